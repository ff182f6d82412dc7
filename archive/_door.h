/* What every function in C does at its door: hold the arrays that it was given, check their entries' sizes,
   and let go of them in the end. */

#ifndef ZEITLUPE_DOOR_H
#define ZEITLUPE_DOOR_H

#include "_array.h"

#define MOST_ARRAYS 12

typedef struct {
    Py_buffer views[MOST_ARRAYS];
    int count;
} Arrays;

static void let_go(Arrays *arrays)
{
    while (arrays->count)
        PyBuffer_Release(&arrays->views[--arrays->count]);
}

/* Hold contiguous arrays with entries of `widths` bytes, as many as there are widths up to the 0; those from
   `outputs` on can be written to. Returns 0 with an exception where they are not that; what is held then has
   to be let go of all the same. */
static int hold(Arrays *arrays, PyObject *const *given, Py_ssize_t number, const Py_ssize_t *widths, int outputs)
{
    arrays->count = 0;
    for (; widths[arrays->count]; arrays->count++) {
        int at = arrays->count;
        if (at >= number || at >= MOST_ARRAYS) {
            PyErr_Format(PyExc_TypeError, "only %zd arrays were given", number);
            return 0;
        }
        if (!take_array(given[at], &arrays->views[at], widths[at], at >= outputs))
            return 0;
    }
    if (number != arrays->count) {
        PyErr_Format(PyExc_TypeError, "%zd arrays were given instead of %d", number, arrays->count);
        return 0;
    }
    return 1;
}

static inline Py_ssize_t entries(const Arrays *arrays, int which)
{
    return arrays->views[which].len / arrays->views[which].itemsize;
}

static PyObject *refuse(const char *reason)
{
    PyErr_SetString(PyExc_ValueError, reason);
    return NULL;
}

#endif
