move_drawer:
    mov       rax, rdi
    mov       edx, 1024
    mov       rdi, rsi
    mov       rsi, rax
    jmp       qword ptr [rip + memcpy@GOTPCREL]

move_handle:
    mov       rax, qword ptr [rdi + 16]
    mov       qword ptr [rsi + 16], rax
    movups    xmm0, xmmword ptr [rdi]
    movups    xmmword ptr [rsi], xmm0
    ret
