"""Delivery: what lands where, what an interrupted one leaves behind, and that nothing is published twice."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from resources.errors import (
    AuthFailed,
    CorruptArtifact,
    InvalidInput,
    MalformedReply,
    MissingArtifact,
    ProviderError,
    RateLimited,
    Refused,
    TransientFailure,
    Unavailable,
)
from resources.fakes.youtube_server import REFRESH_TOKEN, Fault, YouTubeServer
from resources.platforms import Delivery, Outbox, Platform, Words, platform_provider
from resources.platforms.journal import Entry, Journal
from resources.platforms.outbox import receipts_in
from resources.platforms.youtube import CREDENTIALS, YouTube, tag_of
from resources.progress import Step, listening
from resources.retry import NO_WAIT, with_retries

CHUNK = 256 << 10
VIDEO = bytes(range(256)) * 2600  # 650 KiB: three chunks


@pytest.fixture
def goods(tmp_path: Path) -> Callable[..., Delivery]:
    def make(video: bytes = VIDEO, **changes: object) -> Delivery:
        sha = hashlib.sha256(video).hexdigest()
        path = tmp_path / f"{sha[:8]}.mp4"
        path.write_bytes(video)
        picture = tmp_path / "thumb.jpg"
        picture.write_bytes(b"\xff\xd8 a picture")
        words = Words(
            title="My landlord changed the locks", description="So I read my lease.", tags=("storytime",)
        )
        values = {
            "platform": "youtube", "label": "2026-11-20_1", "video": path, "video_sha256": sha,
            "words": words, "thumbnail": picture,
        }  # fmt: skip
        return Delivery.model_validate({**values, **changes})

    return make


@pytest.fixture
def server() -> Iterator[YouTubeServer]:
    with YouTubeServer() as running:
        yield running


@pytest.fixture
def youtube(server: YouTubeServer, tmp_path: Path) -> YouTube:
    environ = dict(zip(CREDENTIALS, ("an-id", "a-secret", REFRESH_TOKEN), strict=True))
    return YouTube(
        tmp_path / "journal",
        environ,
        base_url=server.base_url,
        token_url=f"{server.base_url}/token",
        chunk_bytes=CHUNK,
    )


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run the work in a process that is killed at its step-th report; tell whether it got that far."""
    child = os.fork()
    if child == 0:
        seen = 0

        def listener(_: Step) -> None:
            nonlocal seen
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            with listening(listener):
                work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def broken(cut: Literal["before", "after"]) -> tuple[Fault, Fault]:
    """A connection that breaks while a chunk is sent, twice: httplib2 repeats a broken request once."""
    return Fault("chunk", cut=cut), Fault("chunk", cut=cut)


class TestOutbox:
    def test_a_delivery_is_a_folder_with_video_thumbnail_metadata_and_receipt(self, goods, tmp_path):
        receipt = Outbox(tmp_path / "out").deliver(goods())
        folder = tmp_path / "out" / receipt.reference
        names = sorted(path.name for path in folder.iterdir())
        assert names == ["metadata.json", "receipt.json", "thumbnail.jpg", "video.mp4"]
        assert (folder / "video.mp4").read_bytes() == VIDEO
        metadata = json.loads((folder / "metadata.json").read_text())
        assert metadata["title"] == "My landlord changed the locks"
        assert metadata["video"]["sha256"] == receipt.video_sha256 == hashlib.sha256(VIDEO).hexdigest()
        assert json.loads((folder / "receipt.json").read_text()) == receipt.model_dump(mode="json")

    def test_it_is_private_unless_asked_otherwise(self, goods, tmp_path):
        outbox = Outbox(tmp_path / "out")
        assert outbox.deliver(goods()).privacy == "private"
        assert outbox.deliver(goods(privacy="public")).privacy == "public"

    def test_the_same_delivery_again_writes_nothing_and_gives_the_same_receipt(self, goods, tmp_path):
        outbox = Outbox(tmp_path / "out")
        first = outbox.deliver(goods())
        before = {
            p: p.stat().st_mtime_ns for p in sorted((tmp_path / "out").rglob("*")) if "lock" not in p.name
        }
        assert outbox.deliver(goods()) == first
        after = {
            p: p.stat().st_mtime_ns for p in sorted((tmp_path / "out").rglob("*")) if "lock" not in p.name
        }
        assert after == before

    def test_two_outboxes_give_the_same_receipt(self, goods, tmp_path):
        assert Outbox(tmp_path / "a").deliver(goods()) == Outbox(tmp_path / "b" / "c").deliver(goods())

    @pytest.mark.parametrize("step", range(1, 6))
    def test_a_kill_at_any_step_publishes_once(self, goods, tmp_path, step):
        outbox = Outbox(tmp_path / "out")
        assert killed_at(step, lambda: outbox.deliver(goods()))
        published = receipts_in(tmp_path / "out")
        assert len(published) == (1 if step == 5 else 0), "a folder is complete or absent"
        receipt = outbox.deliver(goods())
        assert receipts_in(tmp_path / "out") == (receipt,)
        assert [p.name for p in sorted((tmp_path / "out" / "youtube").iterdir())] == [
            receipt.reference.split("/")[1]
        ]

    def test_new_words_update_the_one_folder(self, goods, tmp_path):
        outbox = Outbox(tmp_path / "out")
        first = outbox.deliver(goods())
        second = outbox.deliver(goods(words=Words(title="A better title", description="x")))
        assert second.reference == first.reference
        assert [r.title for r in receipts_in(tmp_path / "out")] == ["A better title"]

    def test_an_older_rendering_stays_and_is_marked(self, goods, tmp_path):
        outbox = Outbox(tmp_path / "out")
        old, new = outbox.deliver(goods(b"old video")), outbox.deliver(goods(b"new video"))
        marker = json.loads((tmp_path / "out" / old.reference / "superseded.json").read_text())
        assert f"youtube/{marker['by']}" == new.reference
        assert not (tmp_path / "out" / new.reference / "superseded.json").exists()

    def test_a_damaged_copy_is_mended(self, goods, tmp_path):
        outbox = Outbox(tmp_path / "out")
        video = tmp_path / "out" / outbox.deliver(goods()).reference / "video.mp4"
        video.write_bytes(b"broken")
        outbox.deliver(goods())
        assert video.read_bytes() == VIDEO

    def test_a_file_that_is_not_the_one_named_is_not_delivered(self, goods, tmp_path):
        delivery = goods()
        delivery.video.write_bytes(b"an older file")
        with pytest.raises(CorruptArtifact, match="not the one its hash names"):
            Outbox(tmp_path / "out").deliver(delivery)
        delivery.video.unlink()
        with pytest.raises(MissingArtifact, match="make final_video again"):
            Outbox(tmp_path / "out").deliver(delivery)
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("label", ["../up", "a/b", "", ".hidden", "a b", "x" * 81, "ré"])
    def test_a_label_that_is_not_plain_is_refused(self, goods, label):
        with pytest.raises(ValueError, match="label"):
            goods(label=label)

    def test_hostile_words_never_become_names(self, goods, tmp_path):
        words = Words(title="../../etc/passwd", description="$(rm -rf /)\x00'; drop", tags=("../x",))
        Outbox(tmp_path / "out").deliver(goods(words=words))
        names = {p.name for p in (tmp_path / "out").rglob("*")}
        assert not any("etc" in name or "rm" in name for name in names)

    def test_an_outbox_that_cannot_be_written_says_which_setting_names_it(self, goods, tmp_path):
        (tmp_path / "out").write_text("a file")
        with pytest.raises(Unavailable, match=r"platforms\.outbox"):
            Outbox(tmp_path / "out").deliver(goods())


class TestYouTube:
    def test_an_upload_carries_the_bytes_the_words_and_both_declarations(self, goods, server, youtube):
        receipt = youtube.deliver(goods())
        (video,) = server.videos.values()
        assert video["sha256"] == receipt.video_sha256
        assert receipt.reference == video["id"]
        assert video["snippet"]["title"] == "My landlord changed the locks"
        assert video["snippet"]["tags"] == ["storytime", tag_of(receipt.video_sha256)]
        assert video["status"] == {
            "privacyStatus": "private",
            "selfDeclaredMadeForKids": False,
            "containsSyntheticMedia": True,
        }
        assert server.steps().count("chunk") == 3
        assert b"a picture" in server.thumbnails[receipt.reference]

    def test_the_same_video_again_touches_nothing(self, goods, server, youtube):
        first = youtube.deliver(goods())
        seen = len(server.seen)
        assert youtube.deliver(goods()) == first
        assert server.steps()[seen:] == []

    @pytest.mark.parametrize("step", range(1, 5))
    def test_a_kill_at_any_step_publishes_once(self, goods, server, youtube, step):
        assert killed_at(step, lambda: youtube.deliver(goods()))
        receipt = youtube.deliver(goods())
        assert list(server.videos) == [receipt.reference]
        assert server.videos[receipt.reference]["sha256"] == receipt.video_sha256

    @pytest.mark.parametrize("cut", ["before", "after"])
    @pytest.mark.parametrize("step", ["channels", "open", "chunk", "thumbnail"])
    def test_a_connection_cut_at_any_call_publishes_once(self, goods, server, youtube, step, cut):
        server.lay(Fault(step, cut=cut))
        receipt = with_retries(lambda: youtube.deliver(goods()), NO_WAIT)
        assert list(server.videos) == [receipt.reference]
        assert server.videos[receipt.reference]["sha256"] == receipt.video_sha256

    def test_a_cut_after_the_last_byte_is_found_again(self, goods, server, youtube):
        small = goods(b"one chunk")
        server.lay(*broken("after"))
        with pytest.raises(TransientFailure, match="connection"):
            youtube.deliver(small)
        assert len(server.videos) == 1
        assert youtube.deliver(small).reference == "video0001"
        assert len(server.videos) == 1

    def test_our_tag_finds_it_without_session_and_journal(self, goods, server, youtube, tmp_path):
        small = goods(b"one chunk")
        server.lay(*broken("after"))
        with pytest.raises(TransientFailure):
            youtube.deliver(small)
        server.forget_sessions()
        assert youtube.deliver(small).reference == "video0001"
        (tmp_path / "journal" / f"{small.video_sha256}.json").unlink()
        assert youtube.deliver(small).reference == "video0001"
        assert len(server.videos) == 1

    def test_a_forgotten_session_without_a_video_is_opened_anew(self, goods, server, youtube):
        server.lay(*broken("before"))
        with pytest.raises(TransientFailure):
            youtube.deliver(goods())
        server.forget_sessions()
        assert list(server.videos) == []
        assert youtube.deliver(goods()).reference == "video0001"

    def test_an_upload_goes_on_where_it_stopped(self, goods, server, youtube):
        server.lay(*broken("after"))
        with pytest.raises(TransientFailure):
            youtube.deliver(goods())
        seen = len(server.seen)
        youtube.deliver(goods())
        sent = sum(len(s.body) for s in server.seen[seen:] if s.step == "chunk")
        assert sent == len(VIDEO) - CHUNK

    def test_new_words_are_an_update_and_leave_the_status_alone(self, goods, server, youtube):
        first = youtube.deliver(goods())
        server.videos[first.reference]["status"]["privacyStatus"] = "public"  # by a person, in the studio
        again = youtube.deliver(goods(words=Words(title="A better title", description="x")))
        assert again.reference == first.reference
        assert server.videos[first.reference]["snippet"]["title"] == "A better title"
        assert server.videos[first.reference]["status"]["privacyStatus"] == "public"

    def test_a_title_changed_while_the_upload_was_cut_wins(self, goods, server, youtube):
        server.lay(*broken("after"))
        with pytest.raises(TransientFailure):
            youtube.deliver(goods())
        receipt = youtube.deliver(goods(words=Words(title="A better title", description="x")))
        assert server.videos[receipt.reference]["snippet"]["title"] == "A better title"

    def test_the_receipt_says_what_the_platform_made_of_it(self, goods, server, youtube):
        server.locked_private = True
        receipt = youtube.deliver(goods(privacy="public"))
        assert receipt.privacy == "private"
        assert "asked for public, but YouTube keeps it private" in receipt.notes

    def test_an_earlier_rendering_is_named(self, goods, youtube):
        first = youtube.deliver(goods(b"old video"))
        second = youtube.deliver(goods(b"new video"))
        assert second.notes == (f"an earlier rendering is still there as {first.reference}",)

    def test_a_refused_thumbnail_keeps_the_video_and_is_told(self, goods, server, youtube):
        server.lay(Fault("thumbnail", status=403, reason="forbidden"))
        receipt = youtube.deliver(goods())
        assert list(server.videos) == [receipt.reference]
        assert "thumbnail was not taken" in receipt.notes[0]

    @pytest.mark.parametrize(
        ("fault", "error", "says"),
        [
            (Fault("open", 403, "quotaExceeded"), RateLimited, "midnight Pacific"),
            (Fault("open", 400, "uploadLimitExceeded"), RateLimited, "tomorrow"),
            (Fault("open", 429, headers=(("retry-after", "7"),)), RateLimited, "429"),
            (Fault("open", 400, "invalidTitle"), Refused, "title is not accepted"),
            (Fault("channels", 403, "insufficientPermissions"), AuthFailed, "scope"),
            (Fault("channels", 200, body=b"<html>hello</html>"), MalformedReply, "2026-11-20_1"),
            (Fault("chunk", 503, "backendError"), TransientFailure, "503"),
            (Fault("token", 400, body=b'{"error": "invalid_grant"}'), AuthFailed, "YOUTUBE_REFRESH_TOKEN"),
        ],
    )  # fmt: skip
    def test_refusals_are_typed_and_say_what_to_do(self, goods, server, youtube, fault, error, says):
        server.lay(fault)
        with pytest.raises(error, match=says) as raised:
            youtube.deliver(goods())
        assert isinstance(raised.value, ProviderError)
        assert raised.value.provider == "youtube"
        assert youtube.deliver(goods()).reference == "video0001", "and the next try goes through"

    def test_an_exhausted_quota_is_not_waited_for(self, goods, server, youtube):
        server.lay(Fault("open", 403, "quotaExceeded"), Fault("open", 403, "quotaExceeded"))
        with pytest.raises(RateLimited) as raised:
            with_retries(lambda: youtube.deliver(goods()), NO_WAIT)
        assert 0 < (raised.value.retry_after_s or 0) <= 25 * 3600
        assert server.steps().count("open") == 1

    def test_missing_credentials_are_named_before_anything_is_sent(self, goods, server, tmp_path):
        with pytest.raises(AuthFailed, match="YOUTUBE_CLIENT_SECRET, YOUTUBE_REFRESH_TOKEN"):
            YouTube(tmp_path, {"YOUTUBE_CLIENT_ID": "x"}, base_url=server.base_url).deliver(goods())
        assert server.seen == []

    def test_a_damaged_journal_stops_the_delivery(self, goods, server, youtube, tmp_path):
        delivery = goods()
        (tmp_path / "journal").mkdir()
        (tmp_path / "journal" / f"{delivery.video_sha256}.json").write_text("{")
        with pytest.raises(CorruptArtifact, match="nothing was delivered"):
            youtube.deliver(delivery)
        assert server.seen == []


def test_the_journal_keeps_what_it_is_told(tmp_path):
    journal = Journal(tmp_path / "j")
    assert journal.read("ab").reference == ""
    journal.write(Entry(video_sha256="ab", label="x", reference="v1"))
    assert journal.read("ab").reference == "v1"
    assert [e.video_sha256 for e in journal.earlier(Entry(video_sha256="cd", label="x"))] == ["ab"]


def test_providers_are_found_by_name_and_a_wrong_pair_says_so(tmp_path):
    where = {"outbox": tmp_path / "o", "journal": tmp_path / "j", "environ": {}}
    provider: Platform = platform_provider("outbox", "tiktok", **where)
    assert provider.name == "outbox"
    assert platform_provider("youtube", "youtube", **where).name == "youtube"
    with pytest.raises(InvalidInput, match=r"platforms\.tiktok\.provider is 'youtube'"):
        platform_provider("youtube", "tiktok", **where)
    with pytest.raises(InvalidInput, match="use outbox or youtube"):
        platform_provider("vimeo", "youtube", **where)
