# Dateline. `make` or `make help` lists what there is.
#
# Needs Python 3.11 with venv, and make. Everything else comes from the locked and hashed requirements.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3.11)
BIN := .venv/bin
LOCKS := requirements/base.lock
DEV_LOCKS := requirements/base.lock requirements/dev.lock
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# A set-up is done when its stamp carries the sum of what it was made from.
SUM = cat $(1) pyproject.toml | cksum
SAY = @printf '%s\n'

.DEFAULT_GOAL := help
.PHONY: help up test demo lint lock bench bench-quality pictures clean setup setup-dev

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  \033[36mmake %-13s\033[0m %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: setup ## Set up what is missing, start everything, stay until Ctrl-C
	@exec $(BIN)/dateline up --with-parent

test: setup-dev lint ## All checks and all tests, on servers of their own
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/pytest

demo: setup ## Drop the sample articles, watch them arrive, search twice
	@exec $(BIN)/python -m dateline.cli.demo

lint: setup-dev ## Style, types, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lock: setup-dev ## Write the requirement locks anew from requirements/*.in
	@for name in base dev; do \
		$(BIN)/uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
			requirements/$$name.in -o requirements/$$name.lock || exit 1; \
	done

bench: setup-dev ## Measure speed and quality
	@exec $(BIN)/python -m bench

bench-quality: setup-dev ## Measure quality alone, against the baselines; some minutes
	@exec $(BIN)/python -m bench.quality

pictures: setup-dev ## Take the pictures of the page that the documents show
	@exec $(BIN)/python -m tests.browser.screenshots --documents build/pictures

clean: ## Remove the environment and what tools left; never the data
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

setup: .venv/.python
	@if [ "$$(cat .venv/.setup 2>/dev/null)" != "$$($(call SUM,$(LOCKS)))" ]; then \
		printf '%s\n' "[2/3] Installing the locked packages (about 900 MB; a few minutes the first time)"; \
		$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/base.lock && \
		printf '%s\n' "[3/3] Installing Dateline" && \
		$(PIP) install --quiet --no-build-isolation --no-deps -e . && \
		$(BIN)/python -m compileall -q dateline services workers && \
		$(call SUM,$(LOCKS)) > .venv/.setup; \
	fi

setup-dev: setup
	@if [ "$$(cat .venv/.setup-dev 2>/dev/null)" != "$$($(call SUM,$(DEV_LOCKS)))" ]; then \
		printf '%s\n' "Installing what the checks and tests need"; \
		$(PIP) install --quiet --require-hashes -r requirements/dev.lock && \
		$(call SUM,$(DEV_LOCKS)) > .venv/.setup-dev; \
	fi

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || { \
		echo "Dateline needs Python 3.11; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Install it, or say where it is: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(SAY) "[1/3] Making the environment .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv || { \
		echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3.11-venv" >&2; exit 1; }
	@touch $@
