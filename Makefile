# One short list of commands; each makes .venv when it is missing.
PYTHON ?= python3
INPUT ?= examples
VENV := .venv
RUN := $(VENV)/bin
SHARED ?= ../shared
# What the demo compares: the reports given, or those of one affair among the examples.
AFFAIR ?= $(if $(filter examples,$(INPUT)),examples/border,$(INPUT))

.PHONY: help demo test lint types check bench speed clean

help:
	@echo "make demo [INPUT=FILE_OR_FOLDER]   read and compare reports; in the terminal, demo/record.html and demo/sheet.html"
	@echo "make test                          lint, types and tests"
	@echo "make check                         longer tests: readers and API fuzzed, a case killed and mended, every screen in a browser"
	@echo "make bench [SHARED=DIR]            scores on the gold sets in DIR, held against bench/floors.json"
	@echo "make speed                         reports a second and memory, beside textacy"

$(VENV)/ready: pyproject.toml
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/ready
	@mkdir -p demo
	@$(RUN)/rashomon read $(INPUT) --format html --output demo/record.html
	@$(RUN)/rashomon compare $(AFFAIR) --format html --output demo/sheet.html
	@$(RUN)/rashomon read $(INPUT)
	@echo
	@$(RUN)/rashomon compare $(AFFAIR)
	@echo
	@echo "The records as a page: demo/record.html; the accounts beside each other: demo/sheet.html"

lint: $(VENV)/ready
	$(RUN)/ruff check .

types: $(VENV)/ready
	$(RUN)/mypy

test: lint types
	$(RUN)/python -m pytest --quiet

# What is missing is tried for once a run, and its tests say loudly that they did not run.
check: $(VENV)/ready
	-@$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,check]'
	-@test -e $(VENV)/axe/node_modules/axe-core/axe.min.js || npm install --silent --no-save --prefix $(VENV)/axe axe-core@4
	RASHOMON_CHECK=1 $(RUN)/python -m pytest --quiet -p no:schemathesis

bench: $(VENV)/ready
	$(RUN)/python bench/quality.py $(SHARED)

speed: $(VENV)/ready
	$(RUN)/python bench/speed.py examples

clean:
	rm -rf $(VENV) demo .bench dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
