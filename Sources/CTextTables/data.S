    .section .rodata
    .balign 16
    .global fihrist_folding_head
fihrist_folding_head:
    .incbin "folding.bin"
    .global fihrist_folding_end
fihrist_folding_end:
    .balign 16
    .global fihrist_names_head
fihrist_names_head:
    .incbin "names.bin"
    .section .note.GNU-stack,"",%progbits
