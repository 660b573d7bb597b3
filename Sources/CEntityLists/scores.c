#include "CEntityLists.h"

enum { LABELS = FIHRIST_LABELS, LANES = FIHRIST_LANES, SLOT = 12 };

void fihrist_add_weights(const uint8_t *weights, uint64_t slots, uint64_t feature, int16_t *score) {
    if (slots == 0)
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
    if (count == 0)
        return;
    int32_t best[LANES], next[LANES];
    for (int label = 0; label < LANES; label++)
        best[label] = transitions[LABELS * LANES + label] + scores[label];
    for (size_t unit = 1; unit < count; unit++) {
        uint8_t *from = before + unit * LANES;
        for (int label = 0; label < LANES; label++) {
            next[label] = best[0] + transitions[label];
            from[label] = 0;
        }
        for (int last = 1; last < LABELS; last++) {
            for (int label = 0; label < LANES; label++) {
                const int32_t way = best[last] + transitions[last * LANES + label];
                from[label] = way > next[label] ? (uint8_t)last : from[label];
                next[label] = way > next[label] ? way : next[label];
            }
        }
        // Only differences count: kept small, the sums cannot overflow in a sentence of any length.
        int32_t top = next[0];
        for (int label = 1; label < LABELS; label++)
            top = next[label] > top ? next[label] : top;
        for (int label = 0; label < LANES; label++) {
            const int32_t left = next[label] - top;
            best[label] = (left < -(1 << 28) ? -(1 << 28) : left) + scores[unit * LANES + label];
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
