"""Music and the right to it: what lies beside a file is obeyed, shown, and never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources.errors import InvalidInput
from vidgen_assets.post.sound.licences import Sidecar, judged, licence_of, terms_of


def beside(folder: Path, text: str, suffix: str = ".licence.yaml") -> Path:
    music = folder / "warm one.mp3"
    music.write_bytes(b"music")
    (folder / f"warm one{suffix}").write_text(text, "utf-8")
    return music


@pytest.mark.parametrize("suffix", [".licence.yaml", ".licence.yml", ".licence.json"])
def test_a_licence_that_asks_for_a_credit_gets_it(tmp_path: Path, suffix: str) -> None:
    text = '{"title": "Slow Rain", "artist": "A. Body", "licence": "CC-BY-4.0", "source": "example.org/rain"}'
    found = licence_of(beside(tmp_path, text, suffix), "refuse")
    assert found.credit == 'Music: "Slow Rain" by A. Body (CC-BY-4.0, example.org/rain)'
    assert found.notes == ()


def test_what_asks_for_nothing_gets_no_credit(tmp_path: Path) -> None:
    assert licence_of(beside(tmp_path, "licence: CC0-1.0\ntitle: Rain\n"), "refuse").credit == ""


@pytest.mark.parametrize(
    ("licence", "credit", "note"),
    [
        ("CC BY-SA 4.0", True, "same licence"),
        ("CC-BY-NC-4.0", True, "do not monetise"),
        ("Creative Commons Attribution 4.0", True, ""),
        ("Royalty-free (bought)", False, ""),
        ("my cousin said yes", False, "not known here"),
    ],
)
def test_every_licence_has_its_rule(licence: str, credit: bool, note: str) -> None:
    found = judged(Sidecar(title="T", artist="A", licence=licence), "m.mp3", "m.licence.yaml")
    assert bool(found.credit) is credit
    assert note in " ".join(found.notes)
    assert bool(found.notes) is bool(note)


def test_a_licence_that_forbids_changes_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"m\.mp3: CC-BY-ND-4\.0 forbids changed versions"):
        judged(Sidecar(title="T", artist="A", licence="CC-BY-ND-4.0"), "m.mp3", "m.licence.yaml")


def test_a_file_without_a_licence_is_a_warning_or_refused_by_rule(tmp_path: Path) -> None:
    music = tmp_path / "warm.mp3"
    assert "no licence beside it" in licence_of(music, "warn").notes[0]
    with pytest.raises(InvalidInput, match=r"warm\.mp3 has no licence .*unlicensed_music is refuse"):
        licence_of(music, "refuse")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("licence: CC-BY-4.0\n", "give title and artist"),
        ("title: only\n", "licence: Field required"),
        ("just words", "holds no fields"),
        ("licence: [a, b]\n", "licence: "),
        ("licence: a\nextra: b\n", "extra: "),
        ("a: b: c: [", "is no YAML"),
        ("x" * 70_000, "larger than 64 KB"),
        (f"licence: a\ntitle: {'x' * 400}\n", "title: "),
    ],
)
def test_a_broken_licence_is_named_with_its_field(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=r"warm one\.licence\.yaml|64 KB") as caught:
        licence_of(beside(tmp_path, text), "warn")
    assert why in str(caught.value)


def test_a_credit_is_one_line_of_text(tmp_path: Path) -> None:
    text = 'licence: CC-BY-4.0\ncredit: "Music by\\n\\u202eB. Ody\\tall of it"\n'
    assert licence_of(beside(tmp_path, text), "warn").credit == "Music by B. Ody all of it"


def test_terms_are_found_by_name() -> None:
    assert terms_of("cc-by-nc-nd 3.0") == terms_of("CC BY-NC-ND")
    assert terms_of("") is None
