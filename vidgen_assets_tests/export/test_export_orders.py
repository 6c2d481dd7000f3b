"""Orders: what a channel may ask for, sizes, safe names, limits of places."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from resources.errors import InvalidInput
from vidgen_assets.channel import Delivery, Formats
from vidgen_assets.channel.delivery import DeliveryName
from vidgen_assets.export.encode import GOP_SECONDS
from vidgen_assets.export.orders import file_stem, order, order_of, size_of
from vidgen_assets.export.profiles import PROFILES, profile_of, require_within


def test_a_channel_may_order_every_profile_that_is_one_file_and_no_other():
    assert set(get_args(DeliveryName)) == {name for name, row in PROFILES.items() if row.is_file}


def test_every_row_says_why_and_every_place_where_it_says_so():
    for row in PROFILES.values():
        assert len(row.why) > 30
        assert row.limits is None or "." in row.limits.source.split("/")[0]


def test_what_a_delivery_leaves_open_is_the_profile_s():
    assert order_of(Delivery(profile="prores_422_hq")).watermark is False
    assert order_of(Delivery(profile="prores_422_hq", watermark=True)).watermark is True
    assert order_of(Delivery(profile="h264", width=1080, height=1350)).size == (1080, 1350)
    assert order_of(Delivery(profile="h264")).size is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"profile": "exr"},
        {"profile": "h264", "width": 1080},
        {"profile": "h264", "width": 1081, "height": 1080},
        {"profile": "h264", "how": "stretch"},
        {"profile": "h264", "subtitles": ["ass"]},
    ],
    ids=str,
)
def test_a_channel_s_delivery_that_cannot_be_is_refused(wrong: dict[str, object]):
    with pytest.raises(ValidationError):
        Delivery.model_validate(wrong)


def test_the_same_delivery_twice_is_refused():
    with pytest.raises(ValidationError, match="av1 is there twice"):
        Formats(deliveries=(Delivery(profile="av1"), Delivery(profile="av1")))


@pytest.mark.parametrize(
    ("text", "size"), [("1080x1080", (1080, 1080)), ("16:9", (1920, 1080)), ("4:5", (1080, 1350))]
)
def test_a_size_is_pixels_or_a_shape(text: str, size: tuple[int, int]):
    assert size_of(text) == size


@pytest.mark.parametrize("text", ["", "1080", "1080x1081", "0x0", "99999x2", "1080x1080; rm", "10x10"])
def test_what_is_no_size_is_refused_with_an_example(text: str):
    with pytest.raises(InvalidInput, match="write it like 1080x1080"):
        size_of(text)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a\x00b\nc", "عنوان", "x" * 500, "CON", "$(rm -rf ~) `id` %s", "…", ""]
)
def test_a_file_s_name_is_safe_whatever_the_title_is(title: str):
    stem = file_stem("2026-11-20_1", title, order("h265", (1080, 1080)))
    assert stem.startswith("2026-11-20_1_")
    assert stem.endswith("_h265_1080x1080")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(stem) < 100


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(InvalidInput, match=r"no delivery profile 'mpeg2'; there are h264, h265"):
        profile_of("mpeg2")


@pytest.mark.parametrize(
    ("name", "size", "seconds", "says"),
    [
        ("facebook", (1080, 1920), 100, "100.0 s long, not 3 to 90"),
        ("instagram", (1920, 2160), 40, "1920x2160 has a side outside of"),
        ("tiktok", (1080, 1920), 2, "2.0 s long"),
        ("dnxhr_hq", (192, 336), 2, "192x336 is smaller than 256x120"),
    ],
)
def test_what_a_place_does_not_take_is_refused_beforehand(
    name: str, size: tuple[int, int], seconds: int, says: str
):
    with pytest.raises(InvalidInput, match=says):
        require_within(PROFILES[name], size, 30, seconds * 30)


def test_places_take_a_made_video():
    for name in ("youtube", "tiktok", "instagram", "facebook"):
        require_within(PROFILES[name], (1080, 1920), 30, 50 * 30)


def test_inter_codecs_close_their_gops_after_two_seconds():
    assert GOP_SECONDS == 2
    for name in ("h265", "hdr10", "av1", "vp9"):
        assert any("{gop}" in value for _, value in PROFILES[name].video.options), name
