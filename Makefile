# What people type:
#
#   make run        the page with the demo archive, on 127.0.0.1:8000 or the next free port
#   make test       all tests
#   make plain      the tests of indexing without the parts in C, as where there is no compiler
#   make chromium   the browser that the tests drive, where it can be installed (make test does so)
#   make compiler   what the parts in C are built with, where it can be installed (make run does so)
#   make lint       style, types, import contract
#   make evaluate   quality: retrieval, language, actors (needs the evaluation sets)
#   make bench      speed, beside other engines (needs a folder of articles)
#   make pictures   the pictures of the page in docs/pictures (needs Chromium)
#   make spacy      the tests of taggers of spaCy, which is large and optional
#   make fallback   the engine's tests on whoosh3, should Whoosh 2.7.4 ever fail
#   make crash      the long form of the tests that kill the program
#   make lock       choose the newest allowed versions of all dependencies
#   make clean      remove everything that these make
#
# They need Python 3.11 or later and make; everything else is installed into .venv, every file
# of it checked against the hashes in constraints.txt.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
            $(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --retries 10 --timeout 60
HOME_OF_DEMO := .home
EVALUATION ?= ../shared/evaluation
CORPORA ?= ../shared/corpora
ARTICLES ?= build/corpora

IN_C := $(shell find archive index -name '_*.c')
HEADERS := $(shell find archive index -name '*.h')

.DEFAULT_GOAL := help
.PHONY: help run test plain chromium compiler lint pictures spacy fallback evaluate bench crash lock clean

help:
	@sed -n 's/^#   //p' Makefile

run: $(VENV)/ready-to-run
	@$(BIN)/archive --home $(HOME_OF_DEMO) reindex seeds || $(BIN)/archive --home $(HOME_OF_DEMO) reindex --full seeds
	@exec $(BIN)/archive --home $(HOME_OF_DEMO) serve --next-port

test: $(VENV)/ready-to-test chromium
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow" $(PYTEST)

plain: $(VENV)/ready-to-test
	$(BIN)/python -m pytest -p tests.plain -n auto --dist loadfile -m "not slow" $(PYTEST) \
	    tests/test_archive_*tokens.py tests/test_archive_typetable.py tests/test_archive_actors*.py \
	    tests/test_index_german_*.py tests/test_index_embedded_*.py

# The browser tests need Debian's Chromium; where it can't be installed they say what was not tested.
chromium:
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit; done; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing Chromium for the browser tests" && \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium >/dev/null; } || \
	echo "Chromium can't be installed here: the browser tests say what is not tested"

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pictures: $(VENV)/ready-to-test
	$(BIN)/python -m tests.browser.pictures docs/pictures

spacy: $(VENV)/ready-to-test
	$(PIP) --upgrade --target build/spacy "spacy >=3.8,<4"
	PYTHONPATH=build/spacy $(BIN)/python -m pytest tests/test_archive_actors_spacy.py $(PYTEST)

fallback: $(VENV)/ready-to-test
	$(PIP) --no-deps --upgrade --target build/whoosh3 "whoosh3 >=3.54,<4"
	PYTHONPATH=build/whoosh3 $(BIN)/python -m pytest -m "not slow" tests/test_index_embedded_*.py $(PYTEST)

crash: $(VENV)/ready-to-test
	$(BIN)/python -m pytest -m slow $(PYTEST)

evaluate: $(VENV)/ready-to-test $(ARTICLES)/bundestag $(ARTICLES)/wikinews $(ARTICLES)/tagesschau-topics
	$(BIN)/python -m tests.evaluate.retrieval $(EVALUATION)/retrieval/*
	$(BIN)/python -m tests.evaluate.language --wordforms $(EVALUATION)/language/wordforms.txt.xz \
	    --compounds $(EVALUATION)/language/compounds.tsv.xz --vocabulary $(ARTICLES)/bundestag
	$(BIN)/python -m tests.evaluate.known_items $(ARTICLES)/wikinews $(ARTICLES)/tagesschau-topics
	$(BIN)/python -m tests.evaluate.actors $(EVALUATION)/actors/germeval-dev.conll.xz
	$(BIN)/python -m tests.evaluate.resolution $(CORPORA)/wikinews.jsonl.xz
	$(BIN)/python -m tests.evaluate.roles

bench: $(VENV)/ready-to-test $(ARTICLES)/bundestag
	$(BIN)/python -m tests.bench $(ARTICLES)/bundestag $(BENCH)

$(ARTICLES)/%:
	@test -x $(CORPORA)/unpack || { echo "There are no articles to measure with: set ARTICLES to a folder that holds $*"; exit 1; }
	$(CORPORA)/unpack $* $@

# ------------------------------------------------------------------------------ environment

# Inner loops of indexing and of pages are also written in C; without a compiler their Python does the work.
compiler:
	@{ command -v cc >/dev/null && test -e "$$($(PYTHON) -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h"; } || \
	{ export DEBIAN_FRONTEND=noninteractive; \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "installing a C compiler" && \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends gcc libc6-dev python3-dev >/dev/null; } || \
	echo "There is no C compiler (on Debian and Ubuntu: sudo apt install gcc python3-dev): indexing will take longer"

TELL_NOT_COMPILED = for part in $(basename $(IN_C)); do \
    ls $$part.*so >/dev/null 2>&1 || echo "$$part.c could not be compiled: its Python works instead, and takes longer"; done

$(VENV)/ready-to-run: constraints.txt setup.cfg pyproject.toml setup.py $(IN_C) $(HEADERS) | $(VENV)/bin/python
	@$(MAKE) --no-print-directory compiler
	$(PIP) --require-hashes -r constraints.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(TELL_NOT_COMPILED)
	@touch $@

$(VENV)/ready-to-test: constraints-dev.txt setup.cfg pyproject.toml setup.py $(IN_C) $(HEADERS) | $(VENV)/bin/python
	@$(MAKE) --no-print-directory compiler
	$(PIP) --require-hashes -r constraints-dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(TELL_NOT_COMPILED)
	@touch $@ $(VENV)/ready-to-run

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Zeitlupe needs Python 3.11 or later; install it, or say where it is: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "This Python can't make virtual environments; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

LOCK := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for editable

lock: $(VENV)/ready-to-test
	$(PIP) pip-tools
	$(LOCK) --extra html --output-file constraints.txt setup.cfg
	$(LOCK) --constraint constraints.txt --extra html --extra dev --extra bench --extra train \
	    --output-file constraints-dev.txt setup.cfg

clean:
	rm -rf $(VENV) $(HOME_OF_DEMO) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f $(IN_C:.c=.*so)
