"""The French front end: its words for figures, signs, units and shorthand, and what only French does."""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.european import tongue_from
from vidgen_assets.audio.wording.european_speech import Noun, Speech, num2
from vidgen_assets.audio.wording.reading import Reading, Says
from vidgen_assets.audio.wording.tables import pairs, words

MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
CENTURIES = words("siècle siècles arrondissement")
RULERS = words(
    "louis henri charles françois napoléon philippe jean-paul paul benoît pie elisabeth élisabeth guillaume"
)
FEMININE = words(
    "foi heure minute seconde semaine année journée personne femme fille voiture maison livre sterling chose"
)
CHAPTERS = words("chapitre tome partie acte volume livre scène guerre niveau type phase article mondiale")


def _ordinal(number: int, ending: str) -> str:
    if number == 1:
        return "première" if ending.lower() in {"re", "ère", "ere"} else "premier"
    if number == 2 and ending.lower() in {"nd", "nde"}:
        return "second" if ending.lower() == "nd" else "seconde"
    said = num2(number, "ordinal", "fr")
    return said + "s" if ending.endswith("s") else said


def _clock(hour: int, minute: int) -> str:
    if hour in {0, 24} and not minute:
        return "minuit"
    said = (
        "midi"
        if hour == 12 and not minute
        else f"{_feminine(num2(hour, 'cardinal', 'fr'))} heure{'s' if hour > 1 else ''}"
    )
    return f"{said} {_feminine(num2(minute, 'cardinal', 'fr'))}" if minute else said


def _date(day: int, month: int, year: int) -> str:
    said = f"{'premier' if day == 1 else num2(day, 'cardinal', 'fr')} {MONTHS[month - 1]}"
    return f"{said} {num2(year, 'cardinal', 'fr')}" if year else said


def _feminine(said: str) -> str:
    return re.sub(r"\bun$", "une", said)


def _is_feminine(word: str) -> bool:
    return word.rstrip("s") in FEMININE or word.endswith(
        ("tion", "té", "ée", "ère", "ette", "esse", "ance", "ence")
    )


def _roman(worth: int, here: Reading) -> str | None:
    before, follows = here.previous, here.next_core.lower()
    if here.core[-1:].islower() or follows in CENTURIES:
        return "premier" if worth == 1 else num2(worth, "ordinal", "fr")
    if before in RULERS:
        return None if worth == 1 else num2(worth, "cardinal", "fr")
    if before in CHAPTERS or (worth in {2, 3} and len(here.core) > 1):
        return num2(worth, "cardinal", "fr")
    return None


def _agreed(said: str, noun: Noun) -> str:
    """Make "un" agree, and keep the s off "quatre-vingts" before thousands."""
    if noun.feminine:
        said = _feminine(said)
    return re.sub(r"^un mille$", "mille", said)


NOUNS = {
    "$": Noun("dollar", "dollars"),
    "€": Noun("euro", "euros"),
    "£": Noun("livre", "livres", True),
    "¥": Noun("yen", "yens"),
    "₹": Noun("roupie", "roupies", True),
    "₽": Noun("rouble", "roubles"),
    "₩": Noun("won", "wons"),
    "₺": Noun("livre turque", "livres turques", True),
    "CHF": Noun("franc suisse", "francs suisses"),
}
UNITS = {
    "km": Noun("kilomètre", "kilomètres"),
    "m": Noun("mètre", "mètres"),
    "cm": Noun("centimètre", "centimètres"),
    "mm": Noun("millimètre", "millimètres"),
    "kg": Noun("kilo", "kilos"),
    "g": Noun("gramme", "grammes"),
    "mg": Noun("milligramme", "milligrammes"),
    "l": Noun("litre", "litres"),
    "L": Noun("litre", "litres"),
    "cl": Noun("centilitre", "centilitres"),
    "ml": Noun("millilitre", "millilitres"),
    "h": Noun("heure", "heures", True),
    "min": Noun("minute", "minutes", True),
    "mn": Noun("minute", "minutes", True),
    "s": Noun("seconde", "secondes", True),
    "sec": Noun("seconde", "secondes", True),
    "j": Noun("jour", "jours"),
    "km/h": Noun("kilomètre heure", "kilomètres heure"),
    "kmh": Noun("kilomètre heure", "kilomètres heure"),
    "°": Noun("degré", "degrés"),
    "°C": Noun("degré", "degrés"),
    "°c": Noun("degré", "degrés"),
    "°F": Noun("degré fahrenheit", "degrés fahrenheit"),
    "%": Noun("pour cent", "pour cent"),
    "m²": Noun("mètre carré", "mètres carrés"),
    "m2": Noun("mètre carré", "mètres carrés"),
    "m³": Noun("mètre cube", "mètres cubes"),
    "Go": Noun("gigaoctet", "gigaoctets"),
    "Mo": Noun("mégaoctet", "mégaoctets"),
    "To": Noun("téraoctet", "téraoctets"),
    "Ko": Noun("kilooctet", "kilooctets"),
    "W": Noun("watt", "watts"),
    "kW": Noun("kilowatt", "kilowatts"),
    "V": Noun("volt", "volts"),
    "Hz": Noun("hertz", "hertz"),
    "ans": Noun("an", "ans"),
    "GB": Noun("gigaoctet", "gigaoctets"),
    "kcal": Noun("kilocalorie", "kilocalories", True),
    "ha": Noun("hectare", "hectares"),
    "t": Noun("tonne", "tonnes", True),
    "k€": Noun("mille euros", "mille euros"),
    "M€": Noun("million d'euros", "millions d'euros"),
}
MAGNITUDES = {
    "k": Noun("mille", "mille"),
    "m": Noun("million", "millions"),
    "mln": Noun("million", "millions"),
    "million": Noun("million", "millions"),
    "millions": Noun("million", "millions"),
    "mio": Noun("million", "millions"),
    "md": Noun("milliard", "milliards"),
    "mrd": Noun("milliard", "milliards"),
    "mld": Noun("milliard", "milliards"),
    "milliard": Noun("milliard", "milliards"),
    "milliards": Noun("milliard", "milliards"),
}
ABBREVIATIONS = pairs(
    """
    m. = monsieur | mm. = messieurs | mme = madame | mmes = mesdames | mlle = mademoiselle | dr = docteur
    pr = professeur | me = me | st = saint | ste = sainte | etc = et cetera | p.ex = par exemple | ex. = exemple
    c.-à-d = c'est à dire | càd = c'est à dire | cad = c'est à dire | n° = numéro | no. = numéro | nº = numéro
    av. = avenue
    bd = boulevard | bvd = boulevard | env. = environ | tél = téléphone | tel. = téléphone | rdv = rendez vous
    svp = s'il vous plaît | stp = s'il te plaît | mdr = mort de rire | ptdr = mort de rire | lol = mort de rire
    pk = pourquoi | pq = pourquoi | pcq = parce que | psk = parce que | bcp = beaucoup | qqn = quelqu'un
    qq1 = quelqu'un
    qqch = quelque chose | qqc = quelque chose | tkt = t'inquiète | jsp = je ne sais pas | jpp = je n'en peux plus
    tjs = toujours | tjrs = toujours | tt = tout | tte = toute | ds = dans | dsl = désolé | slt = salut | bjr = bonjour
    bsr = bonsoir | cc = coucou | a+ = à plus | mtn = maintenant | qd = quand | vs = vous | ns = nous | jms = jamais
    pb = problème | pbs = problèmes | nb = nota bene | càd. = c'est à dire | ajd = aujourd'hui | auj = aujourd'hui
    btw = au fait | wtf = mais quoi | omg = oh mon dieu | asap = dès que possible | cdi = C D I | ok = d'accord
    tl;dr = en bref | tldr = en bref | aita = est ce que j'ai tort | irl = dans la vraie vie | pdt = pendant
    sdb = salle de bain
    """
)
TONGUE = tongue_from(
    Speech(
        code="fr",
        says=Says(
            link="un lien",
            email="une adresse e mail",
            user="un membre",
            community="R slash",
            dot="point",
            bleep="bip",
            glue="ou",
            to="à",
            a_long_number="un long numéro",
        ),
        minus="moins",
        plus="plus",
        about="environ",
        under="moins de",
        over="plus de",
        number="numéro",
        percent="pour cent",
        point="virgule",
        out_of="sur",
        by="sur",
        times="fois",
        version="version",
        female="femme",
        male="homme",
        years="ans",
        nouns=NOUNS,
        units=UNITS,
        magnitudes=MAGNITUDES,
        months=MONTHS,
        symbols={
            "&": "et",
            "+": "plus",
            "=": "égale",
            "%": "pour cent",
            "@": "arobase",
            "°": "degrés",
            "€": "euros",
            "$": "dollars",
            "£": "livres",
            "§": "paragraphe",
            "÷": "divisé par",
            "≈": "environ",
            "±": "plus ou moins",
        },
        abbreviations=ABBREVIATIONS,
        capitals={
            "OP": "O P",
            "TGV": "T G V",
            "SNCF": "S N C F",
            "PDG": "P D G",
            "BFF": "meilleure amie",
            "BF": "copain",
            "GF": "copine",
        },
        initialisms=words(
            "PDG RH TV CDI CDD SDF HLM ADN USA UE EU ONU IRM ID PC DVD CD GPS URSSAF IA OP EDF CAF IUT "
            "SUV FAQ TVA AG IP"
        ),
        fractions=pairs(
            "1/2 = un demi | 1/3 = un tiers | 2/3 = deux tiers | 1/4 = un quart | 3/4 = trois quarts | "
            "1/5 = un cinquième | 1/10 = un dixième | 1/8 = un huitième"
        ),
        ordinal_pattern=re.compile(r"^(\d+)(ers?|res?|ères?|eres?|e|es|è|ème|èmes|eme|emes|nde?)$", re.I),
        ordinal=_ordinal,
        clock=_clock,
        date=_date,
        roman=_roman,
        stopped=words("m mm mme mlle dr pr st ste etc ex av bd env tel tél p.ex no"),
        doubled=words("appelle elle belle ville fille famille année bonne homme femme comme pomme elles"),
        of_magnitude="de",
        feminine=_is_feminine,
        two_words={("p", "ex"): ("par", "exemple")},
        agreed=_agreed,
    )
)
