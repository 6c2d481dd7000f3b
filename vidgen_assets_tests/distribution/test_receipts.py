"""Distribution: what is handed over, what is not, and what the receipt says."""

from __future__ import annotations

import hashlib
import json

import pytest

from resources.errors import InvalidInput, QualityFailed, TransientFailure
from resources.platforms import Delivery, DeliveryReceipt, Outbox
from resources.retry import NO_WAIT
from resources.store import Media
from vidgen_assets.artifacts import FinalVideo, VideoMetadata
from vidgen_assets.channel import Platform
from vidgen_assets.distribution.receipts import Goods, deliver

VIDEO = b"a video" * 100
METADATA = VideoMetadata(
    title="My landlord changed the locks", description="d", tags=("storytime",), chapters=(),
    credit="By someone", language="en", made_for_kids=False, ai_disclosure=True,
)  # fmt: skip


@pytest.fixture
def goods(tmp_path) -> Goods:
    video, thumbnail = tmp_path / "final.mp4", tmp_path / "thumb.jpg"
    video.write_bytes(VIDEO)
    thumbnail.write_bytes(b"\xff\xd8")
    media = Media(
        sha256=hashlib.sha256(VIDEO).hexdigest(), size=len(VIDEO), media_type="video/mp4", name="final.mp4"
    )
    final = FinalVideo(
        video=media, width=1080, height=1920, fps=30, frames=1440, duration_ms=48_000, quality_passed=True
    )
    return Goods(
        label="2026-11-20_1", final=final, video=video, thumbnail=thumbnail, thumbnail_type="image/jpeg",
        metadata=METADATA,
    )  # fmt: skip


class Flaky:
    """A platform that fails a few times before it takes the delivery."""

    name = "flaky"

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.tries = 0

    def deliver(self, delivery: Delivery) -> DeliveryReceipt:
        self.tries += 1
        if self.tries <= self.failures:
            raise TransientFailure("503", provider=self.name, item=delivery.label)
        return DeliveryReceipt(
            platform=delivery.platform, provider=self.name, video_sha256=delivery.video_sha256,
            title=delivery.words.title, privacy=delivery.privacy, reference="x", notes=("a", "b"),
        )  # fmt: skip


def test_a_delivery_names_the_video_by_hash_and_is_private(goods, tmp_path):
    receipt = deliver("youtube", Platform(), goods, Outbox(tmp_path / "out"))
    assert (receipt.status, receipt.privacy, receipt.provider) == ("delivered", "private", "outbox")
    assert receipt.video_sha256 == goods.final.video.sha256
    assert receipt.reference == f"youtube/2026-11-20_1_{receipt.video_sha256[:12]}"
    metadata = json.loads((tmp_path / "out" / receipt.reference / "metadata.json").read_text())
    assert metadata["synthetic_media"] is True
    assert metadata["made_for_kids"] is False
    assert metadata["credit"] == "By someone"


def test_the_platforms_own_settings_reach_the_delivery(goods, tmp_path):
    settings = Platform(privacy="unlisted", made_for_kids=True)
    receipt = deliver("tiktok", settings, goods, Outbox(tmp_path / "out"))
    metadata = json.loads((tmp_path / "out" / receipt.reference / "metadata.json").read_text())
    assert (receipt.privacy, metadata["made_for_kids"]) == ("unlisted", True)


def test_a_platform_that_is_off_gets_nothing_and_the_receipt_says_so(goods):
    receipt = deliver("instagram", Platform(enabled=False), goods, None)
    assert (receipt.status, receipt.privacy, receipt.reference) == ("off", "none", "")
    assert receipt.why == "platforms.instagram.enabled is false: this channel does not publish there"


def test_what_did_not_pass_is_not_delivered(goods, tmp_path):
    failed = goods.model_copy(update={"final": goods.final.model_copy(update={"quality_passed": False})})
    with pytest.raises(QualityFailed, match="2026-11-20_1 did not pass"):
        deliver("youtube", Platform(), failed, Outbox(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_failure_that_passes_is_tried_again_and_notes_are_kept(goods):
    provider = Flaky(2)
    receipt = deliver("youtube", Platform(), goods, provider, NO_WAIT)
    assert provider.tries == 3
    assert receipt.why == "a; b"


def test_an_enabled_platform_needs_a_provider(goods):
    with pytest.raises(InvalidInput, match=r"platforms\.youtube"):
        deliver("youtube", Platform(), goods, None)
