// The one place where libxml2 and iconv enter Swift.
#pragma once
#include <iconv.h>
#include <libxml/xmlversion.h>
// Debian's libxml2 would include ICU's headers, which clash with the copy inside Foundation. What
// they add are fields of a structure that nothing here looks into.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// Parses HTML of any quality, silently and without the network; NULL only without memory.
static inline xmlDocPtr entente_html_parse(const char *bytes, int count) {
  return htmlReadMemory(bytes, count, NULL, "UTF-8",
                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_COMPACT);
}

// Parses XML as far as it is well formed, without entities from outside and without the network.
static inline xmlDocPtr entente_xml_parse(const char *bytes, int count) {
  return xmlReadMemory(bytes, count, NULL, "UTF-8",
                       XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
}

static inline iconv_t entente_iconv_none(void) { return (iconv_t)-1; }
