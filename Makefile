# The same verbs on a laptop and in .ci/run. Every verb sets up first, once.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo check fix test quality speed growth asking train docs site lock

# One thread a process: two threads that compete for a core are slower than one.
export OMP_NUM_THREADS := 1

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RECORD := out/demo.sqlite
# Training needs torch; reading does not, so it gets an environment of its own.
TRAIN_VENV ?= .venv-train
TRAIN_READY := $(TRAIN_VENV)/.ready

# make quality ARGS="--errors dev", make speed ARGS=--write-readme
ARGS ?=

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY)  ## a virtual environment in .venv with everything pinned by hash
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "setup: no Python 3.11 or later found; say which with make PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setup: installing from requirements.lock (about a minute)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@command -v chromium >/dev/null || test "$$(id -u)" != 0 || { \
		echo "setup: installing Debian's chromium, which the tests of the pages drive"; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium \
		>/dev/null; }
	@command -v chromium >/dev/null || echo "setup: no chromium; tests/serve/test_browser.py will fail: apt-get install chromium"
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || test "$$(id -u)" != 0 || { \
		echo "setup: installing Debian's postgresql, on which the tests of the store run a server of their own"; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql \
		>/dev/null; }
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
		echo "setup: no PostgreSQL; tests/store will fail: apt-get install postgresql"
	@command -v java >/dev/null || test "$$(id -u)" != 0 || { \
		echo "setup: installing Debian's openjdk-17-jre-headless, on which the tests of Spark run"; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
		openjdk-17-jre-headless >/dev/null; }
	@command -v java >/dev/null || echo "setup: no Java; tests/on_spark will fail: apt-get install openjdk-17-jre-headless"
	@touch $@

demo: $(READY)  ## read the sample articles, print a brief on Korea and Pakistan
	@mkdir -p $(dir $(RECORD)) && rm -f $(RECORD)*
	$(BIN)/relazione read examples --record $(RECORD)
	$(BIN)/relazione brief KOR PAK --record $(RECORD)

check: $(READY)  ## style, types and the order of the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY)  ## mend what style can mend by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

test: $(READY)  ## the whole suite
	$(BIN)/python -m pytest

quality: $(READY)  ## scores against the gold articles of ../shared, and their floors
	$(BIN)/python bench/quality/run.py $(ARGS)
	$(BIN)/python bench/quality/same_event.py

speed: $(READY)  ## the whole journey against bare spaCy on the same articles
	$(BIN)/python bench/speed/run.py $(ARGS)

train: $(TRAIN_READY)  ## every trained part anew from ../shared; ARGS=--check only tells what would change
	$(TRAIN_VENV)/bin/python tools/train.py $(ARGS)
$(TRAIN_READY): train.lock requirements.lock pyproject.toml
	@test -x $(TRAIN_VENV)/bin/python || $(PYTHON) -m venv $(TRAIN_VENV)
	@echo "train: installing from train.lock (torch among it: some minutes)"
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r train.lock
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

growth: $(READY)  ## what adding articles costs as the record grows (about half an hour; ARGS="--sizes 1000 10000" is shorter)
	$(BIN)/python bench/speed/growth.py $(ARGS)

asking: $(READY)  ## what briefs and the panel cost on a record of 100,000 articles (made first; a quarter of an hour)
	$(BIN)/python bench/speed/asking.py $(ARGS)

docs: $(READY)  ## write the generated pages of docs anew: codebook.md, exports.md, model-card.md
	$(BIN)/python docs/generate.py

site: export NO_MKDOCS_2_WARNING := 1
site: $(READY)  ## the documentation site in out/site, every warning an error
	$(BIN)/python -m mkdocs build --strict --quiet

lock: $(READY)  ## resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra data --extra postgresql --extra serve --extra sources --extra spark --group dev --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --group train --generate-hashes --no-emit-index-url --no-annotate \
		--extra-index-url https://download.pytorch.org/whl/cpu --index-strategy unsafe-best-match \
		--python-version 3.11 -o train.lock
	uv pip compile --group tables --generate-hashes --no-emit-index-url --no-annotate \
		--python-version 3.11 -o tables.lock
