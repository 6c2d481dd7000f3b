"""Candidate titles of an idea, and how good each is.

Owns the patterns a title is made by and the scores: curiosity, concreteness, length, honesty, plainness. A
candidate never says what the story does not: its words are the post's own. The title a video goes out under
is checked once more against the written script (`scripts/final_title.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vidgen_assets.artifacts import Batch, Idea, IdeaClusters, Score, ScoredTitle, Title
from vidgen_assets.content.markup import one_line
from vidgen_assets.scripts import compress, forum, headline, lexicon
from vidgen_assets.scripts.polish import polished_text
from vidgen_assets.scripts.story import read_story
from vidgen_assets.scripts.word_lists import word_list

LONGEST = 70
WEIGHTS = {
    "curiosity": 0.28,
    "concreteness": 0.18,
    "length": 0.14,
    "honesty": 0.20,
    "plainness": 0.12,
    "proven": 0.08,
}
Softener = Callable[[str], str]

_IRREGULAR = dict(
    pair.split(":")
    for pair in word_list(
        """
        being:was going:went getting:got having:had telling:told taking:took making:made giving:gave
        leaving:left losing:lost breaking:broke buying:bought bringing:brought eating:ate drinking:drank
        driving:drove falling:fell finding:found forgetting:forgot hitting:hit putting:put letting:let
        setting:set shutting:shut cutting:cut running:ran saying:said seeing:saw selling:sold
        sending:sent showing:showed shooting:shot sitting:sat sleeping:slept spending:spent
        standing:stood stealing:stole sticking:stuck teaching:taught thinking:thought throwing:threw
        waking:woke wearing:wore winning:won writing:wrote catching:caught choosing:chose doing:did
        drawing:drew feeling:felt fighting:fought hiding:hid holding:held keeping:kept knowing:knew
        lending:lent meeting:met paying:paid reading:read riding:rode ringing:rang speaking:spoke
        swimming:swam tearing:tore understanding:understood building:built burning:burned coming:came
        digging:dug hearing:heard lying:lied quitting:quit becoming:became beginning:began bending:bent
        biting:bit blowing:blew dealing:dealt feeding:fed flying:flew freezing:froze growing:grew
        hanging:hung laying:laid leading:led sneezing:sneezed shaking:shook sweeping:swept
        misreading:misread trying:tried
        """
    )
)
_DOUBLED = frozenset("bdgklmnprtv")
_PULL = (
    (
        0.18,
        re.compile(
            r"\b(?:messed up|wrong|worst|fired|quit|caught|stole|arrested|police|naked|ruined|"
            r"deleted|wiped|crash\w*|fire|exploded|banned|ghost|secret|lied|cheat\w*|revenge|"
            r"locked|flooded|broke)\b",
            re.I,
        ),
        "something is at stake",
    ),
    (
        0.12,
        re.compile(
            r"\b(?:accidentally|never|nobody|finally|until|but|instead|without|almost|only|"
            r"still|why|how)\b",
            re.I,
        ),
        "it leaves a question open",
    ),
    (0.12, re.compile(r"\?"), "it asks"),
    (0.12, re.compile(r"[\"“]"), "someone speaks"),
    (0.10, re.compile(r"\d"), "a figure"),
    (
        0.10,
        re.compile(
            r"\b(?:my|our) (?:boss|manager|wife|husband|mom|dad|mother|father|girlfriend|"
            r"boyfriend|dog|cat|neighbou?r|roommate|sister|brother|ex|teacher|customer|"
            r"landlord|best friend)\b",
            re.I,
        ),
        "someone close",
    ),
    (0.08, re.compile(r"\b(?:I|my)\b"), "told by the one it happened to"),
)
_BAIT = re.compile(
    r"\byou won'?t believe|\bshocking\b|\bgone wrong\b|\bwhat happen(?:s|ed) next\b|"
    r"\bthis one\b|!!|\bomg\b|\bmust see\b|\binsane\b",
    re.I,
)
_SHORTHAND = re.compile(
    r"\b(?:TIFU|AITAH?|WIBTAH?|TL;?DR|OP|SO|MIL|FIL|SIL|BIL|NTA|YTA|IIRC|FML|WTF|LPT|"
    r"YSK|TFTS|x-?post)\b|\[\w[^\]]*\]|\(\d\d[MFmf]\)"
)


def candidates(clusters: IdeaClusters, soften: Softener | None = None) -> Batch[Title]:
    """Return the candidate titles of every kept idea: at least one each, no two alike."""
    rows: list[Title] = []
    for group in clusters.clusters:
        seen: set[str] = set()
        for pattern, text in _made(group.kept):
            clean = _clean(text, soften)
            key = clean.lower().removeprefix("today ").strip('"')
            if clean and key not in seen and not _BAIT.search(clean):
                seen.add(key)
                rows.append(Title(idea_id=group.kept.id, text=clean, pattern=pattern))
    return Batch[Title](rows=tuple(rows))


def score_titles(titles: Sequence[Title], clusters: IdeaClusters) -> Batch[ScoredTitle]:
    """Score every candidate against the story it is for; best first within an idea, ideas in their order."""
    ideas = {group.kept.id: group.kept for group in clusters.clusters}
    scored = [_scored(title, ideas[title.idea_id]) for title in titles if title.idea_id in ideas]
    order = {idea_id: at for at, idea_id in enumerate(ideas)}
    scored.sort(key=lambda entry: (order[entry.title.idea_id], -entry.total, entry.title.text))
    return Batch[ScoredTitle](rows=tuple(scored))


def _made(idea: Idea) -> list[tuple[str, str]]:
    post = idea.post
    if post is None:
        return [("as told", idea.subject), ("hook", idea.hook)]
    title = one_line(post.title)
    if idea.language != "en" or post.kind != "post":
        return [("as told", title)]
    made: list[tuple[str, str]] = []
    said = headline.said(title)
    if said is not None:
        made.append(("as told", said.removeprefix("Today ")))
        deed = _deed(title)
        if deed:
            made.append(("deed", deed))
        shorter = compress.shorten(said)
        if len(said) > LONGEST and shorter != said:
            made.append(("shortened", shorter.removeprefix("Today ")))
    if headline.is_quotation(title):
        made.append(("quotation", f'"{headline.unquoted(title)}"'))
    label = headline.label(title)
    if said is None and label:
        made.append(("label", label))
    if idea.hook and len(idea.hook) <= LONGEST + 20:
        made.append(("first line", idea.hook))
    moment = _moment(idea)
    if moment:
        made.append(("moment", moment))
    return made or [("as told", forum.plain(headline.cleaned(title)) or "A true story")]


def _deed(title: str) -> str:
    """Turn "TIFU by wiping 400,000 websites" into "I wiped 400,000 websites"; "" when it is not that."""
    match = re.match(
        r"^\W*TIFU\b\W*(?:by|and)?\s+(?:accidentally\s+)?(?P<verb>[a-z]+ing)\b(?P<rest>.*)$",
        headline.cleaned(title),
        re.I,
    )
    if not match or match["verb"].lower() in ("thing", "something", "nothing", "not", "morning"):
        return ""
    rest = forum.plain(match["rest"].strip(" ."))
    # a second gerund would stay one: "I wiped and restoring"
    if re.search(r"\b(?:and|then|or)\s+(?:\w+ly\s+|almost\s+|then\s+)?\w+ing\b", rest):
        return ""
    return f"I {_past(match['verb'].lower())} {rest}".strip()


def _past(gerund: str) -> str:
    if gerund in _IRREGULAR:
        return _IRREGULAR[gerund]
    stem = gerund[:-3]
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ied"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        return stem + "ed"
    return stem + ("d" if stem.endswith("e") else "ed")


def _moment(idea: Idea) -> str:
    """Return the shortest strong thing someone says in the story, as a title; "" when there is none."""
    assert idea.post is not None
    best: tuple[float, str] | None = None
    for sentence in read_story(idea.post).sentences:
        for said in re.findall(r'"([^"]{14,60})"', sentence.text):
            worth = (
                bool(re.search(r"[!?]$", said))
                + bool(lexicon.STRONG.search(said))
                + bool(lexicon.TURN.search(said))
                + 0.5 * bool(re.search(r"\byou\b", said, re.I))
            )
            worth -= 2 * bool(lexicon.CRUDE.search(said)) + bool(
                re.search(r"\b(?:it|this|that|he|she|they|them)\b", said)
            )
            if worth >= 2.5 and (best is None or worth > best[0]):
                best = (worth, said)
    return f'"{best[1]}"' if best else ""


def _clean(text: str, soften: Softener | None) -> str:
    text = polished_text(text)
    if soften is not None:
        text = soften(text)
    text = text.strip().rstrip(".").strip()
    return text if len(text) <= 100 else ""


def _scored(title: Title, idea: Idea) -> ScoredTitle:
    text = title.text
    scores = (
        _curiosity(text),
        _concreteness(text),
        _length(text),
        _honesty(text, idea),
        _plainness(text),
        _proven(title),
    )
    total = sum(WEIGHTS[score.name] * score.value for score in scores)
    return ScoredTitle(title=title, scores=scores, total=round(total, 4))


def _score(name: str, value: float, why: str) -> Score:
    return Score(name=name, value=round(max(0.0, min(1.0, value)), 4), why=why)


def _curiosity(text: str) -> Score:
    found = [(points, why) for points, pattern, why in _PULL if pattern.search(text)]
    value = 0.35 + sum(points for points, _ in found)
    return _score("curiosity", value, ", ".join(why for _, why in found) or "it leaves nothing open")


def _concreteness(text: str) -> Score:
    words = lexicon.content_words(text)
    value = 0.2 + 0.16 * min(5, len(words)) + 0.1 * bool(re.search(r"\d", text))
    return _score("concreteness", value, f"{len(words)} words with a picture in them")


def _length(text: str) -> Score:
    size = len(text)
    if size > LONGEST:
        return _score("length", 0.5 - (size - LONGEST) / 40, f"{size} characters, feeds cut at {LONGEST}")
    return _score("length", 1.0 if size >= 22 else size / 22, f"{size} characters")


def _honesty(text: str, idea: Idea) -> Score:
    """A title may only say what the story says: its words must come up there."""
    told = (
        idea.post.title + " " + idea.post.body
        if idea.post is not None
        else " ".join((idea.subject, idea.hook, *idea.facts))
    )
    words = lexicon.content_words(text)
    if not words:
        return _score("honesty", 0.5, "it says nothing that could be checked")
    missing = sorted(words - lexicon.content_words(told))
    value = 1.0 - len(missing) / len(words)
    return _score(
        "honesty",
        value,
        f"not in the story: {', '.join(missing[:3])}" if missing else "every word is the story's own",
    )


def _proven(title: Title) -> Score:
    """The author's own title has been voted on; words picked from the story have not."""
    own = title.pattern in ("as told", "deed", "quotation", "shortened", "label")
    return _score(
        "proven",
        1.0 if own else 0.3,
        "the title people voted for, in plain words" if own else "made from the story",
    )


def _plainness(text: str) -> Score:
    complaints = [
        *(["forum shorthand"] if _SHORTHAND.search(text) else []),
        *(["shouting"] if sum(map(str.isupper, text)) > 0.5 * max(1, sum(map(str.isalpha, text))) else []),
        *(["a crude word"] if lexicon.CRUDE.search(text) else []),
        *(["cut off"] if text.endswith(("...", ",")) else []),
        *(
            ["it begins with what is not known yet"]
            if re.match(r"^\W*(?:he|she|they|it|this|that|him|her)\b(?! is)", text, re.I)
            else []
        ),
    ]
    return _score("plainness", 1.0 - 0.5 * len(complaints), ", ".join(complaints) or "plain words")
