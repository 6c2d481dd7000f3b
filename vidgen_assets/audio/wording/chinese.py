"""The Mandarin front end: figures in characters, measure words, dates, money, and what forums write.

Simplified characters; traditional ones stay as they are written. A token is a run of characters or a Latin
word. Source of the number words: the four-digit groups of Chinese counting, with one zero for each gap.
"""

from __future__ import annotations

import re

from vidgen_assets.audio.wording import han
from vidgen_assets.audio.wording.finishing import latin_token
from vidgen_assets.audio.wording.han import NUMBER, Stretch, read_stretches
from vidgen_assets.audio.wording.reading import Reading, Says, Tongue, letters
from vidgen_assets.audio.wording.tables import pairs

DIGITS = "零一二三四五六七八九"
SMALL, LARGE = ("", "十", "百", "千"), ("", "万", "亿", "兆")
LONGEST_NUMBER, LONGEST_SERIAL = 16, 20
MEASURES = (
    "个只条张本件位次天年岁块元分钟小时周星期月里公斤斤米杯瓶碗间台辆双家口层把颗片份种遍下回句场座支根头匹套"
    "名群朵顿趟声步面扇棵首部架艘封幅滴堆对倍篇篇段人万亿千百"
)
CURRENCIES = {
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
    "¥": "元",
    "₩": "韩元",
    "₹": "卢比",
    "HK$": "港元",
    "NT$": "新台币",
}
CODES = {"USD": "美元", "EUR": "欧元", "GBP": "英镑", "RMB": "元", "CNY": "元", "JPY": "日元", "HKD": "港元"}
UNITS = pairs(
    """
    km/h = 公里每小时 | km = 公里 | cm = 厘米 | mm = 毫米 | kg = 公斤 | mg = 毫克 | ml = 毫升 | g = 克 | m = 米
    l = 升 | L = 升
    °C = 摄氏度 | °c = 摄氏度 | ° = 度 | °F = 华氏度 | GB = G B | MB = M B | TB = T B | G = G | mAh = 毫安时 | W = 瓦
    kW = 千瓦
    m² = 平方米 | m2 = 平方米 | h = 小时 | min = 分钟 | s = 秒 | Hz = 赫兹 | x = 倍 | k = 千 | K = K | w = 万
    W+ = 万
    mph = 英里每小时
    lb = 磅 | lbs = 磅 | ft = 英尺 | inch = 英寸 | oz = 盎司 | am = 上午 | pm = 下午 | D = D
    """
)
SHORTHAND = pairs(
    """
    yyds = 永远的神 | xswl = 笑死我了 | awsl = 啊我死了 | dbq = 对不起 | nsdd = 你说得对 | zqsg = 真情实感
    plmm = 漂亮妹妹
    gg = 哥哥 | mm = 妹妹 | jj = 姐姐 | dd = 弟弟 | lz = 楼主 | LZ = 楼主 | lp = 老婆 | lg = 老公 | bf = 男朋友
    gf = 女朋友
    BF = 男朋友
    GF = 女朋友 | OP = 楼主 | SO = 伴侣 | srds = 虽然但是 | u1s1 = 有一说一 | bdjw = 不懂就问 | pyq = 朋友圈
    tmd = 哔 | TMD = 哔
    nmsl = 哔
    lol = 哈哈 | LOL = 哈哈 | btw = 顺便说一句 | BTW = 顺便说一句 | omg = 我的天 | OMG = 我的天 | ps = 附注
    PS = 附注 | vs = 对
    VS = 对
    ok = 好 | OK = 好 | tldr = 长话短说 | TLDR = 长话短说 | AITA = 是我的错吗 | aita = 是我的错吗
    TIFU = 今天我搞砸了 | hhh = 哈哈哈
    hhhh = 哈哈哈
    """
)
ALONE = pairs(
    "233 = 哈哈哈 | 2333 = 哈哈哈 | 666 = 厉害 | 6666 = 厉害 | 520 = 我爱你 | 88 = 拜拜 | 555 = 呜呜呜 | "
    "250 = 二百五 | 996 = "
    "九九六 | 007 = 零零七 | 110 = 幺幺零 | 120 = 幺二零"
)
SYMBOLS = pairs(
    "& = 和 | + = 加 | = = 等于 | % = 百分之 | @ = 艾特 | ° = 度 | ÷ = 除以 | ± = 正负 | ≈ = 约等于"
)
UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
SIGNED = r"(?P<sign>(?<![\w)])[-+~<>≈]|[~≈])?"
WORDS_OF_SIGNS = {"-": "负", "+": "正", "~": "大约", "≈": "大约", "<": "少于", ">": "多于"}


def number(text: str) -> str:
    """Return a written number in characters: 1005 is "一千零五", 3.5 "三点五"."""
    whole, _, decimals = text.replace(",", "").partition(".")
    singly = len(whole) > LONGEST_NUMBER or (len(whole) > 1 and whole[0] == "0")
    said = digits(whole) if singly else _whole(int(whole))
    return f"{said}点{digits(decimals)}" if decimals else said


def digits(text: str) -> str:
    """Return digits one by one; a very long string is only named."""
    return "一长串数字" if len(text) > LONGEST_SERIAL else "".join(DIGITS[int(digit)] for digit in text)


def _whole(value: int) -> str:
    if value == 0:
        return DIGITS[0]
    groups: list[int] = []
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    said = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        gap = bool(said) and (group < 1000 or groups[place + 1] == 0)
        said += (DIGITS[0] if gap else "") + _group(group) + LARGE[place]
    return said[1:] if said.startswith("一十") else said


def _group(value: int) -> str:
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            said += (DIGITS[0] if gap and said else "") + DIGITS[digit] + SMALL[place]
            gap = False
        else:
            gap = True
    return said


def _signed(match: re.Match[str]) -> str:
    return WORDS_OF_SIGNS.get(match["sign"] or "", "")


def _counted(match: re.Match[str]) -> str:
    """Say a number before a measure word: two of something is 两, not 二."""
    amount = match["n"]
    return _signed(match) + ("两" if amount == "2" and match["ordinal"] is None else number(amount))


def _date(match: re.Match[str]) -> str:
    year, month, day = match["y"], int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return number(year) + number(str(month)) + number(str(day))
    return f"{digits(year)}年{number(str(month))}月{number(str(day))}日"


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["h"]), int(match["min"])
    if hour > 24 or minute > 59:
        return f"{number(match['h'])}比{number(match['min'])}"
    said = ("两" if hour == 2 else number(str(hour))) + "点"
    half = {"am": "上午", "pm": "下午"}.get((match["half"] or "").lower(), "")
    rest = (
        ""
        if not minute
        else "半"
        if minute == 30
        else f"{'零' if minute < 10 else ''}{number(str(minute))}分"
    )
    return half + said + rest


def _hour(match: re.Match[str]) -> str:
    return (
        ("上午" if match[2].lower() == "am" else "下午")
        + ("两" if match[1] == "2" else number(match[1]))
        + "点"
    )


def _money(match: re.Match[str]) -> str:
    sign = match["before"] or match["after"]
    return (
        _signed(match)
        + number(match["n"] or match["n2"])
        + (match["big"] or "")
        + (CURRENCIES.get(sign) or CODES[sign])
    )


def _money_range(match: re.Match[str]) -> str:
    return f"{number(match[2])}到{number(match[3])}{CURRENCIES[match[1]]}"


def _range(match: re.Match[str]) -> str:
    low, high, unit = match[1], match[2], match[3] or ""
    if unit == "%":
        return f"百分之{number(low)}到百分之{number(high)}"
    years = all(re.fullmatch(r"(?:1[1-9]|20)\d\d", part) for part in (low, high))
    say = digits if years else number
    return f"{say(low)}到{say(high)}{UNITS.get(unit, unit)}"


def _latin(match: re.Match[str]) -> str:
    token = han.latin_word(match[0])
    return SHORTHAND.get(match[0]) or SHORTHAND.get(token) or f" {token} "


def _fraction(match: re.Match[str]) -> str:
    return f"{number(match[2])}分之{number(match[1])}"


CURRENCY = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
CODE = "|".join(CODES)
STRETCHES: tuple[Stretch, ...] = (
    (han.EMAIL, lambda match: "邮箱地址"),
    (han.URL, lambda match: "链接"),
    (han.COMMUNITY, lambda match: f"{match[1]}版块" if not match[1].isascii() else "论坛版块"),
    (han.PERSON, lambda match: "某用户"),
    (han.HASHTAG, lambda match: _said(match[1])),
    (han.HIDDEN, lambda match: "哔"),
    (re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})日?"), _date),
    (
        re.compile(r"(\d{2}|\d{4})(?=年代|后(?![一-鿿]*[天年月])|年(?!级|内|后|前|以|轻|纪|薪)|级[学新])"),
        lambda match: digits(match[1]),
    ),
    (re.compile(r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::\d{2})?\s?(?P<half>[aApP][mM])?(?!\d)"), _clock),
    (re.compile(r"(\d{1,2})\s?([aApP][mM])(?![a-zA-Z])"), _hour),
    (re.compile(rf"({CURRENCY})({NUMBER})[-~]({NUMBER})"), _money_range),
    (
        re.compile(
            rf"{SIGNED}(?:(?P<before>{CURRENCY})(?P<n>{NUMBER})(?P<big>[万亿]?)|(?P<n2>{NUMBER})(?P<after>{CURRENCY}|(?:{CODE})(?![A-Za-z])))"
        ),
        lambda match: _money(match),
    ),
    (re.compile(rf"(?<![\d.])({NUMBER})%?[-~至]({NUMBER})(%|(?:{UNIT})(?![A-Za-z]))?(?![\d-])"), _range),
    (
        re.compile(rf"{SIGNED}(?P<n>{NUMBER})[%％]"),
        lambda match: f"{_signed(match)}百分之{number(match['n'])}",
    ),
    (re.compile(r"(\d+)/(\d+)(?![\d/])"), _fraction),
    (re.compile(r"(\d+):(\d+)"), lambda match: f"{number(match[1])}比{number(match[2])}"),
    (
        re.compile(r"(?<!\d)(?:1\d{10}|\d{3,4}-\d{7,8}|0\d{6,})(?!\d)"),
        lambda match: digits(re.sub(r"\D", "", match[0])),
    ),
    (re.compile(r"\d+(?:\.\d+){2,}"), lambda match: "点".join(number(part) for part in match[0].split("."))),
    (
        re.compile(rf"{SIGNED}(?P<n>{NUMBER})\s?(?P<u>{UNIT})(?![A-Za-z])"),
        lambda match: f"{_signed(match)}{number(match['n'])}{UNITS[match['u']]}",
    ),
    (re.compile(rf"{SIGNED}(?P<ordinal>(?<=第))?(?P<n>{NUMBER})(?=[{MEASURES}])"), _counted),
    (re.compile(rf"{SIGNED}#?(?P<n>{NUMBER})"), lambda match: _signed(match) + number(match["n"])),
    (
        re.compile(r"(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])"),
        lambda match: SHORTHAND.get(match[0]) or f" {letters(match[0])} ",
    ),
    (han.LATIN, _latin),
)


def _whole_word(here: Reading) -> str | None:
    core = here.core
    if core in SYMBOLS and here.last_core:
        return SYMBOLS[core]
    if core in ALONE and (not here.next_core or here.ends):
        return ALONE[core]
    if (
        core == "2"
        and here.next_core[:1] in MEASURES
        and here.next_core
        and not here.ends
        and not here.last_core.endswith("第")
    ):
        return "两"
    if core[:2].isdecimal() and len(core) == 4 and core.isdecimal() and here.next_core[:1] == "年":
        return digits(core)
    if core in {"-", "—", "~"} and here.last_core[-1:].isdecimal() and here.next_core[:1].isdecimal():
        return "到"
    return None if any(letter.isalnum() or letter in "*█_" for letter in core) else ""


def _read(here: Reading) -> str:
    return _said(here.core)


def _said(text: str) -> str:
    return read_stretches(text, STRETCHES, lambda rest: rest)


def _finish(word: str) -> tuple[str, ...]:
    """Return the runs of characters and the Latin words of a reading; a mark inside becomes a comma."""
    tokens: list[str] = []
    for run in RUN.findall(word):
        if run[0] in STOPS:
            if tokens and not tokens[-1].endswith(","):
                tokens[-1] += ","
        elif run[0].isascii() or not HAN.match(run[0]):
            tokens += latin_token(run)
        else:
            tokens.append(run)
    return tuple(tokens)


HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
STOPS = ',;:!?。.()[]"—…'
RUN = re.compile(rf"(?:{HAN.pattern})+|[A-Za-z\u00c0-\u024f']+|[,;:!?。、.()\[\]\"—…]+(?=\S)")
TONGUE = Tongue(
    code="zh",
    says=Says(
        link="链接",
        email="邮箱地址",
        user="某用户",
        community="版块",
        dot="点",
        bleep="哔",
        glue="或",
        to="到",
        a_long_number="一长串数字",
    ),
    rules=(_whole_word, _read),
    finish=_finish,
    spaced=False,
)
