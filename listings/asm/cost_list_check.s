boxes_with_check:
    push      rax
    xor       eax, eax
    test      rcx, rcx
    je        .LBB0_4
    xor       r9d, r9d
.LBB0_2:
    mov       r8, qword ptr [rdx + 8*r9]
    cmp       r8, rsi
    jae       .LBB0_5
    mov       r8, qword ptr [rdi + 8*r8]
    add       rax, qword ptr [r8]
    inc       r9
    cmp       rcx, r9
    jne       .LBB0_2
.LBB0_4:
    pop       rcx
    ret
.LBB0_5:
    lea       rdx, [rip + .Lconstant.2]
    mov       rdi, r8
    call      qword ptr [rip + core::panicking::panic_bounds_check@GOTPCREL]

with_check:
    xor       eax, eax
    test      rcx, rcx
    je        .LBB1_4
    xor       r9d, r9d
.LBB1_2:
    mov       r8, qword ptr [rdx + 8*r9]
    cmp       r8, rsi
    jae       .LBB1_5
    shl       r8, 6
    add       rax, qword ptr [rdi + r8]
    inc       r9
    cmp       rcx, r9
    jne       .LBB1_2
.LBB1_4:
    ret
.LBB1_5:
    push      rax
    lea       rdx, [rip + .Lconstant.1]
    mov       rdi, r8
    call      qword ptr [rip + core::panicking::panic_bounds_check@GOTPCREL]

without_check:
    test      rdx, rdx
    je        .LBB2_1
    mov       ecx, edx
    and       ecx, 3
    cmp       rdx, 4
    jae       .LBB2_4
    xor       r8d, r8d
    xor       eax, eax
    jmp       .LBB2_7
.LBB2_1:
    xor       eax, eax
    ret
.LBB2_4:
    movabs    rax, 1152921504606846972
    and       rdx, rax
    xor       r8d, r8d
    mov       r9d, 511
    xor       eax, eax
.LBB2_5:
    mov       r10d, dword ptr [rsi + 8*r8]
    and       r10d, r9d
    shl       r10d, 6
    add       rax, qword ptr [rdi + r10]
    mov       r10d, dword ptr [rsi + 8*r8 + 8]
    and       r10d, r9d
    shl       r10d, 6
    add       rax, qword ptr [rdi + r10]
    mov       r10d, dword ptr [rsi + 8*r8 + 16]
    and       r10d, r9d
    shl       r10d, 6
    add       rax, qword ptr [rdi + r10]
    mov       r10d, dword ptr [rsi + 8*r8 + 24]
    and       r10d, r9d
    shl       r10d, 6
    add       rax, qword ptr [rdi + r10]
    add       r8, 4
    cmp       rdx, r8
    jne       .LBB2_5
    test      rcx, rcx
    je        .LBB2_9
.LBB2_7:
    lea       rdx, [rsi + 8*r8]
    xor       esi, esi
    mov       r8d, 511
.LBB2_8:
    mov       r9d, dword ptr [rdx + 8*rsi]
    and       r9d, r8d
    shl       r9d, 6
    add       rax, qword ptr [rdi + r9]
    inc       rsi
    cmp       rcx, rsi
    jne       .LBB2_8
.LBB2_9:
    ret
