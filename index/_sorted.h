/* Sorted byte strings that lie one after another in one block of bytes; see _sorted.c. */

#ifndef ZEITLUPE_SORTED_H
#define ZEITLUPE_SORTED_H

#include "../archive/_door.h"

typedef struct {
    const uint8_t *block;
    uint64_t size;
    const void *bounds;
    Py_ssize_t width, count;    /* bytes of a bound; how many strings there are */
    uint64_t gap;
} Strings;

static inline uint64_t bound(const Strings *strings, Py_ssize_t number)
{
    return number_at(strings->bounds, strings->width, number);
}

/* Less than, equal to or greater than zero as a string is to the key; `broken` is set by a bad bound. */
static inline int compare(const Strings *strings, Py_ssize_t number, const char *key, uint64_t length, bool *broken)
{
    uint64_t from = bound(strings, number), to = bound(strings, number + 1);
    if (to < strings->gap || from > to - strings->gap || to - strings->gap > strings->size) {
        *broken = true;
        return 0;
    }
    uint64_t own = to - strings->gap - from;
    int order = memcmp(strings->block + from, key, own < length ? own : length);
    return order ? order : (own > length) - (own < length);
}

/* How many strings are smaller than the key; `equal` tells whether the next one is the key. */
static inline Py_ssize_t search(const Strings *strings, const char *key, uint64_t length, bool *equal, bool *broken)
{
    Py_ssize_t low = 0, high = strings->count;
    *equal = *broken = false;
    while (low < high && !*broken) {
        Py_ssize_t middle = low + (high - low) / 2;
        int order = compare(strings, middle, key, length, broken);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
        *equal |= order == 0;
    }
    return low;
}

#endif
