# make run starts the dashboard, make test tests it, make prove tests all of it; make help lists the rest.
PYTHON ?= python3
HOST ?= localhost
PORT ?= 8501
# A directory filled by `make wheelhouse`: everything is then installed from it and nothing is fetched.
WHEELHOUSE ?=
# How long `make soak` watches.
MINUTES ?= 10

VENV := .venv
BUILD := geodata/instrument/hatch_build.py
HOOK := import sys; sys.path.insert(0, 'geodata/instrument'); import hatch_build as hook;
BIN := $(VENV)/bin
SOURCES := pyproject.toml constraints.txt $(BUILD)
ADDRESS = http://localhost:$(PORT)
INSTALL = -m pip install --quiet --compile -c constraints.txt \
	$(if $(WHEELHOUSE),--no-index --find-links=$(abspath $(WHEELHOUSE)))
# With no network the map's own code comes out of the wheel that lies in the wheelhouse.
UNPACK = $(if $(WHEELHOUSE),$(BIN)/python $(BUILD) unpack $(WHEELHOUSE))
# The second Python that the tests run on, where it is on this machine.
SECOND ?= $(firstword $(shell for each in python3.13 $(HOME)/.pyenv/versions/3.13*/bin/python; do \
	"$$each" -c 'import sys; assert sys.version_info[:2] == (3, 13)' 2>/dev/null && echo "$$each"; done))
SECOND_VENV := .venv-3.13

.DEFAULT_GOAL := help
.PHONY: help run test prove lint unit second browser chromium nginx postgresql bench soak attack screenshots stored instrument node \
	types style wheelhouse sbom clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run instrument ## install what is needed and start the dashboard (PORT=8501, HOST=localhost)
	@$(BIN)/python -m geodata gazetteer
	@echo "Briefmap: $(ADDRESS)"
	@exec $(BIN)/python -m geodata serve --host $(HOST) --port $(PORT)

# Examples of properties: the same ones every time, or new ones.
EXAMPLES := steady
prove: EXAMPLES := random

test: lint unit browser ## lint, the tests that need no browser, and the quick ones of those that do

prove: lint unit second chromium nginx ## lint and every test, on Python 3.13 too where it is installed
	$(BIN)/python -m pytest -n 2 -q -m "prove and not browser" --hypothesis-profile=$(EXAMPLES)
	$(call chromium_tests,browser)

lint: $(VENV)/.test node ## ruff, mypy, the order of imports, biome and tsc
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target types style

types: # mypy takes as long as all the rest, and one processor
	$(BIN)/mypy

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python $(BUILD) check

unit: $(VENV)/.test node nginx postgresql instrument ## the tests that need no browser
	$(BIN)/python $(BUILD) test
	$(BIN)/python -m pytest -n 2 -q -m "not browser and not prove" --hypothesis-profile=$(EXAMPLES)

second: ## the fast tests on Python 3.13
ifeq ($(SECOND),)
	@echo "NOT RUN: the tests on Python 3.13, which is not on this machine (set SECOND=/path/to/python3.13)"
else
	@$(MAKE) --no-print-directory $(SECOND_VENV)/.test
	$(SECOND_VENV)/bin/python -m pytest -n 2 -q -m "not browser" -p no:cacheprovider \
		tests/words tests/places tests/brief tests/phrasing tests/drafting tests/atlas tests/service \
		tests/command_line tests/gazetteer
endif

browser: $(VENV)/.test chromium instrument ## the quick ones of the tests in Chromium
	$(call chromium_tests,browser and not prove)

instrument: $(VENV)/.run # the map's own code, where its sources changed; without it the app draws a simpler map
	@$(BIN)/python $(BUILD) || echo "The app runs with a simpler map"

node: $(VENV)/.test # Node from the package registry, where the system has none of a good age
	@$(BIN)/python -c "$(HOOK) sys.exit(not hook.has_node())" \
		|| $(BIN)/python $(INSTALL) "$$($(BIN)/python -c "$(HOOK) print(hook.NODE)")"

chromium: # Debian's Chromium, installed where that is allowed
	@$(call debian,chromium,chromium)

nginx: # Debian's nginx, with which the example for it is tested
	@$(call debian,nginx,nginx-light)

postgresql: # Debian's PostgreSQL, on which the store is tested beside SQLite
	@$(call debian,pg_ctlcluster,postgresql)

bench: $(VENV)/.test chromium instrument ## measure filter changes and pans beside a plain map, pictures beside Chromium, drafts beside gold
	$(BIN)/python tests/bench/run.py
	$(BIN)/python tests/bench/first_glance.py
	$(BIN)/python tests/bench/pan.py
	$(BIN)/python tests/bench/pictures.py
	$(BIN)/python tests/bench/drafts.py
	$(BIN)/python tests/bench/tables.py

soak: $(VENV)/.test chromium instrument ## run the briefing screen for ten minutes, watch what browser and server hold
	$(BIN)/python tests/bench/soak.py --minutes $(MINUTES)

attack: $(VENV)/.test instrument ## attack commands and server with bad briefs, requests, full disks, floods: under 15 minutes
	$(BIN)/python -m tests.attack.run

screenshots: $(VENV)/.test chromium instrument ## take the pictures of README and guide
	$(BIN)/python tests/bench/screenshots.py

stored: $(VENV)/.test chromium instrument ## take anew the pictures of map and pages that browser tests compare with
	BRIEFMAP_RENEW_PICTURES=1 $(BIN)/python -m pytest -q -n 0 -m browser \
		tests/browser/test_pictures.py tests/browser/test_links.py

wheelhouse: $(VENV)/.run instrument ## fill wheelhouse/ for an installation with no network
	$(BIN)/python -m pip wheel --quiet -c constraints.txt --wheel-dir wheelhouse ".[test]" hatchling editables pip
	@echo "wheelhouse/ holds everything for this platform and Python: make run WHEELHOUSE=wheelhouse"

sbom: $(VENV)/.run ## write sbom.json: all packages with versions and licences (CycloneDX)
	"$(PYTHON)" -m venv build/sbom
	build/sbom/bin/python -m pip install --quiet cyclonedx-bom
	build/sbom/bin/cyclonedx-py environment --output-file sbom.json $(BIN)/python

clean: ## remove the environments and caches
	rm -rf geodata/instrument/dist geodata/instrument/node_modules
	rm -rf $(VENV) $(SECOND_VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.run: $(SOURCES)
	@$(call environment,$(PYTHON),$(VENV))
	@$(UNPACK)
	@$(BIN)/python $(INSTALL) --editable .
	@$(BIN)/python -m compileall -q geodata pages app.py
	@touch $@

$(VENV)/.test: $(SOURCES)
	@$(call environment,$(PYTHON),$(VENV))
	@$(UNPACK)
	@$(BIN)/python $(INSTALL) --editable ".[test]"
	@$(BIN)/python -m compileall -q geodata pages app.py
	@touch $@ $(VENV)/.run

$(SECOND_VENV)/.test: $(SOURCES)
	@$(call environment,$(SECOND),$(SECOND_VENV))
	@$(SECOND_VENV)/bin/python $(subst --compile,--no-compile,$(INSTALL)) --editable ".[test]"
	@touch $@

# A program that tests need, from Debian's package of it, where this machine lets us install it.
define debian
	PATH="$$PATH:/usr/sbin"; command -v $(1) >/dev/null && exit 0; \
	if ! command -v apt-get >/dev/null; then echo "$(1) is missing: install it for the tests that need it"; exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then root=; elif sudo -n true 2>/dev/null; then root="sudo -n"; \
	else echo "$(1) is missing: sudo apt-get install $(2)"; exit 0; fi; \
	{ $$root apt-get -qq update && $$root apt-get -qq install -y --no-install-recommends $(2); } >/dev/null \
	|| echo "$(1) is missing, and apt-get could not install it"
endef

# The tests in Chromium that a mark expression selects. Each worker keeps its server and browser, and its files as
# far as it can: one that has nothing left takes tests of the other.
define chromium_tests
	@if command -v chromium >/dev/null; then \
		$(BIN)/python -m pytest -n 2 --dist worksteal -q -m "$(1)" --hypothesis-profile=$(EXAMPLES); \
	else echo "NOT RUN: the tests in a browser, for want of Chromium"; fi
endef

# An environment of our own, or the name of the package that is missing.
define environment
	"$(1)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Briefmap needs Python 3.11 or later: make PYTHON=/path/to/python3 run"; exit 1; }; \
	"$(1)" -c 'import venv, ensurepip' 2>/dev/null \
		|| { echo "Python has no venv here: install the package python3-venv, then try again"; exit 1; }; \
	test -x $(2)/bin/python || { echo "Setting up $(2) (once)"; "$(1)" -m venv $(2); }
endef
