"""What may be done with a piece of music: a licence beside the file, and the rule that follows from it.

Beside `warm_01.mp3` lies `warm_01.licence.yaml` (or `.yml`, `.json`) with title, artist, licence, source, and
the credit's wording where the licence gives one. What is said there is data: it is shown, and obeyed, as text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from resources.errors import InvalidInput
from vidgen_assets.artifacts.base import Frozen
from vidgen_assets.artifacts.sound import MusicLicence
from vidgen_assets.post.sound.listing import LICENCES

MOST_BYTES = 64_000
Line = Annotated[str, Field(max_length=300)]


@dataclass(frozen=True)
class Terms:
    """What a licence asks: a credit, the same licence for what is made with it; what it forbids."""

    credit: bool = False
    alike: bool = False
    not_commercial: bool = False
    not_changed: bool = False


TERMS: tuple[tuple[str, Terms], ...] = (
    ("cc0", Terms()),
    ("publicdomain", Terms()),
    ("ccbyncnd", Terms(credit=True, not_commercial=True, not_changed=True)),
    ("ccbyncsa", Terms(credit=True, alike=True, not_commercial=True)),
    ("ccbync", Terms(credit=True, not_commercial=True)),
    ("ccbynd", Terms(credit=True, not_changed=True)),
    ("ccbysa", Terms(credit=True, alike=True)),
    ("ccby", Terms(credit=True)),
    ("royaltyfree", Terms()),
    ("own", Terms()),
    ("mit", Terms(credit=True)),
)
"""By how a licence's name begins, in small letters and digits only; the first that fits."""


class Sidecar(Frozen):
    """The licence file beside a piece of music."""

    title: Line = ""
    artist: Line = ""
    licence: Annotated[str, Field(min_length=1, max_length=100)]
    source: Line = ""
    credit: Line = ""


def licence_of(music: Path, unlicensed: Literal["warn", "refuse"]) -> MusicLicence:
    """Return what is known of the right to a file; InvalidInput where the rule refuses it, naming the file.

    Refused are licences that forbid changes (a bed is cut and mixed), and files without a licence where the
    channel says so.
    """
    beside = next((path for path in sidecars(music) if path.is_file()), None)
    if beside is None:
        said = f"{music.name} has no licence beside it ({music.stem}{LICENCES[0]})"
        if unlicensed == "refuse":
            raise InvalidInput(f"sound.music_library: {said}, and sound.unlicensed_music is refuse")
        return MusicLicence(title=music.stem, notes=(f"{said}: whoever publishes answers for it",))
    return judged(_read(beside), music.name, beside.name)


def sidecars(music: Path) -> tuple[Path, ...]:
    """Return where the licence of a file may lie, in the order they are looked for."""
    return tuple(music.with_name(f"{music.stem}{suffix}") for suffix in LICENCES)


def terms_of(licence: str) -> Terms | None:
    """Return what a licence asks for, by its name; None for one that is not known here."""
    plain = re.sub(
        r"[^a-z0-9]", "", licence.lower().replace("creative commons", "cc").replace("attribution", "by")
    )
    return next((terms for start, terms in TERMS if plain.startswith(start)), None)


def judged(sidecar: Sidecar, music: str, name: str) -> MusicLicence:
    """Apply the rules to a licence; InvalidInput for one that forbids a bed or lacks what its credit needs."""
    terms = terms_of(sidecar.licence)
    notes: list[str] = []
    if terms is None:
        notes.append(f"the licence {sidecar.licence!r} is not known here: read whether it allows this use")
        terms = Terms(credit=bool(sidecar.credit))
    if terms.not_changed:
        raise InvalidInput(
            f"{music}: {sidecar.licence} forbids changed versions, and a bed is cut and mixed: take another file"
        )
    if terms.not_commercial:
        notes.append(f"{sidecar.licence} forbids commercial use: do not monetise the video")
    if terms.alike:
        notes.append(f"{sidecar.licence} asks that what is made with it goes out under the same licence")
    credit = ""
    if terms.credit:
        if not sidecar.credit and not (sidecar.title and sidecar.artist):
            raise InvalidInput(
                f"{name}: {sidecar.licence} asks for a credit; give title and artist, or credit"
            )
        source = f", {sidecar.source}" if sidecar.source else ""
        credit = sidecar.credit or f'Music: "{sidecar.title}" by {sidecar.artist} ({sidecar.licence}{source})'
    return MusicLicence(
        title=sidecar.title,
        artist=sidecar.artist,
        licence=sidecar.licence,
        source=sidecar.source,
        credit=_one_line(credit),
        notes=tuple(notes),
    )


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _read(path: Path) -> Sidecar:
    if path.stat().st_size > MOST_BYTES:
        raise InvalidInput(f"{path.name} is larger than {MOST_BYTES // 1000} KB: a licence is a few lines")
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            found = json.loads(text)
        else:
            from ruamel.yaml import YAML

            found = YAML(typ="safe", pure=True).load(text)
        if not isinstance(found, dict):
            raise InvalidInput(f"{path.name} holds no fields; it needs licence, title and artist")
        return Sidecar.model_validate({str(key): value for key, value in found.items()})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InvalidInput(f"{path.name}: {field}: {first['msg']}") from error
    except (ValueError, OSError) as error:
        raise InvalidInput(f"{path.name} cannot be read: {' '.join(str(error).split())[:200]}") from error
    except Exception as error:
        if not type(error).__module__.startswith("ruamel."):
            raise
        raise InvalidInput(f"{path.name} is no YAML: {' '.join(str(error).split())[:200]}") from error
