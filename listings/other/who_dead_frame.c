// env: ASAN_OPTIONS=detect_stack_use_after_return=1
#include <stdio.h>

double *coldest(double *day, int hours) {
    double low = day[0];
    double *found = &low;
    for (int hour = 1; hour < hours; hour++) {
        if (day[hour] < low) low = day[hour];
    }
    return found;
}

void report(double *celsius) {
    printf("coldest: %.1f C\n", *celsius);
}

int main(void) {
    double day[3] = {4.5, -1.0, 6.0};
    report(coldest(day, 3));
    return 0;
}
