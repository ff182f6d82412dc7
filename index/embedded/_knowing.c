/* Which of some terms are stems, and which are parts of a word of an archive. The Python of the same is
   `Knowledge` in index/embedded/vocabulary.py; answers are the same. What leads out of an array raises
   ValueError.
*/

#include "_terms.h"

static const char WRONG[] = "what is known of a segment is not as it must be";

/* The lists of a word of a segment: the first, and whether it is the only one. */
typedef struct {
    Py_ssize_t first;
    bool only;
} Lists;

/* Look a word up: 1, or 0 where it isn't there, or -1 with an error set. */
static int find_word(PyObject *segment, const char *word, Py_ssize_t length, Lists *lists)
{
    static const Demand any = {0, false};
    Array blob, starts, firsts = {.items = NULL};
    bool equal = false, broken = true, bounded = PyTuple_GetItem(segment, 2) != Py_None;
    if (!take_one(&blob, (Demand){1, false}, PyTuple_GetItem(segment, 0)))
        return -1;
    if (take_one(&starts, any, PyTuple_GetItem(segment, 1))) {
        Terms terms = {blob.items, (uint64_t)blob.count, &starts};
        Py_ssize_t number = search_terms(&terms, (const uint8_t *)word, (uint64_t)length, &equal, &broken);
        *lists = (Lists){number, true};
        if (!broken && equal && bounded && take_one(&firsts, any, PyTuple_GetItem(segment, 2))) {
            broken = number + 1 >= firsts.count;
            if (!broken) {
                lists->first = (Py_ssize_t)item(&firsts, number);
                lists->only = item(&firsts, number + 1) == (uint64_t)lists->first + 1;
            }
            PyBuffer_Release(&firsts.view);
        }
        PyBuffer_Release(&starts.view);
    }
    PyBuffer_Release(&blob.view);
    if (broken && !PyErr_Occurred())
        refuse(WRONG);
    return PyErr_Occurred() ? -1 : equal;
}

static bool holds(const Array *ascending, uint64_t number)
{
    Py_ssize_t at = first_not_below(ascending, number);
    return at < ascending->count && item(ascending, at) == number;
}

/* The terms among whose lists there is one; NULL with an error set. */
static PyObject *having(PyObject *rows, Py_ssize_t number)
{
    PyObject *terms = PyTuple_Check(rows) ? PyList_New(0) : refuse(WRONG);
    for (Py_ssize_t n = 0; terms && n < PyTuple_Size(rows); ++n) {
        PyObject *row = PyTuple_GetItem(rows, n);
        Array lists;
        bool done = PyTuple_Check(row) && PyTuple_Size(row) == 2
            && take_one(&lists, (Demand){0, false}, PyTuple_GetItem(row, 1));
        if (done) {
            if (holds(&lists, (uint64_t)number))
                done = PyList_Append(terms, PyTuple_GetItem(row, 0)) == 0;
            PyBuffer_Release(&lists.view);
        }
        if (!done) {
            if (!PyErr_Occurred())
                refuse(WRONG);
            Py_CLEAR(terms);
        }
    }
    return terms;
}

/* Stems and parts of a list as a tuple of two lists; NULL with an error set. */
static PyObject *known_here(PyObject *segment, Py_ssize_t number)
{
    PyObject *stems = having(PyTuple_GetItem(segment, 3), number), *both = NULL;
    PyObject *parts = stems ? having(PyTuple_GetItem(segment, 4), number) : NULL;
    if (parts)
        both = PyTuple_Pack(2, stems, parts);
    Py_XDECREF(stems);
    Py_XDECREF(parts);
    return both;
}

PyDoc_STRVAR(known_doc,
    "known(segments, word) -> (stems, parts) or None\n\n"
    "Each of the `segments` is a tuple: its words and where blocks of them begin, the first list of each and\n"
    "an end (or None: every word has one list), then twice, for stems and parts, a tuple of pairs of a term\n"
    "and its lists, ascending. None where the word isn't there, or means different things.");

static PyObject *known(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *segments, *answer = Py_NewRef(Py_None);
    const char *word;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "O!s#:known", &PyTuple_Type, &segments, &word, &length)) {
        Py_DECREF(answer);
        return NULL;
    }
    for (Py_ssize_t n = 0; n < PyTuple_Size(segments); ++n) {
        PyObject *segment = PyTuple_GetItem(segments, n), *here = NULL;
        Lists lists;
        int found = -1, same = -1;
        if (!PyTuple_Check(segment) || PyTuple_Size(segment) != 5)
            refuse(WRONG);
        else if (!(found = find_word(segment, word, length, &lists)))
            continue;
        if (found == 1 && (here = known_here(segment, lists.first)))
            same = answer == Py_None ? 1 : PyObject_RichCompareBool(answer, here, Py_EQ);
        Py_DECREF(answer);
        if (same == 1 && lists.only) {
            answer = here;
            continue;
        }
        Py_XDECREF(here);
        return same < 0 ? NULL : Py_NewRef(Py_None);
    }
    return answer;
}

MODULE(_knowing, "What is known of words; see index.embedded.knowing.",
    PARSING_FUNCTION("known", known, known_doc))
