#include <stdio.h>
#include <stdlib.h>

void fill(double *day, int count) {
    for (int at = 0; at <= count; at++) {
        day[at] = 4.5;
    }
}

int main(void) {
    double *day = malloc(3 * sizeof(double));
    fill(day, 3);
    printf("noon: %.1f C\n", day[1]);
    free(day);
    return 0;
}
