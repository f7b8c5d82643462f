#include <stdio.h>

void correct(char *label) {
    label[0] = 'S';
}

int main(void) {
    char *label = "salt";
    correct(label);
    printf("%s\n", label);
    return 0;
}
