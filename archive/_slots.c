/* Looking up many hashes in the slots of `archive.typetable`. */

#include "_door.h"

enum { HASHES, OWNERS, NUMBERS, TYPES, MISSED };

static const Py_ssize_t WIDTHS[] = {8, 8, 4, 4, 4, 0};

static int leading_zeros_of(Py_ssize_t slots)
{
    int bits = 0;
    while ((Py_ssize_t)1 << bits < slots)
        bits++;
    return 64 - bits;
}

static PyObject *look_up_held(const Arrays *arrays)
{
    const uint64_t *hashes = arrays->views[HASHES].buf;
    const uint64_t *owners = arrays->views[OWNERS].buf;
    const int32_t *numbers = arrays->views[NUMBERS].buf;
    int32_t *types = arrays->views[TYPES].buf;
    int32_t *missed = arrays->views[MISSED].buf;
    Py_ssize_t words = entries(arrays, HASHES), slots = entries(arrays, OWNERS), count = 0;
    if (slots < 2 || slots & (slots - 1))
        return refuse("the number of slots is no power of two");
    if (entries(arrays, NUMBERS) != slots)
        return refuse("the slots and their types differ in number");
    if (words > INT32_MAX)
        return refuse("there are too many words");
    if (entries(arrays, TYPES) < words || entries(arrays, MISSED) < words)
        return refuse("there is less room than there are words");
    int shift = leading_zeros_of(slots);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t word = 0; word < words; word++) {
        uint64_t slot = hashes[word] >> shift;
        types[word] = numbers[slot];
        missed[count] = (int32_t)word;
        count += owners[slot] != hashes[word];
    }
    Py_END_ALLOW_THREADS
    return PyLong_FromSsize_t(count);
}

static PyObject *look_up(PyObject *module, PyObject *const *given, Py_ssize_t number)
{
    (void)module;
    Arrays arrays;
    PyObject *answer = hold(&arrays, given, number, WIDTHS, TYPES) ? look_up_held(&arrays) : NULL;
    let_go(&arrays);
    return answer;
}

static PyMethodDef FUNCTIONS[] = {
    {"look_up", (PyCFunction)(void (*)(void))look_up, METH_FASTCALL, "Look up hashes; see the stub."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "_slots", NULL, 0, FUNCTIONS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__slots(void)
{
    return PyModuleDef_Init(&MODULE);
}
