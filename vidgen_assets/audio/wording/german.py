"""The German front end: its words for figures, signs, units and shorthand, and what only German does."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.european import numeric_date, tongue_from
from vidgen_assets.audio.wording.european_speech import Noun, Speech, num2
from vidgen_assets.audio.wording.reading import Reading, Says
from vidgen_assets.audio.wording.tables import pairs, words

MONTHS = tuple("januar februar märz april mai juni juli august september oktober november dezember".split())
RULERS = words(
    "ludwig friedrich karl heinrich wilhelm otto elisabeth georg johannes paul benedikt franz napoleon"
)
CHAPTERS = words("kapitel band teil akt buch szene weltkrieg stufe typ phase artikel hartz klasse")
DATIVE = words("am vom zum beim im dem ab seit dieser der einer jeder bis den diesen jeden nach vor")
BEFORE = words("das die mein meine ein eine sein ihre ihr unser unsere")
DAY = re.compile(r"^(\d{1,3})$")


def _ordinal(number: int, ending: str) -> str:
    return num2(number, "ordinal", "de")


def _day(here: Reading) -> str | None:
    """Read the "5." of "am 5. Mai" and "der 2. Versuch": its full stop makes it an ordinal."""
    match = DAY.match(here.core)
    follows = here.next_core
    if (
        match is None
        or not here.dotted
        or not (follows[:1].isupper() or follows.lower() in MONTHS)
        or here.core == "0"
    ):
        return None
    if follows.lower() not in MONTHS and here.previous not in DATIVE | BEFORE:
        return None  # a number that ends a sentence
    said = num2(int(match[1]), "ordinal", "de")
    return said + ("n" if here.previous in DATIVE and here.previous != "der" else "")


def _clock(hour: int, minute: int) -> str:
    said = "ein" if hour == 1 else num2(hour, "cardinal", "de")
    return f"{said} Uhr {num2(minute, 'cardinal', 'de')}" if minute else f"{said} Uhr"


def _clock_before_uhr(here: Reading) -> str | None:
    """Read "10:30 Uhr" as "zehn Uhr dreißig", with the Uhr where it is said."""
    if here.core == "Uhr" and re.fullmatch(r"\d{1,2}[:.]\d\d", here.last_core):
        return ""
    match = re.fullmatch(r"(\d{1,2})[:.](\d\d)", here.core)
    if match is None or here.next_core != "Uhr" or int(match[1]) > 24 or int(match[2]) > 59:
        return "ein" if here.core == "1" and here.next_core == "Uhr" else None
    return _clock(int(match[1]), int(match[2]))


def _date(day: int, month: int, year: int) -> str:
    said = f"{num2(day, 'ordinal', 'de')} {MONTHS[month - 1]}"
    return f"{said} {_year(year)}" if year else said


def _year(year: int) -> str:
    return num2(year, "year" if 1100 <= year < 2000 else "cardinal", "de")


def _year_alone(here: Reading) -> str | None:
    """Read 1100 to 1999 as a year: "neunzehnhundertneunundneunzig"."""
    if not re.fullmatch(r"1[1-9]\d\d", here.core) or here.next_core.lower() in {
        "euro",
        "dollar",
        "meter",
        "€",
        "$",
        "leute",
        "km",
    }:
        return None
    return _year(int(here.core))


def _roman(worth: int, here: Reading) -> str | None:
    if here.previous in RULERS:
        return f"der {num2(worth, 'ordinal', 'de')}" if len(here.core) > 1 or here.dotted else None
    if here.previous in CHAPTERS or (worth in {2, 3} and len(here.core) > 1):
        return num2(worth, "cardinal", "de")
    return None


def _agreed(said: str, noun: Noun) -> str:
    """Make "eins" agree: "ein Euro", "eine Minute"."""
    if said == "eins":
        return "eine" if noun.feminine else "" if noun.one == "tausend" else "ein"
    return said


NOUNS = {
    "$": Noun("dollar", "dollar"),
    "€": Noun("euro", "euro"),
    "£": Noun("pfund", "pfund"),
    "¥": Noun("yen", "yen"),
    "₹": Noun("rupie", "rupien", True),
    "₽": Noun("rubel", "rubel"),
    "₩": Noun("won", "won"),
    "₺": Noun("lira", "lira", True),
    "CHF": Noun("franken", "franken"),
}
UNITS = {
    "km": Noun("kilometer", "kilometer"),
    "m": Noun("meter", "meter"),
    "cm": Noun("zentimeter", "zentimeter"),
    "mm": Noun("millimeter", "millimeter"),
    "kg": Noun("kilo", "kilo"),
    "g": Noun("gramm", "gramm"),
    "mg": Noun("milligramm", "milligramm"),
    "l": Noun("liter", "liter"),
    "L": Noun("liter", "liter"),
    "ml": Noun("milliliter", "milliliter"),
    "cl": Noun("zentiliter", "zentiliter"),
    "h": Noun("stunde", "stunden", True),
    "Std": Noun("stunde", "stunden", True),
    "std": Noun("stunde", "stunden", True),
    "min": Noun("minute", "minuten", True),
    "Min": Noun("minute", "minuten", True),
    "s": Noun("sekunde", "sekunden", True),
    "Sek": Noun("sekunde", "sekunden", True),
    "sek": Noun("sekunde", "sekunden", True),
    "km/h": Noun("kilometer pro stunde", "kilometer pro stunde"),
    "kmh": Noun("kilometer pro stunde", "kilometer pro stunde"),
    "°": Noun("grad", "grad"),
    "°C": Noun("grad", "grad"),
    "°c": Noun("grad", "grad"),
    "°F": Noun("grad fahrenheit", "grad fahrenheit"),
    "%": Noun("prozent", "prozent"),
    "m²": Noun("quadratmeter", "quadratmeter"),
    "m2": Noun("quadratmeter", "quadratmeter"),
    "qm": Noun("quadratmeter", "quadratmeter"),
    "m³": Noun("kubikmeter", "kubikmeter"),
    "GB": Noun("gigabyte", "gigabyte"),
    "MB": Noun("megabyte", "megabyte"),
    "TB": Noun("terabyte", "terabyte"),
    "kB": Noun("kilobyte", "kilobyte"),
    "W": Noun("watt", "watt"),
    "kW": Noun("kilowatt", "kilowatt"),
    "kWh": Noun("kilowattstunde", "kilowattstunden", True),
    "V": Noun("volt", "volt"),
    "Hz": Noun("hertz", "hertz"),
    "PS": Noun("P S", "P S"),
    "kcal": Noun("kilokalorie", "kilokalorien", True),
    "t": Noun("tonne", "tonnen", True),
    "J": Noun("jahr", "jahre"),
    "ct": Noun("cent", "cent"),
}
MAGNITUDES = {
    "k": Noun("tausend", "tausend"),
    "tsd": Noun("tausend", "tausend"),
    "mio": Noun("million", "millionen", True),
    "mln": Noun("million", "millionen", True),
    "million": Noun("million", "millionen", True),
    "millionen": Noun("million", "millionen", True),
    "m": Noun("million", "millionen", True),
    "mrd": Noun("milliarde", "milliarden", True),
    "md": Noun("milliarde", "milliarden", True),
    "mld": Noun("milliarde", "milliarden", True),
    "milliarden": Noun("milliarde", "milliarden", True),
    "milliarde": Noun("milliarde", "milliarden", True),
}
ABBREVIATIONS = pairs(
    """
    hr = herr | hrn = herrn | fr. = frau | dr = doktor | prof = professor | str. = straße | nr = nummer | tel. = telefon
    z.b = zum beispiel | zb = zum beispiel | d.h = das heißt | dh = das heißt | usw = und so weiter
    bzw = beziehungsweise
    ca = circa | etc = et cetera | evtl = eventuell | ggf = gegebenenfalls | inkl = inklusive
    exkl = exklusive | u.a = unter anderem
    v.a = vor allem | o.ä = oder ähnliches | o.k = okay | ok = okay | u.u = unter umständen
    i.d.r = in der regel | idr = in der regel
    bspw = beispielsweise | vgl = vergleiche | s.o = siehe oben | s.u = siehe unten | mwst = mehrwertsteuer
    st. = sankt
    std. = stunden | min. = minuten | sek. = sekunden | mind = mindestens | max. = maximal | jhd = jahrhundert
    jh = jahrhundert
    lg = liebe grüße | vg = viele grüße | mfg = mit freundlichen grüßen | hdl = hab dich lieb
    vllt = vielleicht | vlt = vielleicht
    iwie = irgendwie | iwas = irgendwas | iwann = irgendwann | iwo = irgendwo | eig = eigentlich
    kp = kein plan | ka = keine ahnung
    wg = W G | bf = freund | gf = freundin | abi = abi | lol = ich lach mich tot | wtf = was zum kuckuck
    omg = oh mein gott
    btw = übrigens | asap = so bald wie möglich | tl;dr = kurz gesagt | tldr = kurz gesagt
    aita = bin ich der böse | irl = im echten leben
    bzgl = bezüglich | sog = sogenannt | allg = allgemein | gem = gemäß | bes. = besonders | abk = abkürzung
    ugs = umgangssprachlich
    """
)
TWO_WORDS = {
    ("z", "b"): ("zum", "beispiel"),
    ("d", "h"): ("das", "heißt"),
    ("u", "a"): ("unter", "anderem"),
    ("v", "a"): ("vor", "allem"),
    ("o", "ä"): ("oder", "ähnliches"),
    ("u", "u"): ("unter", "umständen"),
    ("s", "o"): ("siehe", "oben"),
}
SPEECH = Speech(
    code="de",
    says=Says(
        link="ein link",
        email="eine mailadresse",
        user="ein nutzer",
        community="R slash",
        dot="punkt",
        bleep="piep",
        glue="oder",
        to="bis",
        a_long_number="eine lange nummer",
    ),
    minus="minus",
    plus="plus",
    about="etwa",
    under="unter",
    over="über",
    number="nummer",
    percent="prozent",
    point="komma",
    out_of="von",
    by="mal",
    times="mal",
    version="version",
    female="weiblich",
    male="männlich",
    years="jahre",
    nouns=NOUNS,
    units=UNITS,
    magnitudes=MAGNITUDES,
    months=MONTHS,
    symbols={
        "&": "und",
        "+": "plus",
        "=": "gleich",
        "%": "prozent",
        "@": "at",
        "°": "grad",
        "€": "euro",
        "$": "dollar",
        "£": "pfund",
        "§": "paragraph",
        "÷": "geteilt durch",
        "≈": "etwa",
        "±": "plus minus",
    },
    abbreviations=ABBREVIATIONS,
    capitals={
        "OP": "O P",
        "BFF": "beste freundin",
        "BF": "freund",
        "GF": "freundin",
        "HR": "H R",
        "SO": "so",
    },
    initialisms=words(
        "EU USA TV PC DVD CD GPS DNA UNO# ID KI AG EDV LKW PKW BMW WG ICE ABC IT OP HNO IQ IP FAQ SUV AC"
    ),
    fractions=pairs(
        "1/2 = ein halb | 1/3 = ein drittel | 2/3 = zwei drittel | 1/4 = ein viertel | 3/4 = drei viertel "
        "| 1/5 = ein fünftel | 1/8 = ein achtel | 1/10 = ein zehntel"
    ),
    ordinal_pattern=re.compile(r"^(\d+)(te|ter|tes|ten|ste|ster|stes|sten)$", re.I),
    ordinal=lambda number, ending: _ordinal(number, ending) + (ending[-1] if ending[-1] in "rsn" else ""),
    clock=_clock,
    date=_date,
    roman=_roman,
    stopped=words(
        "hr fr dr prof str nr tel z.b d.h usw bzw ca etc evtl ggf inkl st std min sek mind max vgl mio mrd u.a v.a bspw"
    ),
    doubled=words(
        "kaffee tee see schnee meer leer haar paar boot wasser alle bitte mutter sommer wetter zimmer besser"
    ),
    agreed=_agreed,
    two_words=TWO_WORDS,
    feminine=lambda word: word.endswith(("ung", "heit", "keit", "minute", "stunde", "woche", "frau")),
    longest=40,
    dotted_ordinals=True,
    stopped_endings=("str",),
    before_ordinals=DATIVE | RULERS | BEFORE,
)


def _date_in_dative(here: Reading) -> str | None:
    """Read a date in figures after "am" with its ending: "am dritten Oktober"."""
    said = numeric_date(SPEECH, here) if here.previous in DATIVE - {"der"} else None
    if not said:
        return None
    day, _, rest = said.partition(" ")
    return f"{day}n {rest}"


def _street(here: Reading) -> str | None:
    """Read "Hauptstr." as the street it is."""
    return here.core + "aße" if re.fullmatch(r"[A-Za-zäöüÄÖÜß]{3,}str", here.core) else None


TONGUE = tongue_from(SPEECH, before=(_clock_before_uhr, _day, _year_alone, _date_in_dative, _street))
