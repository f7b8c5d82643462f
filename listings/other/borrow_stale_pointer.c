#include <stdio.h>
#include <stdlib.h>

int *add_song(int *plays, int len, int count) {
  plays = realloc(plays, (len + 1) * sizeof(int));
  plays[len] = count;
  return plays;
}

void show_first(int *first) {
  printf("first song: %d plays\n", *first);
}

int main(void) {
  int *plays = calloc(2, sizeof(int));
  int *first = &plays[0];
  plays = add_song(plays, 2, 7);
  show_first(first);
  free(plays);
}
