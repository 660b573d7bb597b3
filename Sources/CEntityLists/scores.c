#include "CEntityLists.h"

#include <string.h>

enum { LABELS = FIHRIST_LABELS, LANES = FIHRIST_LANES, SLOT = 12 };

void fihrist_note_weights(const uint8_t *weights, uint64_t slots, uint64_t *there) {
    for (uint64_t slot = 0; slot < slots; slot++) {
        const uint8_t *at = weights + slot * SLOT;
        const uint32_t found = at[9] | (uint32_t)at[10] << 8 | (uint32_t)at[11] << 16;
        if (found != 0)
            there[(found >> 1 & 0x3FFFFF) >> 6] |= 1ull << (found >> 1 & 63);
    }
}

typedef int8_t weights8 __attribute__((vector_size(8)));
typedef int16_t scores8 __attribute__((vector_size(16)));

static void add_slot(const uint8_t *at, int16_t *score) {
    weights8 few;
    scores8 sum;
    memcpy(&few, at, sizeof few);
    memcpy(&sum, score, sizeof sum);
    sum += __builtin_convertvector(few, scores8);
    memcpy(score, &sum, sizeof sum);
    score[8] = (int16_t)(score[8] + (int8_t)at[8]);
}

void fihrist_add_weights(const uint8_t *weights, uint64_t slots, const uint64_t *there,
                         const uint64_t *features, size_t count, int16_t *score) {
    // Neither loop waits for memory before it asks for more: there is no branch on what is there.
    enum { BLOCK = 64 };
    uint64_t kept[BLOCK], first[BLOCK];
    for (size_t start = 0; start < count; start += BLOCK) {
        const size_t end = count - start < BLOCK ? count : start + BLOCK;
        size_t left = 0;
        for (size_t index = start; index < end; index++)
            __builtin_prefetch(there + ((features[index] >> 1 & 0x3FFFFF) >> 6));
        for (size_t index = start; index < end; index++) {
            const uint64_t feature = features[index];
            kept[left] = feature;
            first[left] = (uint64_t)(((unsigned __int128)feature * slots) >> 64);
            const uint64_t is_there =
                there[(feature >> 1 & 0x3FFFFF) >> 6] >> (feature >> 1 & 63) & 1;
            __builtin_prefetch(weights + (first[left] & -is_there) * SLOT);
            left += is_there;
        }
        for (size_t index = 0; index < left; index++) {
            const uint32_t check = ((uint32_t)kept[index] & 0xFFFFFF) | 1;
            uint64_t slot = first[index];
            // At most one round, should a damaged table have no empty slot.
            for (uint64_t tried = 0; tried < slots; tried++) {
                const uint8_t *at = weights + slot * SLOT;
                const uint32_t found = at[9] | (uint32_t)at[10] << 8 | (uint32_t)at[11] << 16;
                if (found == check)
                    add_slot(at, score);
                if (found == check || found == 0)
                    break;
                slot = slot + 1 == slots ? 0 : slot + 1;
            }
        }
    }
}

void fihrist_add_forms(const int16_t *forms, const int32_t *numbers, size_t count,
                       int16_t *scores) {
    for (size_t unit = 0; unit < count; unit++) {
        scores8 low = {0}, high = {0};
        const size_t first = unit < 2 ? 0 : unit - 2, last = unit + 2 < count ? unit + 2 : count - 1;
        for (size_t other = first; other <= last; other++) {
            const int16_t *from = forms + ((size_t)numbers[other] * 5 + 2 + unit - other) * LANES;
            scores8 part;
            memcpy(&part, from, sizeof part);
            low += part;
            memcpy(&part, from + 8, sizeof part);
            high += part;
        }
        memcpy(scores + unit * LANES, &low, sizeof low);
        memcpy(scores + unit * LANES + 8, &high, sizeof high);
    }
}

void fihrist_best_labels(const int16_t *scores, size_t count, const int32_t *transitions,
                         uint8_t *before, uint8_t *labels) {
    // As many lanes as labels, made a multiple of four for vectors.
    enum { USED = 12 };
    if (count == 0)
        return;
    int32_t best[USED], next[USED], from[USED];
    for (int label = 0; label < USED; label++)
        best[label] = transitions[LABELS * LANES + label] + scores[label];
    for (size_t unit = 1; unit < count; unit++) {
        for (int label = 0; label < USED; label++) {
            next[label] = best[0] + transitions[label];
            from[label] = 0;
        }
        for (int last = 1; last < LABELS; last++) {
            const int32_t *row = transitions + last * LANES;
            for (int label = 0; label < USED; label++) {
                const int32_t way = best[last] + row[label];
                const int32_t better = -(way > next[label]);
                from[label] = (last & better) | (from[label] & ~better);
                next[label] = (way & better) | (next[label] & ~better);
            }
        }
        // Only differences count: kept small, the sums cannot overflow in a sentence of any length.
        const int32_t top = next[0], least = -(1 << 28);
        for (int label = 0; label < USED; label++) {
            const int32_t left = next[label] - top;
            best[label] = (left < least ? least : left) + scores[unit * LANES + label];
            before[unit * LANES + label] = (uint8_t)from[label];
        }
    }
    int label = 0;
    for (int other = 1; other < LABELS; other++)
        if (best[other] > best[label])
            label = other;
    for (size_t unit = count; unit-- > 0;) {
        labels[unit] = (uint8_t)label;
        if (unit > 0)
            label = before[unit * LANES + label];
    }
}
