/* Arrays of unsigned numbers of 1, 2, 4 or 8 bytes, as they are stored. */

#pragma once

#include "../../archive/_array.h"
#include <stdbool.h>

typedef struct {
    Py_buffer view;
    Py_ssize_t width, count;
} Column;

static inline uint64_t item(const Column *column, Py_ssize_t at)
{
    return number_at(column->view.buf, column->width, at);
}

/* Take the buffers of a tuple of arrays; how many were taken is told even where one can't be. */
static inline bool take(PyObject *arrays, Column *columns, int wanted, int *taken)
{
    *taken = 0;
    if (!PyTuple_Check(arrays) || PyTuple_Size(arrays) != wanted) {
        PyErr_SetString(PyExc_ValueError, "not as many arrays as there must be");
        return false;
    }
    for (; *taken < wanted; ++*taken) {
        Column *column = columns + *taken;
        if (!take_array(PyTuple_GetItem(arrays, *taken), &column->view, 0, 0))
            return false;
        column->width = column->view.itemsize;
        column->count = column->view.len / column->width;
    }
    return true;
}

static inline void let_go(Column *columns, int taken)
{
    for (int n = 0; n < taken; ++n)
        PyBuffer_Release(&columns[n].view);
}
