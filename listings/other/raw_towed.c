#include <stdio.h>
#include <stdlib.h>

void tow(int *car) {
  free(car);
}

int main(void) {
  int *car = malloc(sizeof(int));
  *car = 1995;
  int *ticket = car;
  tow(car);
  printf("plate: %d\n", *ticket);
}
