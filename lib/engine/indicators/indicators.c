/* indicators.c - where the indicators stand */
#include "engine/indicators/work.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"

void evidence_release(struct evidence_list *list)
{
	free(list->items);
	arena_release(&list->arena);
	*list = (struct evidence_list)EVIDENCE_INIT;
}

void figure_evidence(struct figure_work *w, const char *part, const char *file, size_t line,
		     const char *id, const char *value, enum counted counted,
		     enum share_part adds_to)
{
	struct evidence_list *list = w->evidence;

	if (!list)
		return;
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct evidence){
		.part = part,
		.file = arena_memdup0(&list->arena, file, strlen(file)),
		.line = line,
		.id = arena_memdup0(&list->arena, id, strlen(id)),
		.value = arena_memdup0(&list->arena, value, strlen(value)),
		.counted = counted,
		.adds_to = adds_to,
	};
}

size_t figure_evidence_so_far(const struct figure_work *w)
{
	return w->evidence ? w->evidence->n : 0;
}

int figure_today(const struct figure_work *w)
{
	return w->data->bases->today;
}

struct indicator_figure figure_of_indicator(struct indicator_data *data,
					    const struct indicator *indicator,
					    struct evidence_list *evidence)
{
	struct figure_work w = {
		.data = data,
		.indicator = indicator,
		.evidence = evidence,
		.figure = { .indicator = indicator, .period = "" },
	};
	struct indicator_figure *f = &w.figure;

	f->entry = f->exit = f->change = f->low = f->high = f->p = NAN;
	f->numerator = f->denominator = f->target = NAN;
	f->entry_numerator = f->entry_denominator = NAN;
	figure_check_register(&w);
	if (indicator->numerator)
		figure_from_counts(&w);
	else if (indicator->measure || indicator->construct)
		figure_from_people(&w);
	else
		figure_from_register(&w);
	figure_judge(&w);
	return *f;
}

/* ---- names ---- */

static const struct expected_result *result_in(const struct expected_result *results, size_t n,
					       const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(results[i].id, text))
			return &results[i];
	return NULL;
}

static const struct expected_result *result_called(const struct program *program, const char *text)
{
	const struct expected_result *result =
		result_in(program->results, program->n_results, text);

	for (size_t i = 0; i < program->n_forms && !result; i++)
		result = result_in(program->forms[i].results, program->forms[i].n_results, text);
	return result;
}

static const struct indicator *indicator_numbered(const struct program *program, const char *text)
{
	int64_t number;

	if (number_parse_int(text, strlen(text), &number) || number < 1 ||
	    (uint64_t)number > program->n_indicators)
		return NULL;
	return &program->indicators[number - 1];
}

size_t indicators_called(const struct program *program, const char *text,
			 const struct indicator ***found)
{
	const struct indicator *one = program_indicator_by_label(program, text);
	const struct expected_result *result = one ? NULL : result_called(program, text);
	size_t n = result ? result->indicators.n : 1;

	if (!one && !result)
		one = indicator_numbered(program, text);
	*found = xcalloc(n + 1, sizeof(**found));
	if (!one && !result)
		return 0;
	for (size_t i = 0; i < n; i++)
		(*found)[i] = one ? one : program_indicator(program, result->indicators.items[i]);
	return n;
}

/* ---- what is left out ---- */

static bool is_later(const struct indicator_data *data, const char *day)
{
	int date = DATE_NONE;

	return !date_parse(day, strlen(day), &date) && date > data->bases->today;
}

size_t indicator_rows_later(const struct indicator_data *data)
{
	size_t n = data->responses->later;

	for (size_t row = 0; row < data->measures->n_rows; row++)
		n += is_later(data, table_gets(data->measures, row, "date"));
	for (size_t row = 0; row < data->rows->n_rows; row++)
		n += period_first_day(table_gets(data->rows, row, "period")) > data->bases->today;
	return n;
}
