"""What the internet writes: addresses, communities, people, hashtags, files, and words with letters hidden.

A person says the site and never the path. Letters hidden on screen are hidden in sound: the whole word is a
bleep, so that screen and voice say the same.
"""

from __future__ import annotations

import re

from vidgen_assets.audio.wording.reading import Reading, letters, read_aloud
from vidgen_assets.audio.wording.tables import words

URL = re.compile(r"^<?(?:https?|ftps?|file)://|^www\.\w|^mailto:", re.I)
TOP_LEVEL = (
    "com|org|net|edu|gov|io|co|uk|de|fr|es|it|jp|cn|tv|me|info|biz|us|ca|au|eu|ch|at|be|nl|se|ru|ly|gg|app|dev|ai|"
    "xyz|mil"
)
DOMAIN = re.compile(rf"^(?:[a-z0-9-]+\.)+(?:{TOP_LEVEL})(?:[:/?#]\S*)?$", re.I)
EMAIL = re.compile(r"^\S+@[\w-]+(?:\.[\w-]+)+$|^[a-z0-9._+-]{5,}@[a-z0-9-]{4,}$")
COMMUNITY = re.compile(r"^/?[rR]/([\w+]+)/?(?:'s)?$")
PERSON = re.compile(r"^(?:/?[uU]/|@)[\w.-]{2,}(?:'s)?$")
HASHTAG = re.compile(r"^#+([^\W\d]\w*)$")
PATH = re.compile(r"^(?:[a-zA-Z]:\\|/(?:\w+/){2,}|~/|\\\\)\S*$")
FILE_ENDINGS = (
    "exe|pdf|jpe?g|png|gif|docx?|xlsx?|pptx?|txt|zip|rar|mp[34]|dll|csv|html?|php|py|js|mov|avi|iso|log"
)
FILE_NAME = re.compile(rf"^([\w-]*)\.({FILE_ENDINGS})$", re.I)
SPOKEN_ENDINGS = {
    "exe": "E X E",
    "gif": "gif",
    "zip": "zip",
    "bat": "bat",
    "py": "P Y",
    "log": "log",
    "iso": "I S O",
}
STARRED = re.compile(r"^(?=.*[*\u2588]|.*[a-z][@#$%&!]+[a-z])(?:[^\W\d_]|[*\u2588@#$%&!\-])+(?:'s)?$", re.I)
BLANKED = re.compile(r"[\u2588\u2587_]{2,}|\*{2,}|[@#$%&*!]{3,}|redacted", re.I)
HIDDEN = re.compile(r"[*\u2588@#$%&!]")
HIDDEN_RUN = re.compile(r"[@#$%&!]{2,}(?=[a-z@#$%&!])", re.I)
OFTEN_HIDDEN = words(
    "fuck fucks fucked fucker fuckers fucking fuckin shit shits shitty shitting bullshit bitch bitches "
    "bitching ass asses"
    "asshole assholes bastard bastards damn damned goddamn dick dicks dickhead cunt cunts cock pussy "
    "whore slut piss pissed"
    "crap hell bollocks wanker arse prick"
)
LONGEST_SEEN = 3
"""Letters: longer runs on both sides of two stars are two words ("squeak**squeak")."""
LONGEST_HOST = 30
LONGEST_SPELLED = 6
NAME_RUNS = re.compile(r"\d+|[^\W\d]+")


def internet(here: Reading) -> str | None:
    """Read addresses as a person would: the site's name, never the path; None for what is no address."""
    core, says = here.core, here.tongue.says
    if core.isalnum() and core.isascii():
        return None
    if EMAIL.match(core) or core.lower().startswith("mailto:"):
        return says.email
    if URL.match(core) or DOMAIN.match(core):
        return _site(here)
    if match := COMMUNITY.match(core):
        return f"{says.community} {' '.join(_named(here, name) for name in split_camel(match[1]).split())}"
    if PERSON.match(core):
        return says.user
    if match := HASHTAG.match(core):
        return _words(here, match[1])
    if match := FILE_NAME.match(core):
        ending = match[2].lower()
        name = _words(here, match[1])
        return f"{name} {says.dot} {SPOKEN_ENDINGS.get(ending, letters(ending))}".strip()
    if PATH.match(core) or "://" in core:
        return says.link
    return None


def hidden_letters(here: Reading) -> str | None:
    """Say the language's bleep for a word whose letters are hidden by stars, bars or signs."""
    return here.tongue.says.bleep if is_hidden(here.core) else None


def is_hidden(core: str) -> bool:
    """Tell a word whose letters are hidden on screen: "f**k", "sh!t", "****", "redacted"."""
    if core.isalpha():
        return core.lower() == "redacted"
    if BLANKED.fullmatch(core):
        return True
    if STARRED.match(core) is None or not HIDDEN.search(core.rstrip("!")):
        return False
    seen = [run for run in re.split(r"[^a-z]+", core.lower().removesuffix("'s")) if run]
    if "*" in core or "\u2588" in core:
        two_words = len(seen) > 1 and all(len(run) > LONGEST_SEEN for run in seen)
        return not (two_words and "**" in core and "***" not in core)
    if HIDDEN_RUN.search(core):
        return True
    pattern = re.compile(HIDDEN.sub(".", core.lower().rstrip("!")))
    return any(pattern.fullmatch(word) for word in OFTEN_HIDDEN)


def split_camel(name: str) -> str:
    """Return "AskReddit" as "Ask Reddit", so that a voice stresses both halves."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-_+]+", " ", name).strip()


def _site(here: Reading) -> str:
    says = here.tongue.says
    bare = re.sub(r"^<?(?:\w+:)?(?://)?(?:www\d?\.)?", "", here.core, flags=re.I)
    host = re.split(r"[/?:#>]", bare)[0]
    names = [name for name in host.split(".") if name]
    plain = 2 <= len(names) <= 4 and len(host) <= LONGEST_HOST and all(map(_is_sayable, names))
    if not plain:
        return says.link
    said = [letters(name) if len(name) <= 2 else _words(here, name) for name in names]
    return f" {says.dot} ".join(said)


def _named(here: Reading, name: str) -> str:
    """Spell a community's name that would be read as something else ("tifu")."""
    runs = NAME_RUNS.findall(name)
    if len(runs) > 1:
        return " ".join(_named(here, run) for run in runs)
    return name if read_aloud(here.part(name)) == name or len(name) > LONGEST_SPELLED else letters(name)


def _words(here: Reading, name: str) -> str:
    return " ".join(read_aloud(here.part(word)) for word in split_camel(name).split())


def _is_sayable(name: str) -> bool:
    return name.replace("-", "").isalpha() and name.isascii()
