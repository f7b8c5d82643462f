#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *skip_blanks(char *text) {
    while (*text == ' ') text++;
    return text;
}

void archive(char *text) {
    printf("archived: %s\n", text);
    free(text);
}

int main(void) {
    char *line = strdup("  4.5 C");
    archive(skip_blanks(line));
    return 0;
}
