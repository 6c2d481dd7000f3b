"""How Japanese numbers and counters sound together: sanbiki, ippon, futari, hatachi, yoji.

Readings are katakana with a bar for long vowels. The number words are num2words'; which of them change before
which counter, and how, is the table here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vidgen_assets.audio.wording.tables import pairs, words

KANA = str.maketrans({chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)})
LONGEST_NUMBER, LONGEST_SERIAL = 16, 20
DIGITS = ("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー")
KANJI_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}

COUNTERS = pairs(
    """
    ヶ月間 = カゲツカン | か月間 = カゲツカン | ヶ月 = カゲツ | か月 = カゲツ | カ月 = カゲツ | ヶ所 = カショ
    か所 = カショ | ヶ国 = カコク
    週間 = シューカン | 時間 = ジカン | 年間 = ネンカン | 分間 = フンカン | 秒間 = ビョーカン | 日間 = ニチカン
    人 = ニン | 名 = メイ | 匹 = ヒキ
    本 = ホン | 杯 = ハイ | 個 = コ | 回 = カイ | 階 = カイ | 歳 = サイ | 才 = サイ | 冊 = サツ | 枚 = マイ
    台 = ダイ | 円 = エン | 年 = ネン
    月 = ガツ | 日 = ニチ | 時 = ジ | 分 = フン | 秒 = ビョー | 件 = ケン | 軒 = ケン | 頭 = トー | 羽 = ワ
    着 = チャク | 足 = ソク | 泊 = ハク
    票 = ヒョー | 点 = テン | 番 = バン | 度 = ド | 倍 = バイ | 位 = イ | 話 = ワ | 章 = ショー | 行 = ギョー
    曲 = キョク | 通 = ツー
    丁目 = チョーメ
    万円 = マンエン | 億円 = オクエン | 万人 = マンニン | 千円 = センエン | 万 = マン | 億 = オク | 兆 = チョー
    代 = ダイ | 世紀 = セイキ | 周年 = シューネン
    割 = ワリ | 畳 = ジョー | 口 = クチ | 組 = クミ | つ = ツ | 号 = ゴー | 号室 = ゴーシツ | 級 = キュー
    巻 = カン | 隻 = セキ | 袋 = フクロ
    缶 = カン
    """
)
UNITS = pairs(
    """
    km/h = ジソクキロ | km = キロメートル | cm = センチ | mm = ミリ | kg = キロ | mg = ミリグラム | g = グラム
    ml = ミリリットル | l = リットル
    L = リットル
    m = メートル | °C = ド | °c = ド | ° = ド | °F = ド | % = パーセント | GB = ギガ | MB = メガ | TB = テラ
    Hz = ヘルツ | W = ワット
    kW = キロワット
    V = ボルト | h = ジカン | min = フン | s = ビョー | x = バイ | k = セン | K = ケー | px = ピクセル
    m² = ヘーホーメートル | cc = シーシー
    mph = マイル | D = ディー
    lb = ポンド | lbs = ポンド | ft = フィート | oz = オンス | mAh = ミリアンペアアワー | PB = ペタ
    """
)
CURRENCIES = pairs(
    "$ = ドル | € = ユーロ | £ = ポンド | ¥ = エン | ₩ = ウォン | USD = ドル | EUR = ユーロ | JPY = エン | "
    "GBP = ポンド"
)

# What a number ends in before a counter that begins with k, s, t or h: the row that doubles it.
DOUBLED_BY_K = {"イチ": "イッ", "ロク": "ロッ", "ハチ": "ハッ", "ジュー": "ジュッ", "ヒャク": "ヒャッ"}
DOUBLED_BY_S = {"イチ": "イッ", "ハチ": "ハッ", "ジュー": "ジュッ"}
VOICED = {"ハ": "バ", "ヒ": "ビ", "フ": "ブ", "ヘ": "ベ", "ホ": "ボ"}
HALF_VOICED = {"ハ": "パ", "ヒ": "ピ", "フ": "プ", "ヘ": "ペ", "ホ": "ポ"}
BY_K = words("コ カイ カゲツ カゲツカン カショ カコク ケン キョク キュー カン クミ")
BY_S = words("サイ サツ ソク ショー セイキ シューカン シューネン セキ トー チャク テン ツー チョーメ チョー")
BY_H = words("ヒキ ホン ハイ ハク ヒョー フン フンカン フクロ")
AFTER_THREE = {
    "カイ": "ガイ",
    "ケン": "ゲン",
    "ソク": "ゾク",
    "ハク": "パク",
    "フン": "プン",
    "フンカン": "プンカン",
}
AFTER_FOUR = {"フン": "プン", "フンカン": "プンカン", "ハク": "パク"}
FOUR_IS_YO = words("ニン エン ネン ジ ジカン ネンカン センエン ニチ ニチカン")
SEVEN_IS_SHICHI = words("ジ ガツ ニン ジカン")
NINE_IS_KU = words("ジ ガツ ジカン")

PEOPLE = {1: "ヒトリ", 2: "フタリ"}
THINGS = (
    "",
    "ヒトツ",
    "フタツ",
    "ミッツ",
    "ヨッツ",
    "イツツ",
    "ムッツ",
    "ナナツ",
    "ヤッツ",
    "ココノツ",
    "トー",
)
DAYS = {
    1: "ツイタチ",
    2: "フツカ",
    3: "ミッカ",
    4: "ヨッカ",
    5: "イツカ",
    6: "ムイカ",
    7: "ナノカ",
    8: "ヨーカ",
    9: "ココノカ",
    10: "トーカ",
    14: "ジューヨッカ",
    20: "ハツカ",
    24: "ニジューヨッカ",
}
MONTHS_OWN = {4: "シガツ", 7: "シチガツ", 9: "クガツ"}


def number(text: str) -> str:
    """Return a written number in katakana: 1,200 is "センニヒャク", 3.5 "サンテンゴ"."""
    whole, _, decimals = text.replace(",", "").partition(".")
    singly = len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0")
    said = digits(whole) if singly else _whole(int(whole))
    return f"{said}テン{digits(decimals)}" if decimals else said


def digits(text: str) -> str:
    """Return digits one by one; a very long string is only named."""
    return "ナガイバンゴー" if len(text) > LONGEST_SERIAL else "".join(DIGITS[int(digit)] for digit in text)


@lru_cache(maxsize=2048)
def _whole(value: int) -> str:
    from num2words import num2words

    said = str(num2words(value, lang="ja", reading=True)).translate(KANA)
    return re.sub("ジュウ", "ジュー", re.sub("キュウ", "キュー", re.sub("チョウ", "チョー", said)))


def counted(text: str, counter: str) -> str:
    """Return a number with its counter (a key of COUNTERS, or katakana): "3", "匹" is "サンビキ"."""
    said = COUNTERS.get(counter, counter)
    plain = text.replace(",", "")
    if not plain.isdecimal() or len(plain) > LONGEST_NUMBER:
        return number(text) + said
    value = int(plain)
    own = _own(value, counter, said)
    if own:
        return own
    return _joined(number(text), value, said)


def _own(value: int, counter: str, said: str) -> str:
    """Return the counts that have words of their own."""
    if counter == "人" and value in PEOPLE:
        return PEOPLE[value]
    if counter == "つ" and 0 < value < len(THINGS):
        return THINGS[value]
    if counter in {"歳", "才"} and value == 20:
        return "ハタチ"
    if counter in {"日", "日間"} and value in DAYS:
        return DAYS[value] if counter == "日" else ("イチニチカン" if value == 1 else DAYS[value] + "カン")
    return MONTHS_OWN.get(value, "") if counter == "月" else ""


def _joined(said: str, value: int, counter: str) -> str:
    last = value % 10
    if last == 4 and counter in FOUR_IS_YO:
        said = re.sub("ヨン$", "ヨ", said)
    if last == 7 and counter in SEVEN_IS_SHICHI:
        said = re.sub("ナナ$", "シチ", said)
    if last == 9 and counter in NINE_IS_KU:
        said = re.sub("キュー$", "ク", said)
    if said.endswith("サン") or said.endswith("セン") or said.endswith("マン"):
        if said.endswith("サン") and counter in AFTER_THREE:
            return said + AFTER_THREE[counter]
        return said + (
            VOICED[counter[0]] + counter[1:]
            if counter in BY_H and counter[0] in VOICED and counter not in AFTER_THREE
            else counter
        )
    if said.endswith("ヨン") and counter in AFTER_FOUR:
        return said + AFTER_FOUR[counter]
    doubled = DOUBLED_BY_K if counter in BY_K | BY_H else DOUBLED_BY_S if counter in BY_S else {}
    for ending, short in doubled.items():
        if said.endswith(ending):
            half = HALF_VOICED[counter[0]] + counter[1:] if counter in BY_H else counter
            return said[: -len(ending)] + short + half
    return said + counter


def kanji_number(text: str) -> str:
    """Return a number in kanji as digits: "三" is "3", "二十" "20"; an empty string for what is none."""
    total = part = digit = 0
    for letter in text:
        if letter in KANJI_DIGITS:
            digit = int(KANJI_DIGITS[letter])
        elif letter in "十百千":
            part += (digit or 1) * 10 ** ("十百千".index(letter) + 1)
            digit = 0
        elif letter == "万":
            total, part, digit = (total + (part + digit or 1)) * 10_000, 0, 0
        else:
            return ""
    return str(total + part + digit)
