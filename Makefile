# make run · make test · make check do everything; make help names the rest. Each sets up what it needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check format lock bench gallery soak clean

help:
	@echo "make run     start Cutroom"
	@echo "make test    run the tests"
	@echo "make check   format, lint, types and import rules"
	@echo "make bench   measure against named peers"
	@echo "make gallery show what wishes make of films, in build/gallery"
	@echo "make soak    half an hour of work with faults (MINUTES=30)"
	@echo "make setup   only install into $(VENV)"

setup: $(READY)

$(READY): requirements/dev.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cutroom needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.txt
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)
	@$(BIN)/cutroom run

test: $(READY)
	@$(BIN)/pytest -n 2 $(ARGS)

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# The lock names versions and hashes only, never a registry's host.
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-annotate
lock: $(READY)
	@$(COMPILE) --upgrade pyproject.toml -o requirements/run.txt
	@$(COMPILE) --upgrade pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	@grep -A999 '^uv==' requirements/dev.txt | awk 'NR>1 && /^[a-z]/{exit} {print}' > requirements/uv.txt

bench: $(READY)
	@$(BIN)/python -m bench $(ARGS)

gallery: $(READY)
	@$(BIN)/python -m gallery

soak: $(READY)
	@$(BIN)/python -m tests.soak --minutes $(or $(MINUTES),30)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
