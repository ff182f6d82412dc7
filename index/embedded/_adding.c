/* Adding up posting lists: the weighted frequencies of every document, from the bytes in which they lie.

   The layout is told in index/embedded/postings.py, and the Python of the same is in
   index/embedded/adding.py. Whatever leads out of an array, or names a document that isn't there, raises
   ValueError.
*/

#include "../../archive/_door.h"

enum { GAP = 255, HALF = 15, BLOCK = 1024 };

/* The arrays of all lists, in the order in which they are given. */
typedef struct {
    Array docs, gaps, far_before, far, freqs, often_before, often;
} Lists;

enum { LISTS = sizeof(Lists) / sizeof(Array) };

/* Where the next of the numbers that are listed apart is; below 0 as long as none was needed. */
typedef struct {
    const Array *before, *values;
    Py_ssize_t next;
} Apart;

/* Read as gaps or as documents, with frequencies, where all of it lies within its arrays. */
typedef struct {
    const Lists *lists;
    Apart far, often;
    Py_ssize_t first, start, end;    /* of the gaps or documents; of the frequencies */
    int32_t weight, *total;
    uint64_t size;
} Sum;

/* How many are known to be before the block of a place, no more than there are. */
static Py_ssize_t known(const Apart *apart, Py_ssize_t at)
{
    uint64_t before = at / BLOCK < apart->before->count ? item(apart->before, at / BLOCK) : 0;
    return before < (uint64_t)apart->values->count ? (Py_ssize_t)before : apart->values->count;
}

/* The next one; the limit itself where there is none. */
static uint64_t whole(Apart *apart, uint64_t limit)
{
    return apart->next < apart->values->count ? item(apart->values, apart->next++) : limit;
}

static unsigned half(const Lists *lists, Py_ssize_t at)
{
    unsigned pair = ((const uint8_t *)lists->freqs.items)[at >> 1];
    return at & 1 ? pair >> 4 : pair & HALF;
}

static uint64_t frequency(Sum *sum, Py_ssize_t at)
{
    unsigned number = half(sum->lists, at);
    if (number < HALF)
        return number;
    if (sum->often.next < 0) {
        sum->often.next = known(&sum->often, at);
        for (Py_ssize_t n = at - at % BLOCK; n < at; n++)
            sum->often.next += half(sum->lists, n) == HALF;
    }
    return whole(&sum->often, HALF);
}

static uint64_t gap(Sum *sum, Py_ssize_t at)
{
    const uint8_t *gaps = sum->lists->gaps.items;
    if (gaps[at] < GAP)
        return gaps[at];
    if (sum->far.next < 0) {
        sum->far.next = known(&sum->far, at);
        for (Py_ssize_t n = at - at % BLOCK; n < at; n++)
            sum->far.next += gaps[n] == GAP;
    }
    return whole(&sum->far, GAP);
}

static bool add_one(Sum *sum, uint64_t doc, Py_ssize_t at)
{
    if (doc >= sum->size)
        return false;
    uint32_t more = (uint32_t)frequency(sum, at) * (uint32_t)sum->weight;
    sum->total[doc] = (int32_t)((uint32_t)sum->total[doc] + more);
    return true;
}

static bool add_gaps(Sum *sum)
{
    Py_ssize_t from = sum->first;
    uint64_t doc = 0;
    for (Py_ssize_t at = sum->start; at < sum->end; ++at, ++from) {
        doc += gap(sum, from);
        if (!add_one(sum, doc, at))
            return false;
    }
    return true;
}

static bool add_documents(Sum *sum)
{
    Py_ssize_t from = sum->first;
    for (Py_ssize_t at = sum->start; at < sum->end; ++at, ++from)
        if (!add_one(sum, item(&sum->lists->docs, from), at))
            return false;
    return true;
}

/* Add postings start … end - 1, whose documents begin at `first` of the gaps or of the documents. */
static bool add_list(Sum *sum, bool dense)
{
    const Lists *lists = sum->lists;
    Py_ssize_t room = (dense ? lists->gaps.count : lists->docs.count) - sum->first;
    if (sum->first < 0 || sum->start < 0 || sum->end < sum->start || room < 0
        || sum->end - sum->start > room || sum->end / 2 + sum->end % 2 > lists->freqs.count)
        return false;
    sum->often = (Apart){&lists->often_before, &lists->often, -1};
    sum->far = (Apart){&lists->far_before, &lists->far, -1};
    return dense ? add_gaps(sum) : add_documents(sum);
}

PyDoc_STRVAR(add_doc,
    "add(arrays, dense, first, start, end, weight, total)\n\n"
    "Add one posting list to `total` (int32, one a document): `arrays` are documents, gaps,\n"
    "far_before, far, freqs, often_before, often as they are stored.");

static PyObject *add(PyObject *self, PyObject *args)
{
    static const Demand demands[LISTS] = {{0, 0}, {1, 0}, {0, 0}, {0, 0}, {1, 0}, {0, 0}, {0, 0}};
    static const Demand numbers = {4, 1};
    PyObject *arrays, *sums;
    Lists lists;
    Array *columns = (Array *)&lists, total = {0};
    Py_ssize_t first, start, end;
    int dense, weight;
    const char *problem = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "OpnnniO:add", &arrays, &dense, &first, &start, &end, &weight, &sums))
        return NULL;
    if (take_tuple(columns, demands, LISTS, arrays) && take(&total, &numbers, 1, &sums, 1)) {
        Sum sum = {
            .lists = &lists, .first = first, .start = start, .end = end,
            .weight = weight, .total = total.items, .size = (uint64_t)total.count,
        };
        if (!add_list(&sum, dense))
            problem = "a posting list leads out of its arrays";
    }
    let_go(&total, 1);
    return answer_none(columns, LISTS, problem);
}

PyDoc_STRVAR(collect_doc,
    "collect(total, docs, sums) -> int\n\n"
    "Put the numbers of the documents with a total into `docs` (int64) and the totals into `sums` (int32);\n"
    "says how many there are.");

static PyObject *collect(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[] = {{4, 0}, {8, 1}, {4, 1}};
    Array arrays[3], *total = arrays, *docs = arrays + 1, *sums = arrays + 2;
    Py_ssize_t found = 0;
    if (!take(arrays, demands, 3, given, number))
        return answer(arrays, 3, NULL, 0);
    Py_ssize_t room = docs->count < sums->count ? docs->count : sums->count;
    const int32_t *totals = total->items;
    int64_t *numbers = docs->items;
    int32_t *kept = sums->items;
    for (Py_ssize_t doc = 0; doc < total->count; ++doc) {
        if (!totals[doc])
            continue;
        if (found == room)
            return answer(arrays, 3, "there is no room for all documents", 0);
        numbers[found] = doc;
        kept[found++] = totals[doc];
    }
    return answer(arrays, 3, NULL, found);
}

MODULE(_adding, "Adding up posting lists; see index.embedded.adding.",
    PARSING_FUNCTION("add", add, add_doc), FUNCTION("collect", collect, collect_doc))
