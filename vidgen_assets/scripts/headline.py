"""A post's title as a sentence one can say: forum patterns spelled out, tags and shouting taken off.

"TIFU by locking myself out" becomes "Today I messed up by locking myself out."; "Caught a kid stealing
twice" becomes "I caught a kid stealing twice."; a title that is only a label ("Pizza Delivery") has no
sentence in it, which `said` answers with None. Used by hooks, by candidate titles and by ideas.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vidgen_assets.scripts import compress, forum, lexicon
from vidgen_assets.scripts.sentences import tidy
from vidgen_assets.scripts.word_lists import word_list

_TAGS = re.compile(
    r"^\s*[\[({](?:[^\])}]{1,24})[\])}]\s*[:-]?\s*|\s*[\[(](?:rant|long|short|medium|"
    r"epic|update[^\])]*|x-?post[^\])]*|nsfw[^\])]*|text|story|serious|"
    r"oc|repost|minor|kind of|sort of|tl;?dr[^\])]*|wall of text|part \w+|\d+/\d+|"
    r"[ivx\d]+|very long|\w* ?rant|throwaway|first post[^\])]*)[\])]\s*",
    re.IGNORECASE,
)
_TIFU = re.compile(r"^\W*TIFU\b[\s,:;.-]*(?:today\s+)?", re.I)
_AITA = re.compile(r"^\W*(?:AITAH?)\b[\s,:;.-]*", re.I)
_WIBTA = re.compile(r"^\W*(?:WIBTAH?)\b[\s,:;.-]*", re.I)
_BARE_PAST = re.compile(
    r"^(?:(?:just|finally|accidentally|almost|once|recently|actually)\s+)?(?:caught|"
    r"got|had|found|worked|told|saw|made|met|lost|went|asked|tried|learned|"
    r"helped|quit|sent|bought|broke|gave|took|called|ran|left|walked|received|"
    r"witnessed|overheard|realized|discovered|spent|started|watched|dealt|"
    r"stopped|fixed|decided|thought|forgot|let|stood|won|sold|ate|drove|woke|locked|fired)\b",
    re.I,
)
_NOT_PAST = re.compile(
    r"^(?:lost|found|broken|quit|let|got) (?:and|in|on|at|item|property|your|it\?)\b", re.I
)
_STANDS = re.compile(
    r"\b(?:I'm|he's|she's|we're|they're|it's|that's|there's|you're|[Ii]t is|[Tt]here is)\s+\w+|"
    r"\b(?:I|I'm|I've|I'd|he|she|they|we|it|it's|that's|there's|you|who|what|this|"
    r"that|\w+'s|\w+s?|[A-Z]\w+)\s+(?:\w+ly\s+|just\s+|never\s+|really\s+)?(?:am|is|"
    r"are|was|were|has|have|had|do|does|did|will|would|"
    r"can|could|should|might|must|don't|doesn't|didn't|isn't|wasn't|can't|couldn't|won't|wouldn't|"
    r"went|came|got|said|told|saw|took|gave|made|knew|thought|found|left|felt|ran|sat|"
    r"kept|began|brought|bought|caught|drove|fell|forgot|held|lost|met|paid|"
    r"broke|quit|tried|wanted|asked|called|walked|turned|decided|thinks?|wants?|"
    r"needs?|says?|tells?|gets?|makes?|keeps?|comes?|goes|asks?|calls?|tries|knows?|works?|"
    r"embarrassed|ruined|stole|screamed|yelled|punched|fired|refused|demanded|learned|"
    r"saved|destroyed|deleted|locked|insulted|threatened|complained|showed|accused)\b"
)
_GOES_ON = re.compile(r"^(?:by|because|when|after|while|and|for|in|on|at|with|so|to|trying)\b", re.I)
_SMALL = frozenset(
    word_list(
        """
        a an the and or but of to in on at by for with from as
        """
    )
)


def cleaned(title: str) -> str:
    """Return the title without tags, outer quotes, markup and shouting; forum shorthand stays."""
    text = tidy(title.replace("*", "").replace("_", " "))
    for _ in range(3):
        text = _TAGS.sub(" ", text).strip()
    text = text.strip(" -:;,")
    if text.isupper() and len(text) > 5:
        text = forum.capitalized(text.lower())
        text = re.sub(r"\bi\b", "I", text)
    elif _is_title_case(text):
        text = _sentence_case(text)
    return text


def said(title: str) -> str | None:
    """Return the title as a sentence one can say first, or None when there is no sentence in it."""
    text = cleaned(title)
    opened = _forum_pattern(text)
    if opened is None:
        opened = _plain_pattern(text)
    if opened is None:
        return None
    sentence = compress.lighten(forum.plain(opened))
    sentence = sentence.rstrip(" ,;:-")
    sentence = re.sub(r"\.\.\.$", ".", sentence)
    return forum.capitalized(sentence if sentence[-1:] in ".!?" else sentence + ".")


def label(title: str) -> str:
    """Return a title that is no sentence as one can say it ("The nerve of some users."), else ""."""
    text = compress.lighten(forum.plain(cleaned(title))).strip(" \"'-:;,")
    text = re.sub(r"\.\.\.$", "", text).strip()
    if not 3 <= len(text.split()) <= 18 or re.search(
        r"^(?:my first|a (?:short|quick|few|couple)|some|another|just a|here's|so)\b|"
        r"\b(?:story|stories|tales?|post|update|rant)\b",
        text,
        re.I,
    ):
        return ""
    return forum.capitalized(text if text[-1:] in ".!?" else text + ".")


def is_quotation(title: str) -> bool:
    """Tell whether a title is something that was said: in quotes, or shouted at someone."""
    text = tidy(title).strip()
    if len(text) > 2 and text[0] in "\"'" and text.rstrip(".!?")[-1:] in "\"'" and text.count(text[0]) == 2:
        return True
    return (
        bool(
            re.match(
                r"^\W*(?:you|your|sir|ma'am|miss|hey|no,? you|but i|do you|don't you|"
                r"are you|can you|where|why (?:won't|can't|isn't|are)|i demand|i know|"
                r"i'm not|i want|i asked)\b",
                text,
                re.I,
            )
        )
        and text.rstrip("\"'")[-1:] in "!?"
    )


def unquoted(title: str) -> str:
    """Return what a quotation title says, without marks and leading dots, ending in a mark."""
    text = cleaned(title).strip("\"'").lstrip(". ").strip()
    text = forum.plain(text)
    text = re.sub(r"\.\.\.$", "...", text)
    return forum.capitalized(text if text[-1:] in ".!?" else text + ".")


def _forum_pattern(text: str) -> str | None:
    if match := _TIFU.match(text):
        rest = text[match.end() :].strip(" .")
        if not rest:
            return None
        if re.match(r"^(?:by|when|because|while|after|and)\b", rest, re.I):
            return f"Today I messed up {_lower_first(rest)}"
        if re.match(r"^\w+ing\b", rest):
            return f"Today I messed up by {_lower_first(rest)}"
        if re.match(r"^(?:I|my|we|a|the|this|so|with|at|in|on)\b", rest, re.I):
            return (
                f"Today I messed up: {rest}"
                if re.match(r"^(?:I|my|we|so)\b", rest)
                else f"Today I messed up {_lower_first(rest)}"
            )
        return f"Today I messed up: {rest}"
    if match := _WIBTA.match(text):
        rest = text[match.end() :].strip(" .?")
        return f"Would I be wrong {_lower_first(rest)}?" if rest else None
    if match := _AITA.match(text):
        rest = text[match.end() :].strip(" .?")
        if not rest:
            return None
        joined = rest if re.match(r"^(?:for|if|because|in|to|when)\b", rest, re.I) else f"for {rest}"
        return f"Am I wrong {_lower_first(joined)}?"
    return None


def _plain_pattern(text: str) -> str | None:
    bare = text.rstrip(".!? ")
    if re.match(r"^how\b", text, re.I) and not text.endswith("?"):
        return f"This is how {_lower_first(bare[4:].strip())}"
    if re.match(r"^(?:the|that|this one) (?:one )?time\b", text, re.I) and len(bare.split()) > 3:
        return f"Let me tell you about {_lower_first(bare)}"
    if re.match(r"^(?:the day|the night|the moment)\b", text, re.I) and len(bare.split()) > 3:
        return f"This is about {_lower_first(bare)}"
    if re.match(r"^when\b", text, re.I) and not text.endswith("?") and "," not in text:
        return f"This is what happened {_lower_first(bare)}"
    if re.match(r"^why (?:I|my|we|you|the)\b", text, re.I) and not text.endswith("?"):
        return f"This is {_lower_first(bare)}"
    if re.match(
        r"^(?:almost|nearly) (?:fired|arrested|killed|robbed|banned|kicked|hit|caught)\b", text, re.I
    ):
        return f"I was {_lower_first(text)}"
    if _BARE_PAST.match(text) and not _NOT_PAST.match(text) and len(bare.split()) >= 4:
        return f"I {_lower_first(text)}"
    if is_quotation(text):
        return None
    if (
        (_STANDS.search(text) or lexicon.ACTION.search(text))
        and len(bare.split()) >= 4
        and not _GOES_ON.match(text)
    ):
        return text
    return None


def _lower_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    if first in ("I", "I'm", "I've", "I'd", "I'll") or (first.isupper() and len(first) > 1):
        return text
    return text[:1].lower() + text[1:]


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha() and word.lower() not in _SMALL]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _sentence_case(text: str) -> str:
    """Lower the capitals of a headline; names cannot be told from words there, so all-capital words stay."""
    words = text.split()
    kept = [words[0]]
    for before, word in pairwise(words):
        keeps = word.isupper() or before[-1:] in ".!?:" or word.lower() in ("i", "i'm", "i've", "i'd", "i'll")
        kept.append(word if keeps else word[:1].lower() + word[1:])
    return " ".join(kept)
