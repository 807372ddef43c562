/* page.c - a page of its own for a browser and its printer */
#include "report/page.h"

#include "report/escape.h"

static const char portrait[] = "@page{size:A4;margin:20mm 15mm 20mm 25mm}body{max-width:170mm}";
static const char landscape[] =
	"@page{size:A4 landscape;margin:20mm 15mm 20mm 25mm}body{max-width:257mm}";
static const char style[] =
	"body{font:12pt/1.35 'Times New Roman','Liberation Serif',serif;color:#000;background:#fff;"
	"margin:0 auto}"
	"article+article,.page{break-before:page}"
	"h1,h2,h3{font-size:12pt;margin:.7em 0 .3em;break-after:avoid}h1{font-size:14pt;text-align:center;margin:.9em 0 .6em}"
	"p{margin:0 0 .5em;text-align:justify}.center{text-align:center}.right{text-align:right}"
	".indent{text-indent:12.5mm}.big{font-size:18pt}.small{font-size:10pt}"
	"table{border-collapse:collapse;width:100%;margin:.6em 0}"
	"th,td{border:1px solid #000;padding:1mm 1.5mm;vertical-align:top;text-align:left;font-size:11pt;line-height:1.15}"
	"ol,ul{margin:0 0 .5em;padding-left:8mm}li{margin-bottom:.3em;text-align:justify}th{text-align:center}td p,th p{margin:0;text-align:inherit}"
	"thead{display:table-header-group}tr{break-inside:avoid}"
	".plain th,.plain td{border:0;padding-left:0;font-size:inherit}"
	"@media screen{body{padding:10mm}}";

void page_begin(struct strbuf *out, enum language language, const char *title, bool is_wide)
{
	strbuf_addf(
		out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
		language == LANGUAGE_RU ? "ru" : "en");
	escape_html(out, title);
	strbuf_addf(out, "</title>\n<style>%s%s</style>\n</head>\n<body>\n",
		    is_wide ? landscape : portrait, style);
}

void page_end(struct strbuf *out)
{
	strbuf_addstr(out, "</body>\n</html>\n");
}
