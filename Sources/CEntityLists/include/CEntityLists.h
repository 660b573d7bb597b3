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

/// The trained model that finds names which no list has.
fihrist_entity_list fihrist_name_model(void);

#endif
