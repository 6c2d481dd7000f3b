"""Scores say what is wrong with a script, and revision mends it; the best round is kept."""

from vidgen_assets.artifacts import Line, Script, ScriptScores, Slot, score_of
from vidgen_assets.channel import Writing
from vidgen_assets.scripts.estimate import Pace
from vidgen_assets.scripts.revise import revise
from vidgen_assets.scripts.scores import coverage, score_script
from vidgen_assets.scripts.write import with_estimate, write_script
from vidgen_assets_tests.scripts.stories import balcony, idea_of, post_of, slot_of

WRITING = Writing()


def _with_lines(script: Script, lines: list[Line]) -> Script:
    return with_estimate(script.model_copy(update={"lines": tuple(lines)}), Pace())


def test_a_good_script_scores_well_and_says_why() -> None:
    scores = score_script(write_script(balcony(), WRITING), balcony(), WRITING)
    assert [score.name for score in scores.scores] == ["hook", "story", "clarity", "pace", "length"]
    assert all(0 <= score.value <= 1 and score.why for score in scores.scores)
    assert scores.total > 0.6


def test_a_script_without_its_end_is_told_so() -> None:
    script = write_script(balcony(), WRITING)
    cut = _with_lines(script, list(script.lines[:6]))
    scores = score_script(cut, balcony(), WRITING)
    story = next(score for score in scores.scores if score.name == "story")
    assert "stops before the story ends" in story.why
    assert score_of(scores.scores, "length") == 0.0
    assert scores.total < score_script(script, balcony(), WRITING).total


def test_a_dangling_pronoun_costs_clarity() -> None:
    script = write_script(balcony(), WRITING)
    lines = [script.lines[0], Line(part="body", text="He never smiles.", source=(9,)), *script.lines[1:]]
    before = score_of(score_script(script, balcony(), WRITING).scores, "clarity")
    scores = score_script(_with_lines(script, lines), balcony(), WRITING)
    clarity = next(score for score in scores.scores if score.name == "clarity")
    assert clarity.value < before
    assert "'He'" in clarity.why


def test_coverage_knows_what_was_left_out() -> None:
    slot = balcony()
    assert slot.idea.post is not None
    script = write_script(slot, WRITING)
    whole = coverage(script, slot.idea.post)
    part = coverage(script.model_copy(update={"lines": script.lines[:4]}), slot.idea.post)
    assert whole.end
    assert not part.end
    assert part.share < whole.share <= 1.0
    assert coverage(script, post_of("")).share == 0.0


def _revised(slot: Slot, writing: Writing):  # type: ignore[no-untyped-def]
    script = write_script(slot, writing)
    return revise(script, score_script(script, slot, writing), slot, writing)


def test_good_enough_is_left_alone() -> None:
    revised = _revised(balcony(), WRITING.model_copy(update={"good_enough": 0.1}))
    assert len(revised.rounds) == 1
    assert revised.kept == 0


def test_rounds_really_change_something_and_say_what() -> None:
    writing = WRITING.model_copy(update={"good_enough": 1.0, "revision_rounds": 3})
    revised = _revised(balcony(), writing)
    assert 2 <= len(revised.rounds) <= 4
    for before, after in zip(revised.rounds, revised.rounds[1:], strict=False):
        assert after.script.text != before.script.text
        assert after.changes[0].split(" ")[0] in ("hook", "story", "clarity", "pace", "length")
    best = max(entry.scores.total for entry in revised.rounds)
    assert revised.rounds[revised.kept].scores.total == best
    assert revised.script.text == revised.rounds[revised.kept].script.text


def test_no_rounds_means_no_rounds() -> None:
    writing = WRITING.model_copy(update={"good_enough": 1.0, "revision_rounds": 0})
    assert len(_revised(balcony(), writing).rounds) == 1


def test_a_script_as_written_is_not_rewritten() -> None:
    body = "The lamp went out at two in the morning. " * 14
    slot = slot_of(idea_of(post_of(body, kind="script")))
    assert len(_revised(slot, WRITING.model_copy(update={"good_enough": 1.0})).rounds) == 1


def test_a_poor_first_line_is_replaced_by_a_better_one() -> None:
    slot = balcony(title="This is it, and that is all there is to say about it")
    script = write_script(slot, WRITING)
    bad = _with_lines(script, [Line(part="hook", text="It was a thing.", source=(0,)), *script.lines[1:]])
    scores = score_script(bad, slot, WRITING)
    revised = revise(bad, ScriptScores(scores=scores.scores, total=0.1), slot, WRITING)
    assert revised.script.lines[0].text != "It was a thing."
