"""Every source in one shape, and the briefs inbox."""

from datetime import date
from pathlib import Path

import pytest

from resources.errors import InvalidInput
from resources.posts import RawComment, raw_post
from vidgen_assets.content.sources import post_of, read_inbox

DAY = date(2026, 11, 17)


def test_a_raw_post_becomes_a_post() -> None:
    record = {
        "id": "t3_a1", "subreddit": "r/tifu", "title": " TIFU &amp; more ", "selftext": "one\r\ntwo\u200b",
        "created_utc": 1794916800, "score": 5, "num_comments": 2, "author": "me", "over_18": True,
        "distinguished": "moderator", "link_flair_text": "S", "crosspost_parent": "t3_zz",
    }  # fmt: skip
    post = post_of(raw_post(record, (RawComment(id="c", body="ha\u200b", score=3),)), "reddit")
    assert (post.id, post.community, post.title, post.body) == ("a1", "tifu", "TIFU & more", "one\ntwo")
    assert (post.origin, post.nsfw, post.by_moderator, post.crosspost_of) == ("reddit", True, True, "zz")
    assert post.comments[0].body == "ha"


def test_a_brief_and_a_script_belong_to_the_day_they_name(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text(
        "date: 2026-11-17\nsubject: Stale bread\nangle: Why\naudience: cooks\nlength: 45\n"
        "points:\n  - One.\n  - Two.\n"
    )
    (tmp_path / "2026-11-17_lamp.md").write_text("# The Lamp\n\nIt went *out*.\n\nKEEPER: Again?\n")
    (tmp_path / "other.md").write_text("---\ndate: 2026-11-18\ntitle: Later\n---\n\nNot today.\n")
    (tmp_path / "notes.txt").write_text("not read")
    inbox = read_inbox(tmp_path, DAY)
    script, brief = inbox.posts
    assert inbox.problems == ()
    assert (brief.kind, brief.title, brief.body) == ("brief", "Stale bread", "One.\n\nTwo.")
    assert (brief.angle, brief.audience, brief.seconds) == ("Why", "cooks", 45)
    assert (script.kind, script.title) == ("script", "The Lamp")
    assert script.body == "It went *out*.\n\nKEEPER: Again?"
    assert [post.title for post in read_inbox(tmp_path, date(2026, 11, 18)).posts] == ["Later"]


def test_ids_stay_when_the_text_changes_and_differ_between_files(tmp_path: Path) -> None:
    for name in ("2026-11-17 a.md", "2026-11-17-a.md"):
        (tmp_path / name).write_text("# T\n\nText.")
    before = [post.id for post in read_inbox(tmp_path, DAY).posts]
    (tmp_path / "2026-11-17-a.md").write_text("# Other\n\nOther text.")
    assert [post.id for post in read_inbox(tmp_path, DAY).posts] == before
    assert len(set(before)) == 2


BROKEN = {
    "no date.md": ("# T\n\nText.", "belongs to no day"),
    "2026-13-45 wrong.md": ("# T\n\nText.", "belongs to no day"),
    "2026-11-17 empty.md": ("# T\n", "needs a title"),
    "2026-11-17 untitled.md": ("Only text.", "needs a title"),
    "2026-11-17 pointless.yaml": ("subject: X", "needs `points`"),
    "2026-11-17 list.yaml": ("- a\n- b", "no mapping"),
    "2026-11-17 typo.yaml": ("subject: X\n\npionts:\n  - a\n", "pionts: there is no such field"),
    "2026-11-17 broken.yaml": ("subject: [X\n", "the YAML is broken"),
    "2026-11-17 python.yaml": ("subject: !!python/object/apply:os.system ['true']\npoints: [a]\n", "broken"),
    "2026-11-17 huge.md": ("# T\n\n" + "x" * 300_000, "more than"),
    "2026-11-17 latin.md": (b"# T\n\n\xff\xfe", "is not UTF-8"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    text, why = BROKEN[name]
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (tmp_path / "2026-11-17 zz good.md").write_text("# Good\n\nText.")
    inbox = read_inbox(tmp_path, DAY)
    assert [post.title for post in inbox.posts] == ["Good"]
    (problem,) = inbox.problems
    assert problem.file == name
    assert why in problem.why
    if "typo" in name:
        assert problem.line == 3


def test_aliases_cannot_blow_up(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    (tmp_path / "2026-11-17.yaml").write_text(bomb)
    assert "subject" in read_inbox(tmp_path, DAY).problems[0].why


def test_a_missing_inbox_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"sources\.briefs"):
        read_inbox(tmp_path / "none", DAY)
