# The targets a webmaster and a developer need; `make help` lists them.
GO      ?= go
GONGGAO := bin/gonggao
FUZZTIME ?= 30s

.PHONY: help site import build serve clean gonggao

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 10

site: import build ## sources/ → content/ → public/, and where to look

import: gonggao ## sources/ → content/ (pages that need a human are named, and do not stop the build)
	@$(GONGGAO) import || [ $$? -eq 3 ]

build: gonggao ## content/ → public/
	@$(GONGGAO) build

serve: gonggao ## look at public/ in a browser
	@$(GONGGAO) serve

clean: ## remove what can be made again
	rm -rf public bin resources/_gen

# The first run compiles Hugo: one to three minutes.
gonggao:
	@$(GO) build -o $(GONGGAO) ./tools/cmd/gonggao
