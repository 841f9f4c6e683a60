# Everything a newcomer needs: `make demo` and `make test`. Needs git, make and Python >= 3.11.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# The rooms that a database shows through; of these, what asks for no register is passed over (tests/conftest.py).
ON_POSTGRESQL = tests/test_store_*.py tests/test_soak_*.py tests/test_app_*.py tests/test_cli_*.py tests/test_intake_abolitions.py \
  tests/test_intake_documents.py tests/test_intake_doubtful.py tests/test_intake_ended_rows.py tests/test_intake_fuzz.py \
  tests/test_intake_streaming.py tests/test_register_model.py

.PHONY: demo test check lint types rooms advisories lock clean bench schema soak mutants

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "tthc needs Python 3.11 or newer; run: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt pyproject.toml requirements/build.txt | $(VENV)/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run
	@BIN=$(BIN) sh examples/demo.sh

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/pyright

rooms: $(VENV)/.dev
	$(BIN)/lint-imports

check: lint types rooms advisories
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto
	@if $(BIN)/python -m tests.postgresql_server; then \
	  $(BIN)/coverage run -m pytest -n auto --store postgresql $(ON_POSTGRESQL); fi
	$(BIN)/coverage combine --quiet
	@rm -f .coverage.* # what a reader of workbooks left that was ended over its limits
	$(BIN)/python -m tests.coverage_gate

# Known holes in the locked libraries, and the bill of materials (CycloneDX) of what is installed to run.
advisories: $(VENV)/.dev
	$(BIN)/python -m tests.advisories
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements requirements/run.txt --of JSON -o dist/sbom.json

# Writes the first migration anew, until it is released (docs/database.md).
schema: $(VENV)/.dev
	$(BIN)/python -m tests.write_schema

# The long tests, on both databases: hours, not minutes. First the properties with examples that no
# run has tried before; a failing one is printed so that it can be repeated.
soak: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=soak
	$(BIN)/python -m pytest -n auto --soak
	@if $(BIN)/python -m tests.postgresql_server; then \
	  $(BIN)/python -m pytest -n auto --soak --store postgresql $(ON_POSTGRESQL); fi

# Which changes of the calendar's code no test notices (docs/mutants.md); takes an hour on two cores.
mutants: $(VENV)/.dev
	$(BIN)/mutmut run
	$(BIN)/mutmut results

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# Writes the locked versions anew; needs uv (pip install uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q requirements/build.in -c requirements/run.txt -o requirements/build.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --group dev -o requirements/dev.txt

clean:
	rm -rf $(VENV) .demo dist build .coverage .coverage.* .hypothesis .ruff_cache .import_linter_cache mutants
