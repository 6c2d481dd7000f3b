"""Shorter sentences that say the same: asides, hedges and second thoughts go, long ones become two.

`lighten` makes only cuts that never hurt. `shorten` also takes out subordinate asides and is used where room
is short. `split_long` cuts a sentence that nobody could say in one breath. None of them adds a word.
"""

from __future__ import annotations

import re

from vidgen_assets.scripts.forum import capitalized, tidied

LONGEST = 26

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_PLACEHOLDER = re.compile(
    r"(\b(?:at|to|from|in|for|of|the|a|an|my|our|your|his|her|with|by|called|named|"
    r"said|is|as|on|than)\s+)\[([\w '-]{1,40})\]",
    re.I,
)
_OPEN_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*$")
_HEDGES = re.compile(
    r"(?:(?<=^)|(?<=[\s\"]))(?<! very )(?<! so )(?<! pretty )(?<! how )(?<! as )(?<!more "
    r")(?<! most )(?<! too )(?<! quite )(?:"
    r"basically|literally|actually|honestly|obviously|essentially|technically|frankly|seriously|admittedly|"
    r"definitely|totally|completely|absolutely|truly|simply|quite|rather|somewhat|"
    r"pretty much|kind of|sort of|more or less|"
    r"in my opinion|as a matter of fact|to be honest|to be fair|as you can imagine|as "
    r"you know|you know what I mean|"
    r"needless to say|believe it or not|so to speak|if you will|I guess|I suppose|I "
    r"must say|I have to say|mind you|"
    r"for some reason|for whatever reason|of course|in fact|at the end of the day|at "
    r"this point in time|in all honesty"
    r"),?\s+",
    re.IGNORECASE,
)
# These carry meaning in front of some words ("quite a few", "rather than", "sort of food").
_KEEP_HEDGE = re.compile(
    r"(?:(?:kind|sort) of (?!(?:funny|weird|sad|mad|angry|hard|bad|good|nervous|"
    r"embarrassed|like|just|a )\b)\w+|quite (?:a|the|some)|rather than|kind of (?:a|"
    r"person|thing|guy|music|food|day|place|job|way)|sort of (?:a|thing|person)|"
    r"(?:of course)[.!?,]*$|completely (?:different|unassembled)|at the end of the day[.!?]*$)",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r",\s*(?:like|you know|I mean|well|um|uh|er|right|okay|yeah|mind you|however|"
    r"though|in hindsight|I think|I guess|of course|apparently|naturally),\s*",
    re.I,
)
_TAIL = re.compile(
    r",?\s+(?:or something(?: like that)?|or whatever|and (?:all that|what ?not|stuff|"
    r"such|the like|so on|so forth)|if you will|you know|I guess|I think|or so I "
    r"thought|to say the least|as usual|though|however|by the way|of "
    r"course)(?=[.!?]+\"?$)",
    re.I,
)
_DOUBLE = re.compile(r"\b(very|really|so|the|a|and|to|of|in|just|internet|that) (?:\1 )+", re.I)

_RELATIVE = re.compile(r",\s+(?:which|who|whom|whose|where)\s+[^,.;!?\"]{4,90}(,)\s+(?=\w)")
_APPOSITIVE = re.compile(
    r",\s+(?:a|an|my|the|one of)\s+[^,.;!?\"]{3,50},\s+(?=(?:who|and|is|was|had|has|"
    r"said|says|came|comes|told|went|got)\b)"
)
_TRAILING = re.compile(
    r",?\s+(?:which (?:is|was|were|are|I|he|she|they|we|meant|means|made|had|has|"
    r"would|could|should|my|the)\b|"
    r"(?:,\s*)(?:as|since|because|although|though|even though|except|seeing as|being|"
    r"considering|given that|despite|in order to|so as to|whereas|meaning)\b)"
    r"[^\"]*?(?=[.!?]+$)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\s+(?:because|since|as)\s+(?:I|he|she|they|we|it|there|the|my|his|her|our|their)\b[^\",;]*?(?=[.!?]+$)"
)
_HANGING = re.compile(
    r"\b(?:and|or|but|it's|that's|was|is|were|are|be|been|just|so|as|than|long|soon|"
    r"far|well|of|to|with|for|in|on|at|by|the|a|an|"
    r"my|his|her|only|because|not|this is|that is|only|mainly|mostly|partly|probably|maybe|even|or)[.!?]+$",
    re.IGNORECASE,
)
# a time without what happened then: "One day, after the last of them had left."
_ONLY_WHEN = re.compile(
    r"^(?:[\w' ]{1,24}, )?(?:(?:the|that|every) (?:day|night|time|moment|morning) (?:I|we|he|she|they)\b|"
    r"after|when|while|as|before|if|because|since|once|although|though|until)\b[^,]*$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s-\s[^\"-]{3,80}\s-\s")
_AFTER_DASH = re.compile(r"\s-\s[^\"-]{3,90}(?=[.!?]+$)")

_SUBJECT = (
    r"(?:I|he|she|it|they|we|you|there|that|this|everyone|nobody|someone|the|my|his|"
    r"her|our|their|a|an|one|what|"
    r"I'm|I'd|I've|I'll|he's|she's|it's|they're|we're|there's|that's|[A-Z][a-z]+)"
)
_SPLICE = re.compile(
    r",\s+(?=(?:I|he|she|it|they|we|there|that|this|I'm|he's|she's|it's|they're|we're|"
    r"there's|that's)\s+(?!who\b|and\b|or\b)\w+)"
)
_OPEN_CLAUSE = re.compile(
    r"\b(?:when|if|while|after|before|since|once|as|because|although|though|unless|"
    r"whenever|for|by|in|on|at|to|with|without|instead)\b[^,]*$",
    re.I,
)
_SPLITS = (
    re.compile(rf";\s+(?={_SUBJECT}\b|and\b|but\b|so\b)"),
    re.compile(rf"(?:\s-\s|\.\.\.\s*)(?={_SUBJECT}\b|and\b|but\b|so\b)"),
    re.compile(rf",\s+(?=(?:and then|but then|and so|but|so|yet)\s+{_SUBJECT}\b)"),
    re.compile(rf",?\s+(?=and (?:then\s+)?{_SUBJECT}\b(?!\s+and\b))"),
    _SPLICE,
    re.compile(r",?\s+(?=(?:but|so) (?:I|he|she|it|they|we|when|after|before|as|now|the|my)\b)"),
    re.compile(rf",\s+(?=(?:then|after which|at which point) {_SUBJECT}\b)"),
)
_CONNECTIVE = re.compile(r"^(?:and then|and so|and|so)\s+(?=\w)", re.I)
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|"
    r"should|must|might|may|\w+ed|\w+n't|\w+'(?:s|re|ve|d|ll|m)|"
    r"went|came|got|said|told|saw|took|gave|made|knew|thought|found|left|felt|ran|sat|"
    r"stood|heard|kept|put|let|began|brought|bought|"
    r"caught|cut|drove|fell|forgot|held|hit|hurt|lost|met|paid|read|rang|set|shut|"
    r"spent|threw|understood|woke|wrote|broke|chose|"
    r"go|goes|come|comes|get|gets|say|says|tell|tells|see|sees|take|takes|give|gives|"
    r"make|makes|know|knows|think|thinks|"
    r"walks?|looks?|asks?|wants?|needs?|starts?|turns?|keeps?|lets?|puts?|hands?|"
    r"runs?|sits?|stands?|hears?|calls?|tries|try|works?|"
    r"realizes?|realises?|happens?|explains?|decides?|finds?|feels?|screams?|yells?|"
    r"grabs?|leaves?|opens?|stops?|speaks?|begins?|suggests?)\b",
    re.I,
)


_BEGINS_CLAUSE = re.compile(
    rf"\W*(?:(?:that|this)\s+(?:was|is|made|would|will|means?|meant|happened)\b|(?:I|he|she|it|they|we|you|there|everyone|nobody|someone|what|"
    rf"I'm|I'd|I've|I'll|he's|she's|it's|they're|we're|there's|that's)\s+\w+"
    rf"|(?:when|after|before|as|now|once|while|if|then|at|in|on|by|finally|suddenly|apparently|just)\b"
    rf"|(?:(?:the|my|his|her|our|their|a|an|one|this|that|"
    rf"some)\s+)?(?:[\w'-]+\s+){{1,3}}?(?:who\s+\w+\s+)?{_FINITE.pattern})",
    re.IGNORECASE,
)


def lighten(sentence: str) -> str:
    """Return the sentence without brackets, hedges and fillers: the same thing said, never a new word."""
    text = _PLACEHOLDER.sub(r"\1\2", sentence)
    if not (text.startswith("(") and text.endswith(")")):
        text = _OPEN_BRACKET.sub(lambda match: _closing(match.string), _BRACKETS.sub("", text))
    text = _HEDGES.sub(
        lambda match: match[0] if _KEEP_HEDGE.match(match.string[match.start() :]) else "", text
    )
    text = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxz])", r"\1 ", text)
    text = re.sub(r"\b([Aa]) (?=[aei]\w)", r"\1n ", text)
    text = _LIKE.sub(" ", text)
    text = _TAIL.sub("", text)
    text = _DOUBLE.sub(r"\1 ", text)
    text = tidied(text.replace("(", "").replace(")", "").replace("[", "").replace("]", ""))
    return capitalized(text) if _enough(text, 1) else sentence


def shorten(sentence: str) -> str:
    """Return the sentence without its subordinate asides; the same sentence when nothing can go."""
    text = _DASHED.sub(" ", sentence)
    text = _RELATIVE.sub(" ", text)
    text = _APPOSITIVE.sub(" ", text)
    for cut in (_AFTER_DASH, _TRAILING, _BECAUSE):
        shorter = cut.sub("", text)
        hangs = _HANGING.search(shorter) or _ONLY_WHEN.match(shorter)
        if _enough(shorter, 5) and shorter.count('"') % 2 == 0 and not hangs:
            text = shorter
    text = capitalized(tidied(text))
    return text if _enough(text, 4) else sentence


def split_long(sentence: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Return the sentence as one or more sentences of about `longest` words, cut where a clause begins."""
    if len(sentence.split()) <= longest:
        return (sentence,)
    cut = _best_cut(sentence)
    if cut is None:
        return (sentence,)
    left, right = sentence[: cut[0]].rstrip(" ,;-"), sentence[cut[1] :].lstrip(" ,;-.")
    right = _CONNECTIVE.sub("", right) if not re.match(r"so (?:that|much|many)\b", right, re.I) else right
    left = left if left[-1:] in ".!?" else left.rstrip(".") + "."
    return (*split_long(left, longest), *split_long(capitalized(right), longest))


def _best_cut(sentence: str) -> tuple[int, int] | None:
    """Return where to cut: both halves can stand alone, the earlier patterns and the middle are preferred."""
    total = len(sentence.split())
    best: tuple[float, int, int] | None = None
    for rank, pattern in enumerate(_SPLITS):
        for match in pattern.finditer(sentence):
            left, right = sentence[: match.start()], sentence[match.end() :]
            if pattern is _SPLICE and _OPEN_CLAUSE.search(left):
                continue
            if not _BEGINS_CLAUSE.match(_CONNECTIVE.sub("", re.sub(r"^(?:but then|but|yet)\s+", "", right))):
                continue
            if left.count('"') % 2 or not (_stands(left) and _stands(_CONNECTIVE.sub("", right))):
                continue
            badness = abs(len(left.split()) / total - 0.5) + 0.12 * rank
            if best is None or badness < best[0]:
                best = (badness, match.start(), match.end())
    return (best[1], best[2]) if best else None


def _stands(clause: str) -> bool:
    """Tell whether a clause can be a sentence: long enough, with a finite verb, no bare subordinate."""
    words = clause.split()
    if len(words) < 5 or not _FINITE.search(clause) or _ONLY_WHEN.match(clause.rstrip(".") + "."):
        return False
    last = clause.rsplit(", ", 1)[-1]
    if last != clause and not _FINITE.search(last):
        return False
    opener = re.match(
        r"\W*(?:when|while|if|as|after|before|because|since|although|though|even "
        r"though|once|until|whenever|by the time|which|who|where)\b",
        clause,
        re.I,
    )
    return not opener or "," in clause


def _closing(text: str) -> str:
    end = re.search(r"[.!?]+\"?$", text)
    return end[0] if end else ""


def _enough(text: str, words: int) -> bool:
    return len(re.findall(r"\w+", text)) >= words
