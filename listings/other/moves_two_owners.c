#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct letter {
    char *text;
    size_t length;
};

int main(void) {
    struct letter draft = {malloc(9), 8};
    strcpy(draft.text, "Dear Ada");
    struct letter posted = draft;
    printf("draft still reads: %s\n", draft.text);
    printf("same address: %d\n", draft.text == posted.text);
    fflush(stdout);
    free(posted.text);
    free(draft.text);
}
