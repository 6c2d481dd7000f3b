"""The probes find in a file what is wrong with it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from resources.call_cache import CallCache
from resources.errors import RenderFailed
from resources.store import BlobStore
from vidgen_assets.artifacts import Cue, RenderPlan
from vidgen_assets.audio.file_loudness import measure_loudness
from vidgen_assets.post.render import render
from vidgen_assets.quality.boxes import file_layout
from vidgen_assets.quality.probes import MasterProbe, probe_file
from vidgen_assets.quality.stillness import Grid, Stillness, Stretch
from vidgen_assets_tests.post.sets import plan, shot


def rendered(plan: RenderPlan, store: BlobStore) -> Path:
    with store.scratch() as scratch:
        return store.path(render(plan, store, CallCache(store.home, store), scratch).video)


def probed(shown: RenderPlan, told: RenderPlan, store: BlobStore) -> MasterProbe:
    """Render one plan and probe it as if it were another."""
    return probe_file(rendered(shown, store), told)


@pytest.fixture
def wanted(store: BlobStore) -> RenderPlan:
    return plan(store, (45, 45), (("crossfade", 10),))


class TestCaptionsSeen:
    def test_every_word_of_a_sound_master_is_lit(self, wanted: RenderPlan, store: BlobStore):
        seen = probed(wanted, wanted, store).captions
        assert seen.words == len(wanted.words) > 8
        assert seen.lit == seen.words
        assert seen.missed == ()
        assert 0 < seen.box.x < seen.box.x + seen.box.width < 270

    @pytest.mark.parametrize("style", ["box", "plain"])
    def test_every_style_is_recognised(self, wanted: RenderPlan, store: BlobStore, style: str):
        styled = wanted.model_copy(update={"look": wanted.look.model_copy(update={"style": style})})
        seen = probed(styled, styled, store).captions
        assert seen.lit == seen.words > 8

    def test_without_captions_every_word_is_missed(self, wanted: RenderPlan, store: BlobStore):
        seen = probed(wanted.model_copy(update={"cues": ()}), wanted, store).captions
        assert seen.lit == 0
        assert [miss.text for miss in seen.missed[:3]] == ["The", "judge", "told"]

    def test_highlighting_half_a_second_late_is_noticed(self, wanted: RenderPlan, store: BlobStore):
        late = tuple(word.model_copy(update={"start_ms": word.start_ms + 500}) for word in wanted.words)
        cues = wanted.cues
        seen = probed(wanted.model_copy(update={"words": late, "cues": cues}), wanted, store).captions
        assert seen.lit < 0.5 * seen.words

    def test_a_whole_caption_late_is_noticed(self, wanted: RenderPlan, store: BlobStore):
        first, *rest = wanted.cues
        late = first.model_copy(update={"start_ms": first.start_ms + 700})
        seen = probed(wanted.model_copy(update={"cues": (late, *rest)}), wanted, store).captions
        assert 1 <= len(seen.missed) <= 4

    def test_words_no_font_can_write_are_told_apart(self, wanted: RenderPlan, store: BlobStore):
        words = (wanted.words[0].model_copy(update={"text": "𓂀𓃒"}), *wanted.words[1:])
        odd = wanted.model_copy(update={"words": words})
        seen = probed(odd, odd, store).captions
        assert seen.unwritable == ("𓂀𓃒",)
        assert seen.lit == seen.words == len(words) - 1


class TestStillness:
    BAND = (80, 100)

    def watch(self, *frames: np.ndarray) -> Stillness:
        grid = Grid(96, 128, self.BAND)
        still = Stillness(grid)
        for number, frame in enumerate(frames):
            small = grid.sampled(frame)
            still.see(number, grid.cells(small), grid.black_share(small))
        still.end(len(frames))
        return still

    def picture(self, level: int, caption: int = 30) -> np.ndarray:
        luma = np.full((128, 96), level, np.uint8)
        luma[80:100, 20:70] = caption
        return luma

    def test_black_is_found_whatever_the_captions_say(self):
        frames = (
            [self.picture(120)] * 5 + [self.picture(16, 200), self.picture(20, 90)] * 5 + [self.picture(120)]
        )
        assert self.watch(*frames).black == [Stretch(first=5, end=15)]

    def test_a_dark_scene_is_not_black(self):
        dark = self.picture(40)
        dark[10:30, 10:60] = 24
        assert self.watch(*[dark] * 20).black == []

    def test_nothing_moving_is_frozen_from_its_first_frame(self):
        frames = [self.picture(100 + 5 * n) for n in range(5)] + [self.picture(125)] * 10
        still = self.watch(*frames, self.picture(60))
        assert still.frozen == [Stretch(first=5, end=15)]

    def test_a_held_card_with_captions_moving_is_held_and_not_frozen(self):
        still = self.watch(*[self.picture(100, 30 + 20 * (n // 3)) for n in range(20)])
        assert still.frozen == []
        assert still.held == [Stretch(first=0, end=20)]

    def test_the_slowest_move_ends_a_stretch_in_time(self):
        ramp = np.tile(np.linspace(30, 220, 300), (128, 1))
        frames = [np.ascontiguousarray(ramp[:, n // 4 : n // 4 + 96]).astype(np.uint8) for n in range(120)]
        assert max((stretch.frames for stretch in self.watch(*frames).held), default=0) < 20

    def test_in_a_real_master_a_shot_without_a_camera_is_held(self, wanted: RenderPlan, store: BlobStore):
        still = shot(store, 0, (0, 90), move=False)
        frame = still.clip.clip.keyframe.model_copy(update={"blink": None})
        clip = still.clip.model_copy(update={"clip": still.clip.clip.model_copy(update={"keyframe": frame})})
        held = wanted.model_copy(
            update={"shots": (still.model_copy(update={"clip": clip, "prop_frame": None}),)}
        )
        probe = probed(held, held, store)
        assert [stretch.frames for stretch in probe.held] == [90]
        assert max((stretch.frames for stretch in probe.frozen), default=0) < 60
        mute = held.model_copy(update={"cues": (), "words": ()})
        assert [stretch.frames for stretch in probed(mute, mute, store).frozen] == [90]


class TestFile:
    def test_facts_are_read_from_the_file(self, wanted: RenderPlan, store: BlobStore):
        probe = probed(wanted, wanted, store)
        picture = probe.picture
        assert (picture.codec, picture.pixel_format, picture.fps) == ("h264", "yuv420p", "30")
        assert (picture.width, picture.height, picture.frames) == (270, 480, 90)
        assert (picture.primaries, picture.transfer, picture.matrix, picture.colour_range) == (1, 1, 1, 1)
        assert (probe.sound.codec, probe.sound.sample_rate, probe.sound.channels) == ("aac", 48_000, 2)
        assert abs(probe.sound.duration_ms - 3000) <= 21
        assert probe.layout.faststart
        assert probe.tags == ()

    def test_a_file_cut_off_is_refused(self, wanted: RenderPlan, store: BlobStore, tmp_path: Path):
        whole = rendered(wanted, store).read_bytes()
        cut = tmp_path / "cut.mp4"
        for share in (0.02, 0.4):
            cut.write_bytes(whole[: int(len(whole) * share)])
            with pytest.raises(RenderFailed, match=r"cut\.mp4"):
                probe_file(cut, wanted)

    def test_an_index_at_the_end_is_seen(self, wanted: RenderPlan, store: BlobStore, tmp_path: Path):
        import av

        late = tmp_path / "late.mp4"
        with av.open(str(rendered(wanted, store))) as source, av.open(str(late), "w") as out:
            copy = out.add_stream_from_template(source.streams.video[0])
            for packet in source.demux(video=0):
                if packet.dts is not None:
                    packet.stream = copy
                    out.mux(packet)
        layout = file_layout(late)
        assert not layout.faststart
        assert layout.edit_lists == 1

    def test_rubbish_is_no_mp4(self, tmp_path: Path):
        (tmp_path / "x.mp4").write_bytes(b"\0\0\0\x10rubbish!" * 4)
        with pytest.raises(RenderFailed, match=r"x\.mp4 is no complete MP4"):
            file_layout(tmp_path / "x.mp4")


def tone(path: Path, level: float, seconds: float = 3.0, hz: float = 997.0) -> Path:
    import wave

    at = np.arange(round(seconds * 48_000)) / 48_000
    samples = np.round(level * np.sin(2 * np.pi * hz * at) * 32_767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(samples[:, None], 2, axis=1).tobytes())
    return path


class TestLoudness:
    def test_a_reference_tone_measures_what_the_standard_says(self, tmp_path: Path):
        # EBU Tech 3341, case 1: a stereo tone at -23 dBFS is -23 LUFS
        loudness = measure_loudness(tone(tmp_path / "tone.wav", 10 ** (-23 / 20)))
        assert loudness.lufs == pytest.approx(-23, abs=0.1)
        assert loudness.true_peak_dbtp == pytest.approx(-23, abs=0.1)

    def test_peaks_between_samples_count(self, tmp_path: Path):
        # a quarter of the sampling rate, 45 degrees off: samples reach 0.707 of the wave
        at = np.arange(144_000)
        samples = 0.7 * np.sin(np.pi / 2 * at + np.pi / 4) * np.hanning(at.size)
        path = tone(tmp_path / "tone.wav", 0.5)
        data = np.round(samples * 32_767).astype("<i2")
        path.write_bytes(path.read_bytes()[:44] + np.repeat(data[:, None], 2, axis=1).tobytes())
        assert measure_loudness(path).true_peak_dbtp == pytest.approx(20 * np.log10(0.7), abs=0.2)

    def test_silence_is_quiet_and_not_an_error(self, tmp_path: Path):
        loudness = measure_loudness(tone(tmp_path / "silence.wav", 0.0))
        assert (loudness.lufs, loudness.true_peak_dbtp) == (-70, -70)

    def test_a_file_without_sound_is_refused(self, tmp_path: Path):
        (tmp_path / "none.mp4").write_bytes(b"nothing")
        with pytest.raises(RenderFailed, match=r"loudness of none\.mp4"):
            measure_loudness(tmp_path / "none.mp4")


def test_a_cue_nobody_speaks_in_time_is_counted_and_not_missed(wanted: RenderPlan, store: BlobStore):
    words = tuple(word.model_copy(update={"start_ms": 300, "end_ms": 310}) for word in wanted.words[:2])
    short = wanted.model_copy(
        update={
            "words": words,
            "cues": (Cue(first_word=0, end_word=2, start_ms=200, end_ms=1500, lines=(2,)),),
        }
    )
    seen = probed(short, short, store).captions
    assert (seen.words, seen.lit, seen.too_short) == (1, 1, 1)
