"""The day's slots: which ideas become videos, under which title, in which voice.

Owns stickiness: a slot that has its idea keeps it when the day is scraped again, as long as it may still be
told, so that what was made of it stays good. Free slots go to the best new ideas, themes taken in turn. A
day, or a slot, that stays empty says honestly why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vidgen_assets.artifacts import Attribution, Idea, IdeaClusters, ScoredTitle, Selection, Slot, VoiceChoice
from vidgen_assets.channel import SelectionRules

# what a second idea on one theme must be better by, to go before the first one on another
_SAME_THEME = 0.08


@dataclass(frozen=True)
class Offer:
    """What there is to choose from: ideas in groups, and by idea its best title, its voice, its credit."""

    clusters: IdeaClusters
    titles: Sequence[ScoredTitle]
    voices: Sequence[VoiceChoice]
    attributions: Sequence[Attribution]

    def title(self, idea: Idea) -> ScoredTitle | None:
        """Return the best title of an idea; of equal ones the shorter."""
        own = [scored for scored in self.titles if scored.title.idea_id == idea.id]
        return min(
            own, key=lambda scored: (-scored.total, len(scored.title.text), scored.title.text), default=None
        )

    def voice(self, idea: Idea) -> VoiceChoice | None:
        """Return the voice recommended for an idea."""
        return next((choice for choice in self.voices if choice.idea_id == idea.id), None)

    def credit(self, idea: Idea) -> Attribution | None:
        """Return where an idea comes from; of several sources, all of them in one credit."""
        if idea.post is not None:
            return self._of(idea.post.id)
        found = [credit for credit in map(self._of, idea.sources) if credit is not None]
        if not found:
            return None
        return found[0].model_copy(
            update={
                "post_id": idea.id,
                "credit": "; ".join(dict.fromkeys(credit.credit for credit in found)),
                "stands": all(credit.stands for credit in found),
            }
        )

    def _of(self, post_id: str) -> Attribution | None:
        return next((credit for credit in self.attributions if credit.post_id == post_id), None)


def select(
    date: str,
    offer: Offer,
    rules: SelectionRules,
    previous: Selection | None = None,
    reselect: bool = False,
    forbidden: Mapping[str, str] | None = None,
) -> Selection:
    """Return the day's slots; those of `previous` stay unless `reselect`, or their story may not be told now.

    `forbidden` names posts that must not be told (any more) with the reason.
    """
    banned = dict(forbidden or {})
    names = [str(number) for number in range(1, rules.slots + 1)]
    kept, lost = _kept(names, offer, previous if not reselect else None, banned)
    taken = {slot.idea.id for slot in kept.values()}
    free = [name for name in names if name not in kept]
    chosen = _chosen(offer, rules, [slot.idea for slot in kept.values()], taken, len(free), banned)
    for name, slot in zip(free, chosen, strict=False):
        kept[name] = slot.model_copy(update={"slot": name})
    slots = tuple(kept[name] for name in names if name in kept)
    return Selection(date=date, slots=slots, empty_because=_empty_because(slots, rules, offer, banned, lost))


def _kept(
    names: Sequence[str], offer: Offer, previous: Selection | None, banned: Mapping[str, str]
) -> tuple[dict[str, Slot], list[str]]:
    """Return the slots that stay, and why others had to go."""
    kept: dict[str, Slot] = {}
    lost: list[str] = []
    for name in names:
        slot = previous.slot(name) if previous is not None else None
        if slot is None:
            continue
        credit = offer.credit(slot.idea) or slot.credit
        why = banned.get(slot.idea.id, "")
        if credit is not None and not credit.stands:
            why = why or f"its source no longer stands ({credit.checked})"
        if why:
            lost.append(f"slot {name} lost {slot.idea.subject!r}: {why}")
            continue
        kept[name] = slot
    return kept, lost


def _chosen(
    offer: Offer,
    rules: SelectionRules,
    there: Sequence[Idea],
    taken: set[str],
    free: int,
    banned: Mapping[str, str],
) -> list[Slot]:
    """Return the best ideas for the free slots, each step the best one that is left."""
    themes = [idea.theme for idea in there]
    left = [
        slot
        for group in offer.clusters.clusters
        for idea in [group.kept]
        if idea.id not in taken and not (taken & {other for other, _ in group.others})
        for slot in [_slot(idea, offer, rules, banned)]
        if slot is not None
    ]
    chosen: list[Slot] = []
    while left and len(chosen) < free:
        best = max(
            left,
            key=lambda slot: (
                slot.idea.quality - _SAME_THEME * themes.count(slot.idea.theme),
                slot.idea.kind == "adapted",
                slot.idea.id,
            ),
        )
        left.remove(best)
        themes.append(best.idea.theme)
        chosen.append(best)
    return chosen


def _slot(idea: Idea, offer: Offer, rules: SelectionRules, banned: Mapping[str, str]) -> Slot | None:
    if _why_not(idea, offer, rules, banned):
        return None
    title, voice = offer.title(idea), offer.voice(idea)
    if title is None or voice is None:
        return None
    return Slot(slot="0", idea=idea, title=title, voice=voice, credit=offer.credit(idea))


def _why_not(idea: Idea, offer: Offer, rules: SelectionRules, banned: Mapping[str, str]) -> str:
    """Return why an idea cannot have a slot, "" when it can."""
    if idea.id in banned:
        return banned[idea.id]
    if idea.quality <= 0 and idea.why:
        return idea.why
    if idea.quality < rules.min_quality:
        return f"quality {idea.quality:.2f} is below selection.min_quality {rules.min_quality:.2f}"
    credit = offer.credit(idea)
    if credit is not None and not credit.stands:
        return f"its source no longer stands ({credit.checked})"
    if offer.title(idea) is None:
        return "it has no title"
    return "" if offer.voice(idea) is not None else "no voice was recommended for it"


def _empty_because(
    slots: Sequence[Slot], rules: SelectionRules, offer: Offer, banned: Mapping[str, str], lost: Sequence[str]
) -> str:
    """Say why fewer slots than asked for have an idea; "" when all have one."""
    missing = rules.slots - len(slots)
    if missing <= 0:
        return "; ".join(lost)
    said = f"{missing} of {rules.slots} slots are empty: "
    ideas = [group.kept for group in offer.clusters.clusters]
    if not ideas:
        return said + "; ".join(["no post of the day may be told, so there is no idea", *lost])
    reasons: dict[str, int] = {}
    for idea in ideas:
        why = _why_not(idea, offer, rules, banned)
        if why:
            short = (
                "its quality is below selection.min_quality"
                if why.startswith("quality ")
                else "there is too little to tell"
                if "cannot become a script" in why
                else why
            )
            reasons[short] = reasons.get(short, 0) + 1
    told = [
        f"{count} of {len(ideas)} ideas were left out because {why}" for why, count in sorted(reasons.items())
    ]
    return said + "; ".join([*(told or [f"the day has only {len(ideas)} ideas"]), *lost])
