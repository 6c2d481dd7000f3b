"""Who is seen in a shot, and with which face.

At most two people: those the words speak of most, the teller beside one other person or alone. A face comes
from the feeling words of the shot, each given to whom it belongs; where there are none, from the beat and the
person's manner.
"""

from __future__ import annotations

from vidgen_assets.artifacts.scripts import Beat, CastFigure, Feeling
from vidgen_assets.scenes.feelings import FeelingHit, felt_by_target
from vidgen_assets.scenes.lexicon.roles import ROLES, TELLER
from vidgen_assets.scenes.reading import Reading
from vidgen_assets.scenes.shown import ShotWords

_ANSWERS: dict[Feeling, Feeling] = {
    "angry": "shock", "smug": "angry", "sad": "sad", "happy": "happy",
}  # fmt: skip


def who_is_seen(reading: Reading, shot: ShotWords) -> dict[str, str]:
    """Return at most two roles with the words that named them, the most important first."""
    weight: dict[str, float] = {}
    word: dict[str, str] = {}
    for one in reading.mentions(shot.first, shot.end):
        for role in one.roles:
            weight[role] = weight.get(role, 0.5) + one.strength
            word.setdefault(role, reading.tokens[one.at].word)
    mine = weight.pop(TELLER, 0.0)
    others = sorted(weight, key=lambda role: -weight[role])
    chosen = [role for role in others if weight[role] >= 2.0][:2] or others[:1]
    if len(chosen) == 1:
        lead = weight[chosen[0]]
        if lead < 2.0 and mine > lead + 1.0:
            chosen = [TELLER]  # "his" names him, but the shot is about the teller
        elif lead >= 2.5 and mine >= 2.5:
            chosen.append(TELLER)
    elif not chosen and mine >= 1.0:
        chosen = [TELLER]
    return {role: word[role] for role in chosen}


def figures_of(reading: Reading, roles: tuple[str, ...], shot: ShotWords) -> tuple[CastFigure, ...]:
    """Return the people of a shot with their looks and faces."""
    return tuple(_figure(reading, role, roles, shot) for role in roles)


def _figure(reading: Reading, role: str, roles: tuple[str, ...], shot: ShotWords) -> CastFigure:
    member = reading.casting.member(role)
    outfit = member.outfit
    if role == TELLER and outfit == "casual" and shot.setting.place == "bedroom" and shot.setting.night:
        outfit = "pajamas"
    return CastFigure(role=role, look=member.look, outfit=outfit, feeling=_face(reading, role, roles, shot))


def _face(reading: Reading, role: str, roles: tuple[str, ...], shot: ShotWords) -> Feeling:
    """A grave word makes all sad; else the strongest feeling that is this person's, or answers another's."""
    hits = shot.feelings(reading)
    if any(hit.grave for hit in hits):
        return "sad" if _may_weep(role) else "neutral"
    best, feeling = 0.0, None
    for hit in hits:
        score, felt = _claim(reading, hit, role, len(roles) > 1, shot)
        if score > best:
            best, feeling = score, felt
    return feeling if feeling is not None else _unsaid(role, shot.beat)


def _claim(
    reading: Reading, hit: FeelingHit, role: str, company: bool, shot: ShotWords
) -> tuple[float, Feeling]:
    """How much a feeling word is this person's, and which feeling it gives them."""
    owner, target = _whose(reading, hit, shot)
    score = (2.0 if hit.strong else 1.0) + 0.1 * shot.share(hit.at)
    if hit.by_object and role in target:
        return score + 2.0, felt_by_target(hit)
    if role in owner and not (hit.by_object and target):
        return score + 2.0, hit.feeling
    if company and (owner or target):
        return 0.8 * score, _ANSWERS.get(hit.feeling, "neutral")
    return score, hit.feeling


def _whose(reading: Reading, hit: FeelingHit, shot: ShotWords) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who feels it (the last one before it in its sentence), and to whom it happens (right after it)."""
    owner: tuple[str, ...] = ()
    for one in reading.mentions(max(0, shot.first - 6), hit.at):
        if one.strength > 1.0 and not any(token.end == "." for token in reading.tokens[one.at : hit.at]):
            owner = one.roles
    end = min(len(reading.tokens), hit.at + hit.length + 3)
    after = reading.mentions(hit.at + 1, end)
    target = after[0].roles if after else ()
    if not owner and target and hit.at == shot.first and not hit.by_object:
        owner = target
    return owner, target


def _may_weep(role: str) -> bool:
    """Doctors, judges and the like keep their faces."""
    kind = ROLES.get(role)
    return kind is None or kind.outfit == "casual"


def _unsaid(role: str, beat: Beat) -> Feeling:
    """The face when no word says anything: the beat's, or the manner's of the stern and the kind."""
    kind = ROLES.get(role)
    manner = kind.manner if kind is not None else "plain"
    felt = beat.feeling if beat.intensity >= 0.5 else "neutral"
    if felt == "sad" or beat.mood == "sad":
        return "sad" if felt == "sad" and _may_weep(role) else "neutral"
    if manner == "stern":
        heated = felt in ("angry", "shock", "scared", "smug") or beat.feeling == "angry"
        return "angry" if heated and beat.mood in ("tense", "triumphant") else "neutral"
    if manner == "kind":
        return "happy" if beat.mood in ("warm", "funny", "calm", "triumphant") else "neutral"
    if role == TELLER:
        if felt == "neutral" and beat.mood == "eerie":
            return "scared"
        return felt if felt != "angry" else "neutral"
    return "happy" if beat.mood in ("warm", "funny") and felt == "happy" else "neutral"
