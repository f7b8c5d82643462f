#include <stdio.h>
#include <stdlib.h>

/* The sanitizer leaves this one function alone. */
__attribute__((no_sanitize_address))
void weigh(volatile int *sample) {
    int grams = *sample;
    (void)grams;
    printf("weighed\n");
}

int main(void) {
    int *sample = malloc(sizeof(int));
    *sample = 7;
    free(sample);
    weigh(sample);
    return 0;
}
