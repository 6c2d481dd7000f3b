"""What a text is about, whoever tells it: its content words, brought to one form, and its numbers.

Owns the folding that lets two tellings meet: endings, irregular verbs, British and American words, close
synonyms, and numbers in words or digits ("fourteen hundred", "$1,400"). Used to find repeats; nothing here is
ever shown or spoken.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[a-z\u00e0-\u00ff]+(?:['\u2019][a-z]+)?|\d+(?:[,.]\d{3})*(?:\.\d+)?")

_STOP_WORDS = """
a about above after again against ago all almost along already also although always am an and another any
anybody anymore anyone anything anyway are around as ask at away back be because become been before behind
being below between both but by came can cannot come could day did do does done down during each either
else end enough even ever every everybody everyone everything few find first for from full gave get give
go goes going gone good got great had half happen has have having he hear her here hers herself him
himself his how however i if in instead into is it its itself just keep kind knew know last later least
leave left less let like little look lot made make many matter may maybe me mean might mine minute more
most much must my myself need never new next no nobody none nor not nothing now of off often ok okay on
once one only onto or other our out over own part people perhaps place please put quite rather really
right said same saw say see seem self shall she should side simply since so some somebody someone
something still such sure take tell than that the their them themselves then there these they thing think
this those though thought through thus time to today together told too took turn two under until up upon
us use very want was way we week well went were what when where whether which while who whole whom whose
why will with within without word work would year yes yet you your yours post reddit edit story tl dr tldr
tifu aita wibta update op throwaway guy man woman person lady start stop try call talk feel felt long old
big small bit morning night evening month hour hand head eye face
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_TELLINGS = """
apartment: flat
mother: mom mum mummy mommy
father: dad daddy
grandmother: grandma granny nan nana
grandfather: grandpa granddad grandad
shop: store
boss: manager supervisor
child: kid kids children
sofa: couch
truck: lorry
trash: rubbish garbage
holiday: vacation
phone: telephone mobile cellphone
money: cash
buy: purchase purchased bought
fire: sack sacked
police: cop cops officer officers
steal: stole stolen stealing nick nicked pinch pinched thief thieves theft robber robbed
doctor: physician
lawyer: attorney solicitor
movie: film
garden: yard backyard
pants: trousers
fridge: refrigerator
car: vehicle automobile
bathroom: restroom toilet loo
elevator: lift
neighbor: neighbour neighbours neighbors
color: colour
queue: line
pavement: sidewalk
petrol: gas gasoline
cook: chef
wed: wedding marry married marriage
speak: spoke spoken
begin: began begun
break: broke broken
bring: brought
build: built
catch: caught
cut: saw sawed sawn
draw: drew drawn
drink: drank drunk
drive: drove driven
eat: ate eaten
fall: fell fallen
fight: fought
fly: flew flown
forget: forgot forgotten
freeze: froze frozen
grow: grew grown
hang: hung
hide: hid hidden
hold: held
hurt: hurts
lose: lost
pay: paid
ring: rang rung
run: ran
sell: sold
send: sent
shake: shook shaken
shoot: shot
sing: sang sung
sit: sat
sleep: slept asleep
spend: spent
stand: stood
sweep: swept
swim: swam
teach: taught
tear: tore torn
throw: threw thrown
wake: woke woken
wear: wore worn
win: won
write: wrote written
die: died dead death dying
cry: cried tears weep wept
laugh: laughter
refund: refunded
old: elderly
caretaker: janitor custodian
bedroom: bedrooms
dustpan: dustpans
needle: needles
test: tests
"""
_SAME = {
    form: line.split(": ")[0]
    for line in _TELLINGS.strip().splitlines()
    for form in line.split(": ")[1].split()
}

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: at for at, word in enumerate(_SMALL.split())}
_TENS = {word: at * 10 for at, word in enumerate(_ROUND.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def plain_words(text: str) -> list[str]:
    """Return the lower-case words and numbers of a text, in order, nothing folded and nothing left out."""
    return [token.replace("\u2019", "'") for token in _TOKEN.findall(text.lower())]


def content_words(text: str) -> tuple[str, ...]:
    """Return the folded content words of a text in order; numbers come as digits ("#1400")."""
    kept: list[str] = []
    for word in _with_digits(plain_words(text)):
        if word.startswith("#"):
            kept.append(word)
            continue
        word = word.split("'")[0]
        if len(word) > 2 and word not in STOP_WORDS:
            folded = _folded(word)
            if folded not in STOP_WORDS:
                kept.append(folded)
    return tuple(kept)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    """Return the word without its ending, in its commonest form (a light stemmer after Porter, 1980)."""
    if word in _SAME:
        return _SAME[word]
    stem = word
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("edly", ""),
        ("ed", ""),
        ("ly", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: len(word) - len(ending)] + instead
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsze":
        stem = stem[:-1]
    stem = stem.rstrip("e") if len(stem) > 3 else stem
    stem = stem.replace("our", "or") if len(stem) > 5 else stem
    return _SAME.get(stem, _SAME.get(stem + "e", stem))


def _with_digits(words: list[str]) -> list[str]:
    """Replace runs of number words by one number ("twenty seven" -> "#27", "fourteen hundred" -> "#1400")."""
    found: list[str] = []
    number: float | None = None
    for word in words:
        if word in _UNITS or word in _TENS:
            value = _UNITS.get(word, _TENS.get(word, 0))
            joins = number is not None and (
                (number % 100 >= 20 and number % 10 == 0 and 0 < value < 10) or number % 100 == 0
            )
            if number is not None and not joins:
                found.append(f"#{number:.0f}")
                number = None
            number = (number or 0) + value
        elif word in _SCALES:
            number = (number or 1) * _SCALES[word]
        elif word[0].isdigit():
            if number is not None:
                found.append(f"#{number:.0f}")
                number = None
            found.append("#" + re.sub(r"[,.](?=\d{3}\b)", "", word).removesuffix(".00"))
        else:
            if number is not None and not (word == "and" and number % 100 == 0):
                found.append(f"#{number:.0f}")
                number = None
            found.append(word)
    return [*found, f"#{number:.0f}"] if number is not None else found
