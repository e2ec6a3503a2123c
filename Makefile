# Two commands on a fresh machine: `make run` and `make test`. `make help` lists the rest.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run setup test test-full check bench lock catalogues css clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## everything needed, then the demonstration municipality: open house on PORT, staff house on PORT+1
	@$(BIN)/utvei serve --port $(PORT)

setup: .venv/.base catalogues ## everything but serving: migrate, load the packs, publish
	@$(BIN)/utvei demo

test: .venv/.dev catalogues ## everything needed, then the tests, on SQLite and on PostgreSQL where it is there
	@$(BIN)/python tests/run.py

test-full: .venv/.dev catalogues ## and what is too long for each run
	@$(BIN)/python tests/run.py --full

check: .venv/.dev catalogues ## the quick one: style, types, house rules, packs, domain tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "ruff format would change files: run $(BIN)/ruff format ."; exit 1; }
	@PYTHONPATH=tests/architecture $(BIN)/lint-imports --config tests/architecture/importlinter.ini --no-cache
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/utvei pack check packs/national
	@$(BIN)/utvei pack check packs/trondheim
	@$(BIN)/python tests/run.py --quick

bench: .venv/.dev catalogues ## measure: ratios from one run
	@$(BIN)/python bench/run.py

lock: .venv/.tools ## write the hashed requirement files anew
	@for name in tools base dev; do $(BIN)/uv pip compile -q --upgrade --generate-hashes --no-header --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt; done

catalogues: .venv/.base ## compile the interface texts
	@$(BIN)/python -m utvei.foundation.ui.catalogues

clean: ## forget the environment and the demonstration
	rm -rf .venv var

.venv/.tools: requirements/tools.txt
	@echo "environment …" >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it with PYTHON=" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { apt-get install -qq -y python3-venv >&2 && $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

.venv/.base: .venv/.tools requirements/base.txt pyproject.toml
	@echo "packages …" >&2
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/base.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.dev: .venv/.base requirements/dev.txt
	@echo "packages for the tests …" >&2
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@
