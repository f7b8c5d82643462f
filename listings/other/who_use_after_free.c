#include <stdio.h>
#include <stdlib.h>

void close_log(double *log) {
    free(log);
}

void report(double *first) {
    printf("first: %.1f C\n", *first);
}

int main(void) {
    double *log = malloc(3 * sizeof(double));
    double *first = log;
    *first = 4.5;
    close_log(log);
    report(first);
    return 0;
}
