/* Arrays of unsigned numbers of 1, 2, 4 or 8 bytes, as they are stored. */

#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    Py_buffer view;
    Py_ssize_t width, count;
} Column;

static inline uint64_t item(const Column *column, Py_ssize_t at)
{
    switch (column->width) {
    case 1: return ((const uint8_t *)column->view.buf)[at];
    case 2: return ((const uint16_t *)column->view.buf)[at];
    case 4: return ((const uint32_t *)column->view.buf)[at];
    default: return ((const uint64_t *)column->view.buf)[at];
    }
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
        if (PyObject_GetBuffer(PyTuple_GetItem(arrays, *taken), &column->view, PyBUF_CONTIG_RO) < 0)
            return false;
        column->width = column->view.itemsize;
        column->count = column->width ? column->view.len / column->width : 0;
        if (column->width != 1 && column->width != 2 && column->width != 4 && column->width != 8) {
            PyBuffer_Release(&column->view);
            PyErr_SetString(PyExc_ValueError, "an array of numbers that have no width");
            return false;
        }
    }
    return true;
}

static inline void let_go(Column *columns, int taken)
{
    for (int n = 0; n < taken; ++n)
        PyBuffer_Release(&columns[n].view);
}
