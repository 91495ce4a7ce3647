# make demo    an article of Examples/ as a drawing and its edges with their sentences
# make graphs  draw all articles of Examples/ into Graphs/
# make test    all tests, optimized; Python and Java parts too
# make lint    formatting, shell scripts
# make dist    the release tarball, and its demo on a machine without Swift (as root)
# make knowledge FACTS=FOLDER   the knowledge base's tables again, from packages and raw facts
# make model   fetch and install the language model
#
# Every target installs what it needs and is missing; a second run finds it there.

SHELL := /bin/sh
CONFIGURATION ?= release
# Tests reach into modules, and the language model is too slow without the optimizer: one build
# that is both serves the command, the tests and the demo.
SWIFT_FLAGS ?= -c $(CONFIGURATION) -Xswiftc -enable-testing
ENTENTE = .build/$(CONFIGURATION)/entente
MODEL = Models/en_core_web_md/config.cfg
PYTHON = .build/venv/bin/python
STORIES = $(basename $(notdir $(wildcard Examples/articles/*.txt Examples/articles/*.md)))
STORY ?= karvala-aydar-call

.PHONY: build demo graphs test lint dist knowledge model packages test-packages clean

build: packages
	swift build $(SWIFT_FLAGS) --product entente

demo: build model
	@Scripts/draw-story $(ENTENTE) $(STORY)
	@$(ENTENTE) build Examples/articles/$(STORY).*
	@echo "drawn: Graphs/$(STORY)/graph.svg"

graphs: build model
	@for story in $(STORIES); do Scripts/draw-story $(ENTENTE) $$story || exit 1; done

model: build
	@test -f $(MODEL) || test -n "$$ENTENTE_MODEL" || Scripts/fetch-model $(ENTENTE)

test: packages test-packages
	swift build $(SWIFT_FLAGS) --build-tests
	@$(MAKE) --no-print-directory model $(PYTHON)
	Scripts/run-integration-tests $(ENTENTE) $(PYTHON)
	swift test $(SWIFT_FLAGS) --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Examples Benchmarks
	Scripts/check-sizes

dist: packages
	Scripts/dist/make-dist
	@$(MAKE) --no-print-directory model
	Scripts/dist/check-dist dist/entente-*-linux-*.tar.gz $${ENTENTE_MODEL:-Models/en_core_web_md}

knowledge:
	Scripts/knowledge/build $(FACTS)

packages:
	@Scripts/install-packages

test-packages:
	@Scripts/install-packages Tests/packages.txt

$(PYTHON): Tests/requirements.txt
	python3 -m venv .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@touch $(PYTHON)

clean:
	rm -rf .build
