close:
    push      rbp
    push      r15
    push      r14
    push      rbx
    push      rax
    mov       r14d, edx
    mov       ebp, esi
    mov       rbx, rdi
    test      esi, esi
    je        .LBB0_1
    mov       rdi, rbx
    call      qword ptr [rip + shelve@GOTPCREL]
.LBB0_1:
    test      r14d, r14d
    je        .LBB0_4
    mov       r15, qword ptr [rip + ring@GOTPCREL]
.LBB0_3:
    call      r15
    dec       r14d
    jne       .LBB0_3
.LBB0_4:
    test      bpl, bpl
    je        .LBB0_5
    add       rsp, 8
    pop       rbx
    pop       r14
    pop       r15
    pop       rbp
    ret
.LBB0_5:
    mov       esi, 4
    mov       edx, 4
    mov       rdi, rbx
    add       rsp, 8
    pop       rbx
    pop       r14
    pop       r15
    pop       rbp
    jmp       qword ptr [rip + __rustc::__rust_dealloc@GOTPCREL]
