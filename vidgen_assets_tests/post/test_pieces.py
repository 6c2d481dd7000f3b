"""Pieces: they cover the shot, none is longer than a GOP, and a caption lies in as few as can be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vidgen_assets.post.pieces import cut_into_pieces, longest_piece


def test_cuts_lie_where_captions_begin():
    captions = [(0, 32), (32, 54), (54, 101), (101, 149)]
    assert cut_into_pieces(149, captions, 75) == ((0, 54), (54, 101), (101, 149))


def test_a_shot_that_fits_is_one_piece():
    assert cut_into_pieces(75, [(0, 40), (40, 75)], 75) == ((0, 75),)
    assert cut_into_pieces(1, [], 75) == ((0, 1),)


def test_without_captions_pieces_are_few_and_even():
    assert cut_into_pieces(150, [], 75) == ((0, 75), (75, 150))
    assert [end - first for first, end in cut_into_pieces(152, [], 75)] == [50, 51, 51]


def test_a_pause_between_captions_is_as_good_as_their_edge():
    assert cut_into_pieces(120, [(0, 50), (70, 120)], 60) == ((0, 60), (60, 120))


def test_a_caption_longer_than_a_piece_is_cut_as_seldom_as_can_be():
    assert cut_into_pieces(200, [(0, 100), (100, 200)], 75) == ((0, 66), (66, 133), (133, 200))


@given(
    frames=st.integers(1, 300),
    edges=st.lists(st.integers(-20, 320), max_size=12),
    longest=st.integers(1, 90),
)
def test_any_shot_is_covered_once_by_pieces_that_are_not_too_long(
    frames: int, edges: list[int], longest: int
):
    marks = sorted(set(edges))
    pieces = cut_into_pieces(frames, list(pairwise(marks)), longest)
    assert [first for first, _ in pieces] == [0, *(end for _, end in pieces[:-1])]
    assert pieces[-1][1] == frames
    assert all(0 < end - first <= longest for first, end in pieces)


def test_the_longest_piece_is_in_frames():
    assert longest_piece(30) == 75
    assert longest_piece(24) == 60
