#ifndef FIHRIST_ENTITY_LISTS_H
#define FIHRIST_ENTITY_LISTS_H

#include <stddef.h>
#include <stdint.h>

/// A list of known entities, tab-separated UTF-8 text in the program's read-only data.
typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t size;
} fihrist_entity_list;

/// How many lists the program carries.
size_t fihrist_entity_list_count(void);

/// The list with the given number, from 0 up to the count.
fihrist_entity_list fihrist_entity_list_at(size_t number);

/// All lists together, compiled; `make lists` makes it from them.
fihrist_entity_list fihrist_compiled_lists(void);

/// The trained model that finds names which no list has.
fihrist_entity_list fihrist_name_model(void);

/// How many labels a word may have, and how many numbers a score takes.
enum { FIHRIST_LABELS = 9, FIHRIST_LANES = 16 };

// The innermost loops of the model. They are in C so that they are fast in a debug build, too.

/// Notes in 2^22 bits which checks a table has, so that most features which it has not need no look.
void fihrist_note_weights(const uint8_t *weights, uint64_t slots, uint64_t *there);

/// Adds what `count` features weigh for each label to a score of 16 numbers.
///
/// `weights` has `slots` slots of 12 bytes: nine weights and a check of 24 bits; `there` is what
/// `fihrist_note_weights` has noted of it.
void fihrist_add_weights(const uint8_t *weights, uint64_t slots, const uint64_t *there,
                         const uint64_t *features, size_t count, int16_t *score);

/// What the forms of a sentence's words add to the scores of each other.
///
/// `forms` has five scores of 16 numbers for each form, for the words from two before it to two
/// behind; `numbers` says which form each of `count` words has. `scores` is filled with 16 numbers for
/// each.
void fihrist_add_forms(const int16_t *forms, const int32_t *numbers, size_t count,
                       int16_t *scores);

/// The likeliest labels of a sentence, by Viterbi's algorithm.
///
/// `scores` has 16 numbers for each of `count` words; `transitions` 10 rows of 16, the last for the
/// beginning. `before` has room for 16 bytes a word, `labels` for one.
void fihrist_best_labels(const int16_t *scores, size_t count, const int32_t *transitions,
                         uint8_t *before, uint8_t *labels);

#endif
