PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PLUGINS := $(sort $(wildcard plugins/*/pyproject.toml))
# An absent plugin changes no time stamp: the list of them is a prerequisite too.
EDITABLES := $(VENV)/editables

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# The tests start hundreds of processes; each would compile every module again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help story test check test-slow test-pythons packages bench docs clean FORCE

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

story: $(VENV)/story.stamp ## the demonstration: build/story.json and build/story.html
	mkdir -p build
	$(BIN)/community-gov story --write build/story.json --html build/story.html

test: $(VENV)/test.stamp $(VENV)/axe.stamp build/editor/stamp ## all tests but the slow ones
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/check.stamp ## style, types, layers, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/basedpyright --pythonpath $(BIN)/python
	mkdir -p build && $(BIN)/towncrier build --draft --version next > build/news.txt
	@for package in plugins/*/src/*/; do \
	    test ! -d "$$package" || sed -n '/^root_packages/,/]/p' pyproject.toml \
	        | grep -q "\"$$(basename $$package)\"" \
	        || { echo "$$package is not in the import contract of pyproject.toml"; exit 1; }; \
	done
	$(BIN)/lint-imports
	$(BIN)/mkdocs build --strict

test-slow: $(VENV)/spark.stamp ## the slow tests
	@$(BIN)/python -m pytest -m slow --collect-only -qq >/dev/null 2>&1; \
	if test $$? -eq 5; then echo 'test-slow: no slow tests yet'; \
	else $(BIN)/python -m pytest -m slow -n auto --timeout 1200; fi

test-pythons: ## the pure rooms and the story on every other Python that is here
	.ci/test-pythons

packages: $(VENV)/story.stamp ## wheels and source archives, in build/packages
	rm -rf build/packages
	@for project in . $(PLUGINS:%/pyproject.toml=%); do \
	    (cd $$project && $(CURDIR)/$(BIN)/hatchling build -d $(CURDIR)/build/packages) || exit 1; \
	done

bench: $(VENV)/bench.stamp ## measurements, rows in build/bench.json
	mkdir -p build && $(BIN)/python bench/run.py --write build/bench.json

docs: $(VENV)/docs.stamp ## the site, in build/site
	$(BIN)/mkdocs build --strict

clean: ## remove .venv and all that was built
	rm -rf $(VENV) build
	find . -name __pycache__ -prune -exec rm -rf {} +
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(EDITABLES): FORCE | $(BIN)/python
	@echo '$(PLUGINS)' | cmp -s - $@ || echo '$(PLUGINS)' > $@

# The package brings axe-core for the tests of pages, and asks for Playwright, which they do without.
$(VENV)/axe.stamp: locks/axe.txt | $(BIN)/python
	$(BIN)/pip install -qq --require-hashes --no-deps -r $<
	@touch $@

# The language server that editors use; the lock names versions and hashes, not where they come from.
build/editor/stamp: tests/editor/package.json tests/editor/package-lock.json
	mkdir -p build/editor && cp $^ build/editor
	cd build/editor && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/%.stamp: locks/%.txt pyproject.toml $(PLUGINS) $(EDITABLES) | $(BIN)/python
	$(BIN)/pip install -qq --require-hashes -r $<
	$(BIN)/pip install -qq --no-deps --no-build-isolation -e . \
	    $(PLUGINS:%/pyproject.toml=-e %)
	@touch $@
