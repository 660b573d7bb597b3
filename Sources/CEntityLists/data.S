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

    .section .note.GNU-stack,"",%progbits
