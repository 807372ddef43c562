/* docx_parts.c - the parts of a .docx around its text */
#include "report/docx_parts.h"

#include "store/zip.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORDS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define DOCUMENT_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

const char docx_borders[] =
	"<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
	"<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
	"<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
	"<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
	"<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
	"<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders>";
const char docx_cell_margins[] =
	"<w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>"
	"<w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>";
const char docx_gap[] =
	"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>"
	"</w:pPr></w:p>";

static const char content_types[] = HEAD
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" ContentType=\"" TYPE
	"numbering+xml\"/></Types>";

static const char relations[] =
	HEAD "<Relationships xmlns=\"" RELATIONS
	     "\"><Relationship Id=\"rId1\" Type=\"" DOCUMENT_RELATIONS
	     "/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

static const char document_relations[] =
	HEAD "<Relationships xmlns=\"" RELATIONS
	     "\"><Relationship Id=\"rId1\" Type=\"" DOCUMENT_RELATIONS
	     "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"" DOCUMENT_RELATIONS
	     "/numbering\" Target=\"numbering.xml\"/></Relationships>";

#define STYLE(id, name, properties, run) \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name \
	"\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" properties "</w:pPr><w:rPr>" run \
	"</w:rPr></w:style>"

static const char styles[] = HEAD
	"<w:styles xmlns:w=\"" WORDS "\"><w:docDefaults><w:rPrDefault><w:rPr>"
	"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
	"<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"ru-RU\"/></w:rPr></w:rPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
	"<w:pPr><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr></w:style>" STYLE(
		"Heading1", "heading 1",
		"<w:keepNext/><w:spacing w:before=\"240\" w:after=\"160\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
		"<w:b/><w:sz w:val=\"28\"/>")
		STYLE("Heading2", "heading 2",
		      "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"1\"/>",
		      "<w:b/>") STYLE("Heading3", "heading 3",
				      "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"2\"/>",
				      "<w:b/><w:i/>")
			STYLE("Cell", "Cell",
			      "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/>",
			      "<w:sz w:val=\"22\"/>") "</w:styles>";

static void add_levels(struct strbuf *out, bool numbered)
{
	static const char *const bullets[] = { "•", "–", "•" };

	for (size_t i = 0; i < DOCX_LIST_DEPTH; i++) {
		strbuf_addf(out,
			    "<w:lvl w:ilvl=\"%zu\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>",
			    i, numbered ? "decimal" : "bullet");
		if (numbered)
			strbuf_addf(out, "<w:lvlText w:val=\"%%%zu.\"/>", i + 1);
		else
			strbuf_addf(out, "<w:lvlText w:val=\"%s\"/>", bullets[i]);
		strbuf_addf(
			out,
			"<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%zu\" w:hanging=\"%zu\"/></w:pPr></w:lvl>",
			(i + 1) * DOCX_LIST_INDENT, DOCX_LIST_INDENT);
	}
}

static void add_numbering(struct strbuf *out, const int *starts, size_t n_lists)
{
	strbuf_addstr(out, HEAD "<w:numbering xmlns:w=\"" WORDS "\">");
	for (int numbered = 0; numbered < 2; numbered++) {
		strbuf_addf(
			out,
			"<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"hybridMultilevel\"/>",
			numbered);
		add_levels(out, numbered);
		strbuf_addstr(out, "</w:abstractNum>");
	}
	strbuf_addf(out, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"0\"/></w:num>",
		    DOCX_BULLETS);
	for (size_t i = 0; i < n_lists; i++) {
		strbuf_addf(out, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"1\"/>",
			    DOCX_FIRST_NUMBERED + i);
		for (size_t level = 0; level < DOCX_LIST_DEPTH; level++)
			strbuf_addf(
				out,
				"<w:lvlOverride w:ilvl=\"%zu\"><w:startOverride w:val=\"%d\"/></w:lvlOverride>",
				level, level ? 1 : starts[i]);
		strbuf_addstr(out, "</w:num>");
	}
	strbuf_addstr(out, "</w:numbering>");
}

static void add_part(struct zip_writer *zip, const char *name, const char *bytes, size_t len)
{
	zip_writer_part(zip, name);
	zip_writer_write(zip, bytes, len);
}

#define A4_WIDTH 11906
#define A4_LENGTH 16838

static void add_page_size(struct strbuf *out, bool landscape)
{
	strbuf_addf(
		out,
		"<w:sectPr><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/><w:pgMar w:top=\"1134\" w:right=\"851\" "
		"w:bottom=\"1134\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>",
		landscape ? A4_LENGTH : A4_WIDTH, landscape ? A4_WIDTH : A4_LENGTH,
		landscape ? " w:orient=\"landscape\"" : "");
}

void docx_write_parts(const struct strbuf *body, const int *starts, size_t n_lists, bool landscape,
		      struct strbuf *out)
{
	static const char begin[] = HEAD "<w:document xmlns:w=\"" WORDS "\"><w:body>";
	static const char end[] = "</w:body></w:document>";
	struct strbuf page = STRBUF_INIT;
	struct strbuf numbering = STRBUF_INIT;
	struct zip_writer zip;

	add_numbering(&numbering, starts, n_lists);
	zip_writer_open(&zip);
	add_part(&zip, "[Content_Types].xml", content_types, strlen(content_types));
	add_part(&zip, "_rels/.rels", relations, strlen(relations));
	add_part(&zip, "word/document.xml", begin, strlen(begin));
	zip_writer_write(&zip, body->buf, body->len);
	add_page_size(&page, landscape);
	zip_writer_write(&zip, page.buf, page.len);
	zip_writer_write(&zip, end, strlen(end));
	add_part(&zip, "word/_rels/document.xml.rels", document_relations,
		 strlen(document_relations));
	add_part(&zip, "word/styles.xml", styles, strlen(styles));
	add_part(&zip, "word/numbering.xml", numbering.buf, numbering.len);
	zip_writer_finish(&zip);
	strbuf_add(out, zip.bytes.buf, zip.bytes.len);
	zip_writer_release(&zip);
	strbuf_release(&numbering);
	strbuf_release(&page);
}
