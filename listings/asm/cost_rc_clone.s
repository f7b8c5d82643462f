share_arc:
    mov       rax, qword ptr [rdi]
    lock inc  qword ptr [rax]
    jle       .LBB0_2
    ret
.LBB0_2:
    ud2

share_rc:
    mov       rax, qword ptr [rdi]
    inc       qword ptr [rax]
    je        .LBB1_1
    ret
.LBB1_1:
    ud2
