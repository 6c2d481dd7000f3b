"""`vidgen voices`: list the voices there are, write previews of them into files, compare what they sound like.

Commands only; nothing is ever played, and no paid voice speaks unless it is named. What a voice says and what
is measured is `audio/audition.py`'s.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resources.errors import InvalidInput, VidgenError

if TYPE_CHECKING:
    from rich.console import Console

    from resources.voice import Voices
    from vidgen_assets.audio.audition import Audition
    from vidgen_assets.channel import Channel, VoiceProfile

voices = typer.Typer(no_args_is_help=True, help="List, preview and compare the voices there are.")

ChannelOption = Annotated[
    str, typer.Option("--channel", "-c", help="A channel's name, or a path to its YAML.")
]
NamesArgument = Annotated[
    list[str] | None, typer.Argument(help="Voices by name; all that cost nothing when none is given.")
]
LanguageOption = Annotated[str, typer.Option("--language", "-l", help="Only voices of this language: fr.")]
OwnOption = Annotated[bool, typer.Option("--own", help="Only the channel's own voices.")]
TextOption = Annotated[str, typer.Option("--text", "-t", help="What they say; a sentence of ours otherwise.")]


@voices.command("list")
def list_voices(
    channel: ChannelOption = "reddit_stories", language: LanguageOption = "", own: OwnOption = False
) -> None:
    """Show every voice: who it is, how it speaks, what it suits and what it costs."""
    from rich.console import Console

    from vidgen_assets.audio.audition import about, price_per_thousand

    loaded, desk = _open(channel)
    rows = []
    for name, profile in _chosen(loaded, None, language, own).items():
        usd = price_per_thousand(desk, profile)
        mine = "*" if name in loaded.voice.voices else ""
        rows.append(
            (
                f"{name}{mine}", f"{profile.provider} {profile.voice}", profile.language or "any",
                str(profile.rate_wpm), about(name, profile), f"{usd:.3f}" if usd else "free",
            )
        )  # fmt: skip
    console = Console()
    _print_table(console, ("name", "voice", "lang", "rate", "what it is", "USD/1000"), rows)
    console.print(f"* of the channel {loaded.name}; the others ship with vidgen: name one under voice.voices")


@voices.command()
def preview(
    folder: Annotated[Path, typer.Argument(help="Where the WAV files go; made when it is not there.")],
    names: NamesArgument = None,
    channel: ChannelOption = "reddit_stories",
    text: TextOption = "",
    language: LanguageOption = "",
    own: OwnOption = False,
) -> None:
    """Write what each voice says into FOLDER as NAME.wav, with its loudness and pitch drawn beside it."""
    from rich.console import Console

    from resources.wav import to_float
    from vidgen_assets.audio.audition import pitch_line, waveform

    loaded, desk = _open(channel)
    chosen = _chosen(loaded, names, language, own)
    _make_folder(folder)
    console = Console()
    for one in _heard(chosen, desk, names, text, loaded.writing.language, console):
        path = folder / f"{one.name}.wav"
        path.write_bytes(one.narration.wav)
        samples, rate = to_float(one.narration.pcm), one.narration.sample_rate
        console.print(f"{one.name} ({one.profile.voice}): {path}", markup=False, highlight=False)
        console.print(f"  level {waveform(samples)}", markup=False, highlight=False)
        console.print(f"  pitch {pitch_line(samples, rate)}", markup=False, highlight=False)


@voices.command()
def compare(
    names: NamesArgument = None,
    channel: ChannelOption = "reddit_stories",
    text: TextOption = "",
    language: LanguageOption = "",
    own: OwnOption = False,
) -> None:
    """Measure the voices on one sentence: length, pace, pitch, loudness, brightness."""
    from rich.console import Console

    loaded, desk = _open(channel)
    console = Console()
    rows = []
    for one in _heard(
        _chosen(loaded, names, language, own), desk, names, text, loaded.writing.language, console
    ):
        m = one.measures
        rows.append(
            (
                one.name, one.profile.voice, f"{m.duration_ms / 1000:.2f}", str(m.words_per_minute),
                str(m.pitch_hz), f"{m.pitch_span:.1f}", f"{m.lufs:.1f}", str(m.centroid_hz), f"{m.tilt_db:.1f}",
            )
        )  # fmt: skip
    columns = (
        "name", "voice", "seconds", "words/min", "pitch Hz", "span st", "LUFS", "centroid Hz", "tilt dB/oct",
    )  # fmt: skip
    _print_table(console, columns, rows)


def _open(channel: str) -> "tuple[Channel, Voices]":
    """Return the channel, and its voices on the home's call cache and budget."""
    from resources.call_cache import CallCache
    from resources.store import BlobStore
    from resources.voice.desk import speech_providers
    from resources.voice.facade import Voices
    from vidgen_assets.channel import load_channel
    from vidgen_assets.home import vidgen_home

    loaded, home = load_channel(channel), vidgen_home()
    calls = CallCache(home, BlobStore(home), cap_usd=loaded.budget.cap_usd, scope=loaded.name)
    return loaded, Voices(speech_providers(os.environ), calls)


def _chosen(
    channel: "Channel", names: list[str] | None, language: str, own: bool
) -> "dict[str, VoiceProfile]":
    """Return the voices asked for by name; InvalidInput names one that is not there, and like ones."""
    import difflib

    from resources.voice.pace import base_of
    from vidgen_assets.audio.audition import known_voices

    known = known_voices(channel.voice, shipped=not own)
    for name in names or ():
        if name not in known:
            close = difflib.get_close_matches(name, known, n=3) or sorted(known)[:8]
            raise InvalidInput(f"there is no voice {name!r}; there are {', '.join(close)}")
    picked = {name: known[name] for name in names} if names else known
    return {
        name: profile
        for name, profile in picked.items()
        if not language or base_of(profile.language or channel.writing.language) == base_of(language)
    }


def _heard(
    chosen: "Mapping[str, VoiceProfile]",
    desk: "Voices",
    names: list[str] | None,
    text: str,
    language: str,
    console: "Console",
) -> "Iterable[Audition]":
    """Let the voices speak one after the other; one that cannot is said to, and the others go on."""
    from vidgen_assets.audio.audition import audition, price_per_thousand

    failed: VidgenError | None = None
    heard = 0
    for name, profile in chosen.items():
        if not names and price_per_thousand(desk, profile) > 0:
            console.print(f"{name}: not asked, it costs money; name it to hear it", markup=False)
            continue
        try:
            one = audition(name, profile, desk, text, language)
        except VidgenError as error:
            failed = error
            console.print(f"{name}: {error.told}", markup=False)
            continue
        heard += 1
        yield one
    if failed is not None and not heard:
        raise failed


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(f"{folder} cannot be a folder of previews: {error.strerror}") from error


def _print_table(console: "Console", columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=SIMPLE)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)
