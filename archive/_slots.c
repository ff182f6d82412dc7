/* Recognising words by their hashes, and taking up new ones: the table of `archive.typetable`.

   A word lies in the slot that the first bits of its hash say or, where that is another's, in the next one
   that is free. A slot with the number -1 is free. */

#include "_door.h"

enum { HASHES, KEYS, NUMBERS, NEXT, TYPES, FRESH };

static const Py_ssize_t WIDTHS[] = {8, 8, 4, 4, 4, 4, 0};

/* What is behind the first bits; -1 where the table has neither the word nor a free slot. */
static inline Py_ssize_t find(const uint64_t *keys, const int32_t *numbers, Py_ssize_t slots, int shift, uint64_t hash)
{
    Py_ssize_t slot = (Py_ssize_t)(hash >> shift);
    for (Py_ssize_t tries = 0; tries < slots; tries++) {
        if (keys[slot] == hash || numbers[slot] < 0)
            return slot;
        slot = (slot + 1) & (slots - 1);
    }
    return -1;
}

static int shift_for(Py_ssize_t slots)
{
    int bits = 0;
    while ((Py_ssize_t)1 << bits < slots)
        bits++;
    return 64 - bits;
}

static PyObject *recognise_held(const Arrays *arrays)
{
    const uint64_t *hashes = arrays->views[HASHES].buf;
    uint64_t *keys = arrays->views[KEYS].buf;
    int32_t *numbers = arrays->views[NUMBERS].buf;
    int32_t *types = arrays->views[TYPES].buf;
    int32_t *fresh = arrays->views[FRESH].buf;
    Py_ssize_t words = entries(arrays, HASHES), slots = entries(arrays, KEYS), count = 0, word;
    if (slots < 2 || slots & (slots - 1))
        return refuse("the number of slots is no power of two");
    if (entries(arrays, NUMBERS) != slots)
        return refuse("the slots and their numbers differ in length");
    if (entries(arrays, NEXT) != 1)
        return refuse("there is not one next number");
    if (entries(arrays, TYPES) < words || entries(arrays, FRESH) < words)
        return refuse("there is less room than there are words");
    int32_t next = *(const int32_t *)arrays->views[NEXT].buf;
    if (next < 0 || words > INT32_MAX - next)
        return refuse("there are too many words");
    int shift = shift_for(slots);
    Py_BEGIN_ALLOW_THREADS
    for (word = 0; word < words; word++) {
        Py_ssize_t slot = find(keys, numbers, slots, shift, hashes[word]);
        if (slot < 0)
            break;
        if (numbers[slot] < 0) {
            keys[slot] = hashes[word];
            numbers[slot] = next + (int32_t)count;
            fresh[count++] = (int32_t)word;
        }
        types[word] = numbers[slot];
    }
    Py_END_ALLOW_THREADS
    if (word < words)
        return refuse("the table is full");
    return PyLong_FromSsize_t(count);
}

static PyObject *recognise(PyObject *module, PyObject *const *given, Py_ssize_t number)
{
    (void)module;
    Arrays arrays;
    PyObject *answer = hold(&arrays, given, number, WIDTHS, KEYS) ? recognise_held(&arrays) : NULL;
    let_go(&arrays);
    return answer;
}

static PyMethodDef FUNCTIONS[] = {
    {"recognise", (PyCFunction)(void (*)(void))recognise, METH_FASTCALL, "Recognise words; see the stub."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "_slots", NULL, 0, FUNCTIONS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__slots(void)
{
    return PyModuleDef_Init(&MODULE);
}
