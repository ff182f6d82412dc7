/* An array that a function in C is given: taken, checked, and read by the width of its entries. */

#ifndef ZEITLUPE_ARRAY_H
#define ZEITLUPE_ARRAY_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

/* Take a contiguous array with entries of `width` bytes (0: 1, 2, 4 or 8), which lie as the processor wants
   them. Returns 0 with an exception where it is not that; then there is nothing to be given back. */
static inline int take_array(PyObject *given, Py_buffer *view, Py_ssize_t width, int writable)
{
    if (PyObject_GetBuffer(given, view, writable ? PyBUF_CONTIG : PyBUF_CONTIG_RO)) {
        view->obj = NULL;
        return 0;
    }
    Py_ssize_t size = view->itemsize;
    int known = size == 1 || size == 2 || size == 4 || size == 8;
    if (!known || (width && size != width))
        PyErr_Format(PyExc_ValueError, "an array has entries of the wrong size: %zd bytes", size);
    else if (view->len && (uintptr_t)view->buf % (uintptr_t)size)
        PyErr_SetString(PyExc_ValueError, "the entries of an array are not aligned");
    else
        return 1;
    PyBuffer_Release(view);
    return 0;
}

/* The unsigned number at a place. */
static inline uint64_t number_at(const void *numbers, Py_ssize_t width, Py_ssize_t at)
{
    switch (width) {
    case 1: return ((const uint8_t *)numbers)[at];
    case 2: return ((const uint16_t *)numbers)[at];
    case 4: return ((const uint32_t *)numbers)[at];
    default: return ((const uint64_t *)numbers)[at];
    }
}

#endif
