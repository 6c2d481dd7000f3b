"""The channel file: everything a YAML under channels/ may say, validated, with errors that name the line.

One `Channel` value holds a channel's settings; each section is a unit an asset can name in its code version
(`reads(settings=["style.lut"])` in `building.py`). Reading and checking happen here, before any money is
spent; what a section means is known by the group that reads it.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from resources.errors import ChannelError, InvalidInput
from vidgen_assets.artifacts.base import Frozen

PROJECT = Path(__file__).resolve().parent.parent
CHANNELS = PROJECT / "channels"
LUTS = PROJECT / "luts"


def _plain_name(name: str) -> str:
    if not name or not name.replace("_", "").replace("-", "").isalnum() or not name.isascii():
        raise ValueError("must be letters, digits, _ and - only")
    return name


def _variable_name(name: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Z0-9_]{0,99}", name):
        # what was given is not repeated: it may be the secret itself
        raise ValueError(
            "names an environment variable in capitals, such as VIDGEN_SLACK_URL, never the URL itself"
        )
    return name


def _time_of_day(text: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError(f"{text!r} is no time of day; write it like '02:00'")
    return text


def _web_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s<>|]+", text):
        raise ValueError(f"{text!r} is no web address; write it like http://127.0.0.1:3000")
    return text


def _known_timezone(name: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}; give one like UTC or Europe/Berlin") from error
    return name


PlainName = Annotated[str, AfterValidator(_plain_name)]
VariableName = Annotated[str, AfterValidator(_variable_name)]
Fraction01 = Annotated[float, Field(ge=0.0, le=1.0)]


class Sources(Frozen):
    """Where posts come from. Paths and globs are relative to the channel file."""

    files: tuple[str, ...] = ()
    briefs: str | None = None
    reddit: bool = False
    subreddits: tuple[str, ...] = ()
    listing: Literal["top", "hot", "new", "rising"] = "top"
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    comments: Annotated[int, Field(ge=0, le=100)] = 0
    max_post_bytes: Annotated[int, Field(ge=1_000)] = 200_000
    max_file_bytes: Annotated[int, Field(ge=1_000)] = 2_000_000_000


class Safety(Frozen):
    """What may not be told, and what is removed before anything is told."""

    nsfw: Literal["leave_out", "allow"] = "leave_out"
    profanity: Literal["soften", "leave_out", "keep"] = "soften"
    personal_data: Literal["remove", "leave_out"] = "remove"
    hate: Literal["leave_out"] = "leave_out"
    self_harm: Literal["leave_out", "allow"] = "leave_out"
    blocked_words: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)


class SelectionRules(Frozen):
    """How many videos a day, and what a post must be to become one."""

    slots: Annotated[int, Field(ge=1, le=20)] = 3
    min_words: Annotated[int, Field(ge=1)] = 60
    max_words: Annotated[int, Field(ge=10)] = 2500
    min_quality: Fraction01 = 0.45
    window_days: Annotated[int, Field(ge=0, le=60)] = 7
    one_per_theme: bool = True
    original_ideas: Annotated[int, Field(ge=0, le=20)] = 2


class Writing(Frozen):
    """Who writes, how long, and in which words. `writers` are tried in order."""

    writers: tuple[PlainName, ...] = ("embedded",)
    language: PlainName = "en"
    min_seconds: Annotated[int, Field(ge=10, le=600)] = 35
    max_seconds: Annotated[int, Field(ge=10, le=600)] = 60
    target_seconds: Annotated[int, Field(ge=10, le=600)] = 48
    call_to_action: Literal["question", "follow", "none"] = "question"
    revision_rounds: Annotated[int, Field(ge=0, le=5)] = 2
    good_enough: Fraction01 = 0.75
    llm_model: str = "gpt-4o-mini"
    llm_base_url: str | None = None

    @model_validator(mode="after")
    def _length_is_a_band(self) -> Writing:
        if not self.min_seconds <= self.target_seconds <= self.max_seconds:
            raise ValueError("min_seconds <= target_seconds <= max_seconds does not hold")
        return self


class VoiceProfile(Frozen):
    """One voice a channel may use: who speaks (provider and that provider's voice), how, and what it suits."""

    provider: PlainName = "espeak"
    voice: str
    rate_wpm: Annotated[int, Field(ge=80, le=400)] = 175
    pitch: Annotated[int, Field(ge=0, le=99)] = 50
    suits: tuple[str, ...] = ()


class Voice(Frozen):
    """The channel's voices by name, the providers in order, and the aligner."""

    voices: dict[PlainName, VoiceProfile]
    default: PlainName
    providers: tuple[PlainName, ...] = ("espeak",)
    aligners: tuple[PlainName, ...] = ("voice", "pocketsphinx")
    sentence_pause_ms: Annotated[int, Field(ge=0, le=3000)] = 260
    paragraph_pause_ms: Annotated[int, Field(ge=0, le=5000)] = 420

    @model_validator(mode="after")
    def _default_is_a_voice(self) -> Voice:
        if self.default not in self.voices:
            raise ValueError(f"default {self.default!r} is not among the voices {sorted(self.voices)}")
        return self


class Style(Frozen):
    """How pictures look and move. `lut` is a .cube file of luts/ (or a path), named without its suffix."""

    pictures: tuple[PlainName, ...] = ("papercut",)
    clips: tuple[PlainName, ...] = ("camera",)
    lut: str = "warm_story"
    lut_strength: Fraction01 = 0.6
    match_shots: bool = True
    transitions: tuple[Literal["cut", "crossfade", "wipe_left", "wipe_up", "slide_left", "dip"], ...] = (
        "crossfade",
        "slide_left",
        "cut",
    )
    transition_ms: Annotated[int, Field(ge=0, le=2000)] = 400
    shot_seconds: Annotated[float, Field(ge=1.0, le=20.0)] = 4.0
    watermark: str = ""
    watermark_opacity: Fraction01 = 0.5
    post_card: bool = True
    end_card: bool = True


class CaptionRules(Frozen):
    """How captions read and look; measures in pixels of a 1080x1920 frame."""

    style: Literal["karaoke", "box", "plain"] = "karaoke"
    font: Literal["fredoka", "manrope"] = "manrope"
    size: Annotated[int, Field(ge=24, le=160)] = 76
    uppercase: bool = False
    max_chars_line: Annotated[int, Field(ge=8, le=60)] = 20
    max_lines: Annotated[int, Field(ge=1, le=3)] = 2
    margin_bottom: Annotated[int, Field(ge=0, le=1200)] = 560
    fill: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#FFFFFF"
    highlight: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#FFD23F"
    outline: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] = "#14101F"
    outline_px: Annotated[int, Field(ge=0, le=20)] = 7


class Sound(Frozen):
    """The mix: music, effects, ducking, and the loudness it is delivered at."""

    music: Literal["generated", "library", "off"] = "generated"
    music_library: str | None = None
    music_gain_db: Annotated[float, Field(ge=-60, le=0)] = -17.0
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -7.0
    effects: bool = True
    target_lufs: Annotated[float, Field(ge=-30, le=-9)] = -14.0
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.5


class Formats(Frozen):
    """The delivered picture: frame, rate and encoder settings."""

    width: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1080
    height: Annotated[int, Field(ge=360, le=3840, multiple_of=2)] = 1920
    fps: Literal[24, 25, 30, 50, 60] = 30
    crf: Annotated[int, Field(ge=0, le=40)] = 18
    preset: Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"] = "veryfast"


class Platform(Frozen):
    """One place the video is delivered to; private unless the channel says otherwise."""

    enabled: bool = True
    provider: PlainName = "outbox"
    privacy: Literal["private", "unlisted", "public"] = "private"
    made_for_kids: bool = False


class Platforms(Frozen):
    """Where the channel delivers. `outbox` is a folder under the home when it is not set."""

    outbox: str | None = None
    ai_disclosure: bool = True
    hashtags: tuple[str, ...] = ("storytime", "redditstories")
    youtube: Platform = Platform()
    tiktok: Platform = Platform(enabled=False)
    instagram: Platform = Platform(enabled=False)
    facebook: Platform = Platform(enabled=False)


class Quality(Frozen):
    """The thresholds of the gates on the master."""

    black_seconds: float = 0.5
    frozen_seconds: float = 4.0
    sync_ms: Annotated[int, Field(ge=20, le=1000)] = 100
    block_on_fallback: bool = False


class Budget(Frozen):
    """What may be spent in a calendar month (UTC); `cap_usd` 0 blocks the first paid call."""

    cap_usd: Annotated[float, Field(ge=0)] = 0.0


class Automation(Frozen):
    """What the channel's schedules and sensors do once they are switched on; no asset depends on it.

    `max_cost_usd` is what one run of theirs may spend; without it `budget.cap_usd`. How far new content is
    carried: "ranking" fills no slot yet, "selection" chooses the day's ideas, "videos" makes them.
    """

    daily_at: Annotated[str, AfterValidator(_time_of_day)] = "02:00"
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "UTC"
    max_cost_usd: Annotated[float, Field(ge=0)] | None = None
    new_posts: Literal["ranking", "selection", "videos"] = "ranking"
    new_posts_minutes: Annotated[int, Field(ge=5, le=1440)] = 60
    new_briefs: Literal["ranking", "selection", "videos"] = "videos"
    refresh_after_change: Literal["off", "offer", "run"] = "offer"
    refresh_days: Annotated[int, Field(ge=1, le=60)] = 7


class NotifierChoice(Frozen):
    """One place that is told of failures and offers; its URL is in the environment variable `url_from`."""

    kind: Literal["log", "webhook", "slack"]
    url_from: VariableName | None = None

    @model_validator(mode="after")
    def _an_address_where_one_is_needed(self) -> NotifierChoice:
        if (self.kind == "log") == (self.url_from is not None):
            needs = "needs no url_from" if self.kind == "log" else "needs url_from, the variable with its URL"
            raise ValueError(f"{self.kind} {needs}")
        return self


class Notify(Frozen):
    """Who is told when a run fails or a refresh is offered; `ui_url` is where people reach the Dagster UI."""

    notifiers: Annotated[tuple[NotifierChoice, ...], Field(max_length=5)] = (NotifierChoice(kind="log"),)
    ui_url: Annotated[str, AfterValidator(_web_address)] = ""


class Retention(Frozen):
    """After how many days what nothing needs any more is removed: artifacts and files, calls, finished runs."""

    artifacts_days: Annotated[int, Field(ge=1)] = 30
    calls_days: Annotated[int, Field(ge=1)] = 90
    runs_days: Annotated[int, Field(ge=1)] = 60


class Channel(Frozen):
    """A channel: its name (the prefix of every asset key), its first day, and its settings by section."""

    name: PlainName
    title: str
    start_date: date
    owners: tuple[str, ...] = ()
    sources: Sources
    safety: Safety = Safety()
    selection: SelectionRules = SelectionRules()
    writing: Writing = Writing()
    voice: Voice
    style: Style = Style()
    captions: CaptionRules = CaptionRules()
    sound: Sound = Sound()
    formats: Formats = Formats()
    quality: Quality = Quality()
    platforms: Platforms = Platforms()
    budget: Budget = Budget()
    automation: Automation = Automation()
    notify: Notify = Notify()
    retention: Retention = Retention()
    path: str = Field(default="", exclude=True, repr=False)

    @field_validator("path", mode="before")
    @classmethod
    def _path_is_ours(cls, value: object) -> object:
        return value

    @property
    def folder(self) -> Path:
        """Return the folder that paths in the file are relative to."""
        return Path(self.path).parent if self.path else CHANNELS

    def resolve(self, path: str) -> Path:
        """Return a path of the channel file as an absolute one."""
        return (self.folder / os.path.expanduser(path)).resolve()

    def lut_path(self) -> Path:
        """Return the .cube file of `style.lut`: a name in luts/, or a path beside the channel file."""
        named = LUTS / f"{self.style.lut}.cube"
        if "/" not in self.style.lut and named.is_file():
            return named
        return self.resolve(self.style.lut)


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
    if not channel.lut_path().is_file():
        where = _line_of(data, ("style", "lut"))
        have = ", ".join(sorted(file.stem for file in LUTS.glob("*.cube"))) or "none"
        raise ChannelError(
            path, (f"{path}:{where}: style.lut: there is no LUT {channel.style.lut!r}; luts/ has {have}",)
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
