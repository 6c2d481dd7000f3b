"""What a camera must keep in view, and the nearest path to a wished one that keeps it.

Owns the geometry of one view on a canvas, in fractions of the canvas. Since every edge of a view goes from its
place at the start to its place at the end without turning back (post/motion.py), a path whose two ends hold
the faces holds them on every frame between.
"""

from __future__ import annotations

from dataclasses import dataclass

from vidgen_assets.artifacts.pictures import Box, CameraPath, Keyframe
from vidgen_assets.clips.framing import subject_of

MOST_SHIFT = 72 / 1296
"""How far the camera may go from rest, of the canvas: the front layer goes 1.5 times as far."""
KEEP = 0.02
MOST_ZOOM = 1.3
End = tuple[float, float, float]
"""Zoom, and the view's centre."""


@dataclass(frozen=True)
class Scene:
    """What a path respects, in fractions of the canvas: the window, its centre, and the subject's box."""

    window_x: float
    window_y: float
    rest_x: float
    rest_y: float
    left: float
    top: float
    right: float
    bottom: float
    focus_x: float
    focus_y: float


def scene_in(keyframe: Keyframe, window: Box) -> Scene:
    """Return what paths over this keyframe have to respect when `window` is the frame at rest."""
    subject = subject_of(keyframe, window.width, window.height)
    focus = keyframe.faces[-1] if keyframe.faces else subject
    width, height = keyframe.width, keyframe.height
    return Scene(
        window_x=window.width / width,
        window_y=window.height / height,
        rest_x=(window.x + window.width / 2) / width,
        rest_y=(window.y + window.height / 2) / height,
        left=subject.x / width,
        top=subject.y / height,
        right=(subject.x + subject.width) / width,
        bottom=(subject.y + subject.height) / height,
        focus_x=(focus.x + focus.width / 2) / width,
        focus_y=(focus.y + focus.height / 2) / height,
    )


def largest_zoom(scene: Scene) -> float:
    """Return how near the camera may come with the whole subject still in view; 1 when it never was."""
    wide = (scene.right - scene.left) + 2 * KEEP
    high = (scene.bottom - scene.top) + 2 * KEEP
    return max(1.0, min(scene.window_x / wide, scene.window_y / high, MOST_ZOOM))


def hold(path: CameraPath, scene: Scene, most_shift: float = MOST_SHIFT) -> CameraPath:
    """Return the path with both ends moved no more than it takes to keep the subject in view, and the canvas.

    An end too near for the subject to fit goes back until it fits. A path that keeps it already is returned as
    it is.
    """
    start = held_end(scene, (path.zoom_from, path.x_from, path.y_from), most_shift)
    end = held_end(scene, (path.zoom_to, path.x_to, path.y_to), most_shift)
    return with_ends(path, start, end)


def with_ends(path: CameraPath, start: End, end: End) -> CameraPath:
    """Return a path of the same move and ease between two other ends."""
    (zoom_from, x_from, y_from), (zoom_to, x_to, y_to) = start, end
    ends = {
        "zoom_from": zoom_from, "x_from": x_from, "y_from": y_from, "zoom_to": zoom_to, "x_to": x_to, "y_to": y_to,
    }  # fmt: skip
    changed = {
        name: round(value, 5) for name, value in ends.items() if abs(getattr(path, name) - value) > 1e-5
    }
    return path.model_copy(update=changed) if changed else path


def held_end(scene: Scene, end: End, most_shift: float = MOST_SHIFT) -> End:
    """Return an end of a path, brought back until the subject fits and moved until it is in view.

    It stays within `most_shift` of rest, in fractions of the canvas, unless the subject asks for more.
    """
    zoom, x, y = end
    fits = max(largest_zoom(scene), 1.0)
    zoom = min(zoom, fits) if zoom > 1.0 else max(zoom, scene.window_x, scene.window_y)
    half_x, half_y = scene.window_x / zoom / 2, scene.window_y / zoom / 2
    return (
        zoom,
        _inside(x, half_x, (scene.rest_x, most_shift), scene.left, scene.right),
        _inside(y, half_y, (scene.rest_y, most_shift), scene.top, scene.bottom),
    )


def _inside(at: float, half: float, around: tuple[float, float], low: float, high: float) -> float:
    """Place one axis: [low, high] with air around it, rather near rest, rather than that in view, on the canvas."""
    rest, most = around
    for room in (KEEP, 0.0):
        if high - low + 2 * room <= 2 * half:
            at = min(max(at, high + room - half), low - room + half)
        if room:
            at = min(max(at, rest - most), rest + most)
    return min(max(at, half), 1.0 - half)
