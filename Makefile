# `make demo` shows the tracker at work; `make test` checks all of it. Nothing else is needed.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet
UV     := uv==0.13.9
DATA   ?= ../shared/data
PURE   := tracker/poll/*,tracker/parse/*,tracker/identify/*,tracker/search/*,tracker/diff/*,tracker/show/*,tracker/alert/match.py,tracker/alert/message/*

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check evals bench torture pictures format lock

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

demo: $(VENV)/.project ## watch stories being followed through their rewrites
	@$(BIN)/tracker demo

test: check ## linters, types, import contracts, and every test on SQLite and PostgreSQL
	@found=$$(for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v $$name; done); \
		[ "$$found" ] && echo "The browser tests use" $$found || echo "No Chromium was found: the browser tests are skipped."
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=
	$(BIN)/coverage report --fail-under=90
	@echo "The pure steps alone:"
	@$(BIN)/coverage report --include='$(PURE)' --fail-under=95

check: $(VENV)/.tools ## linters, types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

evals: $(VENV)/.tools ## how well stories are recognised and changes described
	$(BIN)/python -m tests.evals all --data $(DATA)

bench: $(VENV)/.tools ## headlines and notes a second; checks a second and CPU beside other trackers
	$(BIN)/python -m tests.bench.headlines
	$(BIN)/python -m tests.bench.wire --data $(DATA)
	$(BIN)/python -m tests.bench.run
	$(BIN)/python -m tests.bench.diffs --data $(DATA)
	$(BIN)/python -m tests.bench.evidence --data $(DATA)
	$(BIN)/python -m tests.bench.week --days 1
	$(BIN)/python -m tests.bench.feeds
	$(BIN)/python -m tests.bench.lookups
	$(BIN)/python -m tests.bench.race
	$(BIN)/python -m tests.bench.alerts
	$(BIN)/python -m tests.bench.web --stories 10000

torture: $(VENV)/.tools ## 100,000 damaged feeds and 20,000 damaged pages, about an hour
	$(BIN)/python -m tests.torture.run
	$(BIN)/python -m tests.torture.letters

pictures: $(VENV)/.tools ## draw the pages of the demo's day for docs/pictures, with a Chromium
	$(BIN)/python -m tests.browser.pictures

format: $(VENV)/.tools ## put the code in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# `make lock UV_FLAGS=--upgrade` takes the newest of everything; without it a pin moves only when
# pyproject.toml asks for it, so that two runs write the same bytes.
lock: build/$(UV) ## write both lock files anew from pyproject.toml
	$(COMPILE) --group build pyproject.toml --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" build/$(UV)/bin/uv pip compile --quiet \
	--no-config --universal --python-version 3.11 --generate-hashes $(UV_FLAGS)

build/$(UV):
	$(PYTHON) -m venv build/$(UV)
	build/$(UV)/bin/python -m pip install --quiet --quiet $(UV)

# -- the environment: each step leaves a stamp, and runs again only when its file changed ----------

OLD = "Story Tracker needs Python 3.11 or newer, and this is %d.%d.\nName another: make demo PYTHON=python3.13"

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit($(OLD) % v if v < (3, 11) else 0)'
	@echo "Making $(VENV) and installing what the tracker needs: once, about a minute."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.locked: requirements.lock | $(VENV)/.made
	@sed -n '/^pip==/,/#/p' requirements.lock > $(VENV)/pip.lock
	@$(PIP) --require-hashes -r $(VENV)/pip.lock
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.locked
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tools: requirements-dev.lock $(VENV)/.project
	@echo "Installing the development tools."
	@$(PIP) --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $@
