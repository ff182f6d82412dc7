/* What is looked for in a plain text: the needles of the words asked for, see index/needles.py. */

#ifndef ZEITLUPE_NEEDLES_H
#define ZEITLUPE_NEEDLES_H

#include "../archive/_door.h"

enum {
    LENGTH = 4,        /* letters of the beginning of a parted word, see needles.LENGTH */
    LONGEST = 16,      /* bytes of the longest needle that is taken */
    PAIRS = 256 * 32   /* any byte, and what is left of another by 32: letters differ */
};

typedef struct {
    uint8_t text[LONGEST];
    uint8_t length;
} Needle;

typedef struct {
    const Needle *needles;        /* those with the same first byte lie together */
    uint32_t first[257];          /* where those begin that begin with each byte */
    bool pairs[PAIRS];            /* whether one may begin with such a pair of bytes, or a mark is the first */
    const uint8_t *starts;        /* beginnings of words, LENGTH bytes each */
    Py_ssize_t count;
} Wanted;

static inline unsigned pair_of(unsigned first, unsigned second)
{
    return first << 5 | (second & 31);
}

static inline bool is_mark(uint8_t letter)
{
    return letter == '-' || letter == '\'';
}

/* Split `packed` at line breaks into `into`, ordered by first byte; false where it isn't well formed.
   There is room for half as many as there are bytes, and one more. */
static inline bool sort_needles(const Py_buffer *packed, Needle *into, Wanted *wanted)
{
    const uint8_t *bytes = packed->buf;
    Py_ssize_t size = packed->len, since = 0;
    uint32_t places[257] = {0};

    memset(wanted->pairs, 0, sizeof wanted->pairs);
    for (unsigned second = 0; second < 32; ++second)
        wanted->pairs[pair_of('-', second)] = wanted->pairs[pair_of('\'', second)] = true;
    for (Py_ssize_t at = 0; at < size; at = since) {
        const uint8_t *end = memchr(bytes + at, '\n', (size_t)(size - at));
        Py_ssize_t length = (end ? end - bytes : size) - at;
        if (length < 1 || length > LONGEST)
            return false;
        ++places[bytes[at] + 1];
        since = at + length + 1;
    }
    for (int byte = 0; byte < 256; ++byte)
        places[byte + 1] += places[byte];
    for (int byte = 0; byte <= 256; ++byte)
        wanted->first[byte] = places[byte];
    for (Py_ssize_t at = 0; at < size; at = since) {
        const uint8_t *end = memchr(bytes + at, '\n', (size_t)(size - at));
        Py_ssize_t length = (end ? end - bytes : size) - at;
        Needle *needle = into + places[bytes[at]]++;
        memcpy(needle->text, bytes + at, (size_t)length);
        needle->length = (uint8_t)length;
        for (unsigned second = 0; length == 1 && second < 32; ++second)
            wanted->pairs[pair_of(bytes[at], second)] = true;
        if (length > 1)
            wanted->pairs[pair_of(bytes[at], bytes[at + 1])] = true;
        since = at + length + 1;
    }
    wanted->needles = into;
    return true;
}

/* Whether a needle stands at a place and ends at `end` at the latest. */
static inline bool stands(const Wanted *wanted, const uint8_t *plain, Py_ssize_t at, Py_ssize_t end)
{
    const uint8_t *here = plain + at;
    if (!wanted->pairs[pair_of(here[0], here[1])])
        return false;
    for (unsigned n = wanted->first[here[0]]; n < wanted->first[here[0] + 1]; ++n) {
        const Needle *needle = wanted->needles + n;
        if (at + needle->length <= end && !memcmp(here, needle->text, needle->length))
            return true;
    }
    return false;
}

/* Whether the mark at a place parts the first letters of a wanted word (E-Mail, US-Dollar). */
static inline bool parts(const Wanted *wanted, const uint8_t *plain, Py_ssize_t at, Py_ssize_t end)
{
    for (Py_ssize_t n = 0; n < wanted->count; ++n) {
        const uint8_t *start = wanted->starts + n * LENGTH;
        for (Py_ssize_t letters = 1; letters < LENGTH && letters <= at; ++letters)
            if (at + 1 + LENGTH - letters <= end
                && !memcmp(plain + at - letters, start, (size_t)letters)
                && !memcmp(plain + at + 1, start + letters, (size_t)(LENGTH - letters)))
                return true;
    }
    return false;
}

#endif
