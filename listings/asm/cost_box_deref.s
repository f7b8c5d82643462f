read_boxed:
    mov       rax, qword ptr [rdi]
    mov       eax, dword ptr [rax]
    ret

read_plain:
    mov       eax, dword ptr [rdi]
    ret
