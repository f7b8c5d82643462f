with_pointers:
    mov       eax, dword ptr [rdi]
    add       eax, dword ptr [rsi]
    mov       dword ptr [rdi], eax
    add       eax, dword ptr [rsi]
    mov       dword ptr [rdi], eax
    ret

with_references:
    mov       eax, dword ptr [rsi]
    add       eax, eax
    add       dword ptr [rdi], eax
    ret
