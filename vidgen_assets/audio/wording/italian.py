"""The Italian front end: its words for figures, signs, units and shorthand, and what only Italian does."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.european import tongue_from
from vidgen_assets.audio.wording.european_speech import Noun, Speech, num2
from vidgen_assets.audio.wording.reading import Reading, Says
from vidgen_assets.audio.wording.tables import pairs, words

MONTHS = tuple(
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
)
RULERS = words(
    "luigi vittorio carlo enrico papa paolo benedetto elisabetta filippo pio giovanni federico umberto napoleone"
)
CHAPTERS = words("capitolo volume parte atto libro scena guerra livello tipo fase articolo mondiale")


def _ordinal(number: int, ending: str) -> str:
    said = num2(number, "ordinal", "it")
    return re.sub("o$", "a", said) if ending.lower() in {"ª", "a"} else said


def _clock(hour: int, minute: int) -> str:
    if not minute:
        return {0: "mezzanotte", 24: "mezzanotte", 12: "mezzogiorno", 1: "una"}.get(hour) or num2(
            hour, "cardinal", "it"
        )
    said = "una" if hour == 1 else num2(hour, "cardinal", "it")
    return f"{said} e {'mezza' if minute == 30 else 'un quarto' if minute == 15 else num2(minute, 'cardinal', 'it')}"


def _date(day: int, month: int, year: int) -> str:
    said = f"{'primo' if day == 1 else num2(day, 'cardinal', 'it')} {MONTHS[month - 1]}"
    return f"{said} {num2(year, 'cardinal', 'it')}" if year else said


def _roman(worth: int, here: Reading) -> str | None:
    if here.previous in RULERS or here.next_core.lower() == "secolo" or here.previous == "secolo":
        return num2(worth, "ordinal", "it")
    if here.previous in CHAPTERS or (worth in {2, 3} and len(here.core) > 1):
        return num2(worth, "cardinal", "it")
    return None


def _agreed(said: str, noun: Noun) -> str:
    """Make "uno" agree with its noun: "un euro", "una sterlina", "ventun euro"."""
    if said == "uno":
        return "mille" if noun.one == "mila" else "una" if noun.feminine else "un"
    return said


NOUNS = {
    "$": Noun("dollaro", "dollari"),
    "€": Noun("euro", "euro"),
    "£": Noun("sterlina", "sterline", True),
    "¥": Noun("yen", "yen"),
    "₹": Noun("rupia", "rupie", True),
    "₽": Noun("rublo", "rubli"),
    "₩": Noun("won", "won"),
    "₺": Noun("lira turca", "lire turche", True),
    "CHF": Noun("franco svizzero", "franchi svizzeri"),
}
UNITS = {
    "km": Noun("chilometro", "chilometri"),
    "m": Noun("metro", "metri"),
    "cm": Noun("centimetro", "centimetri"),
    "mm": Noun("millimetro", "millimetri"),
    "kg": Noun("chilo", "chili"),
    "g": Noun("grammo", "grammi"),
    "gr": Noun("grammo", "grammi"),
    "mg": Noun("milligrammo", "milligrammi"),
    "l": Noun("litro", "litri"),
    "L": Noun("litro", "litri"),
    "ml": Noun("millilitro", "millilitri"),
    "cl": Noun("centilitro", "centilitri"),
    "h": Noun("ora", "ore", True),
    "min": Noun("minuto", "minuti"),
    "s": Noun("secondo", "secondi"),
    "sec": Noun("secondo", "secondi"),
    "km/h": Noun("chilometro orario", "chilometri orari"),
    "kmh": Noun("chilometro orario", "chilometri orari"),
    "°": Noun("grado", "gradi"),
    "°C": Noun("grado", "gradi"),
    "°c": Noun("grado", "gradi"),
    "°F": Noun("grado fahrenheit", "gradi fahrenheit"),
    "%": Noun("per cento", "per cento"),
    "m²": Noun("metro quadro", "metri quadri"),
    "mq": Noun("metro quadro", "metri quadri"),
    "m2": Noun("metro quadro", "metri quadri"),
    "m³": Noun("metro cubo", "metri cubi"),
    "GB": Noun("giga", "giga"),
    "MB": Noun("mega", "mega"),
    "TB": Noun("tera", "tera"),
    "W": Noun("watt", "watt"),
    "kW": Noun("chilowatt", "chilowatt"),
    "V": Noun("volt", "volt"),
    "Hz": Noun("hertz", "hertz"),
    "kcal": Noun("chilocaloria", "chilocalorie", True),
    "t": Noun("tonnellata", "tonnellate", True),
    "cv": Noun("cavallo", "cavalli"),
    "CV": Noun("cavallo", "cavalli"),
}
MAGNITUDES = {
    "k": Noun("mila", "mila"),
    "mila": Noun("mila", "mila"),
    "m": Noun("milione", "milioni"),
    "mln": Noun("milione", "milioni"),
    "mio": Noun("milione", "milioni"),
    "milione": Noun("milione", "milioni"),
    "milioni": Noun("milione", "milioni"),
    "mld": Noun("miliardo", "miliardi"),
    "md": Noun("miliardo", "miliardi"),
    "mrd": Noun("miliardo", "miliardi"),
    "miliardo": Noun("miliardo", "miliardi"),
    "miliardi": Noun("miliardo", "miliardi"),
}
ABBREVIATIONS = pairs(
    """
    sig = signor | sig.ra = signora | sig.na = signorina | sigg = signori | dott = dottor
    dott.ssa = dottoressa | dr = dottor
    prof = professor | prof.ssa = professoressa | ing. = ingegner | avv = avvocato | ecc = eccetera | etc = eccetera
    es. = esempio | p.es = per esempio | pag = pagina | pagg = pagine | n. = numero | nr = numero
    n° = numero | tel. = telefono
    cell. = cellulare | c.so = corso | p.zza = piazza | v.le = viale | s. = san | a.c = avanti cristo
    d.c = dopo cristo
    circa = circa | max. = massimo | min. = minuti | ca = circa | nn = non | cmq = comunque | cmnq = comunque
    xké = perché
    xche = perché | xchè = perché | xk = perché | pk = perché | ke = che | ki = chi | qnd = quando
    qlc = qualcosa | qlcs = qualcosa
    qlcn = qualcuno | tt = tutto | tvb = ti voglio bene | tvtb = ti voglio tanto bene
    tvttb = ti voglio tanto tanto bene
    dv = dove | dmn = domani | msg = messaggio | grz = grazie | prg = prego | sn = sono | sxo = spero
    tnt = tanto | x = per
    risp = rispondi | anke = anche | kiss = kiss | lol = muoio dal ridere | wtf = ma che | omg = oh mio dio
    btw = comunque
    asap = il prima possibile | ok = okay | tl;dr = in breve | tldr = in breve | aita = ho torto io
    irl = nella vita reale
    """
)
TONGUE = tongue_from(
    Speech(
        code="it",
        says=Says(
            link="un link",
            email="un indirizzo mail",
            user="un utente",
            community="R slash",
            dot="punto",
            bleep="bip",
            glue="o",
            to="a",
            a_long_number="un numero lungo",
        ),
        minus="meno",
        plus="più",
        about="circa",
        under="meno di",
        over="più di",
        number="numero",
        percent="per cento",
        point="virgola",
        out_of="su",
        by="per",
        times="volte",
        version="versione",
        female="donna",
        male="uomo",
        years="anni",
        nouns=NOUNS,
        units=UNITS,
        magnitudes=MAGNITUDES,
        months=MONTHS,
        symbols={
            "&": "e",
            "+": "più",
            "=": "uguale",
            "%": "per cento",
            "@": "chiocciola",
            "°": "gradi",
            "€": "euro",
            "$": "dollari",
            "£": "sterline",
            "§": "paragrafo",
            "÷": "diviso",
            "≈": "circa",
            "±": "più o meno",
        },
        abbreviations=ABBREVIATIONS,
        capitals={"OP": "O P", "BFF": "migliore amica", "BF": "ragazzo", "GF": "ragazza"},
        initialisms=words("TV USA UE DNA PC DVD CD GPS ID IA IVA# SUV FAQ OP IP DJ RSA"),
        fractions=pairs(
            "1/2 = un mezzo | 1/3 = un terzo | 2/3 = due terzi | 1/4 = un quarto | 3/4 = tre quarti | 1/5 "
            "= un quinto | 1/8 = un ottavo | 1/10 = un decimo"
        ),
        ordinal_pattern=re.compile(r"^(\d+(?=[^°])|1)(º|ª|°|mo|ma|esimo|esima)$", re.I),
        ordinal=lambda number, ending: _ordinal(
            number, "a" if ending.lower() in {"ma", "esima", "ª"} else ending
        ),
        clock=_clock,
        date=_date,
        roman=_roman,
        stopped=words("sig sigg dott dr prof ing avv ecc etc es pag n nr tel cell sig.ra dott.ssa p.es"),
        doubled=words(
            "bello bella tutto tutti mamma babbo anno gatto notte letto fatto detto sette otto mezzo "
            "piazza casa ragazza"
        ),
        of_magnitude="di",
        feminine=lambda word: word.endswith(("a", "zione", "tà")),
        two_words={("p", "es"): ("per", "esempio")},
        agreed=_agreed,
    )
)
