/* Numbers as the steps between them, seven bits in a byte: see steps.py for what is stored.

   All arrays are made by the caller; whatever the bytes are, nothing is read or written beyond them. */

#include "_rows.h"

enum {
    EIGHT = 8,
    LONG = 1 << 12 /* more numbers than this take so long that other threads should run meanwhile */
};
#define MORE 0x80 /* another byte of the same step follows */
#define MANY_MORE UINT64_C(0x8080808080808080)

static const char torn[] = "the steps are not as they must be";

/* ------------------------------------------------------------------------------------- packing */

/* Steps up are even, steps down odd. */
static inline uint64_t folded(uint64_t step)
{
    return step << 1 ^ (step >> 63 ? UINT64_MAX : 0);
}

static inline Py_ssize_t pack_steps(const Array *numbers, Py_ssize_t width, uint8_t *packed)
{
    uint8_t *at = packed;
    uint64_t before = 0;
    for (Py_ssize_t n = 0; n < numbers->count; n++) {
        uint64_t number = number_at(numbers->items, width, n), step = folded(number - before);
        before = number;
        for (; step >= MORE; step >>= 7)
            *at++ = (uint8_t)(step | MORE);
        *at++ = (uint8_t)step;
    }
    return at - packed;
}

/* How many bytes were written; the caller has room for the most that there can be. */
static PyObject *pack(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, false}, {1, true}};
    Array arrays[2], *numbers = arrays, *packed = arrays + 1;
    Py_ssize_t size = 0;
    if (!take(arrays, demands, 2, args, count))
        return answer(arrays, 2, NULL, 0);
    if (packed->count / (numbers->width < 8 ? 5 : 10) < numbers->count)
        return answer(arrays, 2, unequal, 0);
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(*numbers, size = pack_steps(numbers, WIDTH, packed->items))
    Py_END_ALLOW_THREADS
    return answer(arrays, 2, NULL, size);
}

/* ----------------------------------------------------------------------------------- unpacking */

static inline uint64_t unfolded(uint64_t step)
{
    return step >> 1 ^ (step & 1 ? UINT64_MAX : 0);
}

static inline void put(void *numbers, Py_ssize_t width, Py_ssize_t at, uint64_t number)
{
    switch (width) {
    case 1: ((uint8_t *)numbers)[at] = (uint8_t)number; break;
    case 2: ((uint16_t *)numbers)[at] = (uint16_t)number; break;
    case 4: ((uint32_t *)numbers)[at] = (uint32_t)number; break;
    default: ((uint64_t *)numbers)[at] = number;
    }
}

/* Read one step; false where it has no end. */
static inline bool read_step(const uint8_t **at, const uint8_t *end, uint64_t *step)
{
    *step = 0;
    for (int bits = 0; *at < end && bits < 64; bits += 7) {
        uint8_t byte = *(*at)++;
        *step |= (uint64_t)(byte & ~MORE) << bits;
        if (!(byte & MORE))
            return true;
    }
    return false;
}

/* Fill the numbers from a byte on, after some that are passed over: where the next step is, or NULL where
   steps are missing or a number is below zero or does not fit. Nearly all steps take a byte, so that eight
   are looked at together. */
static inline const uint8_t *unpack_steps(
    const uint8_t *at, const uint8_t *end, uint64_t number, Py_ssize_t passed, const Array *numbers,
    Py_ssize_t width)
{
    uint64_t all = 0, step, top = width < 8 ? (UINT64_C(1) << width * 8) - 1 : INT64_MAX;
    for (; passed > 0; passed--) {
        if (!read_step(&at, end, &step))
            return NULL;
        number += unfolded(step);
    }
    for (Py_ssize_t n = 0; n < numbers->count;) {
        uint64_t eight = MANY_MORE;
        if (end - at >= EIGHT && numbers->count - n >= EIGHT)
            memcpy(&eight, at, EIGHT);
        if (!(eight & MANY_MORE)) {
            for (int one = 0; one < EIGHT; one++) {
                all |= number += unfolded(*at++);
                put(numbers->items, width, n++, number);
            }
            continue;
        }
        if (!read_step(&at, end, &step))
            return NULL;
        all |= number += unfolded(step);
        put(numbers->items, width, n++, number);
    }
    return all <= top ? at : NULL;
}

/* unpack(packed, numbers, start, before, passed): fill the numbers from a byte on; where the next step is. */
static PyObject *unpack(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{1, false}, {0, true}};
    Array arrays[2], *packed = arrays, *numbers = arrays + 1;
    Py_ssize_t place[3] = {-1, -1, -1};
    const uint8_t *first, *next = NULL;
    if (!take(arrays, demands, 2, args, count - 3))
        return answer(arrays, 2, NULL, 0);
    for (int n = 0; n < 3 && !PyErr_Occurred(); n++)
        place[n] = PyNumber_AsSsize_t(args[2 + n], PyExc_ValueError);
    if (place[0] < 0 || place[0] > packed->count || place[1] < 0 || place[2] < 0)
        return answer(arrays, 2, torn, 0);
    first = (const uint8_t *)packed->items + place[0];
    /* Mostly there are few numbers, which take less time than letting go of the interpreter does. */
    PyThreadState *others = numbers->count > LONG ? PyEval_SaveThread() : NULL;
    FOR_EACH_WIDTH(*numbers, next = unpack_steps(first, first + (packed->count - place[0]),
                                                 (uint64_t)place[1], place[2], numbers, WIDTH))
    if (others)
        PyEval_RestoreThread(others);
    return answer(arrays, 2, next ? NULL : torn, next ? next - first + place[0] : 0);
}

/* -------------------------------------------------------------------------------------- module */

MODULE(_steps, "Numbers as the steps between them; see index.embedded.steps.",
    FUNCTION("pack", pack, "Pack numbers; how many bytes they take."),
    FUNCTION("unpack", unpack, "Fill numbers from their steps; where the next step is."))
