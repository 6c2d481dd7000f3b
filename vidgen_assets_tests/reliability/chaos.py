"""Chaos: one command, killed at many places one after the other, resumed each time, and what came of it.

First an undisturbed run in a home of its own says which assets and calls there are. Then the same command is
run in another home and killed wherever the plan says: at a place of an asset or a call (`places.py`), or by
the provider's own server, when a question has come, when half of the answer is on its way, or when all of it
is.

What counts. A call is *finished* when its answer was kept: its row stands in the ledger. From then on it must
never be made again: `calls_repeated` counts every time one was begun, or its question came to a server, in a
life after the one that kept it. An answer that was sent whole to a process that was killed before it was kept
is *lost*; nobody can know of it but the provider, so it is asked for again under the same idempotency key:
`answers_lost` counts these, each question comes once more for each, and `charged_twice` counts those that a
provider that honours such keys would charge twice.
"""

import json
import os
import random
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from resources.fakes.loopback import Arrival, Moment
from resources.idempotency import idempotency_key
from resources.pictures import OpenAIImages
from vidgen_assets_tests.reliability.evidence import Evidence, Ledger
from vidgen_assets_tests.reliability.nursery import Life, Nursery, orphans_of
from vidgen_assets_tests.reliability.places import COMMAND, Order
from vidgen_assets_tests.reliability.world import World, small_world

PLACES = {
    "command": ("inside",),
    "asset": ("start", "inside", "made", "storing", "event"),
    "served": ("asked", "half", "answered", "unkept", "keeping"),
    "embedded": ("begun", "inside", "unkept", "keeping"),
    "upload": ("asked", "answered"),
    "upload chunk": ("half", "asked", "answered"),  # half of the video is there
}
BY_SERVER = ("asked", "half", "answered")
# whoever dies more than once dies early first: after the later places it may be finished, and not come again
EARLY_FIRST = (
    "begun", "start", "half", "asked", "inside", "made", "storing", "unkept", "keeping", "answered", "event"
)  # fmt: skip
MOST_EVENTS = 24  # of the connections that follow an artifact, those that write about it are the first
MISSED = 0.05  # of the deaths may not come to pass: their moment was over before their time


@dataclass(frozen=True)
class Death:
    """One kill to come: of whom (an asset, a call, a step of the upload), and at which place."""

    subject: str
    place: str


@dataclass(frozen=True)
class Reference:
    """An undisturbed run: what it made, and the subjects it came to with how long each took, in their order.

    `kinds` tells of each subject what it is ("asset", "llm", "voice", ...), `events` how many connections
    followed an asset's artifact, `served` by what subject a server knows a call, `paid` which calls cost.
    """

    versions: Mapping[str, str]
    seconds: Mapping[str, float]
    kinds: Mapping[str, str]
    events: Mapping[str, int]
    served: Mapping[str, str]
    paid: frozenset[str]

    def places(self, subject: str) -> tuple[str, ...]:
        """Return where a subject can be killed."""
        kind = "served" if subject in self.served else self.kinds[subject]
        return PLACES.get(subject) or PLACES.get(kind) or PLACES["embedded"]


@dataclass
class Outcome:
    """What the kills came to; see the module for what is counted."""

    seed: str
    kills: int = 0
    resumed: int = 0
    calls_repeated: int = 0
    artifacts_broken: int = 0
    assets_hit: int = 0
    calls_hit: int = 0
    answers_lost: int = 0
    charged_twice: int = 0
    ledger_rows_touched: int = 0
    orphans: int = 0
    litter: int = 0
    cpu_s: float = 0.0
    seconds: float = 0.0
    places: dict[str, int] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Tell whether every kill was survived and nothing was lost, repeated, doubled or broken."""
        bad = (
            self.calls_repeated,
            self.artifacts_broken,
            self.charged_twice,
            self.ledger_rows_touched,
            self.orphans,
        )
        struck = len(self.missed) <= MISSED * (self.kills + len(self.missed))
        return self.resumed == self.kills and struck and not any(bad) and not self.problems

    def line(self) -> str:
        """Return the outcome as one line of JSON."""
        return json.dumps(asdict(self))


class Bystander:
    """Looks on at the servers: notes every call's moments, and strikes the client where it is ordered to."""

    def __init__(self) -> None:
        self.life: Life | None = None
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.deaths: dict[str, str] = {}
        self._lock = threading.Lock()

    def watch(self, moment: Moment, arrival: Arrival) -> bool:
        """See a moment of a call; False when its client was struck dead."""
        subject = question_of(arrival)
        with self._lock:
            if moment == "asked":
                self.asked[subject] += 1
            if moment == "answered":
                self.answered[subject] += 1
            if self.life is None or self.life.doomed or self.deaths.get(subject) != moment:
                return True
            del self.deaths[subject]
            self.life.struck = (subject, moment)
            os.kill(self.life.pid, signal.SIGKILL)
        return False

    def attend(self, birth: Callable[[], Life], deaths: Mapping[str, str]) -> Life:
        """Look on at one life from its birth to its end, and strike it at these places."""
        with self._lock:
            self.asked.clear()
            self.answered.clear()
            self.deaths = dict(deaths)
            self.life = birth()  # under the lock: no moment of it passes before it is known
        self.life.wait(300)
        with self._lock:
            life, self.life = self.life, None
        return life


def question_of(arrival: Arrival) -> str:
    """Return the subject that a request is about: the same for the same question."""
    if arrival.server == "youtube":
        return f"upload {arrival.step}"
    if arrival.server == "images":
        return f"images {arrival.key}"
    messages = [[one["role"], one["content"]] for one in json.loads(arrival.body)["messages"]]
    return f"llm {idempotency_key(messages)}"


def subjects_of(ledger: Ledger) -> dict[str, str]:
    """Return by what subject a server knows a kept call, for those calls that a server answered."""
    found = {}
    columns = [ledger.column(name) for name in ("key", "capability", "provider", "model", "request")]
    for key, capability, provider, model, request in zip(*columns, strict=True):
        if capability == "llm":
            found[f"call {key}"] = f"llm {idempotency_key(json.loads(request)['messages'])}"
        elif provider == OpenAIImages.name:
            question = [model, OpenAIImages.version, json.loads(request)]
            found[f"call {key}"] = f"images {idempotency_key(question)}"
    return found


@contextmanager
def chaos_world(folder: Path, style: Mapping[str, object] = {}) -> Iterator[tuple[World, Bystander]]:
    """Give a world, and the bystander at its servers; `style` changes the channel's."""
    bystander = Bystander()
    with small_world(folder, watch=bystander.watch, style=style) as world:
        yield world, bystander


def undisturbed(world: World, nursery: Nursery, bystander: Bystander, home: Path) -> Reference:
    """Run the command once, unharmed, and return what there is to disturb."""
    life = bystander.attend(lambda: nursery.start(world.make(), world.environment(home)), {})
    assert life.code == 0, life.said[-4000:]
    uploads = [subject for subject in bystander.asked if subject.startswith("upload ")]
    evidence = Evidence(home)
    ledger = evidence.ledger()
    calls = [f"call {key}" for key in ledger.column("key")]
    costs = zip(calls, ledger.column("cost_usd"), strict=True)
    kinds = {subject: "asset" for subject in life.began if subject.startswith("asset ")}
    kinds.update(zip(calls, ledger.column("capability"), strict=True))
    kinds.update(dict.fromkeys(uploads, "upload"))
    kinds[COMMAND] = "command"
    return Reference(
        versions=evidence.versions(),
        seconds={**life.lasted, **dict.fromkeys(uploads, 0.0)},
        kinds=kinds,
        events=dict(life.events),
        served=subjects_of(ledger),
        paid=frozenset(subject.removeprefix("call ") for subject, cost in costs if float(cost) > 0),
    )


def plan_deaths(reference: Reference, count: int, seed: str) -> list[Death]:
    """Return so many deaths: one of every asset, call and step as far as they go, then second ones.

    With fewer deaths than subjects some of every kind are in. Places are dealt like cards, so that each kind
    dies at all of its places about equally often.
    """
    dice = random.Random(seed)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for subject in reference.seconds:
        by_kind[reference.kinds[subject]].append(subject)
    order: list[str] = []
    while len(order) < count:
        order += _in_turns([dice.sample(subjects, len(subjects)) for _, subjects in sorted(by_kind.items())])
    decks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    deaths: list[Death] = []
    for subject in order[:count]:
        places = reference.places(subject)
        deck = decks[places]
        if not deck:
            deck += dice.sample(places, len(places))
        place = deck.pop()
        if place == "event":
            place = f"event {dice.randint(1, min(MOST_EVENTS, reference.events.get(subject, 6)))}"
        known_as = reference.served.get(subject, subject) if place in BY_SERVER else subject
        deaths.append(Death(known_as, place))
    return deaths


def _in_turns(hands: Sequence[Sequence[str]]) -> list[str]:
    """Return all cards of all hands: the first of each, then the rest spread evenly."""
    first = [hand[0] for hand in hands]
    rest = [
        (at / len(hand), number, subject)
        for number, hand in enumerate(hands) for at, subject in enumerate(hand) if at > 0
    ]  # fmt: skip
    return [*first, *(subject for _, _, subject in sorted(rest))]


class Chaos:
    """Kills and resumes one command until the plan is used up and the command has come to its end."""

    def __init__(
        self, world: World, nursery: Nursery, bystander: Bystander, home: Path, reference: Reference
    ) -> None:
        self._world, self._nursery, self._bystander = world, nursery, bystander
        self._home, self._reference = home, reference
        self._evidence = Evidence(home)
        self._ledger = Ledger({})
        self._lost: Counter[str] = Counter()
        self._hit: set[str] = set()

    def run(self, kills: int, seed: str) -> Outcome:
        """Run the command to its end through so many kills."""
        outcome, began = Outcome(seed), time.monotonic()
        self._world.open_books()
        waiting = plan_deaths(self._reference, kills, seed)
        dice = random.Random(f"{seed} inside")
        before: Life | None = None
        while True:
            life = self._live(waiting, dice)
            outcome.cpu_s += life.cpu_s
            self._account(life, outcome)
            if before is not None:
                outcome.orphans += len(orphans_of(before))
            before = life
            if life.code == 0:
                break
            if life.code != -signal.SIGKILL or life.struck is None:
                outcome.problems.append(f"ended with {life.code}: {life.said[-3000:]}")
                break
            outcome.kills += 1
            subject, place = life.struck
            self._hit.add(subject)
            outcome.places[place.split()[0]] = outcome.places.get(place.split()[0], 0) + 1
            waiting.remove(Death(subject, place))
        outcome.resumed = outcome.kills if before is not None and before.code == 0 else 0
        outcome.missed = [f"{death.subject} {death.place}" for death in waiting]
        outcome.seconds = round(time.monotonic() - began, 1)
        outcome.cpu_s = round(outcome.cpu_s, 1)
        self._judge(outcome)
        return outcome

    def _live(self, waiting: Sequence[Death], dice: random.Random) -> Life:
        """Run the command once, armed with the first death of every subject that waits for one."""
        armed = {death.subject: death.place for death in self._next_of_each(waiting)}
        after = {
            subject: dice.uniform(0.0, 0.8 * seconds) for subject, seconds in self._reference.seconds.items()
        }
        own = {subject: place for subject, place in armed.items() if place not in BY_SERVER}
        order = Order(own, after, self._reference.paid)
        environment = self._world.environment(self._home)
        return self._bystander.attend(
            lambda: self._nursery.start(self._world.make(), environment, order), armed
        )

    def _next_of_each(self, waiting: Sequence[Death]) -> list[Death]:
        """Return one death of every asset, call and step that waits for some."""
        calls = {server: call for call, server in self._reference.served.items()}
        first: dict[str, Death] = {}
        for death in sorted(waiting, key=lambda death: EARLY_FIRST.index(death.place.split()[0])):
            first.setdefault(calls.get(death.subject, death.subject), death)
        return list(first.values())

    def _account(self, life: Life, outcome: Outcome) -> None:
        """Hold what a life did against what was finished before it."""
        kept_before = {*self._ledger.calls, *subjects_of(self._ledger).values()}
        repeated = [subject for subject in life.began if subject in kept_before]
        repeated += [subject for subject in self._bystander.asked if subject in kept_before]
        repeated += [
            subject for subject, times in self._bystander.answered.items()
            if times > 1 and not subject.startswith("upload ")
        ]  # fmt: skip
        now = self._evidence.ledger()
        touched = now.touched_since(self._ledger)
        kept = set(subjects_of(now).values())
        for subject in self._bystander.answered:
            if not subject.startswith("upload ") and subject not in kept:
                self._lost[subject] += 1
        broken = self._evidence.broken()
        self._ledger = now
        outcome.calls_repeated += len(repeated)
        outcome.ledger_rows_touched += len(touched) + len(now.doubled())
        outcome.artifacts_broken += len(broken)
        at = f" (after the kill at {life.struck})"
        outcome.problems += [f"made again although it was kept: {subject}{at}" for subject in repeated]
        outcome.problems += [f"row {row} of the ledger was touched{at}" for row in touched]
        outcome.problems += [f"{words}{at}" for words in broken]

    def _judge(self, outcome: Outcome) -> None:
        """Hold the end against the undisturbed run."""
        unrecorded = self._evidence.unrecorded()
        outcome.artifacts_broken += len(unrecorded)
        outcome.problems += unrecorded
        versions = self._evidence.versions()
        for name in sorted(versions.keys() | self._reference.versions.keys()):
            if versions.get(name) != self._reference.versions.get(name):
                outcome.problems.append(f"{name} is not what it is undisturbed")
        outcome.problems += self._evidence.databases_damaged() + self._evidence.held()
        if (published := len(self._world.youtube.videos)) != 1:
            outcome.problems.append(f"the video was published {published} times")
        outcome.answers_lost = sum(self._lost.values())
        bills = Counter(invoice.key for invoice in self._world.llm.invoices) + Counter(
            self._world.images.sold
        )
        outcome.charged_twice = sum(count - 1 for count in bills.values())
        outcome.assets_hit = sum(subject.startswith("asset ") for subject in self._hit)
        calls = {server: call for call, server in self._reference.served.items()}
        others = {calls.get(one, one) for one in self._hit if not one.startswith("asset ")}
        outcome.calls_hit = len(others - {COMMAND})
        outcome.litter = len(self._evidence.litter())
