# Every target is documented by the words behind "##"; plain `make` prints them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export UV_PYTHON_DOWNLOADS := never
COMPILE := $(BIN)/uv pip compile --quiet --python $(BIN)/python --python-version 3.12 --generate-hashes --no-emit-index-url --universal --custom-compile-command "make lock"

.PHONY: help setup lock fmt
.DEFAULT_GOAL := help

help: ## print this help
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/uv: requirements/uv.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $(BIN)/uv

setup: $(BIN)/uv ## create the environment with the locked dependencies
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt

lock: $(BIN)/uv ## lock the dependencies of pyproject.toml, with hashes and without addresses
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	echo 'uv' | $(COMPILE) - -c requirements/dev.txt -o requirements/uv.txt

fmt: ## format the code
	$(BIN)/ruff check --fix src tools journeys bench
	$(BIN)/ruff format src tools journeys bench

contracts: ## layers and doors
	PYTHONPATH=src $(BIN)/lint-imports

lint: ## ruff
	$(BIN)/ruff check src tools
	$(BIN)/ruff format --check src tools

types: ## mypy, strict
	MULTAQA_SECRET_KEY=types $(BIN)/mypy
