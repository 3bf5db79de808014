# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3.11
VENV   ?= .venv
BIN    := $(VENV)/bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
OLD_ENGINE := $(VENV)/duckdb-1.5

.PHONY: demo test test-here test-pages test-postgres test-old-engine test-spark check benchmark install texts pictures java chromium postgres clean

demo: install                                     ## a synthetic municipality, carried through, and its pages
	$(BIN)/forspring demo

test: test-here test-pages test-postgres test-old-engine test-spark    ## everything, on every engine

test-here: install
	$(BIN)/pytest -n 2 --ignore tests/functional

test-pages: install chromium                      ## people's journeys in a browser
	$(BIN)/pytest tests/functional

# Of the architecture only what asks the database: whether a model has changed without its migration.
OF_THE_APPLICATION := $(addprefix tests/unit/,access casework publication web) tests/architecture/test_application.py tests/integration/test_pages_of_a_run.py tests/integration/test_looking_at_a_child.py

test-postgres: install postgres          ## the application's tests on PostgreSQL, in a cluster that lasts as long as they do
	sh tests/postgres.sh $(BIN)/pytest $(OF_THE_APPLICATION)

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

chromium:
	command -v chromium > /dev/null || ($(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -qq -y chromium)

postgres:
	ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || ($(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -qq -y postgresql)

pictures: install chromium                        ## the pictures of the user guide, taken anew
	$(BIN)/pytest tests/functional --pictures

texts: install                                    ## collect the texts people see and compile both languages
	$(BIN)/python -m tests.docs.texts

clean:
	rm -rf $(VENV) demo-kommune
