"""Who is in a text: the persons its nouns, names and pronouns mention, without a model.

Owns the person lexicon (who is a man, a woman, a child, several), mentions with their determiners, names, and
which pronouns a sentence leaves open. `links.py` decides with it what may follow what; ideas use it for who
tells the story. A gender here is only the grammatical one a pronoun needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from vidgen_assets.scripts.word_lists import word_list

Gender = Literal["m", "f", "n", "p"]

_NOUNS: dict[Gender, str] = {
    "m": (
        "man guy boy dad father husband boyfriend brother son uncle grandpa grandfather gentleman dude bloke "
        "nephew father-in-law brother-in-law stepdad stepfather fiancé groom king "
        "sir bro fella fellow grandson "
        "mailman fireman policeman businessman handyman salesman waiter landlord"
    ),
    "f": (
        "woman girl mom mum mother wife girlfriend sister daughter aunt grandma grandmother lady chick niece "
        "mother-in-law sister-in-law stepmom stepmother fiancée bride queen gal nun waitress hostess granny "
        "granddaughter landlady saleswoman housewife nan"
    ),
    "n": (
        "customer manager boss supervisor coworker co-worker colleague friend user "
        "cop officer doctor teacher professor "
        "neighbor neighbour roommate kid child client employee cashier stranger person someone somebody baby "
        "clerk driver nurse lawyer judge principal student teenager toddler cousin "
        "owner guest tech technician "
        "bartender caller patient partner ex buddy pal mate sibling parent victim thief shoplifter robber "
        "agent director contractor worker intern trainee attendant guard bouncer shopper vet dentist barber "
        "delivery-guy plumber electrician priest coach captain sergeant soldier date "
        "crush bully tenant babysitter "
        "gm dm secretary assistant receptionist ceo vendor passenger pilot chef cook dog "
        "puppy cat kitten pet regular idiot "
        "jerk asshole moron nobody everyone everybody anyone bystander instructor adult freshman sophomore "
        "junior senior witness admin sysadmin developer programmer engineer rep "
        "representative trainer girl's-mom"
    ),
    "p": (
        "people guys men women kids children boys girls parents customers coworkers "
        "co-workers friends cops police "
        "neighbors neighbours grandparents students ladies folks users teenagers "
        "managers couple family crowd "
        "staff team employees twins roommates guests strangers brothers sisters dogs cats group gang others "
        "everyone everybody contractors bouncers officers workers clients"
    ),
}
GENDER: dict[str, Gender] = {noun: gender for gender, nouns in _NOUNS.items() for noun in nouns.split()}

_DETERMINERS = word_list(
    """
    a an the this that these those my our his her their your some one another every each no any two
    three four five several many few both
    """
)
_OWNED = frozenset(["my", "our"])
# adjectives as often as persons: persons only before what follows a noun
_EITHER = frozenset(
    word_list(
        """
        regular patient junior senior date crush pet guard cook coach rep adult witness mate partner
        principal guest idiot owner
        """
    )
)
_AFTER_NOUN = re.compile(
    r"\s*(?:[,.;:!?\"()]|$|(?:who|that|was|is|had|has|and|or|but|came|said|says|told|"
    r"asked|asks|comes|walks|walked|in|at|to|with|from|for|then|just|got|of|on|I|he|"
    r"she|it|they|'s)\b)"
)
_NEW = frozenset(
    word_list(
        """
        a an some one another this two three four five several many few
        """
    )
)
_PRONOUNS: dict[str, Gender] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "he's": "m",
    "he'd": "m",
    "he'll": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
    "she's": "f",
    "she'd": "f",
    "she'll": "f",
    "they": "p",
    "them": "p",
    "their": "p",
    "theirs": "p",
    "they're": "p",
    "they'd": "p",
    "they've": "p",
    "they'll": "p",
    "themselves": "p",
}
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][\w'À-ÿ-]*|\d+|[^\w\s]")
_NOT_NAMES = frozenset(
    word_list(
        """
        i monday tuesday wednesday thursday friday saturday sunday january february march april may june
        july august september october november december english american chinese german french spanish
        mexican indian asian christmas easter thanksgiving halloween google facebook youtube reddit
        windows internet tv pc ok okay walmart mcdonalds starbucks apple amazon microsoft god jesus sir
        miss ma'am dad mom mum grandma grandpa it us canada america london texas california florida uk
        usa hr it's ram wifi gps usb vpn dvd cd email id atm and but so then when if the a an my his her
        he she they we you it this that there what who why how in on at for to from of with as or not no
        yes well now because while after before once one two three
        """
    )
)


_SAYS_WHAT = re.compile(
    r"\b(?:am|is|are|was|were|be|being|been|as|like|he's|she's|I'm|they're)\s+(?:\w+ly\s+|not\s+|such\s+)?$",
    re.I,
)


@dataclass(frozen=True)
class Mention:
    """A person in a text: where, the head word (lower case, or a name), and how to name them again."""

    start: int
    end: int
    head: str
    gender: Gender
    new: bool
    again: str


@lru_cache(maxsize=4096)
def mentions(text: str, names: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the persons that nouns and `names` mention, in order; pronouns are not mentions."""
    return tuple(_found(text, names))


def _found(text: str, names: frozenset[str]) -> list[Mention]:
    tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
    found: list[Mention] = []
    for at, (start, end, token) in enumerate(tokens):
        bare = token.removesuffix("'s").removesuffix("'")
        if bare in names:
            found.append(Mention(start, start + len(bare), bare, "n", False, bare))
            continue
        head = bare.lower()
        gender = GENDER.get(head) or _doer(head, text[end:])
        if gender is None or (at + 1 < len(tokens) and _is_compound(tokens[at + 1][2])):
            continue
        if head == "ex" and bare != head:
            continue
        if head in _EITHER and not _AFTER_NOUN.match(text[end:]):
            continue
        determiner, first = _determiner(tokens, at)
        if _SAYS_WHAT.search(text[max(0, first - 24) : first]):
            continue  # "she is a careful person" brings nobody in
        found.append(
            Mention(
                first,
                start + len(bare),
                head,
                gender,
                determiner in _NEW or not determiner,
                _again(determiner, head, gender),
            )
        )
    return found


def _doer(word: str, after: str) -> Gender | None:
    """Tell a person nobody listed ("the drummer stood there") by the ending and by what the word does."""
    if not _DOER.search(word) or not _ACTS_AS_PERSON.match(after):
        return None
    return "f" if word.endswith("woman") else "m" if word.endswith("man") else "n"


_DOER = re.compile(r"^[a-z]{3,}(?:er|or|ist|ian|man|woman|eer|ant)$")
_ACTS_AS_PERSON = re.compile(
    r"\s+(?:said|says|asked|asks|told|tells|stood|stands|came|comes|looked|looks|smiled|smiles|walked|walks|"
    r"laughed|laughs|nodded|shrugged|whispered|shouted|yelled|replied|answered|took|put|picked|handed|who|"
    r"didn't|wanted|knew|thought|sat|ran|climbed|stared|sighed|explained|called|caught)\b"
)


def _is_compound(following: str) -> bool:
    return following.lower() in GENDER and following.lower() not in ("who", "that")


def _determiner(tokens: Sequence[tuple[int, int, str]], at: int) -> tuple[str, int]:
    """Return the determiner up to three words before a noun, and where its phrase begins."""
    for back in range(1, 5):
        if at - back < 0:
            break
        start, _, token = tokens[at - back]
        word = token.lower()
        if word in _DETERMINERS or word.endswith("'s"):
            return word, start
        if not token[0].isalpha() or word in _PRONOUNS or word in _NOT_NAMES - {"american", "chinese"}:
            break
    return "", tokens[at][0]


def _again(determiner: str, head: str, gender: Gender) -> str:
    if head in ("someone", "somebody", "anyone", "nobody", "everyone", "everybody"):
        return ""
    if determiner in _OWNED:
        return f"{determiner} {head}"
    if determiner in ("his", "her", "their") or determiner.endswith("'s"):
        return f"the {head}"
    return f"the {head}"


def names_in(texts: Sequence[str]) -> frozenset[str]:
    """Return first names: capitalized words inside sentences that are used as persons are."""
    inside: Counter[str] = Counter()
    introduced: set[str] = set()
    lower: set[str] = set()
    for text in texts:
        for match in re.finditer(r"[A-Za-z][a-z]+\b", text):
            word = match[0]
            if word[0].islower():
                lower.add(word)
            elif re.search(r"[a-z,;]\s+\"?$", text[: match.start()]) and word.lower() not in _NOT_NAMES:
                inside[word] += 1
        for match in re.finditer(
            r"(?:[Nn]amed|[Cc]all(?:ed)? (?:him|her|them|it)|[Nn]ame (?:is|was)|"
            r"friend|[Dd]og|[Cc]at|sister|brother|wife|husband|son|daughter|coworker|"
            r"boss|manager),? "
            r"\"?([A-Z][a-z]{2,})\b",
            text,
        ):
            introduced.add(match[1])
    acting = {
        name
        for name in inside
        for text in texts
        if re.search(
            rf"\b{name}(?:'s)?\s+(?:was|is|had|has|said|says|asked|asks|got|gets|came|"
            rf"comes|went|goes|told|tells|looked|looks|"
            rf"walked|started|took|just|then|and I)\b",
            text,
        )
    }
    return frozenset(
        name
        for name in inside.keys() | introduced
        if name.lower() not in lower
        and name.lower() not in _NOT_NAMES
        and name.lower() not in GENDER
        and (name in introduced or (name in acting and inside[name] >= 2))
    )


# "the customer ... and then she left", "... embarrassed himself": still the same one
_GOES_ON_AS = re.compile(
    r"(?:\b(?:and|but|who|that|then|because|so|says|said)|,)\s+((?:he|she)\b)|\b(himself|herself)\b", re.I
)


def genders(texts: Sequence[str], names: frozenset[str] = frozenset()) -> dict[str, Gender]:
    """Return the gender of persons whose noun has none, told by the pronouns near them.

    "The customer ... she walked out" makes this story's customer a she, in every sentence of it.
    """
    votes: dict[str, Counter[Gender]] = {}
    for text in texts:
        narration = re.sub(r'"[^"]*"', " ", text)
        found = mentions(narration, names)
        if len({mention.head for mention in found}) != 1 or found[0].gender != "n":
            continue
        if found[0].start > 14:
            continue  # not the subject: a later "he" may be anyone
        for plain, own in _GOES_ON_AS.findall(narration[found[0].end :]):
            word = plain or own
            gender = _PRONOUNS[word.lower()]
            votes.setdefault(found[0].head, Counter())[gender] += 2 if word.endswith("self") else 1
    return {
        head: counted.most_common(1)[0][0]
        for head, counted in votes.items()
        if len(counted) == 1 or counted.most_common(2)[0][1] > 2 * counted.most_common(2)[1][1]
    }


def open_pronouns(text: str, names: frozenset[str] = frozenset()) -> tuple[tuple[str, Gender, int], ...]:
    """Return the third-person pronouns that no earlier mention in the same sentence can stand for.

    Each is (word, gender, position); pronouns inside quotation marks are left out:
    they belong to the one who speaks.
    """
    seen = mentions(text, names)
    quoted = _quoted(text)
    left: list[tuple[str, Gender, int]] = []
    for match in re.finditer(r"[A-Za-z']+", text):
        gender = _PRONOUNS.get(match[0].lower())
        if gender is None or any(start <= match.start() < end for start, end in quoted):
            continue
        if not any(mention.end <= match.start() and fits(mention.gender, gender) for mention in seen):
            left.append((match[0], gender, match.start()))
    return tuple(left)


def fits(gender: Gender, pronoun: Gender) -> bool:
    """Tell whether a person of this gender may be meant by a pronoun of that one ("they" may mean one)."""
    return gender == pronoun or gender == "n" or (pronoun == "p" and gender in ("n", "p"))


def _quoted(text: str) -> list[tuple[int, int]]:
    marks = [match.start() for match in re.finditer('"', text)]
    return list(zip(marks[::2], marks[1::2], strict=False))
