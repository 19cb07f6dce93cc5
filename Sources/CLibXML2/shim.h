#pragma once
#include <libxml/xmlversion.h>
/* Debian's libxml2 headers pull in ICU types that clash with the ICU inside Foundation. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void shim_xmlFree(void *pointer) { xmlFree(pointer); }
