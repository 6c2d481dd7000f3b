"""Whether every spoken word was really lit on screen when it should be, measured in the picture's own pixels.

For each word the frame in the middle of its time is looked at where the renderer's layout puts it: enough
pixels must have the highlight colour, and more than while another word of the same caption is spoken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vidgen_assets.artifacts import Box, Frozen, RenderPlan
from vidgen_assets.captions.caption import Caption
from vidgen_assets.captions.styles import style_of
from vidgen_assets.post.slices import captions_of
from vidgen_assets.quality.observing import Glimpse, Look

SETTLED = 3
ENOUGH = 0.04
TINTED, TINT_GAINED = 0.22, 0.1
"""How much of the highlight's colour the most coloured tenth of a lit word has, and gains by being lit: 4:2:0 thins
the colour of a stroke as narrow as an "I" until no pixel is near the colour itself."""


class Missed(Frozen):
    """A word that was not lit when it was spoken: when, and which share of its box had the colour."""

    text: str
    frame: int
    share: float


class CaptionsSeen(Frozen):
    """How many words were looked for and lit, those that were not, and what could not be looked for.

    `box` is where captions can be seen at all (frame pixels). `too_short` counts words spoken for less than a
    frame, `unwritable` words that no font of ours can write.
    """

    words: int
    lit: int
    missed: tuple[Missed, ...]
    too_short: int
    unwritable: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class _Wanted:
    """A word to look for: the look at it while it is lit, and while another one is (None: never)."""

    text: str
    lit: Look
    unlit: Look | None


class CaptionWatch:
    """Plans where to look, is told what was seen there, and adds up."""

    def __init__(self, plan: RenderPlan) -> None:
        self.plan = plan
        self._style = style_of(plan.look.style)
        tells = self._style.colours and plan.look.fill.lower() != plan.look.highlight.lower()
        self._colour = _codes(plan.look.highlight if self._style.colours else plan.look.fill)
        self._differs = tells or self._style.seen == "said"
        self._wanted: list[_Wanted] = []
        self._too_short, self._unwritable = 0, set[str]()
        self._box = (plan.width, plan.height, 0, 0)
        if plan.cues:
            self._plan_words()

    @property
    def _below(self) -> float:
        """Return how far below its letters a spoken word is marked, in sizes: a bar is drawn there."""
        return 0.08 if self._style.spoken == "bar" else 0.0

    @property
    def band(self) -> tuple[int, int]:
        """Return the first and the end row in which captions may be seen."""
        return self._box[1], max(self._box[3], self._box[1])

    @property
    def looks(self) -> tuple[Look, ...]:
        """Return every place to look at, on frames of the whole video, in order."""
        pairs = ((word.lit, word.unlit) for word in self._wanted)
        each = {look for pair in pairs for look in pair if look is not None}
        return tuple(sorted(each, key=lambda look: (look.frame, look.box, look.colour)))

    def seen(self, glimpses: Mapping[Look, Glimpse]) -> CaptionsSeen:
        """Return what was found; words on frames that never came are missed."""
        missed = tuple(
            Missed(text=word.text, frame=word.lit.frame, share=round(_at(glimpses, word.lit).share, 3))
            for word in self._wanted
            if not self._is_lit(word, glimpses)
        )
        left, top, right, bottom = self._box
        return CaptionsSeen(
            words=len(self._wanted),
            lit=len(self._wanted) - len(missed),
            missed=missed,
            too_short=self._too_short,
            unwritable=tuple(sorted(self._unwritable)),
            box=Box(
                x=min(left, right),
                y=min(top, bottom),
                width=max(right - left, 0),
                height=max(bottom - top, 0),
            ),
        )

    def _is_lit(self, word: _Wanted, glimpses: Mapping[Look, Glimpse]) -> bool:
        lit = _at(glimpses, word.lit)
        if word.unlit is None or not self._differs:
            return lit.share >= ENOUGH or lit.tint >= TINTED
        unlit = _at(glimpses, word.unlit)
        coloured = lit.share >= ENOUGH and lit.share - unlit.share >= ENOUGH / 2
        return coloured or (lit.tint >= TINTED and lit.tint - unlit.tint >= TINT_GAINED)

    def _plan_words(self) -> None:
        from vidgen_assets.captions.layout import lay_out_caption
        from vidgen_assets.captions.sprites import has_emoji
        from vidgen_assets.captions.typesetting import Typesetter

        plan, setter = self.plan, Typesetter(self.plan.look.font, self.plan.look.locale)
        captions = captions_of(plan.words, plan.cues, plan.fps)
        for number, caption in enumerate(captions):
            # of two captions at once the later one is shown
            following = captions[number + 1].first if number + 1 < len(captions) else plan.frames
            end = min(caption.end, following, plan.frames)
            size, margin = (plan.width, plan.height), caption.margin_bottom
            layout = lay_out_caption(caption.lines, plan.look, *size, setter, margin)
            said = [text for line in caption.lines for text in line]
            for index, (word, text) in enumerate(zip(layout.words, said, strict=True)):
                if not word.text:
                    self._unwritable.add(text)
                    continue
                left, top, right, bottom = layout.word_box(word)
                self._grow((left, top, right, bottom + self._below * word.size))
                if not has_emoji(word.text):  # emoji have colours of their own
                    box = (left, top, right, bottom + self._below * word.size)
                    self._want(caption, end, index, word.text, _inside(box, plan.width, plan.height))

    def _want(
        self, caption: Caption, end: int, index: int, text: str, box: tuple[int, int, int, int]
    ) -> None:
        starts = caption.starts
        first = max(starts[index], caption.first, 0)
        last = min(starts[index + 1], end) if index + 1 < len(starts) else end
        if last <= first:
            self._too_short += 1
            return
        style = self._style
        before = first - 1 if first - 1 >= max(caption.first, 0) + SETTLED else None
        goes_out = style.colours and not style.keeps
        after = last if last < end and goes_out else None
        elsewhere = before if before is not None else after
        shown = last - 1 if style.moves else (first + last - 1) // 2  # what moves is whole at the end
        shown = max(
            shown, min(caption.first + SETTLED - 1, last - 1)
        )  # a caption is whole when it has come in
        lit = Look(frame=shown, box=box, colour=self._colour)
        unlit = None if elsewhere is None else lit.model_copy(update={"frame": elsewhere})
        self._wanted.append(_Wanted(text, lit, unlit))

    def _grow(self, box: tuple[float, float, float, float]) -> None:
        edge = self.plan.look.outline_px * self._style.edge * self.plan.width / 1080
        left, top, right, bottom = box
        mine = self._box
        self._box = (
            min(mine[0], int(left - edge)),
            min(mine[1], int(top - edge)),
            max(mine[2], int(right + edge) + 1),
            max(mine[3], int(bottom + edge) + 1),
        )


def _at(glimpses: Mapping[Look, Glimpse], look: Look) -> Glimpse:
    return glimpses.get(look, Glimpse(share=0.0, tint=0.0))


def _inside(box: tuple[float, float, float, float], width: int, height: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return max(int(left), 0), max(int(top), 0), min(int(right) + 1, width), min(int(bottom) + 1, height)


def _codes(colour: str) -> tuple[int, int, int]:
    """Return a colour's BT.709 limited-range codes."""
    red, green, blue = (int(colour.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (
        round(16 + 219 * luma),
        round(128 + 224 * (blue - luma) / 1.8556),
        round(128 + 224 * (red - luma) / 1.5748),
    )
