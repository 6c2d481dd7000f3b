"""A channel file read and checked, before any money is spent; an error names file, line and field."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from resources.errors import ChannelError, InvalidInput
from vidgen_assets.channel.settings import CHANNELS, LUTS, Channel


def load_channel(name_or_path: str | Path) -> Channel:
    """Read a channel by name (a file of channels/) or by path to any YAML file.

    Raises ChannelError with one line a problem: file:line: field: what is wrong and what would be right.
    """
    path = _find(str(name_or_path))
    data = _parse(path)
    try:
        channel = Channel.model_validate({**data, "path": str(path)})
    except ValidationError as error:
        raise ChannelError(
            path, tuple(_explain(path, data, problem) for problem in error.errors())
        ) from error
    if not all(file.is_file() for file in channel.lut_files()):
        where = _line_of(data, ("style", "lut"))
        have = ", ".join(sorted(file.stem for file in LUTS.glob("*.cube"))) or "none"
        raise ChannelError(
            path,
            (f"{path}:{where}: style.lut: there is no LUT {channel.style.lut!r}; luts/ has {have}; or auto",),
        )
    return channel


def _find(name: str) -> Path:
    if name.endswith((".yaml", ".yml")) or "/" in name:
        path = Path(name).expanduser().resolve()
    else:
        path = CHANNELS / f"{name}.yaml"
    if not path.is_file():
        have = ", ".join(sorted(file.stem for file in CHANNELS.glob("*.yaml"))) or "none"
        raise InvalidInput(f"there is no channel {name!r}: give a path to a YAML file, or one of {have}")
    return path


def _parse(path: Path) -> CommentedMap:
    try:
        data = YAML(typ="rt").load(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise ChannelError(path, (f"{path}: byte {error.start} is not UTF-8",)) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ChannelError(path, (f"{path}:{line}: the YAML is broken: {error.problem}",)) from error
    if not isinstance(data, CommentedMap):
        raise ChannelError(path, (f"{path}:1: a channel file is a mapping of sections",))
    return data


def _explain(path: Path, data: CommentedMap, problem: object) -> str:
    location = tuple(part for part in problem["loc"] if part != "[key]")  # type: ignore[index]
    field = ".".join(str(part) for part in location)
    message = str(problem["msg"])  # type: ignore[index]
    if problem["type"] == "extra_forbidden":  # type: ignore[index]
        message = "there is no such field" + _nearest(location)
    elif problem["type"] == "missing":  # type: ignore[index]
        message = "this field is missing"
    return f"{path}:{_line_of(data, location)}: {field}: {message.removeprefix('Value error, ')}"


def _nearest(location: tuple[object, ...]) -> str:
    import difflib

    model: object = Channel
    for part in location[:-1]:
        fields = getattr(model, "model_fields", {})
        model = fields[part].annotation if part in fields else None
    known = list(getattr(model, "model_fields", {}))
    close = difflib.get_close_matches(str(location[-1]), known, n=1)
    return f"; did you mean {close[0]!r}?" if close else (f"; known are {', '.join(known)}" if known else "")


def _line_of(data: object, location: tuple[object, ...]) -> int:
    """Return the line (from 1) where the deepest part of `location` that exists is written."""
    line = 1
    for part in location:
        if not isinstance(data, CommentedMap | CommentedSeq):
            break
        try:
            line = data.lc.key(part)[0] + 1 if isinstance(data, CommentedMap) else data.lc.item(part)[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return line
