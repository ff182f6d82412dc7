/* Sorting terms by their bytes. */

#include "../german/_words.h"
#include <stdlib.h>

typedef struct {
    uint64_t beginning; /* its first eight bytes as a number, which decides most comparisons */
    const char *text;
    int32_t size, number;
} Term;

static int compared(const void *one, const void *other)
{
    const Term *a = one, *b = other;
    if (a->beginning != b->beginning)
        return a->beginning < b->beginning ? -1 : 1;
    int sign = memcmp(a->text, b->text, (size_t)(a->size < b->size ? a->size : b->size));
    return sign ? sign : (a->size > b->size) - (a->size < b->size);
}

/* Sort terms, and write for each rank one term (`firsts`) and for each term its rank; how many ranks. */
static Py_ssize_t sort(Term *terms, const Words *words, int32_t *firsts, int32_t *ranks)
{
    Py_ssize_t rank = -1;
    for (Py_ssize_t n = 0; n < words->count; n++) {
        Py_ssize_t size;
        const unsigned char *text = (const unsigned char *)word_at(words, n, &size);
        terms[n] = (Term){0, (const char *)text, (int32_t)size, (int32_t)n};
        for (int at = 0; at < 8; at++)
            terms[n].beginning = terms[n].beginning << 8 | (at < size ? text[at] : 0);
    }
    qsort(terms, (size_t)words->count, sizeof *terms, compared);
    for (Py_ssize_t n = 0; n < words->count; n++) {
        if (!n || compared(&terms[n - 1], &terms[n]))
            firsts[++rank] = terms[n].number;
        ranks[terms[n].number] = (int32_t)rank;
    }
    return rank + 1;
}

/* ranks(text, ends, firsts, ranks): see `sort`. */
static PyObject *ranks(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[] = {{1, 0}, {4, 0}, {4, 1}, {4, 1}};
    Array arrays[4];
    Words words;
    Py_ssize_t different;
    if (!take(arrays, demands, 4, given, number) || !read_words(&arrays[0], &arrays[1], &words))
        return answer(arrays, 4, NULL, 0);
    if (arrays[2].count != words.count || arrays[3].count != words.count)
        return answer(arrays, 4, "the arrays of ranks do not fit each other", 0);
    Term *terms = calloc((size_t)words.count + 1, sizeof *terms);
    if (!terms) {
        PyErr_NoMemory();
        return answer(arrays, 4, NULL, 0);
    }
    Py_BEGIN_ALLOW_THREADS
    different = sort(terms, &words, arrays[2].items, arrays[3].items);
    Py_END_ALLOW_THREADS
    free(terms);
    return answer(arrays, 4, NULL, different);
}

MODULE(_terms, "Sorting terms; see index.embedded.terms.",
    FUNCTION("ranks", ranks, "Sort packed terms."))
