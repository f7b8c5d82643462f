// The workload in C; see src/workload.rs. Usage: workload LIVE ROUNDS REQUESTS
// Each card is taken with malloc and given back with free. Compiled with -DPOOL it comes from a pool, as in the arena of
// the Rust program: cards of replaced records are used again, and all cards of a note are given up at once.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Card {
    uint32_t number;
    uint32_t place;
    struct Card *next;
} Card;

static uint32_t draw(uint32_t *random) {
    uint32_t x = *random;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return *random = x;
}

static uint32_t below(uint32_t *random, uint32_t limit) {
    return (uint32_t)(((uint64_t)draw(random) * limit) >> 32);
}

static uint32_t mix(uint32_t sum, uint32_t number) { return sum * 31 + number; }

static void *allocate(size_t size) {
    void *block = malloc(size);
    if (block == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return block;
}

#ifdef POOL
// Many cards in one block. When it is full, the next one is twice as large.
typedef struct Chunk {
    struct Chunk *before;
    Card cards[];
} Chunk;

typedef struct {
    Chunk *chunk;
    size_t used;
    size_t room;
    Card *spare;
} Pool;

static void grow(Pool *pool) {
    size_t room = pool->chunk == NULL ? 32 : 2 * pool->room;
    Chunk *chunk = allocate(sizeof(Chunk) + room * sizeof(Card));
    chunk->before = pool->chunk;
    *pool = (Pool){chunk, 0, room, NULL};
}

static Card *take(Pool *pool) {
    Card *card = pool->spare;
    if (card != NULL) {
        pool->spare = card->next;
        return card;
    }
    if (pool->chunk == NULL || pool->used == pool->room) grow(pool);
    return &pool->chunk->cards[pool->used++];
}

// One record: its cards are taken again before any new one.
static void give_back(Pool *pool, Card *card) {
    while (card != NULL) {
        Card *next = card->next;
        card->next = pool->spare;
        pool->spare = card;
        card = next;
    }
}

// A note: nothing else is in its pool, so the whole pool is free again. (A note of 12 cards fits the first chunk.)
static void give_up(Pool *pool, Card *card) {
    (void)card;
    pool->used = 0;
}

static void empty_pool(Pool *pool) {
    while (pool->chunk != NULL) {
        Chunk *before = pool->chunk->before;
        free(pool->chunk);
        pool->chunk = before;
    }
}
#else
typedef struct {
    char unused;
} Pool;

static Card *take(Pool *pool) {
    (void)pool;
    return allocate(sizeof(Card));
}

static void give_back(Pool *pool, Card *card) {
    (void)pool;
    while (card != NULL) {
        Card *next = card->next;
        free(card);
        card = next;
    }
}

static void give_up(Pool *pool, Card *card) { give_back(pool, card); }

static void empty_pool(Pool *pool) { (void)pool; }
#endif

typedef struct {
    Card **slots;
    uint32_t live;
    Pool records;
    Pool notes;
} Catalog;

static Card *list(Pool *pool, uint32_t length, uint32_t *random) {
    Card *head = NULL;
    for (uint32_t place = 0; place < length; place++) {
        uint32_t number = draw(random);
        Card *card = take(pool);
        card->number = number;
        card->place = place;
        card->next = head;
        head = card;
    }
    return head;
}

static uint32_t sum_of(const Card *card) {
    uint32_t sum = 0;
    for (; card != NULL; card = card->next) sum = mix(sum, card->number ^ card->place);
    return sum;
}

static uint32_t note(Catalog *catalog, uint32_t length, uint32_t *random) {
    Card *head = list(&catalog->notes, length, random);
    uint32_t sum = sum_of(head);
    give_up(&catalog->notes, head);
    return sum;
}

static uint32_t replace(Catalog *catalog, uint32_t slot, uint32_t *random) {
    Card *old = catalog->slots[slot];
    uint32_t sum = sum_of(old);
    give_back(&catalog->records, old);
    catalog->slots[slot] = list(&catalog->records, 4, random);
    return sum;
}

static uint32_t round_of(Catalog *catalog, uint32_t *random, uint32_t sum) {
    uint32_t length = 4 + below(random, 9);
    sum = mix(sum, note(catalog, length, random));
    uint32_t slot = below(random, catalog->live);
    return mix(sum, replace(catalog, slot, random));
}

static uint32_t request(Catalog *catalog, uint32_t *random, uint32_t sum) {
    for (int i = 0; i < 4; i++) sum = round_of(catalog, random, sum);
    for (int i = 0; i < 16; i++) sum = mix(sum, catalog->slots[below(random, catalog->live)]->number);
    return sum;
}

static Catalog fill(uint32_t live, uint32_t *random) {
    Catalog catalog = {.slots = allocate(live * sizeof(Card *)), .live = live, .records = {0}, .notes = {0}};
    for (uint32_t slot = 0; slot < live; slot++) catalog.slots[slot] = list(&catalog.records, 4, random);
    return catalog;
}

static void empty(Catalog *catalog) {
#ifndef POOL
    for (uint32_t slot = 0; slot < catalog->live; slot++) give_back(&catalog->records, catalog->slots[slot]);
#endif
    empty_pool(&catalog->records);
    empty_pool(&catalog->notes);
    free(catalog->slots);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static uint32_t batch(uint32_t live, uint32_t rounds) {
    uint32_t random = 1, sum = 0;
    Catalog catalog = fill(live, &random);
    for (uint32_t i = 0; i < rounds; i++) sum = round_of(&catalog, &random, sum);
    empty(&catalog);
    return sum;
}

static uint32_t requests(uint32_t live, uint32_t count, uint64_t *latencies) {
    uint32_t random = 2, sum = 0;
    Catalog catalog = fill(live, &random);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t start = now();
        sum = request(&catalog, &random, sum);
        latencies[i] = now() - start;
    }
    empty(&catalog);
    return sum;
}

// The processor time of all threads so far, in the kernel's ticks; 0 where there is no /proc.
static unsigned long cpu_ticks(void) {
    char line[1024] = "";
    FILE *file = fopen("/proc/self/stat", "r");
    if (file == NULL) return 0;
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = 0;
    unsigned long user = 0, system = 0;
    char *after_name = strrchr(line, ')');
    if (after_name == NULL) return 0;
    sscanf(after_name + 1, " %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu", &user, &system);
    return user + system;
}

static unsigned long peak_kib(void) {
    char line[256];
    unsigned long peak = 0;
    FILE *file = fopen("/proc/self/status", "r");
    if (file == NULL) return 0;
    while (fgets(line, sizeof line, file)) sscanf(line, "VmHWM: %lu", &peak);
    fclose(file);
    return peak;
}

int main(int count, char **words) {
    if (count != 4) {
        fputs("usage: workload LIVE ROUNDS REQUESTS\n", stderr);
        return 1;
    }
    uint32_t live = (uint32_t)atol(words[1]), rounds = (uint32_t)atol(words[2]), answers = (uint32_t)atol(words[3]);
    uint64_t *unused = allocate(30000 * sizeof(uint64_t));
    batch(10000, 300000);
    requests(10000, 30000, unused);
    free(unused);

    unsigned long ticks = cpu_ticks();
    uint64_t start = now();
    uint32_t batch_sum = batch(live, rounds);
    uint64_t batch_ns = now() - start;
    ticks = cpu_ticks() - ticks;

    uint64_t *latencies = allocate((answers + 1) * sizeof(uint64_t));
    uint32_t request_sum = requests(live, answers, latencies);
    unsigned long peak = peak_kib();
    printf("checksum %u %u\nbatch_ns %llu\nbatch_ticks %lu\npeak_kib %lu\nlatencies\n", batch_sum, request_sum,
           (unsigned long long)batch_ns, ticks, peak);
    for (uint32_t i = 0; i < answers; i++) printf("%llu\n", (unsigned long long)latencies[i]);
    free(latencies);
    return 0;
}
