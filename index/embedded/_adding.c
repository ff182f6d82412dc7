/* Adding up posting lists: the weighted frequencies of every document, from the bytes in which they lie.

   The layout is told in index/embedded/postings.py, and the Python of the same is in
   index/embedded/adding.py. Whatever leads out of an array, or names a document that isn't there, raises
   ValueError.
*/

#include "_columns.h"

enum { GAP = 255, HALF = 15 };

/* The first place from which on an ascending column is not smaller. */
static Py_ssize_t place(const Column *column, uint64_t least)
{
    Py_ssize_t low = 0, high = column->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (item(column, middle) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Numbers of which the large ones are listed apart, as they are read one after another. */
typedef struct {
    const Column *at, *values;
    Py_ssize_t next;
} Apart;

static Apart apart_from(const Column *at, const Column *values, Py_ssize_t start)
{
    Apart apart = {at, values, place(at, (uint64_t)start)};
    return apart;
}

static uint64_t whole(Apart *apart, Py_ssize_t at, uint64_t number)
{
    if (apart->next >= apart->at->count || item(apart->at, apart->next) != (uint64_t)at)
        return number;
    return item(apart->values, apart->next++);
}

/* The arrays of all lists, in the order in which they are given. */
typedef struct {
    Column docs, gaps, far_at, far, freqs, often_at, often;
} Lists;

/* Read as gaps or as documents, with frequencies, where all of it lies within its arrays. */
typedef struct {
    const Lists *lists;
    Apart far, often;
    Py_ssize_t first, start, end;    /* of the gaps or documents; of the frequencies */
    int32_t weight, *total;
    uint64_t size;
} Sum;

static uint64_t frequency(Sum *sum, Py_ssize_t at)
{
    unsigned pair = ((const uint8_t *)sum->lists->freqs.view.buf)[at >> 1];
    unsigned half = at & 1 ? pair >> 4 : pair & HALF;
    return half < HALF ? half : whole(&sum->often, at, half);
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
    const uint8_t *gaps = sum->lists->gaps.view.buf;
    Py_ssize_t from = sum->first;
    uint64_t doc = 0;
    for (Py_ssize_t at = sum->start; at < sum->end; ++at, ++from) {
        doc += gaps[from] < GAP ? gaps[from] : whole(&sum->far, from, GAP);
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
    sum->often = apart_from(&lists->often_at, &lists->often, sum->start);
    sum->far = apart_from(&lists->far_at, &lists->far, sum->first);
    return dense ? add_gaps(sum) : add_documents(sum);
}

PyDoc_STRVAR(add_doc,
    "add(arrays, dense, first, start, end, weight, total)\n\n"
    "Add one posting list to `total` (int32, one a document): `arrays` are documents, gaps, far_at, far,\n"
    "freqs, often_at, often as they are stored.");

static PyObject *add(PyObject *self, PyObject *args)
{
    PyObject *arrays;
    Lists lists;
    Column *columns = (Column *)&lists;
    Py_buffer total;
    Py_ssize_t first, start, end;
    int dense, weight, taken = 0;
    bool sound = false;
    (void)self;
    if (!PyArg_ParseTuple(args, "Opnnniw*:add", &arrays, &dense, &first, &start, &end, &weight, &total))
        return NULL;
    if (take(arrays, columns, 7, &taken)) {
        Sum sum = {
            .lists = &lists, .first = first, .start = start, .end = end,
            .weight = weight, .total = total.buf, .size = (uint64_t)(total.len / 4),
        };
        sound = lists.gaps.width == 1 && lists.freqs.width == 1 && lists.far_at.count == lists.far.count
            && lists.often_at.count == lists.often.count
            && add_list(&sum, dense);
        if (!sound)
            PyErr_SetString(PyExc_ValueError, "a posting list leads out of its arrays");
    }
    let_go(columns, taken);
    PyBuffer_Release(&total);
    return sound ? Py_NewRef(Py_None) : NULL;
}

PyDoc_STRVAR(collect_doc,
    "collect(total, docs, sums) -> int\n\n"
    "Put the numbers of the documents with a total into `docs` (int64) and the totals into `sums` (int32);\n"
    "says how many there are.");

static PyObject *collect(PyObject *self, PyObject *args)
{
    Py_buffer total, docs, sums;
    Py_ssize_t found = 0, size, room;
    (void)self;
    if (!PyArg_ParseTuple(args, "y*w*w*:collect", &total, &docs, &sums))
        return NULL;
    size = total.len / 4;
    room = docs.len / 8 < sums.len / 4 ? docs.len / 8 : sums.len / 4;
    const int32_t *totals = total.buf;
    int64_t *numbers = docs.buf;
    int32_t *kept = sums.buf;
    for (Py_ssize_t doc = 0; doc < size; ++doc) {
        if (!totals[doc])
            continue;
        if (found == room) {
            found = -1;
            break;
        }
        numbers[found] = doc;
        kept[found++] = totals[doc];
    }
    PyBuffer_Release(&total);
    PyBuffer_Release(&docs);
    PyBuffer_Release(&sums);
    if (found < 0) {
        PyErr_SetString(PyExc_ValueError, "there is no room for all documents");
        return NULL;
    }
    return PyLong_FromSsize_t(found);
}

static PyMethodDef methods[] = {
    {"add", add, METH_VARARGS, add_doc},
    {"collect", collect, METH_VARARGS, collect_doc},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "_adding", "Adding up posting lists; see index.embedded.adding.", 0, methods,
    NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__adding(void)
{
    return PyModuleDef_Init(&module);
}
