#include <stdio.h>
#include <stdlib.h>

double record(double celsius) {
    double *reading = malloc(sizeof(double));
    *reading = celsius;
    return *reading * 1.8 + 32.0;
}

int main(void) {
    double last = 0.0;
    for (int hour = 0; hour < 24; hour++) {
        last = record(hour);
    }
    printf("last: %.1f F\n", last);
    return 0;
}
