lend_cell:
    inc       qword ptr [rdi]
    ret

lend_plain:
    inc       qword ptr [rdi]
    ret

lend_ref_cell:
    cmp       qword ptr [rdi], 0
    jne       .LBB2_2
    inc       qword ptr [rdi + 8]
    ret
.LBB2_2:
    push      rax
    lea       rdi, [rip + .Lconstant.1]
    call      qword ptr [rip + core::cell::panic_already_borrowed@GOTPCREL]
