    .section .rodata
    .macro list symbol, file
    .balign 16
    .global fihrist_list_\symbol\()_start
fihrist_list_\symbol\()_start:
    .incbin "\file"
    .global fihrist_list_\symbol\()_end
fihrist_list_\symbol\()_end:
    .endm

    list countries, "countries.tsv"
    list country_names, "country-names.tsv"
    list cities, "cities.tsv"
    list organizations, "organizations.tsv"
    list people, "people.tsv"

    .balign 16
    .global fihrist_name_model_start
fihrist_name_model_start:
    .incbin "names.bin"
    .global fihrist_name_model_end
fihrist_name_model_end:

    .balign 16
    .global fihrist_compiled_lists_start
fihrist_compiled_lists_start:
    .incbin "lists.bin"
    .global fihrist_compiled_lists_end
fihrist_compiled_lists_end:

    .section .note.GNU-stack,"",%progbits
