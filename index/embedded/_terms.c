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
static PyObject *ranks(PyObject *module, PyObject *args)
{
    PyObject *arrays[4], *answer = NULL;
    Held held = {.count = 0};
    Words words;
    Term *terms = NULL;
    Py_ssize_t first_count, rank_count, different;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOO", &arrays[0], &arrays[1], &arrays[2], &arrays[3]))
        return NULL;
    if (!hold_words(&held, arrays[0], arrays[1], &words))
        goto end;
    int32_t *firsts = hold(&held, arrays[2], 4, 1, &first_count), *made = NULL;
    if (!firsts || !(made = hold(&held, arrays[3], 4, 1, &rank_count)))
        goto end;
    if (first_count != words.count || rank_count != words.count) {
        PyErr_SetString(PyExc_ValueError, "the arrays of ranks do not fit each other");
        goto end;
    }
    if (!(terms = calloc((size_t)words.count + 1, sizeof *terms))) {
        PyErr_NoMemory();
        goto end;
    }
    Py_BEGIN_ALLOW_THREADS
    different = sort(terms, &words, firsts, made);
    Py_END_ALLOW_THREADS
    answer = PyLong_FromSsize_t(different);
end:
    let_go(&held);
    free(terms);
    return answer;
}

static PyMethodDef methods[] = {
    {"ranks", ranks, METH_VARARGS, "Sort packed terms."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_terms", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit__terms(void)
{
    return PyModule_Create(&definition);
}
