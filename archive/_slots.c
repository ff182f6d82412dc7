/* Recognising words by their hashes, and taking up new ones: the table of `archive.typetable`.

   A word lies in the slot that the first bits of its hash say or, where that is another's, in the next one
   that is free. A slot with the number -1 is free. */

#include "_door.h"

enum { HASHES, KEYS, NUMBERS, NEXT, TYPES, FRESH, ARRAYS };

static const Demand DEMANDS[ARRAYS] = {{8, 0}, {8, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}};

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

/* Recognise the words, or say what is wrong with the arrays. */
static const char *recognise_held(const Array *arrays, Py_ssize_t *count)
{
    const uint64_t *hashes = arrays[HASHES].items;
    uint64_t *keys = arrays[KEYS].items;
    int32_t *numbers = arrays[NUMBERS].items;
    int32_t *types = arrays[TYPES].items;
    int32_t *fresh = arrays[FRESH].items;
    Py_ssize_t words = arrays[HASHES].count, slots = arrays[KEYS].count, made = 0, word;
    if (slots < 2 || slots & (slots - 1))
        return "the number of slots is no power of two";
    if (arrays[NUMBERS].count != slots)
        return "the slots and their numbers differ in length";
    if (arrays[NEXT].count != 1)
        return "there is not one next number";
    if (arrays[TYPES].count < words || arrays[FRESH].count < words)
        return "there is less room than there are words";
    int32_t next = *(const int32_t *)arrays[NEXT].items;
    if (next < 0 || words > INT32_MAX - next)
        return "there are too many words";
    int shift = shift_for(slots);
    Py_BEGIN_ALLOW_THREADS
    for (word = 0; word < words; word++) {
        Py_ssize_t slot = find(keys, numbers, slots, shift, hashes[word]);
        if (slot < 0)
            break;
        if (numbers[slot] < 0) {
            keys[slot] = hashes[word];
            numbers[slot] = next + (int32_t)made;
            fresh[made++] = (int32_t)word;
        }
        types[word] = numbers[slot];
    }
    Py_END_ALLOW_THREADS
    *count = made;
    return word < words ? "the table is full" : NULL;
}

static PyObject *recognise(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    Py_ssize_t count = 0;
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? recognise_held(arrays, &count) : NULL;
    return answer(arrays, ARRAYS, problem, count);
}

MODULE(_slots, "Recognising words by their hashes; see archive.typetable.",
    FUNCTION("recognise", recognise, "Recognise words; see the stub."))
