/* Making named tuples, whose classes come from Python. */

#ifndef ZEITLUPE_TUPLES_H
#define ZEITLUPE_TUPLES_H

#include "../archive/_door.h"

/* A class of named tuples. The class lays out a value, which is then filled: that is quickest. From Python
   3.14 on tuples remember their hash, which only their own maker sets up: there a plain tuple is filled and
   then made one of the class. */
typedef struct {
    PyTypeObject *type;
    allocfunc lay_out;      /* NULL from 3.14 on */
    newfunc make;
} Kind;

/* Take a class; false with an error set where it is none of tuples. */
static inline bool take_kind(PyObject *given, Kind *kind)
{
    if (PyType_Check(given) && PyType_IsSubtype((PyTypeObject *)given, &PyTuple_Type)) {
        kind->type = (PyTypeObject *)given;
        kind->make = (newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
        kind->lay_out = Py_Version < 0x030e0000 ? (allocfunc)PyType_GetSlot(kind->type, Py_tp_alloc) : NULL;
        if (kind->lay_out || kind->make)
            return true;
    }
    PyErr_SetString(PyExc_ValueError, "a class of tuples was to be given");
    return false;
}

/* A tuple to be filled; NULL with an error set. */
static inline PyObject *begin_tuple(const Kind *kind, Py_ssize_t size)
{
    return kind->lay_out ? kind->lay_out(kind->type, size) : PyTuple_New(size);
}

/* The value that was filled, whose reference is taken over; NULL with an error set. */
static inline PyObject *finish_tuple(const Kind *kind, PyObject *filled)
{
    if (!filled || kind->lay_out)
        return filled;
    PyObject *arguments = PyTuple_Pack(1, filled);
    PyObject *made = arguments ? kind->make(kind->type, arguments, NULL) : NULL;
    Py_XDECREF(arguments);
    Py_DECREF(filled);
    return made;
}

#endif
