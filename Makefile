# A fresh clone needs Python 3.11 or newer and make, nothing else.
#
#   make demo      the four invented incidents in examples/, and a dossier to open in a browser
#   make test      the tests
#   make setup     only install: .venv with the locked packages, and the gazetteer
#   make lint      ruff and mypy
#   make quality   the benchmarks against their floors (needs ../shared/benchmarks)
#   make lock      write requirements.lock anew from pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
DEMO := out/demo

# Start-up time is the reader's: byte-compiled files are kept whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test lint quality lock
.DELETE_ON_ERROR:

setup: .venv/.gazetteer

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one: make setup PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q corroborate
	@touch $@

.venv/.gazetteer: .venv/.installed $(wildcard corroborate/extract/gazetteer*.py) $(wildcard corroborate/data/*.tsv)
	$(BIN)/python -m corroborate.extract.gazetteer_build
	@touch $@

demo: setup
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/corroborate build $(wildcard examples/*/) --case $(DEMO)/examples.case
	$(BIN)/corroborate export $(DEMO)/examples.case --format html -o $(DEMO)/dossier.html
	@echo "Open this in a browser:"
	@echo "$(CURDIR)/$(DEMO)/dossier.html"

test: setup
	$(BIN)/python -m pytest tests

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: setup
	$(BIN)/python -m quality

lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --upgrade --custom-compile-command "make lock" --quiet -o requirements.lock
