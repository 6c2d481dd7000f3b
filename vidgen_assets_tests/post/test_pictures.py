"""Prepared pictures: made once for everybody who draws with them, forgotten when nobody does."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from resources.store import BlobStore
from vidgen_assets.post.kernel_types import load_kernels
from vidgen_assets.post.layers import Frame, Layer
from vidgen_assets.post.painter import Painter
from vidgen_assets.post.pictures import Pictures, Prepared
from vidgen_assets.post.slices import SegmentPlan, slice_plan
from vidgen_assets_tests.post.sets import plan

FOUR = (8, 8, 8, 8)
CUTS = (("cut", 0),) * 3


def made(pictures: Pictures, segment: SegmentPlan) -> Prepared:
    return pictures.prepared(segment.appearances[segment.main].picture, segment)


def test_threads_that_want_the_same_picture_get_the_same_one(store: BlobStore):
    segment = slice_plan(plan(store, (8,), ()))[0]
    pictures = Pictures(store, load_kernels())
    with ThreadPoolExecutor(4) as pool:
        ready = list(pool.map(lambda _: made(pictures, segment), range(4)))
    assert all(one is ready[0] for one in ready)


def test_the_last_two_are_kept_and_others_only_while_they_are_held(store: BlobStore):
    segments = slice_plan(plan(store, FOUR, CUTS))
    pictures = Pictures(store, load_kernels())
    held = made(pictures, segments[0])
    others = [weakref.ref(made(pictures, segment)) for segment in segments[1:]]
    gc.collect()
    assert [other() is not None for other in others] == [False, True, True]
    assert made(pictures, segments[0]) is held


def test_a_painter_lets_go_of_a_neighbour_once_its_transition_is_over(store: BlobStore):
    segments = slice_plan(plan(store, (30, 30), (("crossfade", 8),)))
    pictures = Pictures(store, load_kernels())
    out = Frame(segments[1].width, segments[1].height)
    with Painter(segments[1], pictures) as painter:
        painter.paint(0, out)
        neighbour = weakref.ref(made(pictures, segments[0]))
        for seed in (3, 4):  # two more that somebody else asks for
            made(
                pictures,
                slice_plan(plan(store, (9 + seed,), ()))[0].model_copy(update={"strength": seed / 10}),
            )
        assert neighbour() is not None
        painter.paint(10, out)
        gc.collect()
        assert neighbour() is None


def test_a_picture_that_covers_everything_spends_no_memory_on_coverage(store: BlobStore):
    segment = slice_plan(plan(store, (8,), ()))[0]
    bottom = made(Pictures(store, load_kernels()), segment).layers[0]
    assert isinstance(bottom, Layer)
    assert bottom.covers_canvas
    assert bottom.planes.full.shape == bottom.planes.y.shape
    assert np.all(bottom.planes.full == 255)
    assert bottom.planes.full.strides == (0, 0)
