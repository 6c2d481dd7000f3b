"""What a story is about, how it feels, and who tells it, read from its words.

Owns the themes, the seven moods as a story has them, and the teller. Communities give a first guess where
their rules say what is told there. Data first; the counting is the same for themes and moods.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vidgen_assets.artifacts import Mood

# In order of preference when two fit equally well.
THEMES: dict[str, str] = {
    "crime and justice": r"police|cops?|arrest\w*|stole|steal\w*|thief|thieves|shoplift\w*|robb\w*|jail|"
    r"lawyer|court|judge|sued?|handcuffs?|fraud|scam\w*|theft",
    "animals": r"dogs?|puppy|puppies|cats?|kittens?|pets?|horses?|birds?|chickens?|vet|hamster|"
    r"rabbit|squirrel|raccoon|parrot",
    "computers": r"computers?|laptops?|servers?|internet|password|software|printers?|router|modem|"
    r"emails?|wifi|websites?|reboot\w*|monitor|keyboard|IT department|tech support|"
    r"network|database|RAM|files?|users?",
    "customers": r"customers?|register|refunds?|cashier|coupon|receipt|store|shoppers?|shop|retail|"
    r"sales|aisle|discount|price|counter|checkout",
    "school": r"school|teachers?|class(?:room|mates?)?|exams?|homework|professor|college|"
    r"lecture|students?|campus|principal|essay|grades?",
    "love": r"girlfriend|boyfriend|dates?|dating|crush|kiss\w*|ex|wife|husband|wedding|"
    r"marri\w+|fianc\w+|valentine\w*|breakup|broke up|divorce\w*",
    "family": r"mom|mum|dad|mother|father|parents?|sister|brother|grand\w+|aunt|uncle|cousins?|"
    r"son|daughter|kids?|family|in-laws?|nephew|niece|baby|toddler",
    "work": r"boss|managers?|coworkers?|co-workers?|office|job|shift|fired|hired|interview|"
    r"company|corporate|supervisor|employees?|meeting|salary|quit",
    "home": r"roommates?|neighbou?rs?|apartment|landlord|house|kitchen|flood\w*|toilet|"
    r"bathroom|oven|microwave|laundry|couch|door|lock\w*|keys?",
    "on the road": r"cars?|drove|driving|traffic|highway|truck|bus|train|flight|airport|plane|taxi|"
    r"bike|parking|hotel|trip|vacation",
    "health": r"hospital|doctors?|nurse|surgery|ambulance|sick|pain|blood|bleeding|stitches|"
    r"emergency|broken (?:arm|leg|nose)|allerg\w+|burn\w*",
    "food": r"restaurant|pizza|cook\w*|dinner|lunch|bread|recipe|waiter|waitress|chef|hungry|"
    r"sandwich|cake|coffee|chili|pepper\w*",
    "money": r"money|dollars|\$\d+|bank|rent|lottery|debt|bill|paid|wallet|cash|tips?",
    "friends": r"friends?|party|drunk|drinking|beers?|vodka|weed|hangover|prank\w*|buddy|buddies",
    "strange nights": r"ghosts?|haunted|creepy|woods|basement|footsteps|shadow|midnight|dark|lighthouse|"
    r"strange|whisper\w*|alone",
}

_MOODS: dict[Mood, str] = {
    "funny": r"laugh\w*|hilarious|giggl\w*|embarrass\w*|ridiculous|facepalm\w*|awkward\w*|"
    r"fart\w*|poop\w*|toilet|lol|joke\w*|silly|stupid\w*|dumb\w*|idiot\w*|oops|whoops|"
    r"naked|prank\w*|straight face|chuckl\w*|absurd|messed up|genius|apparently",
    "tense": r"yell\w*|scream\w*|threat\w*|police|cops?|angry|furious|pissed|panic\w*|fight\w*|"
    r"chase\w*|gun|knife|attack\w*|rush\w*|emergency|ran|hurry|shout\w*|irate|"
    r"demand\w*|fuming|refus\w*|crash\w*|heart (?:pounding|racing)|blood",
    "sad": r"cried|crying|tears?|died|dead|death|funeral|cancer|miss(?:ed)? (?:him|her|them)|"
    r"grief|lonely|heartbr\w+|sob\w*|passed away|depress\w*|ashamed|regret\w*|lost "
    r"(?:him|her|my|our)|guilt\w*|goodbye",
    "warm": r"thank\w*|hug\w*|smil\w+|kind\w*|love[ds]?|grateful|helped|gave (?:me|him|her|"
    r"them)|proud|sweet\w*|grand\w+|happy|together|surprise\w*|gift|warm\w*|baby|cute|"
    r"adorable|ecstatic",
    "eerie": r"ghost\w*|haunted|creep\w*|eerie|footsteps|shadow\w*|whisper\w*|midnight|"
    r"basement|woods|vanish\w*|disappear\w*|nobody there|scratching|dark(?:ness)?|"
    r"chill\w*|strange\w*|silence|silent|fog|terrif\w+",
    "triumphant": r"revenge|karma|served (?:him|her|them)|justice|won|win|victor\w+|finally|fired "
    r"(?:him|her|them)|arrested|banned|smirk\w*|satisf\w+|got what|proved|promotion|"
    r"apologi[sz]ed|last laugh|refunded|priceless|threw (?:him|her|them) out|handcuffs",
    "calm": r"quiet\w*|slowly|peace\w*|learn\w*|remember\w*|years|tea|walk\w*|garden|morning|"
    r"why|because|simple|usually",
}
# "dark" and "strange" are common words: an eerie story has many of them, a calm one is what is left
_MOOD_WEIGHT: dict[Mood, float] = {
    "funny": 1.0,
    "tense": 0.85,
    "sad": 1.1,
    "warm": 0.95,
    "eerie": 0.9,
    "triumphant": 1.15,
    "calm": 0.35,
}

_COMMUNITY_MOOD: dict[str, Mood] = {
    "tifu": "funny",
    "talesfromtechsupport": "funny",
    "talesfromretail": "funny",
    "pettyrevenge": "triumphant",
    "maliciouscompliance": "triumphant",
    "prorevenge": "triumphant",
    "nuclearrevenge": "triumphant",
    "nosleep": "eerie",
    "letsnotmeet": "eerie",
    "paranormal": "eerie",
    "humansbeingbros": "warm",
    "mademesmile": "warm",
    "offmychest": "sad",
    "amitheasshole": "tense",
    "entitledparents": "tense",
    "lifeprotips": "calm",
    "showerthoughts": "calm",
}
_COMMUNITY_THEME = {
    "talesfromtechsupport": "computers",
    "talesfromretail": "customers",
    "idontworkherelady": "customers",
}

Teller = Literal["woman", "man", "unknown"]
_TELLERS: tuple[tuple[str, Teller], ...] = (
    (
        r"\bI(?:'m| am)?,? ?[(\[]?\s*(?:a )?(?:\d{2}\s?[fF]\b|[fF]\s?\d{2}\b|\d{2}[- "
        r"]year[- ]old (?:woman|girl|female))",
        "woman",
    ),
    (
        r"\bI(?:'m| am)?,? ?[(\[]?\s*(?:a )?(?:\d{2}\s?[mM]\b|[mM]\s?\d{2}\b|\d{2}[- "
        r"]year[- ]old (?:man|guy|boy|male))",
        "man",
    ),
    (
        r"\b(?:I'm|I am|[Bb]eing|[Aa]s) an? (?:\w+ ){0,2}(?:woman|girl|lady|female|mom|mother|"
        r"wife|waitress)\b|\b[Mm]y (?:boyfriend|husband|vagina|period|boobs|bra)\b|\bma'am,? (?:you|I)\b",
        "woman",
    ),
    (
        r"\b(?:I'm|I am|[Bb]eing|[Aa]s) an? (?:\w+ ){0,2}(?:man|guy|dude|male|dad|father|"
        r"husband|waiter)\b|\b[Mm]y (?:girlfriend|wife|beard|penis|balls|dick)\b",
        "man",
    ),
)


@dataclass(frozen=True)
class Reading:
    """What a story is about, how it feels and who tells it, each with the words that say so."""

    theme: str
    mood: Mood
    teller: Teller
    because: tuple[str, ...]


def read(title: str, body: str, community: str = "") -> Reading:
    """Read a story; a text that says nothing about a question gets "everyday life", "calm" or "unknown"."""
    text = f"{title}\n{title}\n{body}"  # the title counts double
    theme, theme_words = _theme(text, community)
    mood, mood_words = _mood(text, community)
    return Reading(theme, mood, _teller(text), (*theme_words, *mood_words))


def _theme(text: str, community: str) -> tuple[str, tuple[str, ...]]:
    counts: dict[str, tuple[float, tuple[str, ...]]] = {}
    for theme, pattern in THEMES.items():
        found = [match.lower() for match in re.findall(rf"\b(?:{pattern})\b", text, re.I)]
        # a word said ten times is one thing, said often
        counts[theme] = (len(set(found)) + 0.3 * len(found), tuple(sorted(set(found)))[:3])
    usual = _COMMUNITY_THEME.get(community.lower())
    best = max(counts, key=lambda theme: counts[theme][0] + 2.0 * (theme == usual))
    return (best, counts[best][1]) if counts[best][0] >= 1.5 else (usual or "everyday life", ())


def _mood(text: str, community: str) -> tuple[Mood, tuple[str, ...]]:
    words = max(60, len(text.split()))
    scores: dict[Mood, tuple[float, tuple[str, ...]]] = {}
    for mood, pattern in _MOODS.items():
        found = [match.lower() for match in re.findall(rf"\b(?:{pattern})\b", text, re.I)]
        weight = (len(set(found)) + 0.4 * len(found)) * _MOOD_WEIGHT[mood] * 100 / words
        scores[mood] = (weight, tuple(sorted(set(found)))[:3])
    usual = _COMMUNITY_MOOD.get(community.lower())
    best = max(scores, key=lambda mood: scores[mood][0] + 0.5 * (mood == usual))
    return (best, scores[best][1]) if scores[best][0] > 0.4 else (usual or "calm", ())


def _teller(text: str) -> Teller:
    for pattern, teller in _TELLERS:
        if re.search(pattern, text):
            return teller
    return "unknown"
