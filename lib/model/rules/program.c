/* program.c - program.yaml: what its loader finds */
#include "model/rules/areas.h"

#define FOUND(name_, meaning_) \
	{ \
		.name = (name_), .severity = SEVERITY_ERROR, .scope = CHECK_READING, \
		.meaning = (meaning_) \
	}

static const struct check_rule rules[] = {
	FOUND("yaml", N_("program.yaml is not YAML from here on.")),
	FOUND("file-size", N_("program.yaml is empty or too large.")),
	FOUND("encoding", N_("program.yaml holds bytes that are not text.")),
	FOUND("yaml-key", N_("A key of program.yaml is not one word.")),
	FOUND("yaml-depth", N_("program.yaml has too many levels.")),
	FOUND("yaml-size", N_("program.yaml has too many keys in one place.")),
	FOUND("yaml-alias", N_("program.yaml uses an alias.")),
	FOUND("yaml-anchor", N_("program.yaml uses an anchor.")),
	FOUND("yaml-tag", N_("program.yaml uses a tag.")),
	FOUND("yaml-document", N_("program.yaml holds a second document.")),
	FOUND("duplicate-key", N_("A key of program.yaml is given twice.")),
	FOUND("unknown-key", N_("kurator does not know a key of program.yaml.")),
	FOUND("missing-key", N_("program.yaml lacks a key, or the key has no value.")),
	FOUND("wrong-type", N_("A value of program.yaml is of another kind than its key asks.")),
	FOUND("wrong-value", N_("A value of program.yaml is not possible.")),
	FOUND("unknown-word", N_("A value of program.yaml is none of the words its key takes.")),
	FOUND("empty-text", N_("A text of program.yaml is empty.")),
	FOUND("id", N_("An id of program.yaml holds other characters than ids may.")),
	FOUND("unknown-reference", N_("program.yaml names an id that it does not define.")),
	FOUND("bands", N_("Bands of values overlap, leave gaps or end before they begin.")),
	FOUND("wrong-rule", N_("A rule of matching stands where it cannot.")),
	FOUND("duplicate-rule", N_("A rule of matching stands twice in one place.")),
	FOUND("roadmap-circle", N_("Items of the road map wait for each other.")),
	FOUND("never-due", N_("An item of the road map recurs on a day that never comes.")),
	{ .name = "far-date",
	  .severity = SEVERITY_WARNING,
	  .scope = CHECK_READING,
	  .meaning = N_(
		  "An item of the road map is due more than half a year before or after the programme.") },
	{ .name = "unused-category",
	  .severity = SEVERITY_WARNING,
	  .scope = CHECK_READING,
	  .meaning = N_("A category fits no variant of any form.") },
	{ .name = "stray-template",
	  .severity = SEVERITY_WARNING,
	  .scope = CHECK_READING,
	  .meaning = N_("The folder templates holds one that no document uses.") },
	{ .name = "not-compared",
	  .severity = SEVERITY_INFO,
	  .scope = CHECK_READING,
	  .meaning = N_("program.yaml cannot be used, so only single files were looked at.") },
};

CHECK_AREA(program, rules);
