"""The language of forums: what of it is cut before a story is told, and what is said in plain words.

`plain` takes shorthand out of a sentence so that it reads well on screen and sounds well spoken;
`is_about_the_post` tells sentences about the post itself (sign-ons, sign-offs, edits, thanks) from sentences
of the story; `split_parts` tells the body from its edits, updates and summary. The words themselves are data
in `forum_tables.py`. Leaves markup to `content.markup` and swearing to `content.safety`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from vidgen_assets.scripts.forum_tables import ABOUT_THE_POST, CONFUSED, FILLERS, MISSPELT, RELATIVES, WORDS

_CONFUSED = tuple((re.compile(wrong), right) for wrong, right in CONFUSED)
_AGE = r"(?:\d{2}\s?/?\s?(?:[MmFf]|NB|nb|[Mm]ale|[Ff]emale)|(?:[MmFf]|NB)\s?/?\s?\d{2})"
_AGE_TAG = re.compile(rf"\s*[(\[]\s*{_AGE}\s*[)\]]")
_CHILD_TAG = re.compile(
    r"\b(my|our|his|her|their) (son|daughter|kid|child|brother|sister|nephew|niece|cousin)\s*"
    r"[(\[]\s*(?:[MmFf]\s?)?(\d|1[0-7])\s*(?:[MmFf]|yo|y/o)?\s*[)\]]",
    re.IGNORECASE,
)
_SELF_TAG = re.compile(
    r"\bI(?:'m| am)?\s*[,(\[]?\s*(?:a\s)?[(\[]?\s*(?:(\d{2})\s?[MmFf]|[MmFf]\s?(\d{2}))\b\s*[)\]]?,?\s*"
)
_BARE_AGE = re.compile(r"(?<=\w),?\s\d{2}[MmFf]\b,?")
_LIKE_THIS = re.compile(
    r"\s*(?:\^|>|&lt;|&gt;)?(?:\bD[:;=]|[:;=]-?[)(DPpO/\\|3*]+|<3|\^_?\^|-_+-|>[._-]<|"
    r"xD+|T_T|=\||:'\()(?=\s|$|[.,!])"
)
_SUBREDDIT = re.compile(r"(?<![\w/])/?r/\w+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w/])/?u/[\w-]+", re.IGNORECASE)
_LINK = re.compile(r"[(\[]?\s*(?:https?://|www\.)\S+\s*[)\]]?")
_READER = re.compile(
    r"^(?:(?:yes|well|so|okay|ok|oh|hey|hi|hello)[, ]+)?(?:reddit(?:ors)?|guys|folks|"
    r"everyone|y'all)\s*[,!:]\s*",
    re.I,
)
_READER_END = re.compile(r",?\s+(?:reddit|redditors|folks|y'all|you guys)(?=[.!?]*$)", re.I)

_ABOUT = re.compile("|".join(ABOUT_THE_POST), re.IGNORECASE)

# An introduction that is cut off the front of a sentence that goes on to tell something.
_LEAD_IN = re.compile(
    r"^(?:(?:wrong|wow|nope|yep)[,!. ]+so\s+(?=\w)|(?:okay|ok|alright|all right|so|"
    r"well|anyway|anyways|now|yeah|yep|right|um|uh|hmm|oh)[,. ]+(?:so |then |here'?s "
    r"the thing[,:] )?(?=\w)"
    r"|(?:long story short|tl;?dr|side ?note|quick note|for context|for (?:some "
    r")?background|(?:some |a little )?(?:background|context)(?: info(?:rmation)?)?(?: first)?|"
    r"a little (?:background|back ?story|context)|back ?story|background|context|basically|needless to say|"
    r"to (?:make|cut) a (?:very )*long story short\b[^,]{0,150}|I don'?t know about "
    r"(?:you|every\w+|anyone)\b[^,]{0,50}, but(?=\s)|let me (?:just )?(?:start|"
    r"preface|begin|explain) (?:this )?(?:by saying|briefly explain|off by "
    r"saying)?(?: that)?|"
    r"I should (?:also )?(?:mention|note|add|say)(?: here)?(?: that)?|it(?:'s| is) "
    r"(?:important|worth) (?:to note|noting|mentioning)(?: that)?|"
    r"as (?:I was saying|mentioned before|I said(?: before)?|you can imagine|you "
    r"might imagine|you may know|stated)|"
    r"for those (?:of you )?(?:who|that) (?:don'?t|do not|didn'?t|aren'?t) (?:know|"
    r"familiar|aware)[^,]{0,20}|like I said(?: before)?|"
    r"mind you|to be honest|to be fair|honestly|I must (?:say|admit)|I have to (?:say|"
    r"admit)(?: that)?|just so you know|obviously|anyway|so yeah|"
    r"moral of the story|the moral of the story(?: is)?|(?:this (?:happened|was) "
    r")?obligatory[^,]{0,40})\s*[,:;-]+\s*)",
    re.IGNORECASE,
)

_EDIT = re.compile(
    r"^\W*(?:small |quick |big |final |last |another |obligatory )?(?:edit(?:ed|s|"
    r"ing)?|eta)\b(?!ing\b)\s*(?:\d+|again|#\d+|one|two|i+)?\W*(?::|-|\s|$|\()",
    re.I,
)
_EDIT_STRICT = re.compile(r"^\W*(?:\w+ )?(?:EDIT(?:ED)?|ETA)\b", re.I)
_UPDATE = re.compile(
    r"^\W*(?:small |quick |big |final |last |another |mini )?update\b\s*(?:\d+|#\d+|"
    r"again)?\s*[\])]*\s*(?:[:.\-!]|$)",
    re.I,
)
_SUMMARY = re.compile(
    r"^\W*(?:the )?(?:tl;?\s?:?\s?d(?:n)?r|too long;? didn'?t read|tldr|in short|"
    r"short version)\b\W*(?:version|summary)?\W*",
    re.I,
)
_SUMMARY_INSIDE = re.compile(r"(?<=[.!?)\"'\s])\W*\btl\s?[;:,]?\s?dr\b\s*[:;\-\u2013.]*\s*", re.I)
_HEADING = re.compile(
    r"^\W*(?:(?:#?\d{1,3}|[ivx]{1,4}|part \w+|story \w+|(?:first|second|third|fourth|"
    r"last) (?:one|story))\b[.):\s-]*)",
    re.I,
)


@dataclass(frozen=True)
class Parts:
    """A body told apart: story paragraphs by their number, the author's summary, and the updates."""

    story: tuple[tuple[int, str], ...]
    summary: str
    updates: tuple[tuple[int, str], ...]


def split_parts(paragraphs: Sequence[str]) -> Parts:
    """Tell the story's paragraphs from the summary (TL;DR), the updates and the edits, which are dropped.

    An edit at the end of a post takes everything after it along; one at its beginning only its paragraph.
    """
    story: list[tuple[int, str]] = []
    updates: list[tuple[int, str]] = []
    summary: list[str] = []
    mode = "story"
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.strip()
        inside = None if _SUMMARY.match(text) else _SUMMARY_INSIDE.search(text)
        if inside:
            summary.append(text[inside.end() :])
            text = text[: inside.start()].strip()
        early = sum(len(kept.split()) for _, kept in story) < 15
        if _EDIT_STRICT.match(text) and _EDIT.match(text):
            mode = "story" if early else "edit"
            continue
        if _UPDATE.match(text):
            mode = "update"
            text = _UPDATE.sub("", text).strip()
        elif _SUMMARY.match(text):
            summary.append(_SUMMARY.sub("", text))
            continue
        if mode == "update" and text:
            updates.append((number, text))
        elif mode == "story":
            story.append((number, text))
    return Parts(tuple(story), " ".join(part for part in summary if part).strip(), tuple(updates))


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph only announces the next: a number, a few words without an end."""
    text = paragraph.strip()
    if not text or (text[-1] in ".!?\"'):,;" and not re.fullmatch(r"\W*\d+\W*", text)):
        return False
    words = text.split()
    return (
        len(words) <= 7
        and ":" not in text
        and (bool(_HEADING.match(text)) or text.istitle() or len(words) <= 4)
    )


def is_numbered(paragraph: str) -> bool:
    """Tell whether a paragraph begins with a story's number: "#1", "2.", "Story 3:"."""
    return bool(
        re.match(
            r"^\W*(?:#\s?\d+|\d{1,2}[.):]\s|\d{1,2}\s*$|(?:story|part) (?:\d|one|two|three))", paragraph, re.I
        )
    )


def is_update(sentence: str) -> bool:
    """Tell whether a sentence announces itself as an update."""
    return bool(_UPDATE.match(sentence))


def is_about_the_post(sentence: str) -> bool:
    """Tell whether a sentence speaks of the post, the forum or its readers instead of telling the story."""
    return bool(_ABOUT.search(sentence)) or not any(map(str.isalpha, sentence))


def plain(sentence: str) -> str:
    """Return the sentence without forum shorthand: plain on screen, plain when spoken. Idempotent."""
    text = _LINK.sub(" ", sentence).replace("*", "")
    text = "".join(
        character for character in text if unicodedata.category(character) not in ("So", "Sk", "Co")
    )
    text = re.sub(r"\S*[\u0ca0\u76ca\u5f61]\S*|[\ufe0e\ufe0f\u200d]", "", text)
    if text.startswith("(") and text.rstrip(".!? ").endswith(")") and text.count("(") == 1:
        text = text.replace("(", "").replace(")", "")
    text = _LIKE_THIS.sub("", text)
    text = _HANDLE.sub("someone", text)
    text = _READER_END.sub("", _READER.sub("", text))
    text = _SUBREDDIT.sub("that forum", text)
    text = _ages(text)
    text = re.sub(r"\b(\d{1,2})\s?(?:yo|y/o|yr old|year old|yrs old)\b(?=\s+[a-z])", r"\1-year-old", text)
    text = _fillers(text)
    text = _shorthand(text)
    for wrong, right in _CONFUSED:
        text = wrong.sub(right, text)
    text = _MISSPELT_RE.sub(_respell, text)
    return _with_subject(tidied(text))


def without_lead_in(sentence: str) -> str:
    """Return the sentence without "So,", "Long story short," and the like at its front."""
    for _ in range(3):
        shorter = _LEAD_IN.sub("", sentence, count=1)
        if shorter == sentence or len(shorter.split()) < 3:
            return sentence
        sentence = capitalized(shorter)
    return sentence


def capitalized(text: str) -> str:
    """Return the text with its first letter as a capital, behind quotation marks too."""
    match = re.match(r"[\"'(\[]*", text)
    at = match.end() if match else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def tidied(text: str) -> str:
    """Return the text without what cutting leaves behind: doubled commas, empty brackets, loose spaces."""
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:!?])(?=\s|$|\")", r"\1", text)
    text = re.sub(r",\s*(?=[,.;:!?])(?!\.\.\.)", "", text)
    return re.sub(r"^[,;:.\-\s]+(?=\w)", "", text)


_NO_SUBJECT = re.compile(
    r"^(?:(?:So|And|Then|Anyway|Well),?\s+)?(?P<verb>(?:Had|Got|Went|Came|Woke|Walked|"
    r"Decided|Told|Asked|Started|Worked|Was|Didn't|Couldn't|Wasn't|Hadn't|Drove|Ran|"
    r"Tried|Took|Called|"
    r"Bought|Found|Saw|Heard|Felt|Sat|Thought|Figured|Realized|Realised|Looked|Opened|"
    r"Grabbed|Don't know|Been)\b(?= (?!by\b|up by\b|in "
    r"half))(?<!Didn't)(?<!Couldn't)(?<!Wasn't)|(?:Didn't|Couldn't|Wasn't)(?= (?:have|"
    r"know|even|believe|think|want|feel|sure|paying|expecting|really|see|notice)\b))"
)


_ACTS_NOW = re.compile(
    r"(?:Wake up|Walk (?:in|out|up|back|over)|Get (?:home|to|back|up|out)|Go (?:to|back|home|in|up)|Knock on|"
    r"Decide to|Run (?:to|back|out)|Head (?:to|back|home|over))\b"
)


def _with_subject(text: str) -> str:
    """Give "Had a funny day at work." its subject back; a question or someone else's deed stays as it is."""
    acts_now = text.endswith(".") and len(text.split()) >= 5 and not re.search(r"\byour?\b", text)
    if acts_now and _ACTS_NOW.match(text):
        return "I " + text[0].lower() + text[1:]
    match = _NO_SUBJECT.match(text)
    if (
        not match
        or text.rstrip('"').endswith("?")
        or re.search(r"\b(?:she|he|they)\b", " ".join(text.split()[:8]))
    ):
        return text
    verb = match["verb"]
    said = "I've been" if verb == "Been" else "I " + verb[0].lower() + verb[1:]
    return text[: match.start("verb")] + said + text[match.end("verb") :]


def _ages(text: str) -> str:
    text = _CHILD_TAG.sub(lambda match: f"{match[1]} {match[3]}-year-old {match[2]}", text)
    text = _SELF_TAG.sub(_self_age, text)
    text = _AGE_TAG.sub("", text)
    return _BARE_AGE.sub("", text)


def _self_age(match: re.Match[str]) -> str:
    age = match[1] or match[2]
    rest = match.string[match.end() :]
    if rest[:1] in ".!?":
        return f"I'm {age}"
    goes_on = re.match(
        r"(?:am|have|had|was|been|got|work|live|and|just|recently|used|my|'ve|went|met)\b", rest
    )
    if goes_on and goes_on[0] == "and":
        return f"I'm {age}, "
    return f"I'm {age}, and I " if goes_on and goes_on[0] != "my" else f"I'm {age}, "


_FILLER_RE = re.compile(
    rf",?\s*(?<![\w'-])(?:{'|'.join(FILLERS)})(?![\w'-])[,.!]?(?P<end>[.!?]?)", re.IGNORECASE
)
_RELATIVE_RE = re.compile(
    rf"(?<![\w/-])(?P<lead>(?:my|your|his|her|our|their|the|an?|current|future|ex|old|"
    rf"new)[\s-]+)?(?P<word>{'|'.join(RELATIVES)})(?P<end>'?s)?(?![\w/-])"
)
_WORD_RE = re.compile(
    r"(?<![\w'/.-])(?:"
    + "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))
    + r")(?![\w'/-])",
    re.IGNORECASE,
)
_MISSPELT_RE = re.compile(
    r"(?<![\w'.@/-])(?:"
    + "|".join(re.escape(word) for word in sorted(MISSPELT, key=len, reverse=True))
    + r")(?![\w'@/-])",
    re.IGNORECASE,
)
# these need a possessive before them, or they are something else ("SO much", "OH no", "a BF3 match")
_NEEDS_OWNER = frozenset({"SO", "OH", "LO", "BM", "FH", "DW", "DH"})


def _fillers(text: str) -> str:
    def cut(match: re.Match[str]) -> str:
        closing = re.search(r"[.!?]", match[0])
        return (
            closing[0]
            if closing and match.string[match.end() :].strip() == ""
            else (" " if match.start() else "")
        )

    return _FILLER_RE.sub(cut, text)


def _shorthand(text: str) -> str:
    def relative(match: re.Match[str]) -> str:
        lead = match["lead"] or ""
        word = match["word"]
        if word in _NEEDS_OWNER and not lead.strip().lower().endswith(
            ("my", "your", "his", "her", "our", "their")
        ):
            return match[0]
        end = match["end"] or ""
        return lead + RELATIVES[word] + ("s" if end == "s" else end)

    def word(match: re.Match[str]) -> str:
        said = match[0]
        full = WORDS.get(said)
        if full is None and said.lower() in WORDS and not (said.isupper() and len(said) <= 2):
            full = WORDS[said.lower()]
        if full is None:
            return said
        return capitalized(full) if match.start() == 0 else full

    text = _RELATIVE_RE.sub(relative, text)
    text = re.sub(r"\s&\s", " and ", text)
    text = re.sub(r"(?<=\w)\s*w/(?!o\b)(?=\s?\w)", " with ", text)
    return _WORD_RE.sub(word, text)


def _respell(match: re.Match[str]) -> str:
    right = MISSPELT[match[0].lower()]
    if match[0].lower() == "lets" and not re.match(
        r"\s+(?:go|just|see|say|call|get|be|not|try|start|do|take)\b", match.string[match.end() :]
    ):
        return match[0]
    if match[0].lower() == "exited" and not re.match(
        r"\s+(?:to|about|for|on)\b", match.string[match.end() :]
    ):
        return match[0]
    return capitalized(right) if match[0][0].isupper() else right
