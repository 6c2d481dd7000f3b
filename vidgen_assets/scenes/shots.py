"""The shot list: which words each picture covers, what it shows, how the camera moves and how it comes in.

The opening card covers the hook and the closing card the call to action, where the channel wants cards and
there is a post to show. Everything between is cut at sense boundaries (`cutting.py`), looked up in the story
(`visuals.py`), put in motion (`moves.py`) and joined (`montage.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from resources.errors import InvalidInput
from vidgen_assets.artifacts.scripts import Beat, BeatSheet, CardText, Script, Shot, ShotList, Visual
from vidgen_assets.channel import Style
from vidgen_assets.scenes.cards import PostContext, end_card, post_card
from vidgen_assets.scenes.cutting import LONGEST_MS, SHORTEST_MS, Cutter, word_clock
from vidgen_assets.scenes.montage import PACE, transitions_of
from vidgen_assets.scenes.moves import moves_of
from vidgen_assets.scenes.places import settings_of
from vidgen_assets.scenes.reading import Reading, read_script
from vidgen_assets.scenes.shown import ShotWords
from vidgen_assets.scenes.things import GOOD
from vidgen_assets.scenes.visuals import Seen, visuals_of

HOOK_MS = 2600
CARD_MS = 5000
Kind = Literal["scene", "post_card", "end_card"]


@dataclass(frozen=True)
class _Piece:
    """Words [first, end) of a beat that become one shot, as a scene or under a card."""

    beat: Beat
    first: int
    end: int
    kind: Kind = "scene"


def shot_list(beats: BeatSheet, script: Script, style: Style, post: PostContext | None = None) -> ShotList:
    """Return the shots of a story in order; together they cover every word of the script once.

    `post` is what the opening card shows (`cards.post_context`); without it there is no opening card.
    Raises InvalidInput when the beats are not this script's.
    """
    if not beats.beats or beats.beats[-1].end_word != len(script.words):
        raise InvalidInput("the beat sheet does not cover this script: make the beats of this script first")
    reading = read_script(script)
    cutter = Cutter(reading.plain, word_clock(script), _showing(reading))
    pieces = _pieces(beats, cutter, style, post is not None and style.post_card)
    seen = _pictures(reading, pieces, script, beats, post)
    lengths = [cutter.clock.span_ms(piece.first, piece.end) for piece in pieces]
    visuals, owners = [one.visual for one in seen], [piece.beat for piece in pieces]
    moves = moves_of(visuals, owners, lengths)
    transitions = transitions_of(visuals, owners, lengths, moves, style.transitions, style.transition_ms)
    rows = enumerate(zip(pieces, seen, moves, transitions, strict=True), start=1)
    shots = tuple(
        Shot(
            id=f"s{number:02d}",
            beat=piece.beat.id,
            first_word=piece.first,
            end_word=piece.end,
            text=" ".join(script.words[piece.first : piece.end]),
            visual=one.visual,
            move=move,
            transition=transition,
            # a prop alone on the set is what there is to see: it comes in with the shot, not later
            prop_word=one.prop_word if one.visual.figures or one.prop_word is None else piece.first,
        )
        for number, (piece, one, move, transition) in rows
    )
    return ShotList(cast=reading.casting.members, shots=shots)


# ---------------------------------------------------------------- cutting
def _showing(reading: Reading) -> frozenset[int]:
    """The script words that name a thing or a person worth a picture of its own."""
    things = {hit.index for hit in reading.props if hit.score >= GOOD}
    people = {reading.tokens[one.at].index for one in reading.casting.mentions if one.strength >= 3.0}
    return frozenset(things | people)


def _pieces(beats: BeatSheet, cutter: Cutter, style: Style, with_card: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    for beat in beats.beats:
        wanted = max(SHORTEST_MS, min(LONGEST_MS, round(style.shot_seconds * 1000 * PACE.shots(beat))))
        if beat.kind == "hook":
            pieces += _hook(beat, cutter, wanted, with_card)
        elif beat.kind == "call_to_action" and style.end_card:
            pieces += _call(beat, cutter, wanted)
        else:
            pieces += [_Piece(beat, *span) for span in cutter.cut(beat.first_word, beat.end_word, wanted)]
    return pieces


def _hook(beat: Beat, cutter: Cutter, wanted: int, with_card: bool) -> list[_Piece]:
    """The card stays for the hook, up to 5 s; without a card the first shot is short, to catch the eye."""
    first, end = beat.first_word, beat.end_word
    if with_card and cutter.clock.span_ms(first, end) <= CARD_MS:
        return [_Piece(beat, first, end, "post_card")]
    opening = cutter.cut(first, end, round(CARD_MS * 0.7) if with_card else HOOK_MS)[0][1]
    rest = cutter.cut(opening, end, wanted) if opening < end else []
    return [
        _Piece(beat, first, opening, "post_card" if with_card else "scene"),
        *(_Piece(beat, *at) for at in rest),
    ]


def _call(beat: Beat, cutter: Cutter, wanted: int) -> list[_Piece]:
    """The closing card takes the call to action; of a long one only its last stretch."""
    first, end = beat.first_word, beat.end_word
    if cutter.clock.span_ms(first, end) <= LONGEST_MS:
        return [_Piece(beat, first, end, "end_card")]
    spans = cutter.cut(first, end, wanted)
    return [*(_Piece(beat, *at) for at in spans[:-1]), _Piece(beat, *spans[-1], "end_card")]


# ---------------------------------------------------------------- pictures
def _pictures(
    reading: Reading,
    pieces: Sequence[_Piece],
    script: Script,
    beats: BeatSheet,
    post: PostContext | None,
) -> list[Seen]:
    """Cards say what they say; every other shot is looked up in the story, in order."""
    words, language = script.words, script.language
    is_foreign = words != reading.plain
    spans = [reading.span(piece.first, piece.end) for piece in pieces]
    settings = settings_of(reading.tokens, reading.places, spans, [piece.beat.mood for piece in pieces])
    scenes = [
        ShotWords(
            first,
            end,
            piece.beat,
            setting,
            tuple(words[piece.first : piece.end]),
            reading.plain[piece.first : piece.end] if is_foreign else (),
        )
        for piece, (first, end), setting in zip(pieces, spans, settings, strict=True)
        if piece.kind == "scene"
    ]
    shown = iter(visuals_of(reading, scenes))
    return [next(shown) if piece.kind == "scene" else _card(piece, beats, post, language) for piece in pieces]


def _card(piece: _Piece, beats: BeatSheet, post: PostContext | None, language: str) -> Seen:
    if piece.kind == "post_card":
        text, why = (
            post_card(post) if post is not None else CardText(),
            "the post as it was found, over the hook",
        )
    else:
        text, why = end_card(piece.beat.text, language), "the question, over the call to action"
    return Seen(Visual(kind=piece.kind, place="abstract", mood=beats.mood, card=text, because=(why,)))
