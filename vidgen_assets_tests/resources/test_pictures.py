"""Picture providers: what is drawn, what fails how, what is paid once, and who takes over."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from resources.call_cache import CallCache, Usage
from resources.errors import (
    AuthFailed,
    BudgetExceeded,
    InvalidInput,
    MalformedReply,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.fakes.image_server import ImageReply, ImageServer, failure, small_picture
from resources.pictures import (
    DrawnLayer,
    DrawnPicture,
    OpenAIImages,
    PapercutPictures,
    PictureRequest,
    Pictures,
    engine_version,
    flat_picture,
)
from resources.progress import Step, listening
from resources.retry import NO_WAIT, RetryPolicy
from resources.store import BlobStore

ONCE = RetryPolicy(attempts=1, base_s=0.0)
SMALL = {"width": 90, "height": 160}


def request(
    item: str = "s01", *, place: str = "kitchen", variant: int = 0, kind: str = "scene"
) -> PictureRequest:
    card = {"line1": "What would you do?"} if kind != "scene" else None
    visual = {
        "kind": kind,
        "place": place,
        "mood": "funny",
        "figures": [{"role": "me", "look": "woman", "outfit": "casual", "feeling": "shock"}],
        "props": ["egg"],
        "card": card,
    }
    return PictureRequest(
        item=item,
        text=f"a kitchen, {place}",
        negative="text",
        visual=visual,
        seed="story",
        variant=variant,
        **SMALL,
    )


class Painter:
    """A provider that paints one flat colour, and counts."""

    model = "paint"
    version = "1"
    workers = 1

    def __init__(self, name: str = "painter", error: Exception | None = None, cards: bool = True) -> None:
        self.name = name
        self.draws_cards = cards
        self.error = error
        self.drawn: list[str] = []

    def price(self, request: PictureRequest) -> Usage:
        return Usage(1, "images", 0.05)

    def draw(self, request: PictureRequest) -> DrawnPicture:
        self.drawn.append(request.item)
        if self.error is not None:
            raise self.error
        png = small_picture(request.text, 8, 8)
        return DrawnPicture(
            108, 192, png, (DrawnLayer("flat", png, 0, 0, 1.0),), None, ((1, 2, 3, 4),), (5, 6, 7, 8)
        )


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


# ---------------------------------------------------------------- the embedded drawer
def test_a_drawn_scene_has_layers_on_a_canvas_with_room_and_boxes_inside_it() -> None:
    picture = PapercutPictures(workers=0).draw(request())
    assert (picture.width, picture.height) == (108, 192)
    assert picture.layers[0].name == "bg"
    assert {"prop", "subject"} <= {layer.name for layer in picture.layers}
    assert len(picture.faces) == 1
    x, y, width, height = picture.faces[0]
    assert 0 <= x < x + width <= 108
    assert 0 <= y < y + height <= 192
    assert picture.prop is not None
    for layer in picture.layers:
        png = opened(layer.png)
        assert layer.x + png.width <= 108
        assert layer.y + png.height <= 192


def test_the_preview_shows_the_whole_canvas_in_small() -> None:
    picture = PapercutPictures(workers=0).draw(request())
    preview = opened(picture.preview)
    assert preview.format == "JPEG"
    assert preview.width / preview.height == pytest.approx(108 / 192, abs=0.01)


def test_the_same_request_is_the_same_picture_and_a_variant_another() -> None:
    drawer = PapercutPictures(workers=0)
    assert drawer.draw(request()) == drawer.draw(request(item="another"))
    assert drawer.draw(request()) != drawer.draw(request(variant=1))


@pytest.mark.media
def test_drawing_processes_give_the_same_bytes_as_this_process() -> None:
    drawer = PapercutPictures(workers=1)
    try:
        assert drawer.draw(request()) == PapercutPictures(workers=0).draw(request())
    finally:
        drawer.close()


def test_a_visual_the_engine_does_not_know_is_named_with_its_shot() -> None:
    with pytest.raises(InvalidInput, match=r"shot s07.*cannot be drawn"):
        PapercutPictures(workers=0).draw(
            request("s07").model_copy(update={"visual": {"place": "kitchen", "mood": "grumpy"}})
        )
    with pytest.raises(InvalidInput, match="volcano_lair"):
        PapercutPictures(workers=0).draw(request(place="volcano_lair"))


def test_the_engine_version_is_one_short_hash() -> None:
    assert engine_version() == engine_version()
    assert len(engine_version()) == 16


# ---------------------------------------------------------------- an image model behind HTTP
def model(server: ImageServer, **options: float) -> OpenAIImages:
    return OpenAIImages("key", base_url=server.base_url, timeout_s=5.0, **options)


def test_a_model_is_asked_with_the_words_and_what_to_avoid() -> None:
    with ImageServer() as server:
        picture = model(server).draw(request())
    (asked,) = server.requests
    assert asked["prompt"] == "a kitchen, kitchen Avoid: text."
    assert (asked["model"], asked["size"], asked["n"]) == ("gpt-image-1", "1024x1536", 1)
    assert [layer.parallax for layer in picture.layers] == [1.0]
    assert opened(picture.layers[0].png).size == (108, 192)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (failure(401), AuthFailed),
        (failure(403), AuthFailed),
        (failure(429, headers=(("retry-after", "7"),)), RateLimited),
        (failure(400, "moderation_blocked"), Refused),
        (failure(500), TransientFailure),
        (failure(404), Unavailable),
        (ImageReply(200, raw=b"<html>Please log in</html>"), MalformedReply),
        (ImageReply(200, {"created": 0, "data": []}), MalformedReply),
        (ImageReply(200, {"created": 0, "data": [{"b64_json": "%%%"}]}), MalformedReply),
        (ImageReply(200, {"created": 0, "data": [{"b64_json": "aGVsbG8="}]}), MalformedReply),
    ],
)
def test_a_models_failures_are_typed_and_name_the_shot(reply: ImageReply, error: type[Exception]) -> None:
    with ImageServer([reply]) as server, pytest.raises(error, match="s01") as caught:
        model(server).draw(request())
    assert len(server.requests) == 1
    if isinstance(caught.value, RateLimited):
        assert caught.value.retry_after_s == 7.0


def test_without_a_key_nothing_is_asked() -> None:
    with ImageServer() as server, pytest.raises(Unavailable, match="OPENAI_API_KEY"):
        OpenAIImages("", base_url=server.base_url).draw(request())
    assert server.requests == []


def test_prices_are_data_and_an_unknown_model_costs_the_most() -> None:
    assert OpenAIImages("k").price(request()).cost_usd == 0.063
    assert OpenAIImages("k", model="something-new").price(request()).cost_usd == 0.25
    assert OpenAIImages("k", price_usd=0.01).price(request()).cost_usd == 0.01


def test_a_flat_picture_covers_the_canvas_whatever_its_shape() -> None:
    wide = flat_picture(small_picture("wide", 300, 100), 90, 160)
    assert opened(wide.layers[0].png).size == (108, 192)
    with pytest.raises(ValueError, match="no picture"):
        flat_picture(b"GIF89a broken", 90, 160)


# ---------------------------------------------------------------- the facade
def test_a_picture_is_drawn_once_and_then_found(calls: CallCache, store: BlobStore) -> None:
    painter = Painter()
    pictures = Pictures([painter], calls, store)
    first = pictures.draw([request("s01"), request("s02", place="office")])
    again = pictures.draw([request("s09"), request("s02", place="office")])
    assert painter.drawn == ["s01", "s02"]
    assert again == first
    assert first[0].faces == ((1, 2, 3, 4),)
    assert first[0].prop == (5, 6, 7, 8)
    assert store.read(first[0].layers[0].image) == small_picture("a kitchen, kitchen", 8, 8)
    assert calls.spent_usd() == pytest.approx(0.10)


def test_a_new_version_of_the_drawing_code_draws_again(calls: CallCache, store: BlobStore) -> None:
    painter = Painter()
    Pictures([painter], calls, store).draw([request()])
    painter.version = "2"
    Pictures([painter], calls, store).draw([request()])
    assert len(painter.drawn) == 2


def test_the_next_provider_takes_over_and_the_switch_is_recorded(calls: CallCache, store: BlobStore) -> None:
    broken = Painter("broken", Refused("will not draw this", provider="broken", item="s01"))
    (picture,) = Pictures([broken, Painter()], calls, store, ONCE).draw([request()])
    assert picture.provider == "painter"
    (switch,) = picture.switches
    assert (switch.failed, switch.took_over) == ("broken", "painter")
    assert "will not draw" in switch.why


def test_a_provider_without_a_valid_key_is_asked_once_a_batch(calls: CallCache, store: BlobStore) -> None:
    locked = Painter("locked", AuthFailed("no", provider="locked"))
    pictures = Pictures([locked, Painter()], calls, store, NO_WAIT)
    drawn = pictures.draw([request(f"s{n}", place=place) for n, place in enumerate(("room", "sea", "city"))])
    assert len(locked.drawn) == 1
    assert all(picture.switches for picture in drawn)


def test_a_provider_that_is_down_is_not_asked_for_every_picture(calls: CallCache, store: BlobStore) -> None:
    down = Painter("down", TransientFailure("failed with 503", provider="down"))
    pictures = Pictures([down, Painter()], calls, store, NO_WAIT)
    drawn = pictures.draw([request(f"s{n}", place=place) for n, place in enumerate(("room", "sea", "city"))])
    assert len(down.drawn) == NO_WAIT.attempts
    assert all("failed with 503" in picture.switches[0].why for picture in drawn)


def test_a_refused_picture_does_not_stop_the_next_one(calls: CallCache, store: BlobStore) -> None:
    shy = Painter("shy", Refused("no", provider="shy"))
    Pictures([shy, Painter()], calls, store, ONCE).draw([request("s1"), request("s2", place="sea")])
    assert shy.drawn == ["s1", "s2"]


def test_cards_go_to_who_can_spell(calls: CallCache, store: BlobStore) -> None:
    model_only, painter = Painter("model", cards=False), Painter()
    drawn = Pictures([model_only, painter], calls, store).draw(
        [request("s1"), request("s2", kind="end_card")]
    )
    assert [picture.provider for picture in drawn] == ["model", "painter"]
    assert drawn[1].switches == ()
    with pytest.raises(Unavailable, match="cards"):
        Pictures([model_only], calls, store).draw([request("s3", kind="end_card")])


def test_a_cap_stops_a_paid_picture_before_it_is_asked_for(store: BlobStore, calls: CallCache) -> None:
    painter = Painter()
    capped = CallCache(store.home, store, cap_usd=0.0)
    with pytest.raises(BudgetExceeded):
        Pictures([painter], capped, store).draw([request()])
    assert painter.drawn == []


def test_finished_pictures_are_kept_when_a_later_one_fails(calls: CallCache, store: BlobStore) -> None:
    class Tired(Painter):
        def draw(self, request: PictureRequest) -> DrawnPicture:
            self.error = Refused("no", provider="painter") if request.item == "s2" else None
            return super().draw(request)

    tired = Tired()
    pictures = Pictures([tired], calls, store, ONCE)
    with pytest.raises(Refused):
        pictures.draw([request("s1"), request("s2", place="sea"), request("s3", place="city")])
    before = len(tired.drawn)
    pictures.draw([request("s1")])
    assert len(tired.drawn) == before


def test_progress_is_told_shot_by_shot(calls: CallCache, store: BlobStore) -> None:
    heard: list[Step] = []
    with listening(heard.append):
        Pictures([Painter()], calls, store).draw([request("s1"), request("s2", place="sea")])
    assert [(step.unit, step.done, step.total) for step in heard] == [("shot", 1, 2), ("shot", 2, 2)]


def test_the_embedded_drawer_goes_through_the_facade(calls: CallCache, store: BlobStore) -> None:
    pictures = Pictures([PapercutPictures(workers=0)], calls, store)
    (picture,) = pictures.draw([request()])
    assert picture.provider == "papercut"
    assert opened(store.read(picture.preview)).format == "JPEG"
    assert picture == pictures.draw([request()])[0]


def test_no_provider_at_all_says_so(calls: CallCache, store: BlobStore) -> None:
    with pytest.raises(Unavailable):
        Pictures([], calls, store).draw([request()])
