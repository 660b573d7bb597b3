#include "CTextTables.h"

extern const uint8_t fihrist_folding_start[], fihrist_folding_end[];

const uint8_t *fihrist_folding_table(void) { return fihrist_folding_start; }

size_t fihrist_folding_table_size(void) {
    return (size_t)(fihrist_folding_end - fihrist_folding_start);
}
