"""Camera moves over keyframes: two variants a shot, as recipes that know nothing of resolution or frame rate.

A path stays on the canvas, keeps every face and the thing in view, moves no layer further than the canvas has
room for, and is never faster than a calm hand: what a short shot has no time for, it does less of.
What must stay in view is holding.py's; post/motion.py turns a path into what each layer shows.
"""

from __future__ import annotations

from resources.errors import InvalidInput
from vidgen_assets.artifacts.pictures import CameraPath, Clip, Clips, Ease, Keyframe, SelectedKeyframes
from vidgen_assets.artifacts.scripts import Move, Shot, ShotList
from vidgen_assets.artifacts.sound import SceneTiming
from vidgen_assets.channel import Formats
from vidgen_assets.clips.framing import window_of
from vidgen_assets.clips.holding import MOST_SHIFT, Scene, held_end, largest_zoom, scene_in

PROVIDER = "camera"
PAN_A_SECOND = 0.021
ZOOM_A_SECOND = 0.032
ZOOMS: dict[str, float] = {"close": 0.09, "medium": 0.12, "wide": 0.14, "card": 0.05}
REST_ZOOM = 1.04
BREATH = 0.02
_SECOND: dict[Move, Move] = {
    "push": "rise", "pull": "push", "pan_left": "push", "pan_right": "push", "rise": "pull", "sink": "push",
    "hold": "push", "zoom": "push", "static": "hold",
}  # fmt: skip
EASES: dict[Move, Ease] = {
    "push": "flow", "pull": "out", "pan_left": "flow", "pan_right": "flow", "rise": "out", "sink": "flow",
    "hold": "linear", "zoom": "out", "static": "linear",
}  # fmt: skip
"""How a move's way is spread over its time: what reveals comes to rest, what drifts keeps its pace."""


def camera_clips(
    keyframes: SelectedKeyframes, timing: SceneTiming, shots: ShotList, formats: Formats
) -> Clips:
    """Return two camera clips a shot, "1" with the move the shot list plans and "2" with its alternative.

    A clip lasts as long as its shot is seen, its halves of both transitions included.
    Raises InvalidInput when a shot has no keyframe or no timing.
    """
    pictures = {keyframe.shot: keyframe for keyframe in keyframes.keyframes}
    frames = seen_frames(timing)
    clips: list[Clip] = []
    for shot in shots.shots:
        if shot.id not in pictures or shot.id not in frames:
            what = "keyframe" if shot.id not in pictures else "timing"
            raise InvalidInput(f"shot {shot.id} has no {what}: make it from this shot list again")
        keyframe, count = pictures[shot.id], frames[shot.id]
        for variant, move in (("1", shot.move), ("2", _SECOND[shot.move])):
            path = camera_path(scene_of(keyframe, formats), move, shot, count / timing.fps)
            clips.append(
                Clip(
                    shot=shot.id,
                    variant=variant,
                    provider=PROVIDER,
                    fps=timing.fps,
                    frames=count,
                    keyframe=keyframe,
                    path=path,
                )
            )
    return Clips(clips=tuple(clips))


def seen_frames(timing: SceneTiming) -> dict[str, int]:
    """Return how many frames each shot is seen: its own and its halves of both transitions."""
    frames: dict[str, int] = {}
    for number, entry in enumerate(timing.shots):
        following = timing.shots[number + 1].transition_frames if number + 1 < len(timing.shots) else 0
        frames[entry.shot] = (
            entry.end_frame - entry.first_frame + entry.transition_frames // 2 + following - following // 2
        )
    return frames


def scene_of(keyframe: Keyframe, formats: Formats) -> Scene:
    """Return what paths over this keyframe have to respect."""
    return scene_in(keyframe, window_of(keyframe, formats.width, formats.height))


def camera_path(scene: Scene, move: Move, shot: Shot, seconds: float) -> CameraPath:
    """Return a move's path over a scene in so many seconds."""
    gain = ZOOMS["card" if shot.visual.kind != "scene" else shot.visual.framing]
    near = min(1.0 + min(gain, ZOOM_A_SECOND * seconds), largest_zoom(scene))
    travel = min(MOST_SHIFT, PAN_A_SECOND * seconds / 2)
    rest = (scene.rest_x, scene.rest_y)
    wide = min(REST_ZOOM, largest_zoom(scene))
    focus = _towards(scene, near)
    if move in ("push", "zoom"):
        ends = ((1.0, *rest), (near, *focus))
    elif move == "pull":
        ends = ((near, *focus), (1.0, *rest))
    elif move in ("pan_left", "pan_right"):
        side = travel if move == "pan_right" else -travel
        ends = ((wide, rest[0] - side, rest[1]), (wide, rest[0] + side, rest[1]))
    elif move in ("rise", "sink"):
        step = 0.6 * travel if move == "rise" else -0.6 * travel
        ends = (
            (wide, rest[0], rest[1] + step),
            (max(wide, near * 0.5 + wide * 0.5), rest[0], rest[1] - step),
        )
    elif move == "static":
        ends = ((1.0, *rest), (1.0, *rest))
    else:
        ends = ((1.0, *rest), (min(1.0 + BREATH, near), *rest))
    (zoom_from, x_from, y_from), (zoom_to, x_to, y_to) = (held_end(scene, end) for end in ends)
    return CameraPath(
        move=move,
        ease=EASES[move],
        zoom_from=round(zoom_from, 5),
        zoom_to=round(zoom_to, 5),
        x_from=round(x_from, 5),
        x_to=round(x_to, 5),
        y_from=round(y_from, 5),
        y_to=round(y_to, 5),
    )


def _towards(scene: Scene, zoom: float) -> tuple[float, float]:
    """The centre when the camera has come near: part of the way to the focus, in proportion to the zoom."""
    share = min(1.0, (zoom - 1.0) * 3.5)
    return scene.rest_x + (scene.focus_x - scene.rest_x) * share, scene.rest_y + (
        scene.focus_y - scene.rest_y
    ) * share
