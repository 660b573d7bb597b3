    .section .rodata
    .balign 16
    .global fihrist_folding_head
fihrist_folding_head:
    .incbin "folding.bin"
    .global fihrist_folding_end
fihrist_folding_end:
    .section .note.GNU-stack,"",%progbits
