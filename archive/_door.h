/* What every module in C does at its door: take the arrays that a function is given, check them, let go of
   them in the end, answer; and say what the module offers. */

#ifndef ZEITLUPE_DOOR_H
#define ZEITLUPE_DOOR_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* An array that is held: `count` items of `width` bytes. There is something at `items` even where the array
   is empty, so that it may be handed to memcpy and the like. */
typedef struct {
    Py_buffer view;
    void *items;
    Py_ssize_t width, count;
} Array;

/* What is asked of an array: bytes an item (0: 1, 2, 4 or 8), and whether it is written to. */
typedef struct {
    Py_ssize_t width;
    bool writable;
} Demand;

/* Take a contiguous array whose items lie as the processor wants them. False with an exception where it is
   not what is asked for; then nothing is held. */
static inline bool take_one(Array *array, Demand demand, PyObject *given)
{
    static const uint64_t nothing = 0;
    Py_buffer *view = &array->view;
    if (PyObject_GetBuffer(given, view, demand.writable ? PyBUF_CONTIG : PyBUF_CONTIG_RO)) {
        view->obj = NULL;
        return false;
    }
    Py_ssize_t width = view->itemsize;
    bool known = width == 1 || width == 2 || width == 4 || width == 8;
    if (!known || (demand.width && width != demand.width)) {
        PyErr_Format(PyExc_ValueError, "an array has entries of the wrong size: %zd bytes", width);
    } else if (view->len && (uintptr_t)view->buf % (uintptr_t)width) {
        PyErr_SetString(PyExc_ValueError, "the entries of an array are not aligned");
    } else {
        array->items = view->buf ? view->buf : (void *)&nothing;
        array->width = width;
        array->count = view->len / width;
        return true;
    }
    PyBuffer_Release(view);
    return false;
}

/* Take `count` arrays from as many arguments; false with an exception where they are not what is asked for.
   What was taken by then has to be let go of all the same. */
static inline bool take(
    Array *arrays, const Demand *demands, int count, PyObject *const *given, Py_ssize_t number)
{
    memset(arrays, 0, sizeof *arrays * (size_t)count);
    if (number != count) {
        PyErr_Format(PyExc_TypeError, "%d arguments, not %zd", count, number);
        return false;
    }
    for (int n = 0; n < count; n++)
        if (!take_one(&arrays[n], demands[n], given[n]))
            return false;
    return true;
}

/* The same from a tuple. */
static inline bool take_tuple(Array *arrays, const Demand *demands, int count, PyObject *given)
{
    memset(arrays, 0, sizeof *arrays * (size_t)count);
    if (!PyTuple_Check(given) || PyTuple_Size(given) != count) {
        PyErr_SetString(PyExc_ValueError, "not as many arrays as there must be");
        return false;
    }
    for (int n = 0; n < count; n++)
        if (!take_one(&arrays[n], demands[n], PyTuple_GetItem(given, n)))
            return false;
    return true;
}

/* What was not taken is zero, and releasing that does nothing. */
static inline void let_go(Array *arrays, int count)
{
    for (int n = 0; n < count; n++)
        PyBuffer_Release(&arrays[n].view);
}

static inline PyObject *refuse(const char *reason)
{
    PyErr_SetString(PyExc_ValueError, reason);
    return NULL;
}

/* Let go of arrays; false with an exception where there is one already or a problem is named. */
static inline bool settle(Array *arrays, int count, const char *problem)
{
    let_go(arrays, count);
    if (problem && !PyErr_Occurred())
        refuse(problem);
    return !PyErr_Occurred();
}

/* The same, and the number that the function gives back. */
static inline PyObject *answer(Array *arrays, int count, const char *problem, Py_ssize_t number)
{
    return settle(arrays, count, problem) ? PyLong_FromSsize_t(number) : NULL;
}

/* The same for a function that gives nothing back. */
static inline PyObject *answer_none(Array *arrays, int count, const char *problem)
{
    return settle(arrays, count, problem) ? Py_NewRef(Py_None) : NULL;
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

static inline uint64_t item(const Array *array, Py_ssize_t at)
{
    return number_at(array->items, array->width, at);
}

/* The first place from which on an ascending array is not smaller. */
static inline Py_ssize_t first_not_below(const Array *ascending, uint64_t least)
{
    Py_ssize_t low = 0, high = ascending->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (item(ascending, middle) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* One function of a module: called with a vector of arguments, or with a tuple of them to parse. */
#define FUNCTION(name, function, does) {name, (PyCFunction)(void (*)(void))function, METH_FASTCALL, does}
#define PARSING_FUNCTION(name, function, does) {name, function, METH_VARARGS, does}

/* Define a module: its name as a word, what it is, and its functions. */
#define MODULE(name, is, ...)                                                                                \
    static PyMethodDef module_functions[] = {__VA_ARGS__, {NULL, NULL, 0, NULL}};                            \
    static struct PyModuleDef module_definition = {                                                          \
        PyModuleDef_HEAD_INIT, .m_name = #name, .m_doc = is, .m_methods = module_functions};                 \
    PyMODINIT_FUNC PyInit_##name(void) { return PyModuleDef_Init(&module_definition); }

#endif
