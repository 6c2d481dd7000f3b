"""The scarce things that steps of all runs share, and how many steps may use each at the same time.

Dagster reads only a default limit from dagster.yaml; `home.py` writes these into a new instance's database, and
`dagster instance concurrency set llm 8`, or the UI under Deployment, Concurrency, changes one.
"""

FFMPEG = "ffmpeg"
GPU = "gpu"
IMAGES = "images"
LLM = "llm"

LIMITS = {
    FFMPEG: 1,  # a render holds half a gigabyte and two cores
    GPU: 1,
    IMAGES: 2,
    LLM: 4,
    "facebook": 1,
    "instagram": 1,
    "tiktok": 1,
    "youtube": 1,
}
