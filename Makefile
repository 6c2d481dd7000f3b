# Everything a bare machine needs: `make demo` makes a video, `make test` proves that it works.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt
export VIDGEN_HOME ?= $(CURDIR)/.vidgen

.PHONY: demo test test-quick test-extras chaos ui bench bench-plan bench-speech bench-render lint format validate clean

demo: $(VENV)/.core
	$(BIN)/vidgen demo

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-quick: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not media"

# the extras that pull PyTorch; the CPU build is asked for first, so that no CUDA comes with it
test-extras: $(VENV)/.extras
	$(BIN)/python -m pytest -rs vidgen_assets_tests/resources/test_embeddings.py vidgen_assets_tests/resources/test_aligner.py vidgen_assets_tests/resources/test_local_voices.py

ui: $(VENV)/.core
	$(BIN)/vidgen ui

bench: $(VENV)/.core
	$(BIN)/python scripts/bench.py

# a minute's render beside the encoder alone and beside five ffmpeg passes; writes docs/render.md
bench-render: $(VENV)/.core
	$(BIN)/python scripts/bench_render.py

# planning a thousand videos, refreshes with nothing to do, a change that reaches the end
bench-plan: $(VENV)/.core
	$(BIN)/python scripts/bench_plan.py

# words against the truth, slips, mixes, and the cost of a minute of sound; POSTS=folder for other posts
bench-speech: $(VENV)/.core
	$(BIN)/python scripts/bench_speech.py $(if $(POSTS),--posts $(POSTS))

# kills the process a hundred times and more, at every asset and inside every expensive call
chaos: $(VENV)/.dev
	$(BIN)/python scripts/chaos.py --kills 175

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

validate: $(VENV)/.core
	$(BIN)/dagster definitions validate -w workspace.yaml

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/.core: $(BIN)/python setup.py constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.extras: $(VENV)/.dev
	$(PIP) torch==2.13.0
	$(PIP) --editable '.[embeddings,whisperx,local-voices]'
	$(PIP) --no-deps whisperx
	@touch $@

clean:
	rm -rf $(VENV)/.core $(VENV)/.dev $(VENV)/.extras .pytest_cache .mypy_cache .ruff_cache
