/* Counting what rows of a table name, and which are named most often. The Python of the same is in
   index/embedded/tally.py; answers are the same. Every index is looked at before it is used: a row that
   leads out of the table raises ValueError.
*/

#include "../../archive/_door.h"
#include "../_tuples.h"

enum { EIGHT = 8 };     /* numbers that lie together; a loop of a fixed length is not guessed wrongly */

/* Add a number for each value of some rows; false where an index leads out of its array. */
static bool count_rows(
    const Array *rows, const Array *ends, const Array *values, const Array *counts, int32_t one)
{
    const int64_t *row = rows->items, *end = ends->items;
    const int32_t *value = values->items;
    int32_t *count = counts->items;
    const int64_t wanted = rows->count, known = ends->count - 1, length = values->count / EIGHT;
    const uint64_t size = (uint64_t)counts->count;

    for (int64_t n = 0; n < wanted; ++n) {
        if (row[n] < 0 || row[n] >= known)
            return false;
        int64_t from = end[row[n]], to = end[row[n] + 1];
        if (from < 0 || from > to || to > length)
            return false;
        for (int64_t at = from * EIGHT; at < to * EIGHT; at += EIGHT)
            for (int k = 0; k < EIGHT; ++k) {
                if ((uint64_t)value[at + k] >= size)
                    return false;
                count[value[at + k]] = (int32_t)((uint32_t)count[value[at + k]] + (uint32_t)one);
            }
    }
    return true;
}

PyDoc_STRVAR(tally_doc,
    "tally(rows, ends, values, counts, one)\n\n"
    "Add `one` to `counts` (int32) for each number in some rows (int64, ascending or not) of the CSR with\n"
    "`ends` (int64, in eights) and `values` (int32).");

static PyObject *tally(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const Demand demands[] = {{8, 0}, {8, 0}, {4, 0}, {4, 1}};
    PyObject *given[4];
    Array arrays[4];
    bool inside;
    int one;
    if (!PyArg_ParseTuple(args, "OOOOi:tally", &given[0], &given[1], &given[2], &given[3], &one))
        return NULL;
    if (!take(arrays, demands, 4, given, 4))
        return answer_none(arrays, 4, NULL);
    Py_BEGIN_ALLOW_THREADS
    inside = arrays[1].count && count_rows(&arrays[0], &arrays[1], &arrays[2], &arrays[3], one);
    Py_END_ALLOW_THREADS
    return answer_none(arrays, 4, inside ? NULL : "a row leads out of the table");
}

/* Count the numbers that some rows have in a column; false where an index leads out of its array. */
static bool count_column(const Array *rows, const Array *column, const Array *counts)
{
    const int64_t *row = rows->items;
    const int32_t *value = column->items;
    int32_t *count = counts->items;
    for (Py_ssize_t n = 0; n < rows->count; ++n) {
        if ((uint64_t)row[n] >= (uint64_t)column->count
            || (uint64_t)value[row[n]] >= (uint64_t)counts->count)
            return false;
        ++count[value[row[n]]];
    }
    return true;
}

PyDoc_STRVAR(count_doc,
    "count(rows, column, counts)\n\n"
    "Count into `counts` (int32) how often each number stands in some rows (int64) of a column (int32).");

static PyObject *count(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[] = {{8, 0}, {4, 0}, {4, 1}};
    Array arrays[3];
    bool inside;
    if (!take(arrays, demands, 3, given, number))
        return answer_none(arrays, 3, NULL);
    Py_BEGIN_ALLOW_THREADS
    inside = count_column(&arrays[0], &arrays[1], &arrays[2]);
    Py_END_ALLOW_THREADS
    return answer_none(arrays, 3, inside ? NULL : "a row leads out of the table");
}

/* What a number is compared by lies together: a heap leaps about. */
typedef struct {
    int64_t number, order;
    int32_t count;
} Counted;

typedef struct {
    const int32_t *counts;
    const int64_t *order;
    Counted *heap;          /* the one that would leave first is on top */
    Py_ssize_t size;
} Best;

static inline Counted counted(const Best *best, int64_t number)
{
    return (Counted){number, best->order[number], best->counts[number]};
}

/* Whether one comes before another: counted more often, or as often and earlier in order. */
static inline bool before(const Counted *one, const Counted *other)
{
    return one->count != other->count ? one->count > other->count : one->order < other->order;
}

/* Put something in the place of the one on top, and let it sink. */
static void sink(Counted *heap, Py_ssize_t size, Counted given)
{
    Py_ssize_t at = 0;
    for (Py_ssize_t child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && before(heap + child, heap + child + 1))
            ++child;
        if (!before(&given, heap + child))
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = given;
}

static void rise(Best *best, Counted given)
{
    Py_ssize_t at = best->size++;
    while (at > 0 && before(best->heap + (at - 1) / 2, &given)) {
        best->heap[at] = best->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    best->heap[at] = given;
}

/* The next number that was counted so often: hardly any is, and eight are passed by at a time. */
static int64_t next_counted(const int32_t *counts, int64_t number, int64_t end, int32_t least)
{
    for (; number + 8 <= end; number += 8) {
        bool any = false;
        for (int n = 0; n < 8; ++n)
            any |= counts[number + n] >= least;
        if (any)
            break;
    }
    while (number < end && counts[number] < least)
        ++number;
    return number;
}

static void find_best(Best *best, int64_t start, int64_t end, Py_ssize_t limit)
{
    int64_t number = start;
    int32_t least = 1;
    while ((number = next_counted(best->counts, number, end, least)) < end) {
        Counted given = counted(best, number);
        if (best->size < limit)
            rise(best, given);
        else if (before(&given, best->heap))
            sink(best->heap, limit, given);
        if (best->size == limit)
            least = best->heap->count;
        ++number;
    }
    for (Py_ssize_t left = best->size; left > 1; --left) {
        Counted last = best->heap[0];
        sink(best->heap, left - 1, best->heap[left - 1]);
        best->heap[left - 1] = last;
    }
}

/* A row of what a number stands for and how often it was counted; NULL with an error set. */
static PyObject *row_of(const Counted *counted, PyObject *values, const Kind *kind)
{
    PyObject *key = PyLong_FromLongLong(counted->number), *count = PyLong_FromLong(counted->count);
    PyObject *value = key ? PyObject_GetItem(values, key) : NULL;
    PyObject *row = value && count ? begin_tuple(kind, 2) : NULL;
    Py_XDECREF(key);
    if (row) {
        PyTuple_SetItem(row, 0, value);
        PyTuple_SetItem(row, 1, count);
        row = finish_tuple(kind, row);
    } else {
        Py_XDECREF(value);
        Py_XDECREF(count);
    }
    return row;
}

static PyObject *rows_of(const Best *best, PyObject *values, const Kind *kind)
{
    PyObject *rows = PyTuple_New(best->size);
    for (Py_ssize_t n = 0; rows && n < best->size; ++n) {
        PyObject *row = row_of(best->heap + n, values, kind);
        if (!row)
            Py_CLEAR(rows);
        else
            PyTuple_SetItem(rows, n, row);
    }
    return rows;
}

PyDoc_STRVAR(top_doc,
    "top(counts, order, start, end, limit, values, kind) -> tuple\n\n"
    "Those numbers from `start` to `end` that were counted (int32) most often, at most `limit` of them, ties\n"
    "in ascending `order` (int64); what was not counted is left out. Each is a tuple of class `kind`: what\n"
    "`values` has for the number, and how often it was counted.");

static PyObject *top(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const Demand demands[] = {{4, 0}, {8, 0}};
    PyObject *given[2], *values, *kind, *rows = NULL;
    Array arrays[2], *counts = arrays, *order = arrays + 1;
    Py_ssize_t start, end, limit;
    Kind made_as;
    if (!PyArg_ParseTuple(args, "OOnnnOO:top", &given[0], &given[1], &start, &end, &limit, &values, &kind)
        || !take_kind(kind, &made_as))
        return NULL;
    if (!take(arrays, demands, 2, given, 2)) {
        let_go(arrays, 2);
        return NULL;
    }
    if (start < 0 || start > end || end > counts->count || end > order->count) {
        refuse("numbers lie outside of what was counted");
    } else {
        Py_ssize_t room = limit < end - start ? limit : end - start;
        Best best = {counts->items, order->items, PyMem_New(Counted, room > 0 ? room : 1), 0};
        if (best.heap && room > 0)
            find_best(&best, start, end, room);
        rows = best.heap ? rows_of(&best, values, &made_as) : PyErr_NoMemory();
        PyMem_Free(best.heap);
    }
    let_go(arrays, 2);
    return rows;
}

MODULE(_tally, "Counting; see index.embedded.tally.",
    PARSING_FUNCTION("tally", tally, tally_doc), FUNCTION("count", count, count_doc),
    PARSING_FUNCTION("top", top, top_doc))
