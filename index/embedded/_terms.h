/* Looking up among sorted byte strings that share their beginnings; see terms.py for how they are stored.

   Whatever the bytes are, nothing is read beyond them; `broken` says that they are not as they must be. */

#ifndef ZEITLUPE_TERMS_H
#define ZEITLUPE_TERMS_H

#include "../../archive/_door.h"

enum {
    BLOCK = 16,     /* terms of a block */
    WHOLE = 15      /* from this on a length has another byte */
};

typedef struct {
    const uint8_t *bytes;
    uint64_t size;
    const Array *starts;    /* where each block begins */
} Terms;

/* A stretch of entries that is read from one end to the other. */
typedef struct {
    const uint8_t *at, *end;
    bool broken;
} Cursor;

/* One term: how many bytes it shares with the one before, and those that follow. */
typedef struct {
    uint64_t shared, length;
    const uint8_t *rest;
} Entry;

static inline Cursor block_at(const Terms *terms, Py_ssize_t block)
{
    bool last = block + 1 == terms->starts->count;
    uint64_t from = item(terms->starts, block), to = last ? terms->size : item(terms->starts, block + 1);
    if (from >= to || to > terms->size)
        return (Cursor){terms->bytes, terms->bytes, true};
    return (Cursor){terms->bytes + from, terms->bytes + to, false};
}

/* A length of which half a byte is known. */
static inline uint64_t whole_length(Cursor *cursor, uint64_t half)
{
    if (half < WHOLE)
        return half;
    for (int bits = 0; cursor->at < cursor->end && bits < 56; bits += 7) {
        uint8_t byte = *cursor->at++;
        half += (uint64_t)(byte & 0x7f) << bits;
        if (byte < 0x80)
            return half;
    }
    cursor->broken = true;
    return 0;
}

/* Read the next entry; false at the end, and where what follows is none. */
static inline bool next_entry(Cursor *cursor, Entry *entry)
{
    if (cursor->broken || cursor->at == cursor->end)
        return false;
    uint8_t halves = *cursor->at++;
    entry->shared = whole_length(cursor, halves & 15);
    entry->length = whole_length(cursor, halves >> 4);
    if (cursor->broken || entry->length > (uint64_t)(cursor->end - cursor->at)) {
        cursor->broken = true;
        return false;
    }
    entry->rest = cursor->at;
    cursor->at += entry->length;
    return true;
}

static inline uint64_t alike(const uint8_t *one, uint64_t length, const uint8_t *other, uint64_t most)
{
    uint64_t n = 0;
    while (n < length && n < most && one[n] == other[n])
        n++;
    return n;
}

/* Whether the rest of a term comes before that of a key, which are alike in so many bytes. */
static inline bool comes_before(const Entry *entry, const uint8_t *key, uint64_t length, uint64_t alike)
{
    return alike < length && (alike == entry->length || entry->rest[alike] < key[alike]);
}

/* The first term of a block, which shares nothing. */
static inline bool head_of(const Terms *terms, Py_ssize_t block, Cursor *cursor, Entry *head)
{
    *cursor = block_at(terms, block);
    if (!next_entry(cursor, head) || head->shared)
        cursor->broken = true;
    return !cursor->broken;
}

/* How many terms of a block are smaller than a key, which its first term is. A term that shares more with
   the one before than that shares with the key is as small; one that shares less is larger. */
static inline Py_ssize_t search_block(
    Cursor *cursor, Entry entry, const uint8_t *key, uint64_t length, bool *equal)
{
    uint64_t same = alike(entry.rest, entry.length, key, length);
    Py_ssize_t n = 1;
    for (; next_entry(cursor, &entry); n++) {
        if (n == BLOCK)
            cursor->broken = true;
        if (entry.shared > same)
            continue;
        if (entry.shared < same)
            break;
        uint64_t more = alike(entry.rest, entry.length, key + same, length - same);
        if (!comes_before(&entry, key + same, length - same, more)) {
            *equal = more == entry.length && same + more == length;
            break;
        }
        same += more;
    }
    return n;
}

/* How many terms are smaller than the key; `equal` tells whether the next one is the key. */
static inline Py_ssize_t search_terms(
    const Terms *terms, const uint8_t *key, uint64_t length, bool *equal, bool *broken)
{
    Py_ssize_t low = 0, high = terms->starts->count;
    Cursor cursor = {NULL, NULL, false};
    Entry head;
    *equal = false;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if ((*broken = !head_of(terms, middle, &cursor, &head)))
            return 0;
        uint64_t same = alike(head.rest, head.length, key, length);
        if (comes_before(&head, key, length, same))
            low = middle + 1;
        else
            high = middle;
        if (same == head.length && same == length) {
            *equal = true;
            return middle * BLOCK;
        }
    }
    *broken = low && !head_of(terms, low - 1, &cursor, &head);
    if (!low || *broken)
        return 0;
    Py_ssize_t within = search_block(&cursor, head, key, length, equal);
    *broken = cursor.broken;
    return (low - 1) * BLOCK + within;
}

#endif
