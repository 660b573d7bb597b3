#ifndef FIHRIST_TEXT_TABLES_H
#define FIHRIST_TEXT_TABLES_H

#include <stddef.h>
#include <stdint.h>

/// The first byte of the folding table (`folding.bin`), part of the program's read-only data.
const uint8_t *fihrist_folding_table(void);

/// The size of the folding table in bytes.
size_t fihrist_folding_table_size(void);

#endif
