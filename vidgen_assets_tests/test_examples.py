"""The example posts hold what they promise: they parse, the labels are true, and nothing in them is real."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from ruamel.yaml import YAML

EXAMPLES = Path(__file__).parents[1] / "examples"
DAYS = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19")
DEMO_DAY = "2026-11-18"

FIELDS = {
    "id": str, "name": str, "subreddit": str, "title": str, "selftext": str, "score": int, "ups": int,
    "downs": int, "num_comments": int, "created_utc": float, "permalink": str, "url": str, "domain": str,
    "over_18": bool, "is_self": bool, "link_flair_text": (str, type(None)),
    "distinguished": (str, type(None)), "author": str,
}  # fmt: skip

# The least that must be there of each kind, so that whatever is measured is measured on more than one case.
AT_LEAST = {
    "good_story": 45, "medium": 14, "dull": 15, "lookalike": 3, "duplicate": 12, "reworded": 6, "nsfw": 6,
    "pii": 6, "hate": 4, "harassment": 3, "self_harm": 3, "deleted": 5, "link": 4, "image": 3,
    "too_short": 5, "too_long": 1, "language": 6, "rtl": 3, "emoji": 3, "markdown": 4, "hostile": 8,
    "moderator": 4, "negative": 4,
}  # fmt: skip
ALWAYS_DROPPED = {
    "duplicate", "reworded", "nsfw", "hate", "harassment", "self_harm", "deleted", "link", "image",
    "too_short", "moderator",
}  # fmt: skip
ALWAYS_KEPT = {"good_story", "medium", "lookalike"}

INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SHORT_PHONE = re.compile(r"(?<!\d)\d{3}[-. ]\d{4}(?!\d)")
LONG_NUMBER = re.compile(r"\+?\(?\d(?:[ ().-]{0,2}\d){8,}")
FICTIONAL_PHONE = re.compile(r"55501\d\d$")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SPELLED_EMAIL = re.compile(r"\[at\]\s*(\w+)\s*\[dot\]\s*(\w+)")
ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s)\"'<>\]]+")
USER_NAME = re.compile(r"(?<![\w/])u/[\w-]+")
RESERVED_HOST = re.compile(r"(?:[\w-]+\.)*example\.(?:com|org|net)$")


def read_posts(day):
    with (EXAMPLES / "posts" / f"{day}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def text_of(post):
    comments = [comment["body"] for comment in post.get("comments", [])]
    return "\n".join([post["title"], post["selftext"], *comments])


@pytest.fixture(scope="module")
def days():
    return {day: read_posts(day) for day in DAYS}


@pytest.fixture(scope="module")
def labels():
    return YAML(typ="safe").load(EXAMPLES / "posts" / "labels.yaml")["posts"]


@pytest.fixture(scope="module")
def posts(days):
    """Every post under its id, as it first appeared."""
    return {post["id"]: post for day in reversed(DAYS) for post in days[day]}


def of_kind(labels, kind):
    return {post_id: label for post_id, label in labels.items() if label["kind"] == kind}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_reddits_fields_and_lies_within_its_utc_day(days, day):
    for post in days[day]:
        assert set(post) - {"comments"} == set(FIELDS), post["id"]
        for field, sort in FIELDS.items():
            assert isinstance(post[field], sort), (post["id"], field)
        assert datetime.fromtimestamp(post["created_utc"], UTC).date().isoformat() == day
        assert post["name"] == f"t3_{post['id']}"
        assert post["permalink"].startswith(f"/r/{post['subreddit']}/comments/{post['id']}/")
        assert post["is_self"] == (post["domain"] == f"self.{post['subreddit']}")
        for comment in post.get("comments", []):
            assert set(comment) == {"id", "author", "body", "score"}


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_in_order_and_names_no_id_twice(days, day):
    created = [post["created_utc"] for post in days[day]]
    assert created == sorted(created)
    assert len({post["id"] for post in days[day]}) == len(days[day])


@pytest.mark.parametrize("day", DAYS)
def test_a_file_shows_every_invisible_character_as_an_escape(day):
    text = (EXAMPLES / "posts" / f"{day}.jsonl").read_text(encoding="utf-8")
    assert len(text.splitlines()) == text.count("\n")
    assert not INVISIBLE.search(text)


def test_there_are_enough_posts_of_every_kind(days, labels):
    total = sum(map(len, days.values()))
    assert total >= 150
    assert f"{total} posts over four days" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
    counts = Counter(label["kind"] for label in labels.values())
    assert set(counts) == set(AT_LEAST)
    assert {kind: n for kind, n in counts.items() if n < AT_LEAST[kind]} == {}


def test_every_post_has_a_label_that_names_its_days_and_title(days, labels):
    seen = {}
    for day in DAYS:
        for post in days[day]:
            seen.setdefault(post["id"], []).append(day)
    assert seen == {post_id: [label["day"], *label.get("again_on", [])] for post_id, label in labels.items()}
    assert sum(len(appearances) > 1 for appearances in seen.values()) >= 3
    keys = [label["key"] for label in labels.values()]
    assert len(set(keys)) == len(keys)


def test_verdicts_follow_from_kinds(labels):
    for post_id, label in labels.items():
        assert label["verdict"] in {"keep", "drop", "any"}, post_id
        if label["kind"] in ALWAYS_DROPPED:
            assert label["verdict"] == "drop", post_id
        if label["kind"] in ALWAYS_KEPT:
            assert label["verdict"] == "keep", post_id


def test_the_demo_day_has_many_good_stories_on_many_topics(labels):
    topics = {label["topic"] for label in of_kind(labels, "good_story").values() if label["day"] == DEMO_DAY}
    count = sum(label["day"] == DEMO_DAY for label in of_kind(labels, "good_story").values())
    assert count >= 12
    assert len(topics) >= 8


def test_good_stories_are_long_enough_to_tell_and_short_enough_to_fit(labels, posts):
    for post_id, label in of_kind(labels, "good_story").items():
        assert 150 <= len(posts[post_id]["selftext"].split()) <= 450, label["key"]
        assert not posts[post_id]["over_18"]


def words(post):
    return re.findall(r"\w+", post["selftext"].lower())


def runs_shared(copy, original, length=4):
    """Which share of the copy's runs of `length` words the original has too, 0 to 1."""
    mine, theirs = (
        {tuple(all_words[i : i + length]) for i in range(len(all_words) - length + 1)}
        for all_words in (words(copy), words(original))
    )
    return len(mine & theirs) / len(mine)


def test_duplicates_repeat_an_earlier_post(labels, posts):
    for post_id, label in of_kind(labels, "duplicate").items():
        copy, original = posts[post_id], posts[label["duplicate_of"]]
        assert original["created_utc"] < copy["created_utc"], label["key"]
        if label["copy"] == "same text":
            assert copy["selftext"] == original["selftext"]
        else:
            assert label["copy"] == "near copy"
            assert copy["selftext"] != original["selftext"]
            assert runs_shared(copy, original) > 0.8, label["key"]


def test_retellings_share_a_story_with_an_earlier_post_but_hardly_a_phrase(labels, posts):
    for post_id, label in of_kind(labels, "reworded").items():
        retelling, original = posts[post_id], posts[label["reworded_of"]]
        assert labels[label["reworded_of"]]["kind"] == "good_story"
        assert original["created_utc"] < retelling["created_utc"], label["key"]
        assert original["author"] != retelling["author"]
        assert runs_shared(retelling, original) < 0.15, label["key"]


def test_personal_data_to_remove_is_really_there(labels, posts):
    for post_id, label in of_kind(labels, "pii").items():
        for strings in label["remove"].values():
            for secret in strings:
                assert secret in text_of(posts[post_id]), (label["key"], secret)
    sorts = {sort for label in of_kind(labels, "pii").values() for sort in label["remove"]}
    assert sorts == {"name", "phone", "email", "address", "handle"}


def test_adult_posts_come_with_and_without_reddits_flag(labels, posts):
    adult = of_kind(labels, "nsfw")
    assert all(posts[post_id]["over_18"] == label["flagged"] for post_id, label in adult.items())
    assert {label["flagged"] for label in adult.values()} == {True, False}
    flagged = {post_id for post_id, post in posts.items() if post["over_18"]}
    assert flagged <= set(adult)


def test_posts_without_a_story_are_what_their_labels_say(labels, posts):
    for kind in ("link", "image"):
        assert all(not posts[i]["is_self"] and not posts[i]["selftext"] for i in of_kind(labels, kind))
    assert all(len(posts[i]["selftext"].split()) < 30 for i in of_kind(labels, "too_short"))
    bodies = [posts[i]["selftext"] for i in of_kind(labels, "deleted")]
    assert {"[deleted]", "[removed]", ""} <= set(bodies)
    assert all(posts[i]["distinguished"] for i in of_kind(labels, "moderator"))
    assert all(posts[i]["score"] < 0 for i in of_kind(labels, "negative"))


def test_the_long_post_is_a_long_story_and_not_one_sentence_repeated(labels, posts):
    (post_id,) = of_kind(labels, "too_long")
    body = posts[post_id]["selftext"]
    sentences = re.split(r"(?<=[.!?])\s+", body)
    assert len(body.split()) >= 5_000
    assert len(set(sentences)) > 0.97 * len(sentences)


def test_languages_are_many_and_right_to_left_is_among_them(labels, posts):
    assert {label["language"] for label in of_kind(labels, "language").values()} >= {
        "es", "fr", "de", "it", "ja", "zh",
    }  # fmt: skip
    text = "".join(text_of(posts[post_id]) for post_id in of_kind(labels, "rtl"))
    assert re.search("[\u0600-\u06ff]", text)
    assert re.search("[\u0590-\u05ff]", text)
    assert "\u202e" in text


@pytest.mark.parametrize(
    "trap",
    ["ignore all previous instructions", "../../../../x", "';[0:v]drawtext", "$(touch", "\x00", "\x1b[31m",
     "{\\an8}", "<script>", "!!python/object", "\u2028"],
)  # fmt: skip
def test_hostile_posts_try_this(labels, posts, trap):
    assert any(trap in text_of(posts[post_id]).lower() for post_id in of_kind(labels, "hostile"))


def test_a_hostile_post_holds_a_word_of_three_hundred_letters(labels, posts):
    text = "\n".join(text_of(posts[post_id]) for post_id in of_kind(labels, "hostile"))
    assert max(map(len, re.findall("[a-z]+", text))) == 300


def test_phone_numbers_are_fictional(labels, posts):
    for post_id, post in posts.items():
        found = SHORT_PHONE.findall(text_of(post))
        if labels[post_id]["kind"] != "hostile":  # whose drawing commands are rows of numbers
            found += LONG_NUMBER.findall(text_of(post))
        for number in found:
            assert FICTIONAL_PHONE.search(re.sub(r"\D", "", number)), (labels[post_id]["key"], number)


def test_mail_and_web_addresses_are_reserved_for_examples(labels, posts):
    for post_id, post in posts.items():
        text, key = text_of(post), labels[post_id]["key"]
        for address in EMAIL.findall(text):
            assert RESERVED_HOST.match(address.split("@")[1]), (key, address)
        for host in SPELLED_EMAIL.findall(text):
            assert ".".join(host) == "example.com", key
        links = ADDRESS.findall(text) + ([] if post["is_self"] else [post["url"]])
        for link in links:
            assert RESERVED_HOST.match(urlsplit(link).netloc), (key, link)


def test_user_names_in_texts_are_listed_for_removal(labels, posts):
    for post_id, post in posts.items():
        listed = labels[post_id].get("remove", {}).get("handle", [])
        assert set(USER_NAME.findall(text_of(post))) <= set(listed), labels[post_id]["key"]


def test_the_brief_says_what_a_writer_needs():
    (path,) = (EXAMPLES / "briefs").glob("*.yaml")
    brief = YAML(typ="safe").load(path)
    assert set(brief) == {"date", "subject", "angle", "audience", "points", "length"}
    assert 4 <= len(brief["points"]) <= 8
    assert 35 <= brief["length"] <= 60


def test_the_script_has_a_title_narration_and_voices_and_fits_a_short_video():
    (path,) = (EXAMPLES / "briefs").glob("*.md")
    _, front_matter, told = path.read_text(encoding="utf-8").split("---\n", 2)
    assert front_matter == "date: 2026-11-19\n"
    title, *paragraphs = told.strip().split("\n\n")
    assert title.startswith("# ")
    spoken = [re.sub(r"^[A-Z]+: ", "", paragraph) for paragraph in paragraphs]
    assert {p.split(":")[0] for p in paragraphs if re.match(r"[A-Z]+: ", p)} == {"CAPTAIN", "KEEPER", "ME"}
    assert 100 <= sum(len(paragraph.split()) for paragraph in spoken) <= 170
