"""Which front end speaks a language, loaded on first use: a channel in English loads no other."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from vidgen_assets.audio.wording.reading import Tongue

FRONT_ENDS = {
    "en": "english", "fr": "french", "es": "spanish", "de": "german", "it": "italian", "ja": "japanese",
    "zh": "chinese",
}  # fmt: skip


def base_of(language: str) -> str:
    """Return a language code without its region: "fr" for "fr-CA", "zh" for "zh_CN" and "cmn"."""
    base = language.replace("_", "-").split("-")[0].lower()
    return {"cmn": "zh", "jp": "ja"}.get(base, base)


@lru_cache(maxsize=64)
def tongue_of(language: str) -> Tongue:
    """Return the front end of a language; one without its own keeps its words and gets its numbers said."""
    base = base_of(language)
    if base not in FRONT_ENDS:
        from vidgen_assets.audio.wording.elsewhere import tongue_elsewhere

        return tongue_elsewhere(base)
    module = import_module(f"vidgen_assets.audio.wording.{FRONT_ENDS[base]}")
    tongue: Tongue = module.TONGUE
    return tongue
