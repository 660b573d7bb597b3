// Foundation brings an ICU of its own, whose types clash with those of the system's ICU. The
// headers pull that in for a structure nobody here looks into (xmlCharEncodingHandler).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
