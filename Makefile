# Needs Python 3.11 or newer, git and make; pip fetches the rest by name. Another Python: make PYTHON=python3.12 ...
.POSIX:

PYTHON = python3
WORKERS = 2
BIN = .venv/bin
REPORTS = examples/reports.jsonl
LANG_OF_BRIEF = en

help:
	@echo "make demo       set up, and print a brief of the example reports"
	@echo "make test       set up, and run the tests (without the slow ones)"
	@echo "make test-full  all tests"
	@echo "make lint       ruff and mypy"
	@echo "make tables     compile words, actors and places, if any of them changed"
	@echo "make bench      measure speed beside a yardstick"
	@echo "make clean      remove what these made"

demo: .venv/ready tables
	@$(BIN)/maydan brief --lang $(LANG_OF_BRIEF) $(REPORTS)

test: .venv/dev tables
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow"

test-full: .venv/dev tables
	$(BIN)/python -m pytest -q -n $(WORKERS)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/ready tables
	$(BIN)/maydan bench

tables: .venv/ready
	@$(BIN)/python hatch_build.py

clean:
	rm -rf .venv dist src/maydan/built

# The constraints hold for the build's own environment too: older pips read the first variable there, newer ones the second.
PIP = PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
	$(BIN)/python -m pip install --quiet --no-input

.venv/ready: pyproject.toml constraints.txt hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "maydan needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
	@echo "Setting up .venv (a minute or so) ..." >&2
	@$(PIP) --editable '.[tables]'
	@touch $@

.venv/dev: .venv/ready
	@$(PIP) --editable '.[dev]'
	@touch $@

.PHONY: help demo test test-full lint bench tables clean
