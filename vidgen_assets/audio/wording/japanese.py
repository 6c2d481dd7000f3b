"""The Japanese front end: what is written in kanji, kana, figures and Latin letters becomes katakana.

espeak-ng and aligners read kana and no kanji, and a particle は is said ワ: readings are janome's (its
dictionary's pronunciation field), numbers with their counters `japanese_counters`. A word that is katakana
already is as it is said, so reading twice changes nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vidgen_assets.audio.wording import han
from vidgen_assets.audio.wording.finishing import latin_token
from vidgen_assets.audio.wording.han import NUMBER, Stretch, read_stretches
from vidgen_assets.audio.wording.japanese_counters import (
    COUNTERS,
    CURRENCIES,
    KANA,
    UNITS,
    counted,
    digits,
    kanji_number,
    number,
)
from vidgen_assets.audio.wording.reading import Reading, Says, Tongue
from vidgen_assets.audio.wording.tables import pairs

if TYPE_CHECKING:
    from janome.tokenizer import Tokenizer

KATAKANA = re.compile("^[\u30a1-\u30fa\u30fc]+$")
JAPANESE = re.compile("[\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]+")
RUN = re.compile("[\u30a1-\u30fa\u30fc]+|[A-Za-z\u00c0-\u024f']+|[,;:!?。、.()\\[\\]\"—…]+(?=\\S)")
STOPS = ',;:!?。.()[]"—…'
LONGEST_SENTENCE = 200
LONGEST_INITIALS = 5
PLACEHOLDER = "\uff21"
"""Stands for a number or a Latin word while the rest is read: a noun, as far as the dictionary goes."""
LETTERS = pairs(
    "A = エー | B = ビー | C = シー | D = ディー | E = イー | F = エフ | G = ジー | H = エイチ | I = アイ | "
    "J = ジェー | K = ケー | L = エル\n"
    "M = エム | N = エヌ | O = オー | P = ピー | Q = キュー | R = アール | S = エス | T = ティー | "
    "U = ユー | V = ブイ | W = ダブリュー\n"
    "X = エックス | Y = ワイ | Z = ゼット"
)
SHORTHAND = pairs(
    "ok = オーケー | lol = ワライ | vs = タイ | sns = エスエヌエス | op = スレヌシ | bf = カレシ | "
    "gf = カノジョ | tldr = ヨースルニ | btw = トコロデ\n"
    "aita = ワタシガワルイノ | tifu = キョーヤラカシタ | no = ナンバー | omg = ナンテコッタ | "
    "iphone = アイフォーン | youtube = ユーチューブ\n"
    "line = ライン | twitter = ツイッター | google = グーグル | amazon = アマゾン | reddit = レディット | "
    "instagram = インスタグラム"
)
SYMBOLS = pairs(
    "& = アンド | + = プラス | = = イコール | % = パーセント | @ = アット | ° = ド | ÷ = ワル | "
    "± = プラスマイナス | ≈ = ヤク"
)
SIGNED = r"(?P<sign>(?<![\w)])[-+~<>≈]|[~≈])?"
WORDS_OF_SIGNS = {"-": "マイナス", "+": "プラス", "~": "ヤク", "≈": "ヤク", "<": "ミマン", ">": "イジョー"}
COUNTER = "|".join(sorted(map(re.escape, COUNTERS), key=len, reverse=True))
UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
CURRENCY = "|".join(map(re.escape, CURRENCIES))
KANJI_COUNTED = (
    "匹|本(?![当人気来物音社店])|杯|人(?![気間生物])|個|歳|才|冊|枚|軒|頭|泊|分間|時間|週間|"
    "ヶ月|か月|日間|年間|回(?![路転答])|階(?!段)"
)
IN_KANJI = re.compile(rf"(?<![一-鿿])([一二三四五六七八九十百]+)({KANJI_COUNTED})")
BAD_READINGS = {"行っ": "イッ", "方": "ホー"}


def _sign(match: re.Match[str]) -> str:
    return WORDS_OF_SIGNS.get(match["sign"] or "", "")


def _date(match: re.Match[str]) -> str:
    year, month, day = match["y"], int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return number(year) + number(str(month)) + number(str(day))
    return counted(year, "年") + counted(str(month), "月") + counted(str(day), "日")


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["h"]), int(match["min"])
    if hour > 24 or minute > 59:
        return f"{number(match['h'])}タイ{number(match['min'])}"
    half = {"am": "ゴゼン", "pm": "ゴゴ"}.get((match["half"] or "").lower(), "")
    return (
        half
        + counted(str(hour), "時")
        + ("ハン" if minute == 30 else counted(str(minute), "分") if minute else "")
    )


def _hour(match: re.Match[str]) -> str:
    return ("ゴゼン" if match[2].lower() == "am" else "ゴゴ") + counted(match[1], "時")


def _money(match: re.Match[str]) -> str:
    sign = match["before"] or match["after"]
    big = {"万": "マン", "億": "オク", "k": "セン"}.get(match["big"] or "", "")
    return _sign(match) + counted(match["n"] or match["n2"], big + CURRENCIES[sign])


def _range(match: re.Match[str]) -> str:
    low, high, unit = match[1], match[2], match[3] or ""
    return f"{number(low)}カラ{counted(high, UNITS.get(unit, unit)) if unit else number(high)}"


def _latin(match: re.Match[str]) -> str:
    """Say a Latin word: known ones in kana, initials letter by letter, the rest as the voice knows them."""
    word, token = match[0], han.latin_word(match[0])
    if token.lower() in SHORTHAND:
        return SHORTHAND[token.lower()]
    initials = word.isupper() and len(word) <= LONGEST_INITIALS
    if token.isascii() and token.isalpha() and (len(token) == 1 or initials):
        return "".join(LETTERS[letter] for letter in token.upper())
    return f" {token} "


def _in_kanji(match: re.Match[str]) -> str:
    plain = kanji_number(match[1])
    return counted(plain, match[2]) if plain else match[0]


STRETCHES: tuple[Stretch, ...] = (
    (han.EMAIL, lambda match: "メールアドレス"),
    (han.URL, lambda match: "リンク"),
    (han.COMMUNITY, lambda match: "ケージバン"),
    (han.PERSON, lambda match: "アルユーザー"),
    (han.HIDDEN, lambda match: "ピー"),
    (
        re.compile(r"(?<=[^\x00-\x7f])[wW]+(?![A-Za-z])|\(笑\)|\(泣\)|笑(?=$)|orz|^[wW]{2,}$"),
        lambda match: " ",
    ),
    (re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})日?"), _date),
    (re.compile(r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::\d{2})?\s?(?P<half>[aApP][mM])?(?!\d)"), _clock),
    (re.compile(r"(\d{1,2})\s?([aApP][mM])(?![a-zA-Z])"), _hour),
    (
        re.compile(
            rf"{SIGNED}(?:(?P<before>{CURRENCY})(?P<n>{NUMBER})(?P<big>[万億k]?)|(?P<n2>{NUMBER})(?P<after>{CURRENCY})(?![A-Za-z]))"
        ),
        _money,
    ),
    (re.compile(rf"(?<![\d.])({NUMBER})[-~]({NUMBER})({COUNTER}|{UNIT})?(?![\d-])"), _range),
    (re.compile(r"(\d+)/(\d+)(?![\d/])"), lambda match: f"{number(match[2])}ブンノ{number(match[1])}"),
    (re.compile(r"(\d+):(\d+)"), lambda match: f"{number(match[1])}タイ{number(match[2])}"),
    (
        re.compile(r"(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)"),
        lambda match: "ノ".join(digits(part) for part in match[0].split("-")),
    ),
    (re.compile(r"(?<!\d)0\d{8,10}(?!\d)"), lambda match: digits(match[0])),
    (
        re.compile(r"\d+(?:\.\d+){2,}"),
        lambda match: "テン".join(number(part) for part in match[0].split(".")),
    ),
    (re.compile(r"(\d{1,2})時半"), lambda match: counted(match[1], "時") + "ハン"),
    (
        re.compile(rf"{SIGNED}(?P<n>{NUMBER})(?P<u>{COUNTER})"),
        lambda match: _sign(match) + counted(match["n"], match["u"]),
    ),
    (
        re.compile(rf"{SIGNED}(?P<n>{NUMBER})\s?(?P<u>{UNIT})(?![A-Za-z])"),
        lambda match: _sign(match) + counted(match["n"], UNITS[match["u"]]),
    ),
    (re.compile(rf"{SIGNED}#?(?P<n>{NUMBER})"), lambda match: _sign(match) + number(match["n"])),
    (IN_KANJI, _in_kanji),
    (han.HASHTAG, lambda match: read(match[1])),
    (han.LATIN, _latin),
)


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from janome.tokenizer import Tokenizer

    return Tokenizer()


def read(text: str) -> str:
    """Return a text as it is said: katakana, Latin words left as they are, marks where they stood."""
    if KATAKANA.match(text):
        return text
    readings: list[str] = []

    def kept(said: str) -> str:
        readings.append(said)
        return PLACEHOLDER

    stretches = [(pattern, lambda match, say=say: kept(say(match))) for pattern, say in STRETCHES]
    with_holes = read_stretches(text, stretches, lambda rest: rest)
    holes = iter(readings)
    return "".join(next(holes, "") if part == PLACEHOLDER else part for part in _pronounced(with_holes))


@lru_cache(maxsize=4096)
def _pronounced(text: str) -> tuple[str, ...]:
    """Return the text's pieces as they are pronounced; placeholders stay pieces of their own."""
    said: list[str] = []
    before = ""
    for token in _tokenizer().tokenize(text):
        surface = str(token.surface)
        if PLACEHOLDER in surface:
            said += [letter if letter == PLACEHOLDER else _kana(letter) for letter in surface]
        elif not JAPANESE.fullmatch(surface):
            said.append(surface)
        elif surface in BAD_READINGS and not (surface == "行っ" and before == "を"):
            said.append(BAD_READINGS[surface])
        else:
            sound = str(token.phonetic)
            said.append(sound if sound != "*" else _kana(surface))
        before = surface
    return tuple(said)


def _kana(text: str) -> str:
    """Return an unknown word's kana; kanji one by one where the dictionary knows them."""
    plain = text.translate(KANA)
    if KATAKANA.match(plain):
        return plain
    sounds = []
    for letter in text:
        kana = letter.translate(KANA)
        if KATAKANA.match(kana):
            sounds.append(kana)
        elif JAPANESE.match(letter):
            sounds += [
                str(token.phonetic) for token in _tokenizer().tokenize(letter) if token.phonetic != "*"
            ]
    return "".join(sounds)


@lru_cache(maxsize=64)
def _sentence(cores: tuple[str, ...]) -> tuple[str | None, ...]:
    """Return every word of a sentence as it is said, read together: a word alone is often read otherwise.

    None for a word whose pieces the dictionary parts elsewhere: that one is read alone.
    """
    if any(han.LATIN.search(core) or any(map(str.isdecimal, core)) for core in cores):
        return (None,) * len(cores)
    ends: list[int] = []
    for core in cores:
        ends.append((ends[-1] if ends else 0) + len(core))
    said: list[str | None] = [""] * len(cores)
    at = place = 0
    before = ""
    for token in _tokenizer().tokenize("".join(cores)):
        surface = str(token.surface)
        while place < len(cores) and at >= ends[place]:
            place += 1
        if place == len(cores):
            break
        at += len(surface)
        own = said[place]
        if at > ends[place]:
            for crossed in range(place, len(cores)):
                said[crossed] = None
                if ends[crossed] >= at:
                    break
        elif own is not None:
            sound = BAD_READINGS.get(surface) if not (surface == "行っ" and before == "を") else None
            phonetic = str(token.phonetic)
            said[place] = own + (sound or (phonetic if phonetic != "*" else _kana(surface)))
        before = surface
    return tuple(said)


def _whole_word(here: Reading) -> str | None:
    core = here.core
    if core in SYMBOLS and here.last_core:
        return SYMBOLS[core]
    if core in {"-", "—", "~"} and here.last_core[-1:].isdecimal() and here.next_core[:1].isdecimal():
        return "カラ"
    return None if any(letter.isalnum() or letter in "*█_" for letter in core) else ""


def _read(here: Reading) -> str:
    core = here.core
    if (
        KATAKANA.match(core)
        or not JAPANESE.fullmatch(core)
        or IN_KANJI.search(core)
        or len(here.sentence) > LONGEST_SENTENCE
    ):
        return read(core)
    together = _sentence(here.sentence)[here.place] if here.sentence else None
    return together if together else read(core)


def _finish(word: str) -> tuple[str, ...]:
    """Return the kana runs and the Latin words of a reading; a mark inside becomes a comma."""
    tokens: list[str] = []
    for run in RUN.findall(word):
        if run[0] in STOPS:
            if tokens and not tokens[-1].endswith(","):
                tokens[-1] += ","
        elif KATAKANA.match(run):
            bare = run.lstrip("ー")
            tokens += [bare] if bare else []
        else:
            tokens += latin_token(run)
    return tuple(tokens)


TONGUE = Tongue(
    code="ja",
    says=Says(
        link="リンク",
        email="メールアドレス",
        user="アルユーザー",
        community="ケージバン",
        dot="ドット",
        bleep="ピー",
        glue="",
        to="カラ",
        a_long_number="ナガイバンゴー",
    ),
    rules=(_whole_word, _read),
    finish=_finish,
    spaced=False,
)
