# Makefile - builds, checks and installs kurator.
#
#   make demo      set up what is missing, build, run the main job on the example school
#   make test      set up what is missing, build, run all tests
#   make           build build/kurator
#   make install   PREFIX=/usr/local DESTDIR=
#   make lint format asan bench clean
#
# Variants live side by side: make VARIANT=san builds build/san/kurator with the sanitizers.

.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

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
# ICU collates and folds, libmd hashes, Rmath knows the distributions; libcsv and libyaml parse.
LDLIBS = -lcsv -lyaml -licui18n -licuuc -lmd -lRmath -lm

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

$(B)/share/locale/ru/LC_MESSAGES/kurator.mo: $(PO_PARTS)
	@mkdir -p $(@D)
	$(if $(PO_PARTS),msgcat --use-first -o $(B)/ru.po $(PO_PARTS) && msgfmt --check-format -o $@ $(B)/ru.po,touch $@)

FORCE:

-include $(LIB_OBJECTS:.o=.d) $(CMD_OBJECTS:.o=.d)

.PHONY: all units translations templates man completion FORCE
