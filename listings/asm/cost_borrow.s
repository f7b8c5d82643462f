with_borrow:
    lea       eax, [rdi + rsi]
    inc       eax
    ret

without_borrow = with_borrow
