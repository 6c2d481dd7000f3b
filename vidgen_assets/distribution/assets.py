"""Distribution: the finished video handed to each platform once, with a receipt that names its hash."""

import dagster as dg

from resources.platforms import PlatformName
from resources.platforms.desk import PlatformDesk
from resources.store import BlobStore
from vidgen_assets.artifacts import FinalVideo, Receipt, Thumbnail, VideoMetadata
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.partitions import VIDEO


def _receipt_asset(platform: PlatformName, shown: str) -> dg.AssetsDefinition:
    """Declare the asset that delivers to one platform."""

    def receipt(
        context: dg.AssetExecutionContext,
        final_video: FinalVideo,
        thumbnail: Thumbnail,
        video_metadata: VideoMetadata,
        store: dg.ResourceParam[BlobStore],
        platforms: dg.ResourceParam[PlatformDesk],
        settings: dg.ResourceParam[Settings],
    ) -> Receipt:
        from vidgen_assets.distribution.receipts import Goods, deliver
        from vidgen_assets.export.final import label_of

        wanted = getattr(settings.of(context).platforms, platform)
        goods = Goods(
            label=label_of(context.partition_key),
            final=final_video,
            video=store.path(final_video.video),
            thumbnail=store.path(thumbnail.image),
            thumbnail_type="image/jpeg",
            metadata=video_metadata,
        )
        provider = platforms.provider(wanted.provider, platform) if wanted.enabled else None
        done = deliver(platform, wanted, goods, provider)
        said = {"status": done.status, "privacy": done.privacy, "reference": done.reference, "why": done.why}
        context.add_output_metadata({name: value for name, value in said.items() if value})
        return done

    receipt.__name__ = f"{platform}_receipt"
    receipt.__doc__ = (
        f"Proof that the video was delivered to {shown} once: what was handed over, and where it is."
    )
    kind = platform if platform in ("youtube", "facebook") else "json"
    return asset(VIDEO, code="1", kinds={kind}, reads=Reads((f"platforms.{platform}",)), pool=platform)(
        receipt
    )


youtube_receipt = _receipt_asset("youtube", "YouTube")
tiktok_receipt = _receipt_asset("tiktok", "TikTok")
instagram_receipt = _receipt_asset("instagram", "Instagram")
facebook_receipt = _receipt_asset("facebook", "Facebook")
