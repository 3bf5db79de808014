# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3.11
VENV   ?= .venv
BIN    := $(VENV)/bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
OLD_ENGINE := $(VENV)/duckdb-1.5

.PHONY: demo test test-here test-old-engine test-spark check benchmark install texts java clean

demo: install                                     ## a synthetic municipality, carried through
	$(BIN)/forspring demo

test: test-here test-old-engine test-spark        ## everything, on every engine

test-here: install
	$(BIN)/pytest -n 2

test-old-engine: $(OLD_ENGINE)/.installed         ## the drawn specs on DuckDB 1.5
	PYTHONPATH=$(OLD_ENGINE) $(BIN)/python -c "import duckdb; assert duckdb.__version__.startswith('1.5'), duckdb.__version__"
	PYTHONPATH=$(OLD_ENGINE) $(BIN)/pytest tests/spec

# PySpark leaves its sockets to the garbage collector, which is no fault of a spec.
SPARK_WARNINGS := -W ignore::pytest.PytestUnraisableExceptionWarning -W ignore::ResourceWarning

test-spark: $(VENV)/.spark java                   ## the drawn specs on a local Spark
	FORSPRING_SPEC_ENGINE=spark $(BIN)/pytest $(SPARK_WARNINGS) tests/spec

check: install                                    ## lint, format, types, imports, sizes
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/architecture

benchmark: install                                ## how fast, against whom: 1 million rows (LARGE=--large: 10 million too)
	$(BIN)/python -m benchmarks $(LARGE)

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml requirements.lock
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || ($(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -qq -y python3.11-venv && $(PYTHON) -m venv $(VENV))
	$(BIN)/pip install --quiet --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.spark: requirements-spark.lock | install
	$(BIN)/pip install --quiet --requirement requirements-spark.lock
	touch $@

$(OLD_ENGINE)/.installed: | install
	$(BIN)/pip install --quiet --no-deps --target $(OLD_ENGINE) "duckdb==1.5.*"
	touch $@

java:
	command -v java > /dev/null || ($(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -qq -y openjdk-17-jre-headless)

texts: install                                    ## collect the texts people see and compile both languages
	$(BIN)/python -m tests.docs.texts

clean:
	rm -rf $(VENV) demo-kommune
