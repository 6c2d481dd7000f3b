"""The content pipeline: what was posted, which of it may be told, what of that is new, and in which order."""

import os
from collections.abc import Sequence
from datetime import date

import dagster as dg

from resources.post_lines import Limits, Problem
from resources.posts import read_day
from resources.reddit import RedditSource
from vidgen_assets.artifacts import Attribution, Batch, JudgedPost, Post, RankedPost, UniquePosts
from vidgen_assets.building import Reads, Settings, asset
from vidgen_assets.content.outside import post_files
from vidgen_assets.partitions import DAY, OWN_WINDOW
from vidgen_assets.showing import lines, table


@asset(
    DAY,
    code="1",
    kinds={"reddit", "parquet"},
    reads=Reads(
        ("sources.reddit", "sources.subreddits", "sources.listing", "sources.limit", "sources.comments")
    ),
)
def reddit_posts(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> Batch[Post]:
    """The day's posts of the channel's subreddits, with their top comments; none when Reddit is turned off."""
    from vidgen_assets.content.sources import post_of

    sources = settings.of(context).sources
    if not sources.reddit:
        context.add_output_metadata(
            {"posts": 0, "source": "off: sources.reddit is false in the channel file"}
        )
        return Batch[Post]()
    fetched = RedditSource.from_environment(os.environ).fetch_day(
        sources.subreddits,
        date.fromisoformat(context.partition_key),
        sources.listing,
        sources.limit,
        sources.comments,
    )
    posts = [post_of(raw, "reddit") for raw in fetched.posts]
    _show(context, posts, fetched.problems)
    return Batch[Post](rows=tuple(posts))


@asset(
    DAY,
    code="1",
    kinds={"file", "parquet"},
    reads=Reads(("sources.files", "sources.briefs", "sources.max_post_bytes", "sources.max_file_bytes")),
    outside=post_files,
)
def imported_posts(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> Batch[Post]:
    """The day's posts from files (JSONL, gzipped JSONL, CSV) and the briefs inbox (YAML briefs, Markdown scripts)."""
    from vidgen_assets.content.sources import post_of, read_inbox

    sources = settings.of(context).sources
    channel = settings.unguarded
    day = date.fromisoformat(context.partition_key)
    limits = Limits(max_post_bytes=sources.max_post_bytes, max_file_bytes=sources.max_file_bytes)
    read = read_day(channel.folder, sources.files, day, limits)
    posts = [post_of(raw, "files") for raw in read.posts]
    problems = [*read.problems]
    if sources.briefs is not None:
        inbox = read_inbox(channel.resolve(sources.briefs), day)
        posts += inbox.posts
        problems += inbox.problems
    _show(context, posts, problems)
    return Batch[Post](rows=tuple(posts))


@asset(
    DAY,
    code="1",
    kinds={"parquet"},
    reads=Reads(
        (
            "safety",
            "selection.max_words",
            "selection.min_words",
            "selection.min_quality",
            "writing.target_seconds",
        )
    ),
)
def post_quality(
    context: dg.AssetExecutionContext,
    reddit_posts: Batch[Post],
    imported_posts: Batch[Post],
    settings: dg.ResourceParam[Settings],
) -> Batch[JudgedPost]:
    """Every post with its scores, language, safety verdict and the personal data removed; each with its reason."""
    from vidgen_assets.content.judge import judge

    channel = settings.of(context)
    judged = judge(
        (*reddit_posts.rows, *imported_posts.rows), channel.safety, channel.selection, channel.writing
    )  # fmt: skip
    allowed = [one for one in judged if one.verdict.allowed]
    context.add_output_metadata(
        {
            "posts": len(judged),
            "may_be_told": len(allowed),
            "personal_data_removed": sum(found.count for one in judged for found in one.personal_data),
            "preview": table(
                ("post", "total", "words", "language", "verdict", "why"),
                (
                    (one.post.title, one.total, one.words, one.language, one.verdict.rule, one.verdict.why)
                    for one in sorted(judged, key=lambda one: -one.total)
                ),
            ),
        }
    )
    return Batch[JudgedPost](rows=judged)


@asset(
    DAY,
    code="2",
    kinds={"json"},
    ins={"post_quality": dg.AssetIn(partition_mapping=OWN_WINDOW)},
)
def unique_posts(
    context: dg.AssetExecutionContext, post_quality: dict[str, Batch[JudgedPost]]
) -> UniquePosts:
    """What is new, and each post that was left out: the one it repeats and why, or the rule it breaks."""
    from vidgen_assets.content.dedup import find_repeats

    today = context.partition_key
    past = [row for day, batch in post_quality.items() if day < today for row in batch.rows]
    unique = find_repeats(post_quality[today].rows, past)
    context.add_output_metadata(
        {
            "kept": len(unique.kept),
            "repeats": len(unique.repeats),
            "left_out": len(unique.left_out),
            "past_posts": len(past),
            "preview": table(
                ("post", "repeats", "because", "similarity"),
                ((one.title, one.of, one.because, one.similarity) for one in unique.repeats),
            ),
            "left_out_because": table(
                ("post", "rule", "why"), ((one.title, one.rule, one.why) for one in unique.left_out)
            ),
        }
    )
    return unique


@asset(DAY, code="1", kinds={"parquet"})
def ranked_posts(context: dg.AssetExecutionContext, unique_posts: UniquePosts) -> Batch[RankedPost]:
    """The day's order: the best stories first, no community or theme crowding out the others."""
    from vidgen_assets.content.ranking import rank

    ranked = rank(unique_posts)
    context.add_output_metadata(
        {
            "posts": len(ranked),
            "best_total": ranked[0].total if ranked else 0.0,
            "preview": table(
                ("rank", "post", "total", "community"),
                ((one.rank, one.judged.post.title, one.total, one.judged.post.community) for one in ranked),
            ),
        }
    )
    return Batch[RankedPost](rows=ranked)


@asset(DAY, code="2", kinds={"parquet"})
def attributions(context: dg.AssetExecutionContext, ranked_posts: Batch[RankedPost]) -> Batch[Attribution]:
    """The credit line, permalink and licence of every ranked post, and whether its source still stands."""
    from vidgen_assets.content.attribution import attribution_of

    rows = tuple(attribution_of(one.judged.post, one.judged.language) for one in ranked_posts.rows)
    context.add_output_metadata(
        {
            "posts": len(rows),
            "standing": sum(row.stands for row in rows),
            "preview": lines(row.credit for row in rows),
        }
    )
    return Batch[Attribution](rows=rows)


def _show(context: dg.AssetExecutionContext, posts: Sequence[Post], problems: Sequence[Problem]) -> None:
    context.add_output_metadata(
        {
            "posts": len(posts),
            "problems": len(problems),
            "preview": table(
                ("kind", "community", "post", "score"),
                ((post.kind, post.community, post.title, post.score) for post in posts),
            ),
            "problems_found": table(("file", "line", "why"), ((p.file, p.line, p.why) for p in problems)),
        }
    )
