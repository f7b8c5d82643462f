// flags: -fsanitize=thread
// env: TSAN_OPTIONS=halt_on_error=1
#include <pthread.h>
#include <stdio.h>

static int sold = 0;

static void *sell(void *till) {
    sold += 1;
    return till;
}

int main(void) {
    pthread_t ada, ben;
    pthread_create(&ada, NULL, sell, NULL);
    pthread_create(&ben, NULL, sell, NULL);
    pthread_join(ada, NULL);
    pthread_join(ben, NULL);
    printf("%d sold\n", sold);
}
