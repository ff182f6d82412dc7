/* Counting what lights up in a text; the Python of the same is `counted` in index/presenting.py. */

#include "../archive/_door.h"

enum { GROUPS = 32 };

/* Lit places of one leaf in one form; what belongs to the last of them is borrowed. */
typedef struct {
    PyObject *leaf, *form, *match;
    Py_ssize_t count;
} Group;

/* Whether a place belongs to a group: most places of a form share one string. */
static bool belongs(const Group *group, PyObject *leaf, PyObject *form)
{
    if (group->form != form && PyUnicode_Compare(group->form, form))
        return false;
    return group->leaf == leaf || PyObject_RichCompareBool(group->leaf, leaf, Py_EQ) == 1;
}

/* Put all places into groups: how many there are, 0 where there are too many, -1 with an error set. */
static int group_all(PyObject *found, Group *groups)
{
    int made = 0;
    for (Py_ssize_t n = 0; n < PyList_Size(found); ++n) {
        PyObject *lit = PyList_GetItem(found, n);
        int at = 0;
        if (!PyTuple_Check(lit) || PyTuple_Size(lit) != 5 || !PyUnicode_Check(PyTuple_GetItem(lit, 4))
            || !PyLong_Check(PyTuple_GetItem(lit, 3))) {
            refuse("a lit place has a leaf and a form");
            return -1;
        }
        PyObject *leaf = PyTuple_GetItem(lit, 3), *form = PyTuple_GetItem(lit, 4);
        while (at < made && !belongs(&groups[at], leaf, form))
            ++at;
        if (at == GROUPS)
            return 0;
        if (at == made)
            groups[made++] = (Group){leaf, form, NULL, 0};
        groups[at].match = PyTuple_GetItem(lit, 2);
        ++groups[at].count;
    }
    return made;
}

PyDoc_STRVAR(counted_doc,
    "counted(found) -> list or None\n\n"
    "Leaf, minus the count, form and the last match of each leaf and form among lit places (a list of\n"
    "index.scan.Lit); None where there are many of them.");

static PyObject *counted(PyObject *Py_UNUSED(module), PyObject *found)
{
    Group groups[GROUPS];
    if (!PyList_Check(found))
        return refuse("lit places are a list");
    int made = group_all(found, groups);
    if (made < 0)
        return NULL;
    if (!made && PyList_Size(found))
        return Py_NewRef(Py_None);
    PyObject *rows = PyList_New(made);
    for (int n = 0; rows && n < made; ++n) {
        Group *group = &groups[n];
        PyObject *row = Py_BuildValue("(OnOO)", group->leaf, -group->count, group->form, group->match);
        if (!row)
            Py_CLEAR(rows);
        else
            PyList_SetItem(rows, n, row);
    }
    return rows;
}

MODULE(_reasons, "Counting what lights up; see index.presenting.", {"counted", counted, METH_O, counted_doc})
