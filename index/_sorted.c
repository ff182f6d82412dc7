/* Looking up a byte string among sorted ones that lie one after another in one block of bytes.

   String number n lies from bounds[n] to bounds[n + 1] - gap; bounds are unsigned numbers of 1, 2, 4 or 8
   bytes. The Python of the same is where it is used (index/german/tables.py). A bound that leads out of the
   block raises ValueError.
*/

#include "../archive/_door.h"

typedef struct {
    const uint8_t *block;
    uint64_t size;
    const void *bounds;
    Py_ssize_t width, count;    /* bytes of a bound; how many strings there are */
    uint64_t gap;
} Strings;

static uint64_t bound(const Strings *strings, Py_ssize_t number)
{
    return number_at(strings->bounds, strings->width, number);
}

/* Less than, equal to or greater than zero as a string is to the key; `broken` is set by a bad bound. */
static int compare(const Strings *strings, Py_ssize_t number, const char *key, uint64_t length, bool *broken)
{
    uint64_t from = bound(strings, number), to = bound(strings, number + 1);
    if (to < strings->gap || from > to - strings->gap || to - strings->gap > strings->size) {
        *broken = true;
        return 0;
    }
    uint64_t own = to - strings->gap - from;
    int order = memcmp(strings->block + from, key, own < length ? own : length);
    return order ? order : (own > length) - (own < length);
}

/* The number of the string that is the key, or -1. */
static Py_ssize_t search(const Strings *strings, const char *key, uint64_t length, bool *broken)
{
    Py_ssize_t low = 0, high = strings->count;
    *broken = false;
    while (low < high && !*broken) {
        Py_ssize_t middle = low + (high - low) / 2;
        int order = compare(strings, middle, key, length, broken);
        if (!order)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

PyDoc_STRVAR(find_doc,
    "find(block, bounds, width, gap, key) -> int\n\nThe number of the string that is the key, or -1.");

static PyObject *find(PyObject *Py_UNUSED(module), PyObject *args)
{
    Py_buffer block, bounds;
    const char *key;
    Py_ssize_t length, width, gap, place = -1;
    bool broken = true;
    if (!PyArg_ParseTuple(args, "y*y*nny#:find", &block, &bounds, &width, &gap, &key, &length))
        return NULL;
    if ((width == 1 || width == 2 || width == 4 || width == 8) && gap >= 0 && bounds.len >= width
        && (uintptr_t)bounds.buf % (uintptr_t)width == 0) {
        Strings strings = {
            block.buf, (uint64_t)block.len, bounds.buf, width, bounds.len / width - 1, (uint64_t)gap,
        };
        place = search(&strings, key, (uint64_t)length, &broken);
    }
    PyBuffer_Release(&block);
    PyBuffer_Release(&bounds);
    if (broken)
        return refuse("the bounds of these strings are not as they must be");
    return PyLong_FromSsize_t(place);
}

MODULE(_sorted, "Looking up among sorted byte strings.", PARSING_FUNCTION("find", find, find_doc))
