look:
    mov       rax, qword ptr [rdi]
    mov       eax, dword ptr [rax]
    ret

look_and_drop:
    push      rbx
    mov       ebx, dword ptr [rdi]
    mov       esi, 4
    mov       edx, 4
    call      qword ptr [rip + __rustc::__rust_dealloc@GOTPCREL]
    mov       eax, ebx
    pop       rbx
    ret
