# One word per job. Bare `make` prints them.
#
# PORT and DATA let two run side by side:  make run PORT=8001 DATA=.data2
# DATABASE_URL and REDIS_URL, when set, are used instead of the servers in the data folder.

PORT ?= 8000
DATA ?= $(or $(SPARKS_DATA),.data)
ARGS ?=

# The first Python that is new enough; evaluated only when something is installed.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

RUN := .venv/bin/python
# One more than there are processors: some tests wait for a clock, a worker or a mail.
WORKERS := import os; print(os.cpu_count() + 1)

export PORT
export SPARKS_DATA := $(abspath $(DATA))

.DEFAULT_GOAL := help
.PHONY: help setup run demo-reset test lint format lock rehearse bench-site bench-servers chaos-newsletter

help: ## print this list
	@echo "Sparks in the Dark: make <word>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install the locked packages into .venv, when they changed
	@test -n "$(PYTHON)" || { echo; echo "Python 3.11 or newer was not found. Install it, or name it: make setup PYTHON=/path/to/python3"; echo; exit 1; }
	@$(PYTHON) sparks/local/install.py

run: setup ## start everything: http://localhost:8000 (PORT=, DATA=); Ctrl-C stops it
	@$(RUN) -m sparks.local.run

demo-reset: setup ## empty the data folder and load the demo content again
	@$(RUN) -m sparks.local.reset

test: setup ## run the tests on real servers (ARGS="tests/projects -x")
	@$(RUN) -m pytest $(if $(CI),--create-db,--reuse-db) -n $(or $(JOBS),$$($(RUN) -c "$(WORKERS)")) $(ARGS)

lint: setup ## check style, templates, import contracts, migrations, settings and the lock files
	@$(RUN) -m sparks.local.lint

format: setup ## format the Python code
	@$(RUN) -m ruff check --fix --quiet . ; $(RUN) -m ruff format .

lock: setup ## write requirements/ anew from pyproject.toml (ARGS="--upgrade")
	@$(RUN) -m sparks.local.lock $(ARGS)

rehearse: setup ## run the production commands of docker-compose.yml here and try the pages
	@$(RUN) -m sparks.local.rehearse

bench-site: setup ## measure the site as production runs it (ARGS="--pages 0")
	@$(RUN) manage.py bench_site $(ARGS)

bench-servers: setup ## compare application servers on real pages
	@$(RUN) -m sparks.local.bench.servers

chaos-newsletter: setup ## kill the newsletter's workers and servers while it is sent (AUDIENCE=, KILLS=, SEED=)
	@$(RUN) -m tests.newsletter.chaos
