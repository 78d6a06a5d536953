# `make help` lists what there is to run. Each target first makes what it needs, and again only when
# that has changed: a machine with Python 3.11 or later and `make` is enough to begin.

.DEFAULT_GOAL := help
.PHONY: help serve site check test format coverage mutants sbom lock clean

MAKEFLAGS += --no-builtin-rules --no-print-directory

# Material prints a banner about MkDocs's future at every start; our version ranges answer it.
export DISABLE_MKDOCS_2_WARNING := true
export NO_MKDOCS_2_WARNING := 1
# pip: ask nothing, and say nothing that is not about us.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

BIN := .venv/bin
# Written when the virtual environment is complete, so that a broken-off installation starts over.
READY := .venv/.ready

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(READY)  ## live preview on http://127.0.0.1:8000
	$(BIN)/curriculum serve

site: $(READY)  ## build the site into site/
	$(BIN)/curriculum build

check: $(READY)  ## everything that can be judged without running: code, content, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --persona auditor --quiet .github
	$(BIN)/curriculum schema --check
	$(BIN)/curriculum fmt --check
	$(BIN)/curriculum check

# The scripts' tests come first, so that the last line is the number of tests that pytest ran.
test: $(READY)  ## every test; one file: make test TESTS=tests/test_schedule.py
	@.ci/install-chromium
	@.ci/install-clients
	@.ci/install-builders
	@.ci/install-nginx
	@.ci/test-scripts
	$(BIN)/python -m pytest -n 2 $(TESTS)

format: $(READY)  ## lay the code out as `make check` expects it
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

coverage: $(READY)  ## which lines and branches the tests reach
	@.ci/install-chromium
	@.ci/install-clients
	@.ci/install-builders
	@.ci/install-nginx
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 $(TESTS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Run it with the oldest Python we support: what only an older one needs must be in the locks.
# The second lock is held to the first, so that tests run with the versions that readers install.
# The options keep addresses and folders of the machine at hand out of the files.
COMPILE = CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
lock: $(READY)  ## write requirements*.txt anew; newer versions: make lock UPGRADE=--upgrade
	$(COMPILE) $(UPGRADE) --output-file=requirements.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --extra=dev --all-build-deps --constraint=requirements.txt \
		--output-file=requirements-dev.txt pyproject.toml
	$(COMPILE) $(UPGRADE) --constraint=requirements-dev.txt \
		--output-file=tests/clients/builders/requirements.txt tests/clients/builders/requirements.in

sbom: $(READY)  ## write sbom.cdx.json: every package that a reader installs
	$(BIN)/python tools/write_sbom.py sbom.cdx.json

# They stand in an environment of their own: mutmut wants other versions than the locks.
SHARE ?= 1
MUTANTS ?= /tmp/curriculum-mutants
mutants:  ## mistakes put in on purpose: how many the tests see (hours; SHARE=0.1 tries a sample)
	test -x $(MUTANTS)/venv/bin/pytest || { python3 -m venv $(MUTANTS)/venv && $(MUTANTS)/venv/bin/pip install --quiet --editable '.[dev]' mutmut==3.8.1; }
	$(MUTANTS)/venv/bin/python -m tests.mutants $(MUTANTS) schedule reader checks --share $(SHARE)

clean:  ## remove what the targets above have made, and nothing else
	rm -rf .venv site .site* .cache sbom.cdx.json build dist tests/clients/node_modules tests/clients/builders/.venv .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml requirements-dev.txt .ci/create-venv
	@.ci/create-venv
	@touch $@
