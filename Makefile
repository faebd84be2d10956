# Every target is documented by the words behind "##"; plain `make` prints them.
# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?=
PORT ?= 8000
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# How many files of stories are walked at once, each worker with a site and a browser of its own (0: in this process).
STORIES ?= 0
VENV := .venv
BIN := $(VENV)/bin
CODE := src tools journeys bench
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
export PYTHONPATH := src
# A run starts a hundred Pythons: without what they keep each would compile our code and the libraries anew.
unexport PYTHONDONTWRITEBYTECODE

COMPILE := $(BIN)/uv pip compile --quiet --python $(BIN)/python --python-version 3.12 --generate-hashes --no-emit-index-url --universal --custom-compile-command "make lock"
# Commands that only read the code need some secret key; they keep nothing that it protects.
TOOLING := MULTAQA_DEMO=1
PYTEST := $(BIN)/pytest -q -n $(WORKERS) --dist worksteal

.PHONY: help run test beside computing check static setup lock fmt lint semgrep types contracts lints catalogues migrations unit unit-slow unit-postgres browser journeys bench messages vendor clean
.DEFAULT_GOAL := help

help: ## print this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

# --- the environment ---------------------------------------------------------------------------

setup: ## create the environment with the locked dependencies, compile the catalogues
	@PYTHON="$(PYTHON)" tools/environment.sh dev

lock: setup ## lock the dependencies of pyproject.toml, with hashes and without addresses
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) --extra saml -c requirements/run.txt pyproject.toml -o requirements/saml.txt
	$(COMPILE) --extra saml --group dev -c requirements/saml.txt pyproject.toml -o requirements/dev.txt
	echo 'semgrep' | $(COMPILE) - -o requirements/semgrep.txt
	echo 'uv' | $(COMPILE) - -c requirements/dev.txt -o requirements/uv.txt

# --- the two commands --------------------------------------------------------------------------

run: ## set up and run the demo on http://localhost:8000 (PORT=8123 make run: elsewhere)
	@PYTHON="$(PYTHON)" tools/environment.sh run
	@MULTAQA_DEMO=1 MULTAQA_PORT=$(PORT) PYTHONUNBUFFERED=1 $(BIN)/python manage.py serve

test: browser check semgrep beside ## everything: check, slow tests, PostgreSQL, browser journeys

beside: setup browser # stories mostly wait for pages; what only computes takes the time that they leave
	@$(MAKE) -j 2 --output-sync=target --no-print-directory journeys computing

# "nice": a browser that waits for its turn behind tests would call a page slow.
computing: setup
	@nice -n 10 $(MAKE) --no-print-directory unit-slow
	@nice -n 10 $(MAKE) --no-print-directory unit-postgres

# --- what `test` is made of --------------------------------------------------------------------

check: static unit ## lint, types, contracts, catalogues, quick unit tests on SQLite

static: setup # what reads the code without running it; side by side, for each of these keeps one processor busy
	@$(MAKE) -j $(WORKERS) --output-sync=target --no-print-directory types lint contracts lints catalogues migrations

lint: setup ## ruff: style and formatting; hadolint: the Containerfile
	$(BIN)/ruff check $(wildcard $(CODE))
	$(BIN)/ruff format --check $(wildcard $(CODE))
	$(BIN)/hadolint Containerfile
	@$(BIN)/python -m tools.weaknesses

semgrep: setup ## our own rules for traps of Django, in an environment of their own
	@test -x .semgrep/bin/semgrep || $(BIN)/uv venv -q --python $(BIN)/python .semgrep
	@$(BIN)/uv pip sync -q --python .semgrep/bin/python --require-hashes requirements/semgrep.txt
	@PATH=$(CURDIR)/.semgrep/bin:$$PATH semgrep scan --config tools/semgrep --metrics=off --disable-version-check --error --quiet src

types: setup ## mypy, strict
	$(TOOLING) $(BIN)/mypy

contracts: setup ## layers and doors
	$(BIN)/lint-imports --no-cache

lints: setup ## our own rules
	@$(BIN)/python -m tools.lints

catalogues: setup ## the six catalogues are whole
	$(TOOLING) $(BIN)/python -m tools.messages --check

migrations: setup ## every model has its migration
	$(TOOLING) $(BIN)/python manage.py makemigrations --check --dry-run

unit: setup ## unit tests on SQLite but for those marked slow
	$(PYTEST) -m "not slow"

WALKS := src/multaqa/web/tests/standing src/multaqa/web/tests/sweep
# One worker more than there are processors: these tests wait for other processes most of the time.
unit-slow: setup ## unit tests marked slow, on SQLite: real processes, real vocabularies; walks of the site are PostgreSQL's
	$(PYTEST) -n $$(( $(WORKERS) + 1 )) -m slow $(addprefix --ignore=,$(WALKS))

browser: # Chromium, installed where that is possible
	@tools/chromium.sh >/dev/null

unit-postgres: setup ## unit tests of the product on PostgreSQL: all that a database can change
	MULTAQA_TEST_DATABASE=postgresql $(PYTEST) src

journeys: setup browser ## stories in a real browser
	$(BIN)/pytest -q -n $(STORIES) --dist loadfile journeys

# --- upkeep ------------------------------------------------------------------------------------

fmt: setup ## format the code
	$(BIN)/ruff check --fix $(wildcard $(CODE))
	$(BIN)/ruff format $(wildcard $(CODE))

messages: setup ## extract the strings of every app and check the six catalogues
	$(TOOLING) $(BIN)/python -m tools.messages

vendor: setup ## fetch front-end files at their locked versions and check their sums
	$(BIN)/python -m tools.vendor

bench: setup ## measure the pages against their budgets
	$(BIN)/python -m bench

clean: ## remove the environment and all that tools left behind (the demo world in var/ stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
