# Партер. The two commands: make run, make test. Each does all of its own set-up
# on a fresh Debian 12 or 13 (as root, or with sudo).

# Packages, by what needs them.
BUILD_PACKAGES := gcc libc6-dev ca-certificates pkg-config libgl-dev libx11-dev \
                  libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev
RUN_PACKAGES   := libgl1 libgl1-mesa-dri libxrandr2 libxinerama1 libxcursor1 libxi6 libxxf86vm1 xvfb \
                  espeak-ng alsa-utils x11-xserver-utils poppler-utils
TEST_PACKAGES  := xdotool imagemagick zbar-tools chromium \
                  xserver-xorg-core xserver-xorg-video-dummy x11-utils xinput
PRINTER_PACKAGES := cups-daemon cups-client cups-ipp-utils cups-filters avahi-daemon dbus

GO_VERSION   := 1.26.8
LINT_VERSION := v2.15.0
FUMPT_VERSION := v0.12.0

# Fyne needs x11 (without it: Wayland's headers), search needs sqlite_fts5, and
# the tests on real windows need rig.
TAGS := x11,sqlite_fts5

TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/go/bin:$(TOOLS)/bin:$(PATH)
export CGO_ENABLED := 1
export GOFLAGS := -buildvcs=false
export GOTOOLCHAIN := local

.PHONY: run build test test-printers check format bench fuzz monkey axe soak pictures clean setup-build setup-run setup-test setup-printers go

run: setup-run build ## the whole ground floor on this machine
	bin/office up --data $(or $(DATA),run)

build: setup-build go
	go build -tags $(TAGS) -o bin/ ./cmd/office ./cmd/kiosk ./cmd/display

# The longest tests come first here and in check, so that both cores have work to the
# end; three at a time of those that mostly wait for windows.
test: setup-build setup-run setup-test build ## everything, with the real windows under Xvfb
	go test -tags $(TAGS),rig -parallel 3 -timeout 20m ./cmd ./...

test-printers: setup-build setup-run setup-test setup-printers go ## slips by a real CUPS and an IPP printer, scanned; as root
	go test -tags $(TAGS),printers -count 1 -timeout 5m -run '^TestRealCUPS$$' ./kiosk/printer

# Vet is the linter's govet. -short passes over what shows pictures by the hundred in one
# goroutine, or measures time: make test runs that. Compilers and linter may keep more
# memory than they need (GOGC) before they look what to let go, and SQLite need not be
# fast here.
check: export GOGC := 400
check: setup-build setup-run setup-test go $(TOOLS)/bin/gofumpt $(TOOLS)/bin/golangci-lint ## format, vet, lint, the map, races
	@unformatted=$$(gofumpt -l -modpath example.org/parter assets cmd data display kiosk); \
		if [ -n "$$unformatted" ]; then echo "not gofumpt-ed (make format):"; echo "$$unformatted"; exit 1; fi
	golangci-lint run --build-tags $(TAGS),rig,printers ./...
	CGO_CFLAGS=-O1 go test -tags $(TAGS) -race -short -shuffle=on -timeout 15m ./data/console ./kiosk ./display ./...

format: go $(TOOLS)/bin/gofumpt
	gofumpt -w -modpath example.org/parter assets cmd data display kiosk

bench: setup-build setup-run setup-test setup-printers build ## speed and memory, printed
	go test -tags $(TAGS) -run '^$$' -bench . -benchmem ./assets/... ./data/... ./display/... ./kiosk/...
	go test -tags $(TAGS),bench -count 1 -timeout 15m -v -run '^TestFigures' ./cmd/office
	go test -tags $(TAGS),bench -count 1 -timeout 5m -v -run "^TestFigures" ./data/sqlite
	go test -tags $(TAGS),rig,bench -count 1 -timeout 15m -v -run '^TestFigures' ./cmd
	go test -tags $(TAGS),printers,bench -count 1 -timeout 5m -v -run '^TestFigures' ./kiosk/printer

# Their seeds run in every test. What breaks one is kept in its testdata: commit it.
fuzz: setup-build setup-run go ## every fuzz target for a while (FOR=10m for longer), one after another
	@grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' assets cmd data display kiosk | sed 's/:func / /' | \
	while read -r file target; do \
		echo "$$target of $$(dirname $$file)"; \
		go test -tags $(TAGS) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(or $(FOR),30s) ./$$(dirname $$file) </dev/null || exit 1; \
	done

monkey: setup-build setup-run setup-test build ## an hour of somebody who touches, types and scans without any sense
	go test -tags $(TAGS),rig -count 1 -timeout 0 -v -run '^TestMonkey$$' ./cmd -monkey $(or $(FOR),1h)

axe: setup-build setup-run setup-test build ## every page of the console in both languages on a monitor and on a phone
	go test -tags $(TAGS),rig -count 1 -timeout 0 -v -run '^TestEveryPageOfTheConsolePassesAxe$$' ./cmd -axe-all

soak: setup-build setup-run setup-test build ## ten thousand pages of a board, by a fast clock: its memory
	go test -tags $(TAGS),rig -count 1 -timeout 0 -v -run '^TestSoak$$' ./cmd -soak $(or $(TURNS),10000) -soak-speed 200

pictures: setup-build setup-run setup-test build ## the README's screenshots, from the real windows
	mkdir -p assets/pictures
	go test -tags $(TAGS),rig,pictures -count 1 -v -run '^TestPictures' ./cmd -pictures $(CURDIR)/assets/pictures

clean:
	rm -rf bin run .tools

# --- set-up ---------------------------------------------------------------

setup-build:
	@$(call install,$(BUILD_PACKAGES))
setup-run:
	@$(call install,$(RUN_PACKAGES))
setup-test:
	@$(call install,$(TEST_PACKAGES))
setup-printers:
	@$(call install,$(PRINTER_PACKAGES))

# install installs what is missing of the packages, quietly when nothing is.
define install
missing=; for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
	as=; [ "$$(id -u)" = 0 ] || as=sudo; \
	echo "installing:$$missing"; \
	$$as apt-get update -q; \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
fi
endef

# go makes sure of Go $(GO_VERSION) or newer. Debian's own is older; it can fetch
# the right one as a module, checked against Go's checksum database.
go: setup-build
	@if ! go version 2>/dev/null | awk '{ split(substr($$3, 3), v, "."); ok = v[1] > 1 || v[2] >= 26 } END { exit !ok }'; then \
		$(MAKE) --no-print-directory $(TOOLS)/go/bin/go; fi

# In that module no file is executable, and each go.mod is called _go.mod.
$(TOOLS)/go/bin/go:
	@$(call install,golang-go)
	@echo "fetching Go $(GO_VERSION)"
	@set -e; module=golang.org/toolchain@v0.0.1-go$(GO_VERSION).linux-$$(dpkg --print-architecture); \
	rm -rf $(TOOLS)/go $(TOOLS)/fetch; mkdir -p $(TOOLS); cd /; \
	GOMODCACHE=$(TOOLS)/fetch GOFLAGS=-modcacherw /usr/bin/go mod download $$module; \
	cd $(TOOLS)/fetch/$$module; chmod +x bin/* $$(find pkg/tool -type f); \
	find . -name _go.mod -execdir mv _go.mod go.mod ';'; \
	mv $(TOOLS)/fetch/$$module $(TOOLS)/go; rm -rf $(TOOLS)/fetch

$(TOOLS)/bin/golangci-lint: | go
	GOBIN=$(TOOLS)/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

$(TOOLS)/bin/gofumpt: | go
	GOBIN=$(TOOLS)/bin go install mvdan.cc/gofumpt@$(FUMPT_VERSION)
