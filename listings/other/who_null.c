#include <stdio.h>

struct Station { double celsius; };

struct Station *last_frost(struct Station *all, int count) {
    struct Station *found = NULL;
    for (int at = 0; at < count; at++) {
        if (all[at].celsius < 0.0) found = &all[at];
    }
    return found;
}

void report(struct Station *station) {
    printf("frost: %.1f C\n", station->celsius);
}

int main(void) {
    struct Station all[] = {{4.5}, {6.0}};
    report(last_frost(all, 2));
    return 0;
}
