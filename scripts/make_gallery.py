"""Every transition, caption style, look and delivery on one page of pictures: docs/gallery/README.md.

    .venv/bin/python scripts/make_gallery.py

Pictures are drawn here by the renderer's own code, over paper-cut scenes made for the purpose. The looks'
previews are make_luts.py's, the deliveries' figures profile_gallery.py's.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import get_args

import numpy as np
import profile_gallery
from looks import LOOKS
from make_luts import GALLERY as LOOK_PICTURES
from make_luts import says
from numpy.typing import NDArray
from PIL import Image
from render_case import CANVAS

from resources.papercut import CanvasSize, SceneSpec, draw, flatten
from resources.papercut.model import Figure
from vidgen_assets.artifacts import HARD_CUTS
from vidgen_assets.artifacts.scripts import TransitionKind
from vidgen_assets.captions.looks import look_of
from vidgen_assets.captions.samples import every_style
from vidgen_assets.channel import PROJECT, CaptionRules
from vidgen_assets.post.transition_preview import transition_frames

Pixels = NDArray[np.uint8]

FOLDER = PROJECT / "docs" / "gallery"
WIDTH, HEIGHT = 540, 960
MOMENTS = 5
SHOWN_WIDTH, GAP = 180, 12


def main() -> None:
    """Make the page and its pictures."""
    deliveries = profile_gallery.section(scene("day", *CANVAS))
    page = "\n\n".join([introduction(), transitions(), captions(), looks(), deliveries])
    (FOLDER / "README.md").write_text(page + "\n", "utf-8")


def introduction() -> str:
    """Return the head of the page."""
    return (
        "# What vidgen can draw\n\n"
        "Made by `scripts/make_gallery.py` with the renderer's own code. "
        "[Transitions](#transitions) · [Captions](#captions) · [Looks](#looks) · [Deliveries](#deliveries)"
    )


def transitions() -> str:
    """Draw every transition, and return its section: a row of moments a kind."""
    before, after = scene("day"), scene("night")
    rows = []
    for kind in get_args(TransitionKind):
        moments = list(transition_frames(kind, before, after, MOMENTS))
        save(side_by_side(moments), FOLDER / "transitions" / f"{kind}.jpg", SHOWN_WIDTH * MOMENTS)
        instant = " (no frames between)" if kind in HARD_CUTS else ""
        rows.append(f"| `{kind}`{instant} | ![{kind}](transitions/{kind}.jpg) |")
    return section(
        "Transitions",
        "`style.transitions` names the kinds a channel allows; the beat decides which one, and says why.",
        ("kind", f"{MOMENTS} moments"),
        rows,
    )


def captions() -> str:
    """Draw every caption style, and return its section."""
    rows = []
    for style, strip in every_style(look_of(CaptionRules()), scene("day")):
        band = strip[round(0.44 * HEIGHT) : round(0.72 * HEIGHT)]
        moments = [band[:, at : at + WIDTH] for at in range(0, band.shape[1], WIDTH)]
        save(side_by_side(moments), FOLDER / "captions" / f"{style.name}.jpg", 240 * len(moments))
        rows.append(f"| `{style.name}` {style.about} | ![{style.name}](captions/{style.name}.jpg) |")
    return section(
        "Captions", "`captions.style`, in the shipped colours and font.", ("style", "4 moments"), rows
    )


def looks() -> str:
    """Return the looks' section: the chart through each of them."""
    rows = [
        f"| `{name}` {says(look)} | ![{name}]({LOOK_PICTURES.relative_to(FOLDER)}/{name}.jpg) |"
        for name, look in LOOKS.items()
    ]
    return section(
        "Looks",
        "`style.lut` names one, or is `auto`; [luts/README.md](../../luts/README.md) says how they are made.",
        ("look", "on the chart"),
        rows,
    )


def section(title: str, says: str, columns: tuple[str, str], rows: list[str]) -> str:
    """Return a section with a table of two columns."""
    return "\n".join([f"## {title}\n", f"{says}\n", f"| {columns[0]} | {columns[1]} |", "|---|---|", *rows])


def side_by_side(moments: list[Pixels]) -> Pixels:
    """Return pictures of one height in a row, with a gap between them."""
    gap = np.full((moments[0].shape[0], GAP, 3), 255, np.uint8)
    row = [part for picture in moments for part in (picture, gap)]
    return np.concatenate(row[:-1], axis=1)


def save(picture: Pixels, path: Path, width: int) -> None:
    """Keep a picture as a JPEG of this width."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(picture)
    small = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    small.save(path, quality=82, optimize=True)


@cache
def scene(time: str, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """Return a paper-cut scene, height x width x 3: two neighbours by day, one of them alone at night."""
    neighbour = Figure(role="neighbor", look="woman", feeling="happy" if time == "day" else "scared")
    friend = Figure(role="friend", look="old_man", outfit="suit", feeling="neutral")
    day = SceneSpec(place="park", mood="warm", figures=(neighbour, friend), props=("dog",), seed="gallery")
    night = SceneSpec(
        place="bedroom", mood="eerie", night=True, figures=(neighbour,), props=("moon",), framing="close",
        seed="gallery",
    )  # fmt: skip
    size = CanvasSize(width=width, height=height, margin=0)
    return np.ascontiguousarray(flatten(draw(day if time == "day" else night, size))[..., :3])


if __name__ == "__main__":
    sys.exit(main())
