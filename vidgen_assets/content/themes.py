"""What a story is about, as one of a few themes: enough to tell a day's posts apart from each other.

Owns the words each theme is recognised by (folded as wording.py folds them). Ideas and ranking use the name;
an audience never sees it.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from vidgen_assets.artifacts import Post
from vidgen_assets.content.wording import content_words

OTHER = "life"

_THEMES = """
wedding: wedding bride groom marriage honeymoon engagement ring proposal reception bridesmaid church vows best-man
romance: boyfriend girlfriend husband wife date dating ex love kiss crush cheating divorce breakup anniversary
family: mother father sister brother aunt uncle cousin grandmother grandfather son daughter niece nephew stepdad inheritance funeral
home: landlord rent lease tenant flat apartment deposit roommate flatmate dishes kitchen heating repair key
neighbours: neighbour fence garden garage street hedge lawn driveway noise party parking association trombone drum
retail: customer store shop register till refund receipt coupon cashier manager sale aisle price discount return shelf
office: boss manager office meeting email colleague coworker overtime memo policy report desk promotion fired quit payroll contract
tech: computer printer server password wifi router ticket helpdesk internet laptop software reboot cable network modem screen user monitor
school: teacher school class exam homework student detention professor college university classroom principal dorm essay
animals: dog cat parrot bird hamster horse puppy kitten vet leash squirrel pet goose fish paw
travel: train bus flight plane airport taxi hotel passport suitcase luggage ticket holiday driver station seat passenger
food: restaurant waiter cook cake soup sandwich lunch dinner pizza recipe bakery bread fridge chef coffee
health: hospital doctor nurse ambulance surgery patient pill dentist clinic pain medicine
money: money bank loan dollar fine lottery debt price bill tax court lawyer judge sue
eerie: ghost haunted cellar attic scream whisper shadow grave voice dark tower radio forest door knock midnight blood
mishap: fell slipped locked trousers toilet shower burned broke spilled stuck embarrassed naked wrong accidentally
"""  # noqa: E501


def theme_of(post: Post) -> str:
    """Return the theme most of the post's telling words belong to; words in the title count three times."""
    counts = Counter(set(content_words(post.body)))
    counts.update(2 * list(set(content_words(post.title))))
    weights = {
        name: sum(counts[word] for word in words) / len(words) ** 0.5 for name, words in _themes().items()
    }
    best = max(weights, key=lambda name: (weights[name], name))
    return best if weights[best] * len(_themes()[best]) ** 0.5 >= 2 else OTHER


@lru_cache(maxsize=1)
def _themes() -> dict[str, frozenset[str]]:
    named = (line.split(": ", 1) for line in _THEMES.strip().splitlines())
    return {name: frozenset(content_words(words)) for name, words in named}
