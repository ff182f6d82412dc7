/* What the functions in C do at their door: take the arrays that they are given, check what an item of each
   is, and give them back. */

#ifndef ZEITLUPE_ARRAYS_H
#define ZEITLUPE_ARRAYS_H

#include "../../archive/_array.h"
#include <string.h>

typedef struct {
    Py_buffer view;
    Py_ssize_t size; /* in items */
} Array;

/* What is asked of an array: bytes an item (0: 1, 2, 4 or 8), and whether it is written to. */
typedef struct {
    Py_ssize_t width;
    int writable;
} Wanted;

static const char unequal[] = "arrays that belong together differ in length";

/* Take the first `count` arguments; 0 with an exception where one is not what is wanted. What was taken by
   then has to be given back all the same. */
static int take(PyObject *const *args, Array *arrays, const Wanted *wanted, int count)
{
    memset(arrays, 0, sizeof *arrays * (size_t)count);
    for (int n = 0; n < count; n++) {
        Py_buffer *view = &arrays[n].view;
        if (!take_array(args[n], view, wanted[n].width, wanted[n].writable))
            return 0;
        arrays[n].size = view->len / view->itemsize;
    }
    return 1;
}

/* Give the arrays back; the answer, or NULL with an exception where there is one or a problem is named. */
static PyObject *answer(Array *arrays, int count, const char *problem, Py_ssize_t number)
{
    for (int n = 0; n < count; n++)
        if (arrays[n].view.obj)
            PyBuffer_Release(&arrays[n].view);
    if (PyErr_Occurred())
        return NULL;
    if (problem) {
        PyErr_SetString(PyExc_ValueError, problem);
        return NULL;
    }
    return PyLong_FromSsize_t(number);
}

/* Whether ends of rows ascend from 0 or more, and none lies beyond `top`. */
static inline int ascends(const int64_t *ends, Py_ssize_t size, int64_t top)
{
    for (Py_ssize_t n = 0; n < size; n++)
        if (ends[n] < (n ? ends[n - 1] : 0))
            return 0;
    return !size || ends[size - 1] <= top;
}

#define FUNCTION(name, does) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, does}

#endif
