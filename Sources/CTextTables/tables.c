#include "CTextTables.h"

_Static_assert(sizeof(struct fihrist_folding) == 16, "folding.bin has records of 16 bytes");
_Static_assert(sizeof(struct fihrist_folding_head) == 16, "folding.bin has a head of 16 bytes");
_Static_assert(sizeof(struct fihrist_names_head) == 16, "names.bin has a head of 16 bytes");
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "folding.bin and names.bin are little-endian"
#endif
