/* Whom a document mentions most often. The Python of the same is `ActorIndex.main` in
   index/embedded/named.py; answers are the same. Whatever leads out of an array raises ValueError.
*/

#include "../../archive/_door.h"

#include <stdlib.h>

/* A name of a document: its number, where it is mentioned first, how often; later the same of an actor. */
typedef struct {
    uint64_t number;
    Py_ssize_t first, count;
} Often;

static int by_number(const void *one, const void *other)
{
    const Often *a = one, *b = other;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_count(const void *one, const void *other)
{
    const Often *a = one, *b = other;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* Most documents name few: then qsort takes longer. */
static void sort(Often *rows, Py_ssize_t count, int (*compare)(const void *, const void *))
{
    enum { FEW = 48 };
    if (count > FEW) {
        qsort(rows, (size_t)count, sizeof *rows, compare);
        return;
    }
    for (Py_ssize_t n = 1; n < count; ++n) {
        Often row = rows[n];
        Py_ssize_t at = n;
        for (; at > 0 && compare(&row, &rows[at - 1]) < 0; --at)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

/* Put rows of one number together: how many there are then. */
static Py_ssize_t together(Often *rows, Py_ssize_t count)
{
    Py_ssize_t kept = 0;
    sort(rows, count, by_number);
    for (Py_ssize_t n = 0; n < count; ++n) {
        if (kept && rows[kept - 1].number == rows[n].number)
            rows[kept - 1].count += rows[n].count;
        else
            rows[kept++] = rows[n];
    }
    return kept;
}

typedef struct {
    Array ends, names, pair_ends, pair_actors, ranks;
} Tables;

enum { TABLES = sizeof(Tables) / sizeof(Array) };

/* Read the bounds of a row of a CSR; false where they lead outside. */
static bool row(const Array *ends, Py_ssize_t number, Py_ssize_t room, Py_ssize_t *start, Py_ssize_t *end)
{
    if (number < 0 || number >= ends->count - 1)
        return false;
    uint64_t from = item(ends, number), to = item(ends, number + 1);
    if (from > to || to > (uint64_t)room)
        return false;
    *start = (Py_ssize_t)from;
    *end = (Py_ssize_t)to;
    return true;
}

/* The ranks of the actors of a document, most mentioned first; NULL with an error set. */
static PyObject *ranks_of(
    const Tables *tables, Often *rows, Py_ssize_t start, Py_ssize_t end,
    Py_ssize_t pairs, Py_ssize_t pairs_end, Py_ssize_t limit)
{
    const int64_t *ranks = tables->ranks.items;
    PyObject *list = NULL;
    Py_ssize_t count = end - start, named = 0;
    for (Py_ssize_t n = 0; n < count; ++n)
        rows[n] = (Often){item(&tables->names, start + n), n, 1};
    count = together(rows, count);
    if (count != pairs_end - pairs)
        goto broken;
    for (Py_ssize_t n = 0; n < count; ++n) {
        uint64_t actor = item(&tables->pair_actors, pairs + n);
        if (actor > (uint64_t)tables->ranks.count)
            goto broken;
        if (actor && ranks[actor - 1] >= 0)
            rows[named++] = (Often){(uint64_t)ranks[actor - 1], rows[n].first, rows[n].count};
    }
    named = together(rows, named);
    sort(rows, named, by_count);
    if (!(list = PyList_New(0)))
        return NULL;
    for (Py_ssize_t n = 0; n < named && n < limit; ++n) {
        PyObject *rank = PyLong_FromUnsignedLongLong(rows[n].number);
        bool done = rank && PyList_Append(list, rank) == 0;
        Py_XDECREF(rank);
        if (!done) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
broken:
    return refuse("names and actors of a document do not go together");
}

PyDoc_STRVAR(main_doc,
    "main(tables, document, limit) -> list of ranks\n\n"
    "`tables` are ends and names of the mentions of all documents, ends and actors of their pairs (0:\n"
    "none), and the rank of each actor (int64, -1: hidden).");

static PyObject *main_ranks(PyObject *self, PyObject *args)
{
    static const Demand demands[TABLES] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {8, 0}};
    PyObject *arrays, *answer = NULL;
    Py_ssize_t document, limit, start, end, pairs, pairs_end;
    Tables tables;
    Array *columns = (Array *)&tables;
    (void)self;
    if (!PyArg_ParseTuple(args, "Onn:main", &arrays, &document, &limit))
        return NULL;
    if (take_tuple(columns, demands, TABLES, arrays)) {
        if (!row(&tables.ends, document, tables.names.count, &start, &end)
            || !row(&tables.pair_ends, document, tables.pair_actors.count, &pairs, &pairs_end)) {
            refuse("a document's names lead out of their arrays");
        } else {
            Often *rows = PyMem_New(Often, end - start + 1);
            answer = rows ? ranks_of(&tables, rows, start, end, pairs, pairs_end, limit) : PyErr_NoMemory();
            PyMem_Free(rows);
        }
    }
    let_go(columns, TABLES);
    return answer;
}

MODULE(_mentioned, "Whom a document mentions; see index.embedded.named.",
    PARSING_FUNCTION("main", main_ranks, main_doc))
