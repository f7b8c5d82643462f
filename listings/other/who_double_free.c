#include <stdio.h>
#include <stdlib.h>

void send(double *log) {
    printf("sent: %.1f C\n", *log);
    free(log);
}

void close_log(double *log) {
    free(log);
}

int main(void) {
    double *log = malloc(3 * sizeof(double));
    *log = 4.5;
    send(log);
    close_log(log);
    return 0;
}
