/* Finding words: a vocabulary as packed words and a hash table of their numbers, both made by Python (see
 * packed.py), here looked at only.
 *
 * Words are ASCII, a line break between. The hash is a polynomial, so that the hash of every stretch of a
 * word follows from those of its beginnings; a find compares the letters too, so it changes no answer. */

#ifndef ZEITLUPE_WORDS_H
#define ZEITLUPE_WORDS_H

#include "../../archive/_array.h"
#include <string.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

enum { HELD = 16 };

/* Buffers of one call, released together. */
typedef struct {
    Py_buffer views[HELD];
    int count;
} Held;

static inline void let_go(Held *held)
{
    while (held->count)
        PyBuffer_Release(&held->views[--held->count]);
}

/* The data of a contiguous array whose items have `size` bytes, and how many there are; NULL with an
 * exception for anything else. */
static inline void *hold(Held *held, PyObject *array, Py_ssize_t size, int writable, Py_ssize_t *count)
{
    Py_buffer *view = &held->views[held->count];
    if (held->count == HELD) {
        PyErr_SetString(PyExc_ValueError, "too many arrays");
        return NULL;
    }
    if (!take_array(array, view, size, writable))
        return NULL;
    held->count++;
    *count = view->len / size;
    static char nothing[8];
    return view->buf ? view->buf : nothing;
}

/* The columns of a vocabulary, and the bits of the last: see COLUMNS in packed.py and `_flags` in kernel.py. */
enum { COUNT, LOWER, PLACE, FRONTS, HEADS, BOUND, FLAGS, WIDTH = 8 };

/* `count` packed words; word n goes from behind the end of the one before to ends[n]. */
typedef struct {
    const char *text;
    const int32_t *ends;
    Py_ssize_t count;
} Words;

typedef struct {
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

static inline int hold_words(Held *held, PyObject *text, PyObject *ends, Words *words)
{
    Py_ssize_t letters, before = -1;
    words->text = hold(held, text, 1, 0, &letters);
    words->ends = words->text ? hold(held, ends, 4, 0, &words->count) : NULL;
    if (!words->ends)
        return 0;
    for (Py_ssize_t n = 0; n < words->count; before = words->ends[n++])
        if (words->ends[n] <= before || words->ends[n] > letters) {
            PyErr_SetString(PyExc_ValueError, "the ends of words do not ascend within their text");
            return 0;
        }
    return 1;
}

/* From a tuple (text, ends, slots, base, rows). */
static inline int hold_vocabulary(Held *held, PyObject *tuple, Vocabulary *v)
{
    PyObject *text, *ends, *slots, *rows;
    unsigned long long base;
    Py_ssize_t size, items, taken = 0;
    if (!PyArg_ParseTuple(tuple, "OOOKO", &text, &ends, &slots, &base, &rows) ||
        !hold_words(held, text, ends, &v->words) || !(v->slots = hold(held, slots, 8, 0, &size)) ||
        !(v->rows = hold(held, rows, 8, 0, &items)))
        return 0;
    for (Py_ssize_t slot = 0; slot < size; slot++) {
        uint64_t number = v->slots[slot] & UINT32_MAX;
        taken += v->slots[slot] != 0;
        if (v->slots[slot] && (!number || number > (uint64_t)v->words.count))
            size = 0;
    }
    if (!size || size & (size - 1) || taken >= size || items != v->words.count * WIDTH) {
        PyErr_SetString(PyExc_ValueError, "the slots or rows of a vocabulary do not fit its words");
        return 0;
    }
    v->mask = (uint64_t)size - 1;
    v->base = base;
    return 1;
}

#endif
