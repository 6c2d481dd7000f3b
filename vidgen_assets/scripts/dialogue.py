"""Chat transcripts and bare quotations, said aloud by one voice.

`Me: How can I help?` / `**User** - It broke` becomes `I asked, "How can I help?"` / `The user said, ...`:
labels are found, spelled out (`OCB` is the old cranky guy the story has named before) and told apart from
headings. Runs of quotations without a label get one when it is plain from their words who speaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vidgen_assets.scripts.people import mentions
from vidgen_assets.scripts.sentences import QUOTES
from vidgen_assets.scripts.word_lists import word_list

_LABEL = re.compile(
    r"^\W{0,3}(?P<label>[A-Za-z][\w.'$ ]{0,26}?)\s*(?:\((?P<short>[A-Z]{1,6}\d?)\))?\s*"
    r"(?:(?::|\s-)\s*(?P<said>\S.*)|\s+(?P<quoted>[\"']\s*\S.*))$"
)
_NOT_LABELS = frozenset(
    word_list(
        """
        edit update note ps p.s tldr tl;dr background backstory context location moral story example
        result warning so but and then now also lesson sidenote disclaimer preface time date setting
        spoiler problem solution fact because anyway this that it first second third finally result
        being bonus cast title rule ok okay well warning question answer meaning here there which step
        day part guess what and said says replied asked
        """
    )
)
_SELF = frozenset(("me", "i", "myself", "moi", "my response", "me again"))
_ROLES = word_list(
    """
    customer user boss manager coworker co-worker supervisor caller client cop officer guy lady woman
    man girl boy kid mom dad mother father wife husband girlfriend boyfriend friend teacher professor
    doctor nurse tech old man old lady old guy stranger cashier employee driver student neighbor
    roommate bartender colleague owner brother sister judge lawyer recruiter guest patient director
    principal security bouncer waitress waiter agent assistant clerk
    """
)
_LETTERS = {
    short: role.replace("_", " ")
    for short, role in (
        pair.split(":")
        for pair in word_list(
            """
            c:customer cust:customer cu:customer u:user eu:user b:boss m:manager mgr:manager
            mngr:manager cw:coworker cow:coworker w:woman l:lady g:guy k:kid om:old_man ol:old_lady
            s:supervisor sup:supervisor t:tech n:nurse d:driver p:person o:officer ac:customer
            dc:customer ic:customer rc:customer sc:customer ec:customer am:assistant_manager gm:manager
            sm:manager h:husband gf:girlfriend bf:boyfriend
            """
        )
    )
}
_BY_COMMUNITY = {"talesfromtechsupport": "the user", "talesfromretail": "the customer"}
_PRESENT = re.compile(
    r"\b(?:says|asks|walks|comes|goes|tells|looks|starts|replies|hands|gives|takes|turns|I say|I ask)\b"
)
_PAST = re.compile(
    r"\b(?:said|asked|walked|came|went|told|looked|started|replied|handed|gave|took|turned|was|had)\b"
)
_MINE = re.compile(
    r"\b(?:sir|ma'am|miss|how (?:may|can) I help|can I help|I'm sorry|our policy|"
    r"store policy|we (?:don't|do not|can't|have|are)|"
    r"I can't|I apologize|would you like|I'm afraid|I'll call him|thank you for calling)\b",
    re.I,
)
_THEIRS = re.compile(
    r"\b(?:your manager|you people|your store|I want|I demand|I need|give me|my "
    r"(?:computer|internet|money|order|bill|phone|email)|"
    r"customer is always|get me|you guys|I've been|why (?:can't|won't|isn't|aren't)|"
    r"it doesn't work|I'm never|do you work)\b",
    re.I,
)


def spoken(paragraphs: Sequence[str], community: str = "") -> tuple[str, ...]:
    """Return the paragraphs with transcripts as narration; the others, and their number, stay as they are."""
    paragraphs = [paragraph.translate(QUOTES) for paragraph in paragraphs]
    labels = _labels(paragraphs)
    says, asks = _tense(paragraphs)
    legend = {label: _speaker(label, paragraphs, community) for label in labels}
    told = [_told(paragraph, legend, says, asks) for paragraph in paragraphs]
    return tuple(_attributed(_announced(told), says, asks))


def _labels(paragraphs: Sequence[str]) -> frozenset[str]:
    """Return the labels that really are speakers: they recur, or they answer one that does."""
    found: Counter[str] = Counter()
    for paragraph in paragraphs:
        match = _LABEL.match(paragraph)
        if match and len(match["label"].split()) <= 4 and match["label"].strip().lower() not in _NOT_LABELS:
            if match["quoted"] and not _is_speakerish(match["label"].strip()):
                continue
            found[(match["short"] or match["label"]).strip()] += 1
    if sum(found.values()) < 2:
        return frozenset()
    all_speak = all(_is_speakerish(label) for label in found)
    if (
        not all_speak
        and not any(count >= 2 for count in found.values())
        and not any(label.lower() in _SELF for label in found)
    ):
        return frozenset()
    sure = {label for label, count in found.items() if count >= 2 or _is_speakerish(label)}
    return frozenset(sure)


def _is_speakerish(label: str) -> bool:
    word = label.lower()
    return (
        word in _SELF
        or word in _ROLES
        or word.split()[-1] in _ROLES
        or (label.isupper() and len(label) <= 5)
        or word in ("her", "him", "he", "she", "them")
    )


def _speaker(label: str, paragraphs: Sequence[str], community: str) -> str:
    """Return who a label stands for, as the subject of a sentence: "I", "the customer", "Jane"."""
    word = label.lower().strip(".")
    if word in _SELF:
        return "I"
    if word in ("her", "she"):
        return "she"
    if word in ("him", "he"):
        return "he"
    if word in ("them", "they"):
        return "they"
    if word in _ROLES or (word.split()[-1] in _ROLES and not label.isupper()):
        return f"the {word}" if not word.startswith("my ") else word
    if (label.isupper() and not _is_word(label)) or len(label) <= 2:
        return _spelled_out(label, paragraphs) or _BY_COMMUNITY.get(community.lower(), "the other one")
    if label[0].isupper() and " " not in label and not label.isupper():
        return label
    return f"the {word}"


def _is_word(label: str) -> bool:
    """Tell a role in capitals ("KEEPER") from initials ("OCB")."""
    return len(label) >= 4 and re.search(r"[AEIOU]", label) is not None


def _spelled_out(short: str, paragraphs: Sequence[str]) -> str:
    text = " ".join(paragraphs)[:20_000]
    named = re.search(
        rf"((?:[A-Z]?[\w'-]+ ){{1,4}})\(\s*(?:aka |hereafter |or )?\"?{re.escape(short)}\"?\s*\)", text
    )
    if named:
        persons = mentions(named[1])
        return (
            persons[-1].again
            if persons
            else "the " + named[1].strip().lower().removeprefix("the ").removeprefix("a ")
        )
    called = re.search(rf"([^.!?]*?)\b(?:call|refer|dub|name)\w*\b[^.!?]*?\b{re.escape(short)}\b", text)
    if called and (persons := mentions(called[1])):
        return persons[-1].again
    if short.isupper() and len(short) >= 2:
        words = re.search(r"\b" + r"[ -]".join(rf"{letter}[a-z]+" for letter in short) + r"\b", text)
        if words:
            return words[0] if any(word.lower() not in ("the", "a") for word in words[0].split()) else ""
    if len(short) == 1:
        names: Counter[str] = Counter(re.findall(rf"(?<=[a-z,] )({re.escape(short)}[a-z]{{2,}})\b", text))
        if names and names.most_common(1)[0][1] >= 2:
            return names.most_common(1)[0][0]
    role = _LETTERS.get(short.lower())
    return f"the {role}" if role else ""


def _tense(paragraphs: Sequence[str]) -> tuple[str, str]:
    told = " ".join(
        re.sub(r'"[^"]*"', "", paragraph) for paragraph in paragraphs if not _LABEL.match(paragraph)
    )
    present, past = len(_PRESENT.findall(told)), len(_PAST.findall(told))
    return ("says", "asks") if present > past else ("said", "asked")


def _told(paragraph: str, legend: dict[str, str], says: str, asks: str) -> str:
    match = _LABEL.match(paragraph)
    if not match:
        return paragraph
    label = (match["short"] or match["label"]).strip()
    speaker = legend.get(label)
    if speaker is None:
        return paragraph
    said, actions = _without_actions((match["said"] or match["quoted"]).strip())
    if acted := _ACTED.match(said):
        said = said[acted.end() :]
        if acted["deed"] and speaker != "I":
            actions.insert(0, f"{_capital(speaker)} {acted['deed'].strip()}.")
    said = re.sub(r"[\"']+([.,!?]*)$", r"\1", said.strip(" \"'-*")).strip()
    said = said.replace('"', "'")
    if not any(map(str.isalnum, said)):
        return " ".join(actions)
    if said[-1] not in ".!?":
        said = said.rstrip(" ,;:-") + "."
    verb = asks if re.match(r"[^.!]*\?", said) else says
    if speaker == "I" and says == "says":
        verb = verb.removesuffix("s")
    return " ".join([f'{_capital(speaker)} {verb}, "{_capital(said)}"', *actions])


# "rolls her eyes Well yeah": a stage direction that has lost its asterisks
_ACTED = re.compile(
    r"^(?:(?P<deed>(?!yes|us\b|this|is|was|has|its|as|thanks|ours|yours|guess)[a-z]{3,}s\b[^.!?\"A-Z]{0,40})\s(?=[A-Z][a-z])"
    r"|(?:[Ll]ong|[Ss]hort|[Aa]wkward)[^.!?]{0,24}(?:pause|silence)\s+(?=[A-Z]))"
)


def _without_actions(said: str) -> tuple[str, list[str]]:
    """Take "(hands him the card)" out of a line; what someone does there becomes a sentence of its own."""
    actions: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = match[1].strip()
        if re.match(r"(?:I|he|she|they|we|the)\s", inside, re.I) and len(inside.split()) >= 4:
            actions.append(_capital(inside) if inside[-1] in ".!?" else _capital(inside) + ".")
        return " "

    return " ".join(re.sub(r"[(\[]([^()\[\]]*)[)\]]", take, said).split()), actions


_ANNOUNCES = re.compile(
    r"\b(?:said|says?|ask(?:s|ed)?|repl(?:y|ied|ies)|responds?|responded|yell(?:s|ed)|"
    r"told (?:me|him|her|them)|answer(?:s|ed)|went|goes|like|shout(?:s|ed)|scream(?:s|"
    r"ed))\s*[:,]?$",
    re.I,
)


def _announced(paragraphs: list[str]) -> list[str]:
    """Put a quotation that stands alone back to the words that announce it ("I turned and said:")."""
    told = list(paragraphs)
    for at in range(len(told) - 1):
        if _ANNOUNCES.search(told[at]) and _is_bare_quote(told[at + 1]):
            told[at] = told[at].rstrip(" :,") + ", " + told[at + 1].strip()
            told[at + 1] = ""
    return told


def _attributed(paragraphs: list[str], says: str, asks: str) -> list[str]:
    """Give runs of bare quotations their speakers, where their words make clear which ones are mine."""
    told = list(paragraphs)
    at = 0
    while at < len(told):
        end = at
        while end < len(told) and _is_bare_quote(told[end]):
            end += 1
        if end - at >= 2:
            other = _other_speaker(told[:at])
            mine = _mine_first(told[at:end])
            if mine is not None and other:
                for line in range(at, end):
                    me = ((line - at) % 2 == 0) == mine
                    told[line] = _tagged(told[line], "I" if me else other, says, asks)
        at = max(end, at + 1)
    return told


def _is_bare_quote(paragraph: str) -> bool:
    text = paragraph.strip()
    return len(text) > 2 and text[0] in '"“' and text[-1] in '"”' and len(re.findall('["“”]', text)) == 2


def _mine_first(lines: Sequence[str]) -> bool | None:
    votes = 0
    for number, line in enumerate(lines):
        sign = 1 if number % 2 == 0 else -1
        votes += sign * (bool(_MINE.search(line)) - bool(_THEIRS.search(line)))
    return None if votes == 0 else votes > 0


def _other_speaker(before: Sequence[str]) -> str:
    for paragraph in reversed(before[-4:]):
        persons = [person for person in mentions(paragraph) if person.gender != "p" and person.again]
        if persons:
            return persons[-1].again
    return ""


def _tagged(line: str, speaker: str, says: str, asks: str) -> str:
    said = line.strip().strip('"“”').strip()
    verb = asks if re.match(r"[^.!]*\?", said) else says
    if speaker == "I" and says == "says":
        verb = verb.removesuffix("s")
    return f'{_capital(speaker)} {verb}, "{said}"'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
