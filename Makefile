# Makefile - builds, checks and installs kurator.
#
#   make demo      set up what is missing, build, run the main job on the example school
#   make year      the same for a curator's school year, step by step
#   make test      set up what is missing, build, run all tests
#   make           build build/kurator
#   make install   PREFIX=/usr/local DESTDIR=
#   make lint format asan bench clean
#
# Variants live side by side: make VARIANT=san builds build/san/kurator with the sanitizers.

.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := all

VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
VARIANT ?=

B = build$(if $(VARIANT),/$(VARIANT))

ifeq ($(origin CC),default)
CC = cc
endif

OPTIMISE = -O2 -g
CPPFLAGS += -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DKURATOR_VERSION='"$(VERSION)"' -DMATHLIB_STANDALONE \
	-Ilib -Icmd -I$(B)
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
	-Wvla -Wpointer-arith -Wundef -Wconversion
CFLAGS ?=
ALL_CFLAGS = -std=c11 $(OPTIMISE) $(WARNINGS) $(SANITIZE) $(CFLAGS)
# Rmath knows the distributions; libcsv and libyaml parse. ICU, which collates and folds, libical, which writes calendars,
# minizip and expat, which read and write workbooks, and libmd, which hashes, are opened when they are called
# (lib/base/lazy.h).
LDLIBS = -lcsv -lyaml -lRmath -lm -ldl

ifeq ($(VARIANT),san)
OPTIMISE = -O1 -g
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

ifdef WERROR
WARNINGS += -Werror
endif

LIB_SOURCES := $(sort $(shell find lib -name '*.c'))
CMD_SOURCES := $(sort $(wildcard cmd/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/*.c))
COMMANDS := $(shell sed -n 's/^const struct command cmd_\([a-z_]*\) = {.*/\1/p' $(CMD_SOURCES) | LC_ALL=C sort)

LIB_OBJECTS := $(LIB_SOURCES:%.c=$(B)/obj/%.o)
CMD_OBJECTS := $(CMD_SOURCES:%.c=$(B)/obj/%.o)
UNITS := $(UNIT_SOURCES:tests/unit/%.c=$(B)/unit/%)
PO_PARTS := $(sort $(wildcard lib/po/ru/*.po))

all: $(B)/kurator translations templates man completion

$(B)/kurator: $(CMD_OBJECTS) $(B)/libkurator.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/libkurator.a: $(LIB_OBJECTS) $(B)/lib.list
	rm -f $@
	$(AR) rcs $@ $(LIB_OBJECTS)

# What reads and compares millions of rows: a third less time than with -O2.
HOT = $(addprefix lib/,base/intern base/number base/number_format base/strmap store/reader store/scan model/measures \
	base/date engine/entry_exit engine/comparison engine/meeting_file engine/statistics/moments engine/statistics/paired \
	engine/statistics/sort engine/statistics/wilcoxon)
ifneq ($(VARIANT),san)
$(HOT:%=$(B)/obj/%.o): OPTIMISE = -O3 -g
endif

$(B)/obj/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The command list is made from the command files, so that a new command is no edit anywhere else.
$(CMD_OBJECTS): $(B)/commands.inc

# Files that change only when what they hold changes, so that what depends on them is made again only then.
define write_if_changed
	@mkdir -p $(@D)
	@printf '%s\n' $(1) >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef

$(B)/commands.inc: FORCE
	$(call write_if_changed,$(foreach c,$(COMMANDS),'X(cmd_$(c))'))

$(B)/lib.list: FORCE
	$(call write_if_changed,$(LIB_SOURCES))

$(B)/flags: FORCE
	$(call write_if_changed,'$(CC)' '$(subst ','\'',$(CPPFLAGS) $(ALL_CFLAGS))')

$(B)/unit/%: tests/unit/%.c tests/unit/unit.h $(B)/libkurator.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Itests $(LDFLAGS) -o $@ $< $(B)/libkurator.a $(LDLIBS)

units: $(UNITS)

# One catalogue out of its parts; the program finds it beside itself.
translations: $(B)/share/locale/ru/LC_MESSAGES/kurator.mo

$(B)/share/locale/ru/LC_MESSAGES/kurator.mo: $(PO_PARTS) $(CMD_SOURCES) lib/po/catalogue.sh
	@mkdir -p $(@D)
	lib/po/catalogue.sh ru $(B)/ru.po
	msgfmt --check-format -o $@ $(B)/ru.po

# Templates and the example, beside the program as they will be when installed.
SHARED := $(shell find lib/templates data-examples -type f 2>/dev/null | LC_ALL=C sort)

templates: $(B)/share/kurator/.made

$(B)/share/kurator/.made: $(SHARED) $(B)/share.list
	@mkdir -p $(B)/share/kurator
	rm -rf $(B)/share/kurator/examples
	cp -R data-examples $(B)/share/kurator/examples
	cp -R lib/templates/. $(B)/share/kurator
	touch $@

$(B)/share.list: FORCE
	$(call write_if_changed,$(SHARED))

# A page for each noun, made by the program itself, beside the pages written by hand.
MAN_PAGES := $(sort $(wildcard man/*.[1-8]))

man: $(B)/man/.made

$(B)/man/.made: $(B)/kurator $(MAN_PAGES)
	@rm -rf $(B)/man && mkdir -p $(B)/man
	$(if $(MAN_PAGES),cp $(MAN_PAGES) $(B)/man)
	for noun in $$($(B)/kurator help --nouns); do \
		$(B)/kurator help --man $$noun --lang en >$(B)/man/kurator-$$noun.1 || exit 1; \
	done
	touch $@

completion: $(B)/share/bash-completion/completions/kurator

$(B)/share/bash-completion/completions/kurator: $(B)/kurator
	@mkdir -p $(@D)
	$(B)/kurator help --completion bash --lang en >$@

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/kurator
	install -m 755 $(B)/kurator $(DESTDIR)$(PREFIX)/bin/kurator
	install -d $(DESTDIR)$(PREFIX)/share/locale/ru/LC_MESSAGES
	install -m 644 $(B)/share/locale/ru/LC_MESSAGES/kurator.mo \
		$(DESTDIR)$(PREFIX)/share/locale/ru/LC_MESSAGES/kurator.mo
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 $(B)/share/bash-completion/completions/kurator \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/kurator
	cp -R $(B)/share/kurator/. $(DESTDIR)$(PREFIX)/share/kurator
	rm -f $(DESTDIR)$(PREFIX)/share/kurator/.made
	chmod -R a+rX $(DESTDIR)$(PREFIX)/share/kurator
	for page in $(B)/man/kurator*; do \
		section=$${page##*.}; \
		install -d $(DESTDIR)$(PREFIX)/share/man/man$$section && \
		install -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$$section || exit 1; \
	done

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/share/kurator
	rm -f $(DESTDIR)$(PREFIX)/bin/kurator $(DESTDIR)$(PREFIX)/share/locale/ru/LC_MESSAGES/kurator.mo \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/kurator \
		$(DESTDIR)$(PREFIX)/share/man/man[1-8]/kurator.[1-8] \
		$(DESTDIR)$(PREFIX)/share/man/man[1-8]/kurator-*.[1-8]

setup:
	@.ci/setup build

demo: setup
	@$(MAKE) --no-print-directory -s all
	@KURATOR_BUILD=$(B) tests/demo.sh

year: setup
	@$(MAKE) --no-print-directory -s all
	@KURATOR_BUILD=$(B) tests/year.sh

test:
	@.ci/setup test
	@$(MAKE) --no-print-directory -s all units helpers
	@$(MAKE) --no-print-directory -s check

# Programs that the tests use, such as the faults that are injected into system calls.
HAZARDS := $(patsubst tests/hazard/%.c,$(B)/hazard/%,$(filter-out %/fault.c,$(sort $(wildcard tests/hazard/*.c))))

$(B)/hazard/fault.so: tests/hazard/fault.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 -g -Wall -Wextra $(CFLAGS) -fPIC -shared -o $@ $< -ldl

$(B)/hazard/%: tests/hazard/%.c $(B)/libkurator.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libkurator.a $(LDLIBS)

helpers: $(HAZARDS) $(B)/hazard/fault.so

# The tests of this variant, without building anything but what they run.
check: all units helpers
	KURATOR_BUILD=$(abspath $(B)) prove -j2 --exec 'sh tests/run.sh' $(UNITS) $(sort $(wildcard tests/*.t))

asan:
	$(MAKE) VARIANT=san check

BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(sort $(wildcard tests/bench/*.c)))

$(B)/bench/%: tests/bench/%.c $(B)/libkurator.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -Itests $(LDFLAGS) -o $@ $< $(B)/libkurator.a $(LDLIBS)

$(B)/bench/peer.py: tests/bench/peer.py
	@mkdir -p $(@D)
	cp $< $@

# Of the peers, LEMON is a library: without it there is no such program, and the bench says so.
$(B)/bench/lemon: tests/bench/lemon.cc
	@mkdir -p $(@D)
	@if echo '#include <lemon/smart_graph.h>' | $(CXX) -E -x c++ - >/dev/null 2>&1; then $(CXX) -O2 -w -o $@ $<; fi

bench: all $(BENCHES) $(B)/bench/peer.py $(B)/bench/lemon
	@for program in $(BENCHES); do $$program || exit 1; done

C_FILES := $(shell find lib cmd tests -name '*.[ch]' | LC_ALL=C sort)
# Another version lays out differently, so only this one judges.
CLANG_FORMAT = clang-format-14

lint:
	@if command -v $(CLANG_FORMAT) >/dev/null; then \
		echo '$(CLANG_FORMAT) --dry-run --Werror'; $(CLANG_FORMAT) --dry-run --Werror $(C_FILES); \
	else echo 'lint: $(CLANG_FORMAT) is not here, the layout is not checked'; fi
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --suppress=unknownMacro --suppress=duplicateAssignExpression \
		--suppress=nullPointerRedundantCheck -j2 -Ilib -Icmd lib cmd
	shellcheck -x -S warning -e SC1091,SC2016,SC2154,SC2034,SC2218 .ci/setup .ci/run tests/*.sh tests/*.t

format:
	$(CLANG_FORMAT) -i $(C_FILES)

clean:
	rm -rf build

FORCE:

-include $(LIB_OBJECTS:.o=.d) $(CMD_OBJECTS:.o=.d)

.PHONY: all units helpers translations templates man completion install uninstall setup demo year test check asan \
	bench lint format clean FORCE
