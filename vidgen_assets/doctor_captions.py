"""Examines what captions are written with: which scripts the fonts here have, and whether a channel's can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vidgen_assets.channel import Channel
from vidgen_assets.doctor_channel import Check

SAID: Mapping[str, str] = {
    # a word in each language whose script the display fonts do not have
    "ar": "مرحبا", "fa": "سلام", "ur": "سلام", "he": "שלום", "yi": "שלום", "hi": "नमस्ते", "mr": "नमस्कार",
    "ne": "नमस्ते", "bn": "হ্যালো", "ta": "வணக்கம்", "te": "నమస్కారం", "th": "สวัสดี", "lo": "ສະບາຍດີ",
    "my": "မင်္ဂလာပါ", "km": "សួស្តី", "zh": "你好", "ja": "こんにちは", "ko": "안녕하세요",
}  # fmt: skip


def letters() -> Iterator[Check]:
    """Draw a word in every display font, and say which other scripts and whether emoji are here."""
    from vidgen_assets.captions.fonts import DISPLAY, installed_scripts
    from vidgen_assets.captions.typesetting import Typesetter, drawable

    word = "Ay 09?!"
    for font in DISPLAY:
        wide, _ = Typesetter(font).measure(word, 76)
        if drawable(word, font) != word or not 100 < wide < 600:
            yield Check(
                name="caption letters",
                state="fail",
                found=f"{font} does not draw {word!r}",
                mend="pip install --force-reinstall font-manrope font-fredoka-one",
            )
            return
    here = installed_scripts()
    found = f"Latin, Greek and Cyrillic; {', '.join(here)}" if here else "Latin, Greek and Cyrillic"
    more = "" if here else " (optional: other scripts and emoji; pip install 'vidgen[scripts]')"
    yield Check(name="caption letters", state="ok", found=found + more)


def captions(channel: Channel) -> Iterator[Check]:
    """Look whether a channel's captions can be read over any picture, and written in its languages.

    Without the letters of `writing.language` nothing can be made; without those of another language the channel
    may tell (`safety.languages`) its other stories still can.
    """
    from resources.errors import VidgenError
    from vidgen_assets.captions.contrast import assured
    from vidgen_assets.captions.looks import look_of
    from vidgen_assets.captions.typesetting import check_letters

    look = look_of(channel.captions)
    try:
        readable = assured(look)
        if word := _said(channel.writing.language):
            check_letters([word], look.font)
    except VidgenError as error:
        mend = "" if "pip install" in str(error) else f"correct captions in {channel.path}"
        yield Check(
            name="captions", state="fail", found=str(error), mend=mend or str(error).rpartition(": ")[2]
        )
        return
    yield Check(name="captions", state="ok", found=f"{look.style}, kept readable by {readable.why}")
    for language in channel.safety.languages:
        try:
            check_letters([_said(language) or "A"], look.font)
        except VidgenError as error:
            mend = str(error).rpartition(": ")[2]
            yield Check(name=f"captions in {language}", state="warn", found=str(error), mend=mend)


def _said(language: str) -> str:
    return SAID.get(language.split("-")[0].lower(), "")
