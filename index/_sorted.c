/* Looking up a byte string among sorted ones that lie one after another in one block of bytes.

   String number n lies from bounds[n] to bounds[n + 1] - gap; bounds are unsigned numbers of 1, 2, 4 or 8
   bytes. The Python of the same is where it is used (index/german/tables.py, index/embedded/terms.py).
   A bound that leads out of the block raises ValueError.
*/

#include "../archive/_door.h"
#include "_sorted.h"

static PyObject *look_up(PyObject *args, const char *format, bool exactly)
{
    Py_buffer block, bounds;
    const char *key;
    Py_ssize_t length, width, gap, place = 0;
    bool equal = false, broken = true;
    if (!PyArg_ParseTuple(args, format, &block, &bounds, &width, &gap, &key, &length))
        return NULL;
    if ((width == 1 || width == 2 || width == 4 || width == 8) && gap >= 0 && bounds.len >= width
        && (uintptr_t)bounds.buf % (uintptr_t)width == 0) {
        Strings strings = {
            block.buf, (uint64_t)block.len, bounds.buf, width, bounds.len / width - 1, (uint64_t)gap,
        };
        place = search(&strings, key, (uint64_t)length, &equal, &broken);
    }
    PyBuffer_Release(&block);
    PyBuffer_Release(&bounds);
    if (broken)
        return refuse("the bounds of these strings are not as they must be");
    return PyLong_FromSsize_t(exactly && !equal ? -1 : place);
}

PyDoc_STRVAR(find_doc,
    "find(block, bounds, width, gap, key) -> int\n\nThe number of the string that is the key, or -1.");

static PyObject *find(PyObject *self, PyObject *args)
{
    (void)self;
    return look_up(args, "y*y*nny#:find", true);
}

PyDoc_STRVAR(bisect_doc,
    "bisect(block, bounds, width, gap, key) -> int\n\nHow many strings are smaller than the key.");

static PyObject *bisect(PyObject *self, PyObject *args)
{
    (void)self;
    return look_up(args, "y*y*nny#:bisect", false);
}

MODULE(_sorted, "Looking up among sorted byte strings.",
    PARSING_FUNCTION("find", find, find_doc), PARSING_FUNCTION("bisect", bisect, bisect_doc))
