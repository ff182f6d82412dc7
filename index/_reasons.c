/* Counting what lights up in a text; the Python of the same is `reasons` in index/presenting.py. */

#include "../archive/_door.h"
#include "_tuples.h"

enum { GROUPS = 32 };

/* Lit places of one leaf in one form; what belongs to the last of them is borrowed. */
typedef struct {
    PyObject *leaf, *form, *match;
    Py_ssize_t count;
} Group;

/* Whether a place belongs to a group: most places of a form share one string. -1 with an error set. */
static int belongs(const Group *group, PyObject *leaf, PyObject *form)
{
    if (group->form != form && PyUnicode_Compare(group->form, form))
        return PyErr_Occurred() ? -1 : 0;
    return group->leaf == leaf ? 1 : PyObject_RichCompareBool(group->leaf, leaf, Py_EQ);
}

/* Put all places into groups: how many there are, 0 where there are too many, -1 with an error set. */
static int group_all(PyObject *found, Group *groups)
{
    int made = 0;
    for (Py_ssize_t n = 0; n < PyList_Size(found); ++n) {
        PyObject *lit = PyList_GetItem(found, n);
        int at = 0, same = 0;
        if (!PyTuple_Check(lit) || PyTuple_Size(lit) != 5 || !PyUnicode_Check(PyTuple_GetItem(lit, 4))
            || !PyLong_Check(PyTuple_GetItem(lit, 3))) {
            refuse("a lit place has a leaf and a form");
            return -1;
        }
        PyObject *leaf = PyTuple_GetItem(lit, 3), *form = PyTuple_GetItem(lit, 4);
        while (at < made && !(same = belongs(&groups[at], leaf, form)))
            ++at;
        if (same < 0)
            return -1;
        if (at == GROUPS)
            return 0;
        if (at == made)
            groups[made++] = (Group){leaf, form, NULL, 0};
        groups[at].match = PyTuple_GetItem(lit, 2);
        ++groups[at].count;
    }
    return made;
}

/* Tuples of leaf, minus the count, form and match, ascending; NULL with an error set. */
static PyObject *ordered(const Group *groups, int made)
{
    PyObject *rows = PyList_New(made);
    for (int n = 0; rows && n < made; ++n) {
        const Group *group = &groups[n];
        PyObject *row = Py_BuildValue("(OnOO)", group->leaf, -group->count, group->form, group->match);
        if (!row)
            Py_CLEAR(rows);
        else
            PyList_SetItem(rows, n, row);
    }
    if (rows && made > 1 && PyList_Sort(rows))
        Py_CLEAR(rows);
    return rows;
}

/* One reason of an ordered row: word, form, match, count; NULL with an error set. */
static PyObject *reason_of(PyObject *row, PyObject *words, const Kind *kind)
{
    Py_ssize_t leaf = PyLong_AsSsize_t(PyTuple_GetItem(row, 0));
    Py_ssize_t count = -PyLong_AsSsize_t(PyTuple_GetItem(row, 1));
    PyObject *word = PyErr_Occurred() ? NULL : PyList_GetItem(words, leaf < 0 ? leaf + PyList_Size(words) : leaf);
    PyObject *number = word ? PyLong_FromSsize_t(count) : NULL, *reason = number ? begin_tuple(kind, 4) : NULL;
    if (!reason) {
        Py_XDECREF(number);
        return NULL;
    }
    PyTuple_SetItem(reason, 0, Py_NewRef(word));
    PyTuple_SetItem(reason, 1, Py_NewRef(PyTuple_GetItem(row, 2)));
    PyTuple_SetItem(reason, 2, Py_NewRef(PyTuple_GetItem(row, 3)));
    PyTuple_SetItem(reason, 3, number);
    return finish_tuple(kind, reason);
}

PyDoc_STRVAR(reasons_doc,
    "reasons(found, words, limit, kind) -> tuple or None\n\n"
    "The word of the leaf (in the list `words`), the form, the last match and the count of each leaf and form\n"
    "among lit places (a list of index.scan.Lit), by leaf, the most frequent first, at most `limit` of them,\n"
    "as values of class `kind`. None where there are many different ones.");

static PyObject *reasons(PyObject *Py_UNUSED(module), PyObject *args)
{
    Group groups[GROUPS];
    PyObject *found, *words, *kind, *rows, *answer;
    Kind made_as;
    Py_ssize_t limit;
    if (!PyArg_ParseTuple(args, "O!O!nO:reasons", &PyList_Type, &found, &PyList_Type, &words, &limit, &kind)
        || !take_kind(kind, &made_as))
        return NULL;
    int made = group_all(found, groups);
    if (made < 0)
        return NULL;
    if (!made && PyList_Size(found))
        return Py_NewRef(Py_None);
    if (!(rows = ordered(groups, made)))
        return NULL;
    limit = limit < 0 ? 0 : limit < made ? limit : made;
    answer = PyTuple_New(limit);
    for (Py_ssize_t n = 0; answer && n < limit; ++n) {
        PyObject *reason = reason_of(PyList_GetItem(rows, n), words, &made_as);
        if (!reason)
            Py_CLEAR(answer);
        else
            PyTuple_SetItem(answer, n, reason);
    }
    Py_DECREF(rows);
    return answer;
}

MODULE(_reasons, "Counting what lights up; see index.presenting.",
    PARSING_FUNCTION("reasons", reasons, reasons_doc))
