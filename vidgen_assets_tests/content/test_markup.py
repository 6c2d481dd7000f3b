"""What of Reddit's markup survives into the paragraphs a voice reads."""

import random

import pytest

from vidgen_assets.content.markup import one_line, paragraphs, visible
from vidgen_assets_tests.growth import grows_linearly

KEPT = {
    "a link keeps its text": ("see [the photo](https://example.com/a_b_(c))", ("see the photo",)),
    "emphasis goes": ("**really** *very* ***truly*** __so__ _it is_", ("really very truly so it is",)),
    "bold glued to a word goes": ("**EDIT:**Formatting", ("EDIT: Formatting",)),
    "bold that never ends goes": ("** Update: he left", ("Update: he left",)),
    "censored words keep their stars": (
        "WHERE THE F*** ARE YOU, you a**.",
        ("WHERE THE F*** ARE YOU, you a**.",),
    ),
    "snake_case stays": ("my file_name_here is", ("my file_name_here is",)),
    "escapes resolve": (r"3 \* 4 \_ok\_", ("3 * 4 _ok_",)),
    "code in a line keeps its words": ("I typed `sudo rm` twice", ("I typed sudo rm twice",)),
    "a quote is a paragraph": ("&gt; *He said* no.\n\nI left.", ("He said no.", "I left.")),
    "a literal sign stays": ("5 &gt; 3 &amp; 2 &lt; 3", ("5 > 3 & 2 < 3",)),
    "a spoiler is told": ("It was >!the cat!< all along", ("It was the cat all along",)),
    "a whole spoiler is no quote": (">!the butler!<", ("the butler",)),
    "struck out words are not told": ("my ~~wife~~ ex-wife", ("my ex-wife",)),
    "headings": ("# Part one\ntext\n\nPart two\n---\nmore", ("Part one", "text", "Part two", "more")),
    "lists": ("- one\n- two\n\n1. first\n2. second", ("one", "two", "first", "second")),
    "a year is no list": ("2013. What a year that was.", ("2013. What a year that was.",)),
    "a rule is nothing": ("a\n\n-----\n\nb\n\n***\n\nc\n\n______", ("a", "b", "c")),
    "superscript": ("^(tiny words) and ^^sup but x^2 and ^_^", ("tiny words and sup but x^2 and ^_^",)),
    "tables": ("|Who|What|\n|:-|-:|\n|Me|**cried**|", ("Who, What", "Me, cried")),
    "a soft break is a space": ("one\ntwo", ("one two",)),
    "a hard break is a new line": ("Me: no  \nHer: yes", ("Me: no", "Her: yes")),
    "zero width entity, escaped twice": ("a\n\n&amp;#x200B;\n\nb", ("a", "b")),
    "zero width inside a word": ("pass\u200bword sec\u00adret \ufeffx", ("password secret x",)),
    "bidi overrides go": ("abc \u202egnp.exe\u202c", ("abc gnp.exe",)),
    "controls go": ("a\x00b\x1b[31mred\x07", ("ab[31mred",)),
    "lone surrogates go": ("a\ud83d b", ("a b",)),
    "family emoji stays one": ("ok \U0001f468\u200d\U0001f469\u200d\U0001f467 yes", None),
    "right to left text stays": ("\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd", None),
    "piled up marks are cut": ("z" + "\u0301" * 900 + "o", ("\u017a\u0301\u0301\u0301o",)),
    "no HTML": ("<b>bold</b> &lt;script&gt;x", ("<b>bold</b> <script>x",)),
    "placeholders go": ("a *Processing img k3j4...* b ![gif](giphy|abc)", ("a b",)),
    "an image keeps its words": ("![my cat](https://example.com/c.png)", ("my cat",)),
    "link definitions go": ("see [1]\n\n[1]: https://example.com", ("see 1",)),
    "emoji only": ("\U0001f602\U0001f602", ()),
    "nothing": (" \n\t\n ", ()),
}


@pytest.mark.parametrize("name", KEPT)
def test_markup(name: str) -> None:
    text, expected = KEPT[name]
    assert paragraphs(text) == ((text,) if expected is None else expected)


def test_a_story_indented_by_accident_is_told_and_program_code_is_not() -> None:
    story = "    My boss came in late and asked me, of all people, where the keys had gone again."
    code = "    for (i = 0; i < n; i++) { x[i] = $y->z; }\n    rm -rf /tmp/x"
    assert paragraphs(f"Hi\n\n{story}\n\n{code}") == ("Hi", story.strip())


def test_a_row_of_tildes_hides_nothing_behind_it() -> None:
    story = "So there I was, *alone* in the shop, with nothing but a broken till and an angry man."
    assert paragraphs(f"Start.\n\n~~~~~~\n\n{story}") == ("Start.", story.replace("*", ""))


def test_a_title_is_one_visible_line() -> None:
    assert one_line(" TIFU by\u200b eating &amp;amp;\n\tsoap ") == "TIFU by eating & soap"
    assert visible("a\r\nb\u2028c") == "a\nb\nc"


HOSTILE = [
    "[",
    "![",
    "*a ",
    "_a",
    "`a``",
    ">",
    "> - ",
    "a|b\n-|-\n",
    "[a](",
    "^(",
    ">!",
    "~~a",
    "<!--",
    "&#",
    "\u0323\u0301",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    assert grows_linearly(paragraphs, unit, 8_000)


def test_random_markup_never_raises_and_leaves_nothing_invisible() -> None:
    rng = random.Random("markup")
    marks = [
        *"*_`|#<;^\\ \r",
        "~~",
        ">",
        ">!",
        "!<",
        "[",
        "](",
        ")",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "1. ",
        "&#x",
    ]
    marks += ["\x00", "\ud800", "\u202e", "\u0301", "^(", "word", "\U0001f602", "```", "~~~"]
    for _ in range(800):
        for line in paragraphs("".join(rng.choices(marks, k=60))):
            assert line == line.strip()
            assert "\n" not in line
            line.encode("utf-8")
