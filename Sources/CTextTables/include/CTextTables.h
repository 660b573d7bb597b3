#ifndef FIHRIST_TEXT_TABLES_H
#define FIHRIST_TEXT_TABLES_H

#include <stddef.h>
#include <stdint.h>

/// What a Unicode scalar does to the word it stands in. `Scripts/make-folding.swift` assigns it.
enum __attribute__((enum_extensibility(closed))) fihrist_scalar_class : uint8_t {
    /// Ends a word: white space, controls, most punctuation and symbols, unassigned scalars.
    fihrist_scalar_class_separator = 0,
    /// A lower-case letter.
    fihrist_scalar_class_lower = 1,
    /// An upper-case or title-case letter.
    fihrist_scalar_class_upper = 2,
    /// A letter of a script without case, or a vowel sign of such a script.
    fihrist_scalar_class_uncased = 3,
    /// An Arabic letter.
    fihrist_scalar_class_arabic = 4,
    /// A Hebrew letter.
    fihrist_scalar_class_hebrew = 5,
    /// A decimal digit.
    fihrist_scalar_class_digit = 6,
    /// A character of a script written without spaces, indexed by pairs.
    fihrist_scalar_class_pairing = 7,
    /// A mark that belongs to the pairing character before it and is kept.
    fihrist_scalar_class_pairing_mark = 8,
    /// A mark that is dropped.
    fihrist_scalar_class_mark = 9,
    /// A letter-like sign that is dropped, wherever in a word it stands: half rings, tatweel.
    fihrist_scalar_class_modifier = 10,
    /// An invisible control that is dropped inside words.
    fihrist_scalar_class_ignorable = 11,
    /// Dropped between letters, a separator elsewhere.
    fihrist_scalar_class_apostrophe = 12,
    /// Dropped between Hebrew letters, a separator elsewhere.
    fihrist_scalar_class_quote = 13,
    /// Joins the two words it stands between.
    fihrist_scalar_class_hyphen = 14,
    /// The zero-width non-joiner: a hyphen after an Arabic letter, else ignorable.
    fihrist_scalar_class_non_joiner = 15,
    /// Part of an acronym after its single letters, a separator elsewhere.
    fihrist_scalar_class_period = 16,
    /// Dropped between groups of digits, a separator elsewhere.
    fihrist_scalar_class_comma = 17,
};

/// What a scalar does and what it becomes.
struct fihrist_folding {
    /// The first eight bytes of the folded form (UTF-8), the first in the lowest bits.
    uint64_t low;
    /// The bytes after those.
    uint32_t high;
    /// The bytes of the folded form, at most 12; 0: the scalar itself if its class is kept,
    /// nothing if it is dropped.
    uint8_t length;
    enum fihrist_scalar_class kind;
    uint16_t reserved;
};

/// `folding.bin`: 16 bytes of head, then the three tables that the head gives the place of.
struct fihrist_folding_head {
    char magic[4];
    /// Where the rows start, in bytes from the head; one `uint16_t` a scalar, 64 a row.
    uint32_t rows;
    /// Where the records start, in bytes from the head; one `struct fihrist_folding` each.
    uint32_t records;
    /// The first scalar that has no row: from here on all are separators but the tags of plane 14.
    uint32_t limit;
    /// The row of each 64 scalars.
    uint16_t row[];
};

extern const struct fihrist_folding_head fihrist_folding_head;
extern const uint8_t fihrist_folding_end[];

/// The size of the table in bytes.
static inline size_t fihrist_folding_table_size(void) {
    return (size_t)(fihrist_folding_end - (const uint8_t *)&fihrist_folding_head);
}

/// The folding of a scalar: two steps in constant tables, nothing to prepare.
///
/// The generator puts the separator in record 0 and the ignorable in record 1; it writes only rows
/// and records that exist, so a scalar below `limit` never leads out of the table.
static inline struct fihrist_folding fihrist_folding_of(uint32_t scalar) {
    const struct fihrist_folding_head *head = &fihrist_folding_head;
    const uint8_t *base = (const uint8_t *)head;
    const struct fihrist_folding *records = (const struct fihrist_folding *)(base + head->records);
    if (scalar >= head->limit) {
        return records[(scalar >> 12) == 0xE0];
    }
    const uint16_t *rows = (const uint16_t *)(base + head->rows);
    return records[rows[(uint32_t)head->row[scalar >> 6] * 64 + (scalar & 63)]];
}

/// `names.bin`: 16 bytes of head, then the slots of a hash table (`NameCosts.swift`).
struct fihrist_names_head {
    char magic[4];
    /// How many slots there are: a power of two, with at least one of them empty.
    uint32_t count;
    uint64_t reserved;
    /// A key in the upper 56 bits and a signed value in the lower 8; 0 when empty.
    uint64_t slot[];
};

extern const struct fihrist_names_head fihrist_names_head;

/// The slots of the table of names, from the first on.
static inline const uint64_t *fihrist_name_slots(void) { return fihrist_names_head.slot; }

/// What `fihrist_name_value` gives for a key that the table lacks.
#define FIHRIST_NO_NAME_VALUE (-1000)

/// The value of a key of the table of names.
static inline int fihrist_name_value(uint64_t key) {
    const struct fihrist_names_head *head = &fihrist_names_head;
    uint32_t mask = head->count - 1;
    uint32_t place = (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32) & mask;
    while (head->slot[place] != 0) {
        if (head->slot[place] >> 8 == key) {
            return (int8_t)(head->slot[place] & 0xFF);
        }
        place = (place + 1) & mask;
    }
    return FIHRIST_NO_NAME_VALUE;
}

#endif
