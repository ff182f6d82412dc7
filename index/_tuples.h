/* Making named tuples, whose classes come from Python. */

#pragma once

#include <Python.h>
#include <stdbool.h>

/* How values of a class of tuples are made; false with an error set where it is none. */
static inline bool take_kind(PyObject *kind, PyTypeObject **type, allocfunc *make)
{
    if (PyType_Check(kind) && PyType_IsSubtype((PyTypeObject *)kind, &PyTuple_Type)) {
        *type = (PyTypeObject *)kind;
        *make = (allocfunc)PyType_GetSlot(*type, Py_tp_alloc);
        if (*make)
            return true;
    }
    PyErr_SetString(PyExc_ValueError, "a class of tuples was to be given");
    return false;
}
