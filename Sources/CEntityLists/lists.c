#include "CEntityLists.h"

#define EACH_LIST(do) do(countries) do(country_names) do(cities) do(organizations) do(people)

#define DECLARE(list) extern const uint8_t fihrist_list_##list##_start[], fihrist_list_##list##_end[];
EACH_LIST(DECLARE)

#define COUNT(list) +1
size_t fihrist_entity_list_count(void) { return 0 EACH_LIST(COUNT); }

#define ENTRY(list)                                                                               \
    if (number-- == 0)                                                                            \
        return (fihrist_entity_list){#list, fihrist_list_##list##_start,                          \
                                     (size_t)(fihrist_list_##list##_end -                         \
                                              fihrist_list_##list##_start)};
fihrist_entity_list fihrist_entity_list_at(size_t number) {
    EACH_LIST(ENTRY)
    return (fihrist_entity_list){NULL, NULL, 0};
}

extern const uint8_t fihrist_name_model_start[], fihrist_name_model_end[];

fihrist_entity_list fihrist_name_model(void) {
    return (fihrist_entity_list){"names", fihrist_name_model_start,
                                 (size_t)(fihrist_name_model_end - fihrist_name_model_start)};
}

extern const uint8_t fihrist_compiled_lists_start[], fihrist_compiled_lists_end[];

fihrist_entity_list fihrist_compiled_lists(void) {
    return (fihrist_entity_list){
        "lists", fihrist_compiled_lists_start,
        (size_t)(fihrist_compiled_lists_end - fihrist_compiled_lists_start)};
}
