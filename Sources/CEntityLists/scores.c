#include "CEntityLists.h"

enum { LABELS = FIHRIST_LABELS, LANES = FIHRIST_LANES, SLOT = 12 };

void fihrist_note_weights(const uint8_t *weights, uint64_t slots, uint64_t *there) {
    for (uint64_t slot = 0; slot < slots; slot++) {
        const uint8_t *at = weights + slot * SLOT;
        const uint32_t found = at[9] | (uint32_t)at[10] << 8 | (uint32_t)at[11] << 16;
        if (found != 0)
            there[(found >> 1 & 0x3FFFFF) >> 6] |= 1ull << (found >> 1 & 63);
    }
}

void fihrist_add_weights(const uint8_t *weights, uint64_t slots, const uint64_t *there,
                         uint64_t feature, int16_t *score) {
    if (!(there[(feature >> 1 & 0x3FFFFF) >> 6] >> (feature >> 1 & 63) & 1))
        return;
    const uint32_t check = ((uint32_t)feature & 0xFFFFFF) | 1;
    uint64_t slot = (uint64_t)(((unsigned __int128)feature * slots) >> 64);
    // At most one round, should a damaged table have no empty slot.
    for (uint64_t tried = 0; tried < slots; tried++) {
        const uint8_t *at = weights + slot * SLOT;
        const uint32_t found = at[9] | (uint32_t)at[10] << 8 | (uint32_t)at[11] << 16;
        if (found == check) {
            for (int label = 0; label < LABELS; label++)
                score[label] = (int16_t)(score[label] + (int8_t)at[label]);
            return;
        }
        if (found == 0)
            return;
        slot = slot + 1 == slots ? 0 : slot + 1;
    }
}

void fihrist_add_scores(const int16_t *from, int16_t *to) {
    for (int label = 0; label < LANES; label++)
        to[label] = (int16_t)(to[label] + from[label]);
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
