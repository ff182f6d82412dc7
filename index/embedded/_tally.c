/* Counting what rows of a table name, and which are named most often. The Python of the same is in
   index/embedded/tally.py; answers are the same. Every index is looked at before it is used: a row that
   leads out of the table raises ValueError.
*/

#include "../../archive/_door.h"

/* Count the values of some rows; false where an index leads out of its array. */
static bool count_rows(const Array *rows, const Array *ends, const Array *values, const Array *counts)
{
    const int64_t *row = rows->items, *end = ends->items;
    const int32_t *value = values->items;
    int32_t *count = counts->items;
    const int64_t wanted = rows->count, known = ends->count - 1, length = values->count, size = counts->count;

    for (int64_t n = 0; n < wanted; ++n) {
        if (row[n] < 0 || row[n] >= known)
            return false;
        int64_t from = end[row[n]], to = end[row[n] + 1];
        if (from < 0 || to > length)
            return false;
        for (int64_t at = from; at < to; ++at) {
            if (value[at] < 0 || value[at] >= size)
                return false;
            ++count[value[at]];
        }
    }
    return true;
}

PyDoc_STRVAR(tally_doc,
    "tally(rows, ends, values, counts)\n\n"
    "Add to `counts` (int32) how often each number stands in some rows (int64, ascending or not) of the CSR\n"
    "with `ends` (int64) and `values` (int32).");

static PyObject *tally(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[] = {{8, 0}, {8, 0}, {4, 0}, {4, 1}};
    Array arrays[4];
    bool inside;
    if (!take(arrays, demands, 4, given, number))
        return answer_none(arrays, 4, NULL);
    Py_BEGIN_ALLOW_THREADS
    inside = arrays[1].count && count_rows(&arrays[0], &arrays[1], &arrays[2], &arrays[3]);
    Py_END_ALLOW_THREADS
    return answer_none(arrays, 4, inside ? NULL : "a row leads out of the table");
}

typedef struct {
    const int32_t *counts;
    const int64_t *order;
    int64_t *heap;          /* numbers; the one that would leave first is on top */
    Py_ssize_t size;
} Best;

/* Whether number `a` comes before number `b`: counted more often, or as often and earlier in order. */
static bool before(const Best *best, int64_t a, int64_t b)
{
    if (best->counts[a] != best->counts[b])
        return best->counts[a] > best->counts[b];
    return best->order[a] < best->order[b];
}

/* Put a number into the heap where the one on top is no more, and let it sink. */
static void sink(Best *best, Py_ssize_t size, int64_t number)
{
    Py_ssize_t at = 0;
    for (Py_ssize_t child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && before(best, best->heap[child], best->heap[child + 1]))
            ++child;
        if (!before(best, number, best->heap[child]))
            break;
        best->heap[at] = best->heap[child];
        at = child;
    }
    best->heap[at] = number;
}

static void rise(Best *best, int64_t number)
{
    Py_ssize_t at = best->size++;
    while (at > 0 && before(best, best->heap[(at - 1) / 2], number)) {
        best->heap[at] = best->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    best->heap[at] = number;
}

/* The next number that was counted: of few documents hardly any is, and eight are passed by at a time. */
static int64_t next_counted(const int32_t *counts, int64_t number, int64_t end)
{
    for (uint64_t eight[4]; number + 8 <= end; number += 8) {
        memcpy(eight, counts + number, sizeof eight);
        if (eight[0] | eight[1] | eight[2] | eight[3])
            break;
    }
    while (number < end && counts[number] <= 0)
        ++number;
    return number;
}

static Py_ssize_t find_best(Best *best, int64_t start, int64_t end, Py_ssize_t limit)
{
    int64_t number = start;
    while ((number = next_counted(best->counts, number, end)) < end) {
        if (best->size < limit)
            rise(best, number);
        else if (before(best, number, best->heap[0]))
            sink(best, limit, number);
        ++number;
    }
    for (Py_ssize_t left = best->size; left > 1; --left) {
        int64_t last = best->heap[0];
        sink(best, left - 1, best->heap[left - 1]);
        best->heap[left - 1] = last;
    }
    return best->size;
}

PyDoc_STRVAR(top_doc,
    "top(counts, order, start, end, best) -> int\n\n"
    "Put the numbers from `start` to `end` that were counted (int32) most often into `best` (int64), ties\n"
    "in ascending `order` (int64), and say how many there are; what was not counted is left out.");

static PyObject *top(PyObject *self, PyObject *args)
{
    static const Demand demands[] = {{4, 0}, {8, 0}, {8, 1}};
    PyObject *given[3];
    Array arrays[3], *counts = arrays, *order = arrays + 1, *into = arrays + 2;
    Py_ssize_t start, end, found = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "OOnnO:top", &given[0], &given[1], &start, &end, &given[2]))
        return NULL;
    if (!take(arrays, demands, 3, given, 3))
        return answer(arrays, 3, NULL, 0);
    if (start < 0 || start > end || end > counts->count || end > order->count)
        return answer(arrays, 3, "numbers lie outside of what was counted", 0);
    Best best = {counts->items, order->items, into->items, 0};
    if (into->count)
        found = find_best(&best, start, end, into->count);
    return answer(arrays, 3, NULL, found);
}

MODULE(_tally, "Counting; see index.embedded.tally.",
    FUNCTION("tally", tally, tally_doc), PARSING_FUNCTION("top", top, top_doc))
