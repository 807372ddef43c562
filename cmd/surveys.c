/* surveys.c - what the commands about answers do alike */
#include "surveys.h"

#include "model/vocabulary.h"

static int not_found(struct context *ctx, const char *option, const char *value, const char *what)
{
	return usage(ctx, _("option '%s': '%s' is not %s"), option, value, what);
}

int survey_filter_resolve(struct context *ctx, const struct program *program,
			  const struct survey_options *o, struct survey_filter *filter)
{
	const struct survey *survey =
		o->survey ? program_survey_by_label(program, o->survey) : NULL;
	const struct form *form = o->form ? program_form_by_label(program, o->form) : NULL;
	const struct term *role = o->role ? terms_by_label(&vocabulary_survey_role, o->role) : NULL;

	*filter = (struct survey_filter){
		.survey = survey ? survey->id : NULL,
		.form = form ? form->id : NULL,
		.role = role ? role->id : NULL,
		.wave = o->wave ? program_wave_by_label(program, o->wave) : NULL,
	};
	if (o->survey && !survey)
		return not_found(ctx, "--survey", o->survey, _("a survey of program.yaml"));
	if (o->form && !form)
		return not_found(ctx, "--form", o->form, _("a form of program.yaml"));
	if (o->role && !role)
		return not_found(
			ctx, "--role", o->role,
			_("a role (mentee, mentor, curator, parent, partner, staff, class)"));
	if (o->wave && !filter->wave)
		return not_found(ctx, "--wave", o->wave, _("a wave of a survey in program.yaml"));
	return STATUS_YES;
}

int survey_session_open(struct context *ctx, struct survey_session *s,
			const struct survey_options *options)
{
	int status;

	if (common_open(ctx, &s->programme))
		return STATUS_FAILED;
	status = survey_filter_resolve(ctx, &s->programme.program, options, &s->filter);
	if (status)
		return status;
	if (bases_load(&s->bases, &s->programme, BASES_PEOPLE | BASES_PAIRS) ||
	    bases_require_all(&s->bases) ||
	    responses_load(&s->responses, &s->bases, options->from) ||
	    responses_require(&s->responses, options->skip_bad))
		return STATUS_FAILED;
	return STATUS_YES;
}

void survey_session_release(struct survey_session *s)
{
	responses_release(&s->responses);
	bases_release(&s->bases);
	programme_release(&s->programme);
}

size_t survey_min_cell(const struct survey_session *session, const struct survey_options *options)
{
	return options->is_public ? (size_t)session->programme.program.privacy.min_cell : 0;
}

void survey_say_no_answers(void)
{
	remark(_("there are no answers to these surveys: 'kurator survey list' shows which have "
		 "some"));
}
