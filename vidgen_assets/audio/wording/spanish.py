"""The Spanish front end: its words for figures, signs, units and shorthand, and what only Spanish does."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.european import tongue_from
from vidgen_assets.audio.wording.european_speech import Noun, Speech, num2
from vidgen_assets.audio.wording.reading import Reading, Says
from vidgen_assets.audio.wording.tables import pairs, words

MONTHS = tuple(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
RULERS = words(
    "felipe carlos alfonso fernando isabel enrique luis juan pablo benedicto pío juana jorge eduardo"
)
CHAPTERS = words(
    "capítulo tomo parte acto volumen libro siglo guerra nivel tipo fase artículo mundial episodio escena"
)
ORDINALS = (
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
)


def _ordinal(number: int, ending: str) -> str:
    said = ORDINALS[number] if 0 < number <= 10 else num2(number, "ordinal", "es")
    if ending.lower() == "er":
        return re.sub("o$", "", said)
    return re.sub("o\\b", "a", said) if ending.lower() in {"ª", "a", "ra", ".ª"} else said


def _clock(hour: int, minute: int) -> str:
    said = _feminine(num2(hour, "cardinal", "es"))
    part = {0: "", 15: " y cuarto", 30: " y media"}.get(minute, f" y {num2(minute, 'cardinal', 'es')}")
    return said + part


def _date(day: int, month: int, year: int) -> str:
    said = f"{'primero' if day == 1 else num2(day, 'cardinal', 'es')} de {MONTHS[month - 1]}"
    return f"{said} de {num2(year, 'cardinal', 'es')}" if year else said.replace(" de ", " ")


def _feminine(said: str) -> str:
    said = re.sub("(?:ún|uno)$", "una", said)
    return re.sub("cientos", "cientas", said)


def _roman(worth: int, here: Reading) -> str | None:
    if here.previous in RULERS:
        return ORDINALS[worth] if worth <= 10 else num2(worth, "cardinal", "es")
    if here.previous in CHAPTERS or (worth in {2, 3} and len(here.core) > 1):
        return num2(worth, "cardinal", "es")
    return None


def _agreed(said: str, noun: Noun) -> str:
    """Make "uno" agree with its noun: "veintiún euros", "veintiuna libras"."""
    if noun.one == "mil" and said == "uno":
        return ""
    if noun.feminine:
        return _feminine(said)
    return re.sub("uno$", "un", re.sub("veintiuno$", "veintiún", said))


NOUNS = {
    "$": Noun("dólar", "dólares"),
    "€": Noun("euro", "euros"),
    "£": Noun("libra", "libras", True),
    "¥": Noun("yen", "yenes"),
    "₹": Noun("rupia", "rupias", True),
    "₽": Noun("rublo", "rublos"),
    "₩": Noun("won", "wones"),
    "₺": Noun("lira", "liras", True),
    "CHF": Noun("franco suizo", "francos suizos"),
}
UNITS = {
    "km": Noun("kilómetro", "kilómetros"),
    "m": Noun("metro", "metros"),
    "cm": Noun("centímetro", "centímetros"),
    "mm": Noun("milímetro", "milímetros"),
    "kg": Noun("kilo", "kilos"),
    "g": Noun("gramo", "gramos"),
    "gr": Noun("gramo", "gramos"),
    "mg": Noun("miligramo", "miligramos"),
    "l": Noun("litro", "litros"),
    "L": Noun("litro", "litros"),
    "ml": Noun("mililitro", "mililitros"),
    "cl": Noun("centilitro", "centilitros"),
    "h": Noun("hora", "horas", True),
    "hs": Noun("hora", "horas", True),
    "hrs": Noun("hora", "horas", True),
    "min": Noun("minuto", "minutos"),
    "s": Noun("segundo", "segundos"),
    "seg": Noun("segundo", "segundos"),
    "km/h": Noun("kilómetro por hora", "kilómetros por hora"),
    "kmh": Noun("kilómetro por hora", "kilómetros por hora"),
    "°": Noun("grado", "grados"),
    "º": Noun("grado", "grados"),
    "°C": Noun("grado", "grados"),
    "°c": Noun("grado", "grados"),
    "ºC": Noun("grado", "grados"),
    "°F": Noun("grado fahrenheit", "grados fahrenheit"),
    "%": Noun("por ciento", "por ciento"),
    "m²": Noun("metro cuadrado", "metros cuadrados"),
    "m2": Noun("metro cuadrado", "metros cuadrados"),
    "m³": Noun("metro cúbico", "metros cúbicos"),
    "GB": Noun("giga", "gigas"),
    "MB": Noun("mega", "megas"),
    "TB": Noun("tera", "teras"),
    "W": Noun("vatio", "vatios"),
    "kW": Noun("kilovatio", "kilovatios"),
    "V": Noun("voltio", "voltios"),
    "Hz": Noun("hercio", "hercios"),
    "kcal": Noun("kilocaloría", "kilocalorías", True),
    "t": Noun("tonelada", "toneladas", True),
    "ha": Noun("hectárea", "hectáreas", True),
}
MAGNITUDES = {
    "k": Noun("mil", "mil"),
    "mil": Noun("mil", "mil"),
    "m": Noun("millón", "millones"),
    "mln": Noun("millón", "millones"),
    "millón": Noun("millón", "millones"),
    "millon": Noun("millón", "millones"),
    "millones": Noun("millón", "millones"),
    "mio": Noun("millón", "millones"),
    "md": Noun("mil millones", "mil millones"),
    "mrd": Noun("mil millones", "mil millones"),
    "mld": Noun("mil millones", "mil millones"),
    "billones": Noun("billón", "billones"),
}
ABBREVIATIONS = pairs(
    """
    sr = señor | sra = señora | srta = señorita | sres = señores | dr = doctor | dra = doctora | d. = don | dña = doña
    ud = usted | uds = ustedes | vd = usted | etc = etcétera | p.ej = por ejemplo | ej. = ejemplo | av. = avenida
    avda = avenida | c/ = calle | nº = número | núm = número | no. = número | pág = página | págs = páginas
    tel. = teléfono
    tlf = teléfono | ee.uu = estados unidos | eeuu = estados unidos | a.c = antes de cristo | d.c = después de cristo
    a.m = de la mañana | p.m = de la tarde | am = de la mañana | pm = de la tarde | aprox = aproximadamente
    depto = departamento
    dpto = departamento | gral = general | prof = profesor | sto = santo | sta = santa | vs = contra | q = que | k = que
    xq = porque | pq = porque | xk = porque | porq = porque | tb = también | tmb = también | tbn = también | bn = bien
    msj = mensaje | finde = fin de semana | d = de | dnd = donde | cdo = cuando | xfa = por favor | xfavor = por favor
    tqm = te quiero mucho | tkm = te quiero mucho | salu2 = saludos | ntp = no te preocupes | jaja = jaja
    lol = me muero de risa
    btw = por cierto | wtf = pero qué | omg = dios mío | asap = cuanto antes | ok = vale | tl;dr = en resumen
    tldr = en resumen
    aita = soy yo el malo | irl = en la vida real | c/u = cada uno | s/n = sin número
    """
)
TONGUE = tongue_from(
    Speech(
        code="es",
        says=Says(
            link="un enlace",
            email="un correo electrónico",
            user="un usuario",
            community="R barra",
            dot="punto",
            bleep="pip",
            glue="o",
            to="a",
            a_long_number="un número largo",
        ),
        minus="menos",
        plus="más",
        about="unos",
        under="menos de",
        over="más de",
        number="número",
        percent="por ciento",
        point="coma",
        out_of="de",
        by="por",
        times="veces",
        version="versión",
        female="mujer",
        male="hombre",
        years="años",
        nouns=NOUNS,
        units=UNITS,
        magnitudes=MAGNITUDES,
        months=MONTHS,
        symbols={
            "&": "y",
            "+": "más",
            "=": "igual a",
            "%": "por ciento",
            "@": "arroba",
            "°": "grados",
            "º": "grados",
            "€": "euros",
            "$": "dólares",
            "£": "libras",
            "§": "sección",
            "÷": "dividido por",
            "≈": "aproximadamente",
            "±": "más o menos",
        },
        abbreviations=ABBREVIATIONS,
        capitals={
            "OP": "O P",
            "EE": "estados",
            "UU": "unidos",
            "RRHH": "recursos humanos",
            "DNI": "D N I",
            "BFF": "mejor amiga",
            "BF": "novio",
            "GF": "novia",
        },
        initialisms=words("DNI TV USA UE ADN PC DVD CD GPS ID IA ESO IVA SUV FAQ OP NIE UCI IP AVE# DJ"),
        fractions=pairs(
            "1/2 = un medio | 1/3 = un tercio | 2/3 = dos tercios | 1/4 = un cuarto | 3/4 = tres cuartos "
            "| 1/5 = un quinto | 1/8 = un octavo | 1/10 = un décimo"
        ),
        ordinal_pattern=re.compile(r"^(\d+(?=[^°])|1)(\.?º|\.?ª|er|ero|ro|ra|do|da|to|ta|°)$", re.I),
        ordinal=lambda number, ending: _ordinal(
            number, "a" if ending.lower() in {"ra", "da", "ta", "ª", ".ª"} else ending
        ),
        clock=_clock,
        date=_date,
        roman=_roman,
        stopped=words(
            "ee uu sr sra srta dr dra ud uds etc ej av avda nº núm pág tel tlf ee.uu a.m p.m prof sto sta d"
        ),
        doubled=words(
            "ella ellas calle llamar silla perro carro guerra tierra leer creer llave llegar ellos aquello"
        ),
        of_magnitude="de",
        feminine=lambda word: word.rstrip("s").endswith(("a", "ción", "dad")),
        two_words={("p", "ej"): ("por", "ejemplo")},
        agreed=_agreed,
    )
)
