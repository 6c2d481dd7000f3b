"""Each profile's file, decoded again: its frames those of the plan, its sound in step, its words its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.errors import InvalidInput, RenderFailed
from resources.scheduling import Scheduling, scheduling_of_threads
from resources.store import BlobStore
from vidgen_assets.export.deliveries import Desk, Source
from vidgen_assets.export.encode import Shape, encode_picture
from vidgen_assets.export.orders import order
from vidgen_assets.export.profiles import PROFILES
from vidgen_assets.export.stills import still_of
from vidgen_assets.export.verify import look_at, require_as_ordered, sound_lag_ms
from vidgen_assets.post.frames import plan_frames
from vidgen_assets_tests.export.videos import luma, psnr, small_plan, source_of

pytestmark = pytest.mark.media

ENCODED = [name for name, row in PROFILES.items() if row.is_file and not row.as_master]
# what each codec loses of noisy small frames, in dB, and never more
NEAR = {"h265": 36, "av1": 35, "vp9": 35, "prores_422_hq": 42, "dnxhr_hq": 42}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Source]:
    folder = tmp_path_factory.mktemp("deliveries")
    store = BlobStore(folder / "store")
    calls = CallCache(folder / "store", store)
    return Desk(store, calls, folder / "scratch"), source_of(
        small_plan(store), store, calls, folder / "scratch"
    )


@pytest.fixture(scope="module")
def drawn(made: tuple[Desk, Source]) -> np.ndarray:
    desk, source = made
    return lumas(source, desk.store)


def lumas(source: Source, store: BlobStore, **changes: object) -> np.ndarray:
    """Return what the renderer draws of a plan, before any encoder."""
    plan = source.plan.model_copy(update=changes)
    return np.stack(
        [frame.to_ndarray()[: plan.height].astype(np.float32) for frame in plan_frames(plan, store)]
    )


@pytest.mark.parametrize("name", ENCODED)
def test_a_profile_s_file_is_what_it_says_with_the_plan_s_frames_and_sound_in_step(
    made: tuple[Desk, Source], drawn: np.ndarray, name: str
):
    desk, source = made
    file = desk.deliver(order(name), source)
    path = desk.store.path(file.video)
    facts = look_at(path, desk.store.path(source.plan.audio))
    require_as_ordered(facts, PROFILES[name], Shape(width=270, height=480, fps=30, frames=45), name)
    assert (file.frames, file.width, file.height, file.made) == (45, 270, 480, "encoded")
    assert dict(facts.words)["title"] == source.metadata.title
    assert dict(facts.words)["comment"].startswith("Told after a post https://x.y/z | The voice")
    assert not {"creation_time", "date"} & {*dict(facts.words)}
    assert set(facts.languages) == {"eng"}
    if PROFILES[name].audio is not None:
        assert facts.sound_lag_ms == pytest.approx(0, abs=1)
    if name in NEAR:
        own = drawn if PROFILES[name].watermark else lumas(source, desk.store, watermark=None)
        assert psnr(luma(path), own) > NEAR[name]


@pytest.mark.parametrize("name", NEAR)
def test_no_encoder_takes_the_processor_for_itself(tmp_path: Path, name: str):
    before = {*scheduling_of_threads().values()}
    during: set[Scheduling] = set()

    def frames() -> Iterator[av.VideoFrame]:
        for _ in range(6):
            during.update(scheduling_of_threads().values())
            yield av.VideoFrame.from_ndarray(np.full((384, 256), 90, np.uint8), format="yuv420p")

    profile = PROFILES[name]
    encode_picture(frames(), profile, Shape(width=256, height=256, fps=30, frames=6), tmp_path / "out")
    assert before == during == {*scheduling_of_threads().values()}


@pytest.mark.parametrize("name", ["h265", "av1", "vp9", "prores_422_hq", "dnxhr_hq"])
def test_the_same_order_is_the_same_bytes_and_found_again_in_the_cache(
    made: tuple[Desk, Source], tmp_path: Path, name: str
):
    desk, source = made
    first = desk.deliver(order(name), source)
    ledger = len(desk.calls.ledger())
    assert desk.deliver(order(name), source) == first
    assert len(desk.calls.ledger()) == ledger
    fresh = Desk(desk.store, CallCache(tmp_path, desk.store), tmp_path)
    assert fresh.deliver(order(name), source).video == first.video


def test_another_title_or_mix_encodes_no_picture_again(made: tuple[Desk, Source]):
    desk, source = made
    desk.deliver(order("av1"), source)
    ledger = len(desk.calls.ledger())
    other = source.metadata.model_copy(update={"title": "Another title"})
    file = desk.deliver(
        order("av1"), Source("2026-11-20|1", source.master, source.plan, other, source.captions)
    )
    assert len(desk.calls.ledger()) == ledger
    with av.open(str(desk.store.path(file.video))) as container:
        assert container.metadata["title"] == "Another title"


def test_h264_as_the_master_is_its_own_packets(made: tuple[Desk, Source]):
    desk, source = made
    file = desk.deliver(order("h264", subtitles=("srt", "vtt")), source)
    assert (file.made, file.name) == ("copied", "2026-11-20_1_etc-passwd-b-locks-b_h264")
    assert file.subtitles == (source.captions.srt, source.captions.vtt)
    master, delivered = desk.store.path(source.master.video), desk.store.path(file.video)
    with av.open(str(master)) as one, av.open(str(delivered)) as two:
        assert [bytes(p) for p in one.demux() if p.size] == [bytes(p) for p in two.demux() if p.size]


def test_without_captions_and_watermark_the_clean_plan_is_rendered(made: tuple[Desk, Source]):
    desk, source = made
    file = desk.deliver(order("h264", captions=False, watermark=False), source)
    assert file.made == "rendered"
    assert file.name.endswith("_h264_no-captions_no-watermark")
    clean = lumas(source, desk.store, words=(), cues=(), watermark=None)
    assert psnr(luma(desk.store.path(file.video)), clean) > 34
    assert psnr(lumas(source, desk.store), clean) < 34


def test_hdr10_carries_light_levels_and_looks_as_the_master_does_on_an_sdr_screen(made: tuple[Desk, Source]):
    desk, source = made
    path = desk.store.path(desk.deliver(order("hdr10"), source).video)
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
        kinds = {str(side.type) for side in frame.side_data}
        assert container.streams.video[0].codec_context.codec_tag == "hvc1"
    assert any("MASTERING_DISPLAY" in kind for kind in kinds)
    assert any("CONTENT_LIGHT_LEVEL" in kind for kind in kinds)
    back, master = still_of(path), still_of(desk.store.path(source.master.video))
    assert psnr(back, master) > 30


def test_the_graphics_layer_over_the_clean_picture_is_the_video(made: tuple[Desk, Source], drawn: np.ndarray):
    desk, source = made
    clean = lumas(source, desk.store, words=(), cues=(), watermark=None)
    path = desk.store.path(desk.deliver(order("prores_4444"), source).video)
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            y, alpha = (
                np.frombuffer(memoryview(frame.planes[n]), np.uint16).reshape(480, -1)[:, :270]
                for n in (0, 3)
            )
            share = alpha / np.float32(4095)
            laid = y / np.float32(16) * share + clean[number] * (1 - share)
            assert psnr(laid, drawn[number]) > 46
            assert share[:240].max() == 0


def test_a_reel_s_limits_are_checked_before_anything_is_made(made: tuple[Desk, Source]):
    desk, source = made
    ledger = len(desk.calls.ledger())
    with pytest.raises(InvalidInput, match=r"Facebook reel does not take .* 270x480 has a side .*1.5 s long"):
        desk.deliver(order("facebook"), source)
    assert len(desk.calls.ledger()) == ledger


def test_a_place_that_takes_fewer_bits_gets_a_coarser_render_of_the_plan(
    made: tuple[Desk, Source], monkeypatch: pytest.MonkeyPatch
):
    desk, source = made
    row = PROFILES["instagram"]
    assert row.limits is not None
    limits = row.limits.model_copy(update={"seconds": (1, 90), "video_kbit_s": 500})
    wanted = order("h264").model_copy(update={"profile": row.model_copy(update={"limits": limits})})
    file = desk.deliver(wanted, source)
    assert file.kbit_s <= 500
    assert "CRF" in file.why
    assert file.made == "rendered"


def test_sound_out_of_step_and_sound_of_something_else_are_found(made: tuple[Desk, Source], tmp_path: Path):
    desk, source = made
    mix = desk.store.path(source.plan.audio)
    late = tmp_path / "late.wav"
    data = mix.read_bytes()
    late.write_bytes(data[:44] + bytes(4 * 4800) + data[44 : -4 * 4800])
    assert sound_lag_ms(late, mix) == pytest.approx(100, abs=1)
    noise = np.random.default_rng(1).integers(-9000, 9000, (len(data) - 44) // 2).astype("<i2").tobytes()
    other = tmp_path / "other.wav"
    other.write_bytes(data[:44] + noise)
    with pytest.raises(RenderFailed, match="not the mix's"):
        sound_lag_ms(other, mix)


def test_what_is_not_as_ordered_is_named(made: tuple[Desk, Source]):
    desk, source = made
    facts = look_at(desk.store.path(source.master.video), None)
    with pytest.raises(RenderFailed, match=r"codec is h264.*fourcc is avc1.*frames is 45"):
        require_as_ordered(facts, PROFILES["h265"], Shape(width=270, height=480, fps=30, frames=46), "x.mp4")
    slow = facts.model_copy(update={"audio_rate": 44_100})
    with pytest.raises(RenderFailed, match=r"should be: sound is \('aac', 2, 44100\)$"):
        require_as_ordered(slow, PROFILES["h264"], Shape(width=270, height=480, fps=30, frames=45), "x.mp4")


def test_a_webm_has_its_index_in_front_too(made: tuple[Desk, Source]):
    desk, source = made
    data = desk.store.path(desk.deliver(order("vp9"), source).video).read_bytes()
    cues, cluster = bytes.fromhex("1C53BB6B"), bytes.fromhex("1F43B675")
    assert 0 < data.find(cues) < data.find(cluster)
