# One short list of commands; each makes .venv when it is missing.
PYTHON ?= python3
INPUT ?= examples
VENV := .venv
RUN := $(VENV)/bin
SHARED ?= ../shared
# What the demo compares: the reports given, or those of one affair among the examples.
AFFAIR ?= $(if $(filter examples,$(INPUT)),examples/border,$(INPUT))

.PHONY: help demo test lint types check bench screens speed clean

help:
	@echo "make demo [INPUT=FILE_OR_FOLDER]   read and compare reports: terminal, demo/record.html, demo/sheet.html, then the case in a browser"
	@echo "make test                          lint, types and tests"
	@echo "make check                         longer tests: readers and API fuzzed, a case killed and mended, every screen in a browser"
	@echo "make bench [SHARED=DIR]            scores on the gold sets in DIR, held against bench/floors.json"
	@echo "make screens                       take the screenshots of the README anew (needs Chromium)"
	@echo "make speed                         reports a second and memory, beside textacy"

$(VENV)/ready: pyproject.toml
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/ready
	@mkdir -p demo
	@rm -f demo/case.rashomon demo/case.rashomon-wal demo/case.rashomon-shm
	@$(RUN)/rashomon read $(INPUT) --format html --output demo/record.html
	@$(RUN)/rashomon compare $(AFFAIR) --format html --output demo/sheet.html
	@$(RUN)/rashomon read $(INPUT)
	@echo
	@$(RUN)/rashomon compare $(AFFAIR)
	@echo
	@$(RUN)/rashomon case new demo/case.rashomon
	@$(RUN)/rashomon case add demo/case.rashomon $(AFFAIR)
	@echo "The records as a page: demo/record.html; the accounts beside each other: demo/sheet.html"
	@if [ -t 1 ]; then echo "The same reports as a case, to read and review in a browser:"; $(RUN)/rashomon serve demo/case.rashomon --no-browser; \
	else echo "The same reports as a case, to read and review in a browser: $(RUN)/rashomon serve demo/case.rashomon"; fi

lint: $(VENV)/ready
	$(RUN)/ruff check --no-cache .

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

screens: $(VENV)/ready
	$(RUN)/python docs/screens.py

speed: $(VENV)/ready
	$(RUN)/python bench/speed.py examples

clean:
	rm -rf $(VENV) demo .bench dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
