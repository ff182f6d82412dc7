/* Finding words: a vocabulary as packed words and a hash table of their numbers, both made by Python (see
 * packed.py), here looked at only.
 *
 * Words have a line break between; those of a vocabulary are ASCII. The hash is a polynomial, so that the hash of every stretch of a
 * word follows from those of its beginnings; a find compares the letters too, so it changes no answer. */

#ifndef ZEITLUPE_WORDS_H
#define ZEITLUPE_WORDS_H

#include "../../archive/_door.h"

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

/* The columns of a vocabulary, and the bits of the last: see COLUMNS in packed.py and `_flags` in kernel.py. */
enum { COUNT, LOWER, PLACE, FRONTS, HEADS, BOUND, FLAGS, WIDTH = 8 };

/* `count` packed words; word n goes from behind the end of the one before to ends[n]. */
typedef struct {
    const char *text;
    const int32_t *ends;
    Py_ssize_t count;
} Words;

/* The arrays of a vocabulary. */
enum { TABLES = 4 };

typedef struct {
    Array tables[TABLES];
    Words words;
    const uint64_t *slots; /* upper half: of the hash; lower: the word's number + 1, 0 where free */
    uint64_t mask;
    uint64_t base;
    const int64_t (*rows)[WIDTH];
} Vocabulary;

static inline const char *word_at(const Words *words, Py_ssize_t number, Py_ssize_t *length)
{
    int32_t start = number ? words->ends[number - 1] + 1 : 0;
    *length = words->ends[number] - start;
    return words->text + start;
}

static inline uint64_t mixed(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

static inline uint64_t hash_on(uint64_t hash, uint64_t base, const char *text, Py_ssize_t length)
{
    for (Py_ssize_t i = 0; i < length; i++)
        hash = hash * base + (unsigned char)text[i];
    return hash;
}

/* The number of the word `text` + `tail` whose hash this is, -1 where there is none. */
static inline Py_ssize_t find(const Vocabulary *v, uint64_t hash, const char *text, Py_ssize_t length,
                              const char *tail, Py_ssize_t more)
{
    uint64_t wanted = mixed(hash);
    for (uint64_t slot = wanted & v->mask;; slot = (slot + 1) & v->mask) {
        uint64_t there = v->slots[slot];
        if (!there)
            return -1;
        if ((there ^ wanted) >> 32)
            continue;
        Py_ssize_t number = (Py_ssize_t)(there & UINT32_MAX) - 1, size;
        const char *word = word_at(&v->words, number, &size);
        if (size == length + more && !memcmp(word, text, (size_t)length) &&
            !memcmp(word + length, tail, (size_t)more))
            return number;
    }
}

/* Words from the arrays that hold their text and their ends; false with an exception for what can't be that. */
static inline bool read_words(const Array *text, const Array *ends, Words *words)
{
    Py_ssize_t before = -1;
    *words = (Words){text->items, ends->items, ends->count};
    for (Py_ssize_t n = 0; n < words->count; before = words->ends[n++])
        if (words->ends[n] <= before || words->ends[n] > text->count) {
            refuse("the ends of words do not ascend within their text");
            return false;
        }
    return true;
}

/* From a tuple (text, ends, slots, base, rows); its tables have to be let go of in any case. */
static inline bool take_vocabulary(Vocabulary *v, PyObject *tuple)
{
    static const Demand demands[TABLES] = {{1, 0}, {4, 0}, {8, 0}, {8, 0}};
    const Array *slots = &v->tables[2], *rows = &v->tables[3];
    PyObject *given[TABLES];
    unsigned long long base;
    Py_ssize_t taken = 0;
    memset(v, 0, sizeof *v);
    if (!PyArg_ParseTuple(tuple, "OOOKO", &given[0], &given[1], &given[2], &base, &given[3]) ||
        !take(v->tables, demands, TABLES, given, TABLES) ||
        !read_words(&v->tables[0], &v->tables[1], &v->words))
        return false;
    v->slots = slots->items;
    v->rows = rows->items;
    v->mask = (uint64_t)slots->count - 1;
    v->base = base;
    bool fit = slots->count && !(slots->count & (slots->count - 1)) && rows->count == v->words.count * WIDTH;
    for (Py_ssize_t slot = 0; slot < slots->count; slot++) {
        uint64_t number = v->slots[slot] & UINT32_MAX;
        taken += v->slots[slot] != 0;
        if (v->slots[slot] && (!number || number > (uint64_t)v->words.count))
            fit = false;
    }
    if (!fit || taken >= slots->count)
        refuse("the slots or rows of a vocabulary do not fit its words");
    return fit && taken < slots->count;
}

#endif
