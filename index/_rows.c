/* Named tuples from their columns; the Python of the same is `rows` in index/answers.py. */

#include "../archive/_door.h"
#include "_tuples.h"

enum { COLUMNS = 8 };

/* Give a row its values; false with an error set. */
static bool fill(PyObject *row, PyObject *const *columns, Py_ssize_t count, Py_ssize_t number)
{
    for (Py_ssize_t n = 0; n < count; ++n) {
        PyObject *value = PyList_GetItem(columns[n], number);
        if (!value || PyTuple_SetItem(row, n, Py_NewRef(value)))
            return false;
    }
    return true;
}

static PyObject *make_rows(PyObject *kind, PyObject *const *columns, Py_ssize_t count, Py_ssize_t length)
{
    Kind made;
    PyObject *rows;
    if (!take_kind(kind, &made) || !(rows = PyTuple_New(length)))
        return NULL;
    for (Py_ssize_t n = 0; n < length; ++n) {
        PyObject *row = begin_tuple(&made, count);
        if (row && !fill(row, columns, count, n))
            Py_CLEAR(row);
        if (!(row = finish_tuple(&made, row))) {
            Py_DECREF(rows);
            return NULL;
        }
        PyTuple_SetItem(rows, n, row);
    }
    return rows;
}

PyDoc_STRVAR(rows_doc,
    "rows(kind, *columns) -> tuple\n\n"
    "Values of a class of named tuples from lists of equal length, one for each of its fields.");

static PyObject *rows(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Py_ssize_t count = number - 1, length = 0;
    if (count < 1 || count > COLUMNS)
        return refuse("one to eight columns are taken");
    for (Py_ssize_t n = 1; n < number; ++n) {
        if (!PyList_Check(given[n]))
            return refuse("columns are lists");
        if (n > 1 && PyList_Size(given[n]) != length)
            return refuse("columns are of one length");
        length = PyList_Size(given[n]);
    }
    return make_rows(given[0], given + 1, count, length);
}

MODULE(_rows, "Named tuples from columns; see index.answers.", FUNCTION("rows", rows, rows_doc))
