# What a webmaster and a developer run; `make` lists it. The first run compiles Hugo: one to four minutes.
GO       ?= go
GONGGAO  := bin/gonggao
FUZZTIME ?= 30s
LINT     := $(GO) tool -modfile=tools/lint/go.mod golangci-lint

# Hugo is linked into the command alone; under the race detector it would be compiled once more, and it is not ours.
QUICK     = $$($(GO) list ./tools/... | grep -v /tools/cmd/)

.PHONY: help site import build serve test check gate setup bench bench-peers bench-search bench-client bench-site bench-zhconv fuzz clean gonggao lighthouse pictures

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 13

site: import build ## import, build, and say where to look

import: gonggao ## sources/ → content/
	@$(GONGGAO) import || { [ $$? -eq 3 ] && echo '→ 有些网页需要人工处理 some pages need a human: $(GONGGAO) import --html report.html'; }

build: gonggao ## content/ → public/
	@$(GONGGAO) build

serve: gonggao ## show public/ in a browser
	@$(GONGGAO) serve

test: setup build ## set up what the tests need, and run them (RACE=1: with the race detector)
ifdef RACE
	@$(GO) test ./tools/cmd/...
	@$(GO) test -race -timeout 6m $(QUICK)
else
	@$(GO) test ./...
endif
	@for server in nginx apache2 caddy; do PATH="$$PATH:/usr/sbin" command -v $$server >/dev/null || \
		echo "!!! NOT TESTED: the ready file for $$server (TestHosting); apt-get install $$server"; done

check: gate ## the whole gate: format, linters, strict build, the built site, race tests
	@$(MAKE) --no-print-directory test RACE=1

# Everything in check but the tests.
gate: gonggao
	@unformatted=$$(gofmt -l tools); [ -z "$$unformatted" ] || { echo "gofmt -w is needed for:"; echo "$$unformatted"; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	GOOS=windows CGO_ENABLED=0 $(GO) vet ./tools/capture/... ./tools/hugosite/... ./tools/pipeline/...
	$(LINT) run ./...
	@# While a consultation is open, as its calendar has templates too.
	$(GONGGAO) hugo --renderToMemory --panicOnWarning --printUnusedTemplates --clock 2021-03-15T12:00:00+08:00
	$(GONGGAO) build
	$(GONGGAO) check || [ $$? -eq 3 ]

setup:
	@tools/check/browser/setup.sh

bench: ## measure
	$(GO) test -run '^$$' -bench . -benchmem $$(grep -rl --include='*_test.go' '^func Benchmark' tools | xargs -r -n1 dirname | sort -u | sed 's|^|./|')

bench-peers: ## other extractors beside ours, as Markdown: MANIFEST=manifest.jsonl
	@cd bench && $(GO) run . $(abspath $(MANIFEST))

bench-search: ## the search index on synthetic sites: recall, precision, bytes, time, memory (PAGES="1000 10000")
	@PAGES="$${PAGES:-1000 10000}" $(GO) test -run '^$$' -bench BenchmarkSite -benchtime 1x -timeout 2h ./tools/search

bench-client: setup build ## search in a browser on a slow network, beside Pagefind, as Markdown (PAGES="1000 10000")
	@npm ci --prefix bench/pagefind --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		KEEP="$$folder" PAGES="$${PAGES:-1000 10000}" $(GO) test -run '^$$' -bench BenchmarkSite -benchtime 1x -timeout 2h ./tools/search >&2 && \
		SITES="$$folder" $(GO) test -run '^$$' -bench BenchmarkSearchPage -benchtime 1x -timeout 2h ./tools/check/browser

bench-site: gonggao ## what a build costs beside a floor of one-line templates, as Markdown (PAGES="1000 10000 50000")
	@$(GO) run ./tools/synthetic/benchsite $(or $(PAGES),1000 10000)

pictures: setup build ## take the pictures in docs/images anew
	@$(GO) test -count 1 -tags pictures -run TestPictures ./tools/check/browser

lighthouse: build ## Lighthouse on home, dossier, plan and search in both scripts: 100 in every category, or it fails
	@tools/check/lighthouse/run.sh

bench-zhconv: ## script conversion beside other converters: a Markdown table for docs/benchmarks.md
	@bench/zhconv/setup.sh
	@bench/zhconv/bench.py $(ROUNDS)

fuzz: ## run every fuzz target for FUZZTIME (default 30s)
	@grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' tools | sort | while IFS=: read -r file target; do \
		echo "$$file $${target#func }"; \
		$(GO) test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s "./$$(dirname "$$file")" || exit 1; \
	done

clean: ## remove what can be made again
	rm -rf public bin resources/_gen tools/check/browser/node_modules

gonggao:
	@$(GO) build -o $(GONGGAO) ./tools/cmd/gonggao
