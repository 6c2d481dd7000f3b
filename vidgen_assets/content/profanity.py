"""Swearing turned into words a voice may say: `soften("what the f***")` gives "what the heck".

Owns the replacements, which read as people speak and keep capitals and articles, the unmasking of
starred-out words, and the other way to be allowed on a platform: `masked` hides the letters of strong words
on screen, and the voice bleeps a word whose letters are hidden. Used on posts as they are judged; the voice,
captions and titles call the same function.
Slurs are not softened: safety.py leaves such a post out.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Starred and misspelt forms, brought back to the word they stand for, so that one list softens both.
_MASKED = (
    (r"m[*o]th[*e]r ?f[*@#u]+c?k", "motherfuck"),
    (
        r"f[*@#$%]{1,3}(?:c?k)?(?=ing\b|in\b|ed\b|er\b|ers\b|s\b|up\b|\b|(?!\w))|\bf[*@#u][*@#c]k|"
        r"\bfu[*@#]k|\bf[*]{2,}k|\bfuk|\bfck|\bphuck",
        "fuck",
    ),
    (r"s[*@#]{1,2}t|\bsh[*@#1!]t|\bs[*]{2,3}(?!\w)|\bsh[*]{2}", "shit"),
    (r"a[*$@]{2}(?=hole|hat|es\b|\W|\Z)|\b@ss", "ass"),
    (r"b[*@#1!]t?[*@#]?[*]?ch|\bb[*]{4}(?!\w)|\bb[*]{3}h", "bitch"),
    (r"c[*]{2,3}t?(?!\w)|\bc[*]nt", "cunt"),
    (r"d[*]{2}n|\bd[*]mn", "damn"),
    (r"d[*]ck|\bd[*]{2}k", "dick"),
)

# Longer phrases first. "~" before a replacement: the article in front of it is looked at
# again; "=": an abbreviation, whose capitals say nothing.
_SOFT: tuple[tuple[str, str], ...] = (
    (r"(?:go )?fuck (?:yourself|yourselves|himself|herself|themselves)", "get lost"),
    (
        r"(do|does|did|could)(n['\u2019]?t| not) give a(?: flying| single)? (?:fuck|shit|"
        r"rat['\u2019]?s ass|damn)",
        r"\1\2 care",
    ),
    (r"give(s?) a(?: flying| single)? (?:fuck|shit)", r"care\1"),
    (r"(?:no|zero|any) fucks? (?:were |was )?(?:given|to give)", "no cares given"),
    (r"(shut|back|clean|scare|freak|hurr)(\w*) the fuck", r"\1\2 right"),
    (r"(?:shut|stfu) the hell up|stfu", "be quiet"),
    (r"fuckin(?:g|['\u2019])? up", "messing up"),
    (r"fucked up", "messed up"),
    (r"fucks up", "messes up"),
    (r"fuck up", "mess up"),
    (r"fuck[- ]?ups", "mistakes"),
    (r"fuck-?up", "mistake"),
    (r"fuck(?:ed|ing)? (?:around|about|with)", "mess around with"),
    (r"fuck off", "get lost"),
    (r"fuck (you|this|that|him|her|them|those|these|the|my|your)", r"forget \1"),
    (r"fuck it", "forget it"),
    (r"fuck me", "oh man"),
    (r"fuck (yeah|yes|no)", r"heck \1"),
    (r"(oh|aw|ah|well),? (?:fuck|shit)(?: me)?", r"\1 no"),
    (r"holy (?:fucking )?(?:fuck|shit)(?:balls)?", "holy cow"),
    (r"(abso|un|fan)fucking(\w+)", r"\1\2"),
    (r"mother ?fucking", "freaking"),
    (r"(?:mother ?)?fuckers", "jerks"),
    (r"(?:mother ?)?fucker", "~jerk"),
    (r"mofo", "~jerk"),
    (r"cluster ?fuck", "~mess"),
    (r"dumb ?fucks?|fuck(?:wit|tard|face|head)s?", "~fool"),
    (r"fuck ?(?:ton|load)s?", "~ton"),
    (r"(what|how|who|where|why|when)( in)?(?: the| da)? (?:actual |ever-?loving )?fuck", r"\1\2 the heck"),
    (r"the (?:actual )?fuck", "the heck"),
    (r"as fuck", "as heck"),
    (r"fuckin(?:g|['\u2019])?", "~freaking"),
    (r"fucked", "~ruined"),
    (r"fucks", "cares"),
    (r"fuck", "heck"),
    (r"wtf+", "=what the heck"),
    (r"omfg", "=oh my gosh"),
    (r"lmf?ao", "=haha"),
    (r"gtfo", "=get out"),
    (r"ffs", "=for crying out loud"),
    (r"idgaf", "I don't care"),
    (r"jfc", "=oh my goodness"),
    (r"(?:bull|horse)[- ]?shit(?:ting)?", "~nonsense"),
    (r"no shit", "no kidding"),
    (r"scared shitless", "scared stiff"),
    (r"bat ?shit", "~completely"),
    (r"ape ?shit", "wild"),
    (r"dip ?shits?|shit ?(?:head|bag|stain)s?", "~jerk"),
    (r"shit ?(?:tons?|loads?)", "ton"),
    (r"shit ?(?:show|storm)", "~mess"),
    (r"(?:the|my) shits", "an upset stomach"),
    (r"pieces? of shit", "piece of junk"),
    (r"(?:beat|scare[ds]?|kick(?:ed)?) the shit out of", "terrify"),
    (r"the shit out of", "the heck out of"),
    (r"full of shit", "full of it"),
    (r"like shit", "like garbage"),
    (r"lose (my|his|her|their|your) shit", r"lose \1 mind"),
    (r"lost (my|his|her|their|your) shit", r"lost \1 mind"),
    (r"(?:shit|shat|shitted) (my|his|her|their|your) (pants|self|bed)", r"soiled \1 \2"),
    (r"shit (myself|himself|herself|themselves)", r"soiled \1"),
    (r"(?:took|take|taking) a shit", "went to the bathroom"),
    (r"shitt?ier", "worse"),
    (r"shitt?iest", "worst"),
    (r"shitt?y", "~lousy"),
    (r"shitting", "pooping"),
    (
        r"(?:the )?shit (hits?|hitting|would hit|will hit|had hit|has hit|was about to hit) the fan",
        r"it \1 the fan",
    ),
    (r"shat", "pooped"),
    (r"shits", "poops"),
    (r"shitless", "stiff"),
    (r"shit", "stuff"),
    (r"pains? in the ass", "pain in the neck"),
    (r"(\w+)ing (my|his|her|their|your) ass off", r"\1ing \2 head off"),
    (r"(my|his|her|their|your) ass off", r"\1 head off"),
    (r"(smart|wise)[- ]?ass(?:es)?", "~smart aleck"),
    (r"(?:dumb|jack)[- ]?ass(?:es)?|ass ?(?:hat|clown|wipe)s?", "~fool"),
    (r"bad[- ]?ass", "~tough"),
    (r"kick[- ]?ass", "~great"),
    (r"half[- ]?ass(?:ed|es)?", "~sloppy"),
    (r"(up|in|out of|on|from) (my|his|her|their|your) asshole", r"\1 \2 backside"),
    (r"assholes", "jerks"),
    (r"assholery", "rudeness"),
    (r"asshole", "~jerk"),
    (r"(big|huge|long|loud|old|weird|stupid|lazy|fat|cheap|crazy|fancy|giant|sorry)[- ]ass(?= \w)", r"\1"),
    (r"asses", "butts"),
    (r"ass", "~butt"),
    (r"sons? of a bitch(?:es)?", "son of a gun"),
    (r"bitch(?:ed|es) (about|at)", r"complained \1"),
    (r"bitch (about|at)", r"complain \1"),
    (r"bitch[- ]?slap(ped|ping|s)?", r"slap\1"),
    (r"bitching", "complaining"),
    (r"bitched", "complained"),
    (r"bitchy", "~nasty"),
    (r"bitches", "jerks"),
    (r"bitch", "~jerk"),
    (r"god ?damn(?:ed)?", "~darn"),
    (r"(?:god ?)?dam(?:mit|n it)", "darn it"),
    (r"damn(?:ed)?", "~darn"),
    (r"(what|who|how|where|why|when)( in)? the hell", r"\1\2 the heck"),
    (r"dick ?(?:head|wad|bag|face)s", "jerks"),
    (r"dick ?(?:head|wad|bag|face)|(?-i:dicks?)", "~jerk"),
    (r"cock ?suckers?|cunts?|pricks?|douche(?: ?(?:bag|canoe|nozzle))?s?|twats?|wankers?", "~jerk"),
    (r"bastards", "rascals"),
    (r"bastard", "~rascal"),
    (r"piss(?:es|ed)? (me|him|her|them|us|people|everyone|you)( all| right)? off", r"annoyed \1\2"),
    (r"pissed(?:[- ]off)?", "~angry"),
    (r"pissing", "peeing"),
    (r"pissy", "~grumpy"),
    (r"piss off", "get lost"),
    (r"piss", "pee"),
    (r"retarded", "~ridiculous"),
    (r"(?:re|libe?r)tards?", "~fool"),
)

# What is hidden of a strong word when a channel bleeps: everything but the letter before the stars.
_STRONG = re.compile(
    r"fuck|sh[ia]t|bitch|ass(?=hole)|cunt|cock(?=suck)|twat|wank(?=er)|dick(?=head|wad|bag|face|s?\b)|prick",
    re.I,
)

_OUTCRY = re.compile(r"(?:(?<![^\n])|(?<=[.!?] )|(?<=[\"\u201c]))(?:shit|fuck)(?=[.,!?\u2026])", re.I)
_BLEEP = re.compile(r"(?<![\w*])(?:\*{3,}|[@#$%^&*!]{4,})(?![\w*])")
_VOWELS = "aeiou"


def soften(text: str) -> str:
    """Return the text with swearing replaced by words a family channel can say, capitals and articles kept.

    "He's an asshole" becomes "He's a jerk", "WHAT THE F***" "WHAT THE HECK". Text without swearing comes
    back as it was; softening twice changes nothing.
    """
    text = _OUTCRY.sub(lambda match: _as(match[0], "oh no"), _unmasked(text))
    return _BLEEP.sub(_bleep, _swearing().sub(_softer, text))


def masked(text: str) -> str:
    """Return the text with the letters of strong words hidden: "what the f***", "that a***hole".

    Milder ones ("damn", "hell") stay; words their author starred out stay hidden. Masking twice changes nothing.
    """
    whole = _unmasked(text)

    def hide(match: re.Match[str]) -> str:
        swear = _STRONG.sub(lambda found: found[0][0] + "*" * (len(found[0]) - 1), match["swear"])
        return (match["article"] or "") + swear

    return _swearing().sub(hide, whole)


def swear_words(text: str) -> tuple[str, ...]:
    """Return the swear words found, in order, unmasked and in lower case."""
    return tuple(match["swear"].lower() for match in _swearing().finditer(_unmasked(text)))


def _unmasked(text: str) -> str:
    for pattern, word in _masks():
        text = pattern.sub(lambda match, word=word: _as(match[0], word), text)  # type: ignore[misc]
    return text


def _bleep(match: re.Match[str]) -> str:
    stars = set(match[0]) == {"*"}
    return "bleep" if stars or len(set(match[0])) >= 3 else match[0]


@lru_cache(maxsize=1)
def _masks() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<![\w*])(?:{form})", re.I), word) for form, word in _MASKED)


@lru_cache(maxsize=1)
def _swearing() -> re.Pattern[str]:
    forms = "|".join(re.sub(r"\((?!\?)", "(?:", form).replace("\\", "\\") for form, _ in _SOFT)
    return re.compile(rf"(?<![\w/])(?P<article>an? )?(?P<swear>{forms})(?!\w)", re.I)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(form, re.I), soft) for form, soft in _SOFT)


def _softer(match: re.Match[str]) -> str:
    swear, article = match["swear"], match["article"] or ""
    for form, soft in _forms():
        found = form.fullmatch(swear)
        if found is None:
            continue
        word = found.expand(soft.lstrip("~="))
        if soft.startswith("="):
            starts = not match.string[: match.start()].rstrip(' "\u201c')[-1:].strip(" .!?\n")
            return article + (word.capitalize() if starts else word)
        if article and soft.startswith("~"):
            article = _as(article, "an " if word[0].lower() in _VOWELS else "a ")
        return article + _as(swear, word)
    return match[0]


def _as(model: str, word: str) -> str:
    """Write `word` in the capitals of `model`."""
    letters = [letter for letter in model if letter.isalpha()]
    if len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.7 * len(letters):
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
