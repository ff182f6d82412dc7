/* Numbers in less than their type's room, in one pass each: see packing.py for what is stored.

   All arrays are made by the caller; what is written never depends on more than their sizes. */

#include "_rows.h"

#define HALF 15
#define GAP 255
#define BLOCK 1024

static inline Py_ssize_t blocks(Py_ssize_t size)
{
    return size / BLOCK + (size % BLOCK > 0);
}

/* --------------------------------------------------------------------------------- half bytes */

static inline uint8_t half(const void *numbers, Py_ssize_t width, Py_ssize_t at)
{
    uint64_t number = number_at(numbers, width, at);
    return (uint8_t)(number < HALF ? number : HALF);
}

static inline void pack_halves(const void *numbers, Py_ssize_t width, Py_ssize_t size, uint8_t *packed)
{
    for (Py_ssize_t n = 0; n < size / 2; n++)
        packed[n] = (uint8_t)(half(numbers, width, 2 * n) | half(numbers, width, 2 * n + 1) << 4);
    if (size & 1)
        packed[size / 2] = half(numbers, width, size - 1);
}

static PyObject *halves(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, 0}, {1, 1}};
    Array arrays[2], *numbers = arrays, *packed = arrays + 1;
    if (!take(arrays, demands, 2, args, count))
        return answer(arrays, 2, NULL, 0);
    if (packed->count != (numbers->count + 1) / 2)
        return answer(arrays, 2, unequal, 0);
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(*numbers, pack_halves(numbers->items, WIDTH, numbers->count, packed->items))
    Py_END_ALLOW_THREADS
    return answer(arrays, 2, NULL, 0);
}

/* ----------------------------------------------------------------------- what is listed apart */

typedef struct {
    int64_t *before; /* how many there are before each block */
    uint32_t *values;
    Py_ssize_t room, found;
} Apart;

static inline void note(Apart *apart, uint64_t value)
{
    if (apart->found < apart->room)
        apart->values[apart->found] = (uint32_t)value;
    apart->found++;
}

static inline Py_ssize_t list_apart(const void *numbers, Py_ssize_t width, Py_ssize_t size, uint64_t limit,
                                    Apart apart)
{
    enum { SOME = 256 };
    for (Py_ssize_t start = 0; start < size; start += SOME) {
        Py_ssize_t end = start + SOME < size ? start + SOME : size;
        uint32_t some = 0;
        if (start % BLOCK == 0)
            apart.before[start / BLOCK] = apart.found;
        for (Py_ssize_t n = start; n < end; n++)
            some |= number_at(numbers, width, n) >= limit;
        for (Py_ssize_t n = start; some && n < end; n++)
            if (number_at(numbers, width, n) >= limit)
                note(&apart, number_at(numbers, width, n));
    }
    return apart.found;
}

/* List numbers from a limit on as far as there is room; how many there are. */
static PyObject *apart(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, 0}, {8, 0}, {8, 1}, {4, 1}};
    Array arrays[4], *numbers = arrays;
    Py_ssize_t found = 0;
    if (!take(arrays, demands, 4, args, count))
        return answer(arrays, 4, NULL, 0);
    if (arrays[1].count != 1 || arrays[2].count != blocks(numbers->count))
        return answer(arrays, 4, unequal, 0);
    uint64_t limit = *(const uint64_t *)arrays[1].items;
    Apart apart = {arrays[2].items, arrays[3].items, arrays[3].count, 0};
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(*numbers, found = list_apart(numbers->items, WIDTH, numbers->count, limit, apart))
    Py_END_ALLOW_THREADS
    return answer(arrays, 4, NULL, found);
}

/* ---------------------------------------------------------------------------------- documents */

enum { DOCS, ROWS, LONG, SHORT, GAPS, BEFORE, FAR };

/* Documents of short rows as they are, those of long rows as the distance from the one before. */
static inline const char *split(const Array *arrays, Py_ssize_t width, Apart *apart)
{
    const void *docs = arrays[DOCS].items;
    const int64_t *rows = arrays[ROWS].items;
    const uint8_t *dense = arrays[LONG].items;
    uint8_t *gaps = arrays[GAPS].items;
    char *rest = arrays[SHORT].items;
    Py_ssize_t narrow = arrays[SHORT].width, at = 0, gap = 0, kept = 0;

    for (Py_ssize_t row = 0; row < arrays[ROWS].count; row++) {
        int64_t size = rows[row];
        if (size < 0 || size > arrays[DOCS].count - at)
            return "there are not as many documents";
        if (!dense[row]) {
            if (size > arrays[SHORT].count - kept)
                return "there is no room for a document";
            for (int64_t n = 0; n < size; n++, at++, kept++) {
                if (narrow == 1)
                    ((uint8_t *)rest)[kept] = (uint8_t)number_at(docs, width, at);
                else
                    ((uint16_t *)rest)[kept] = (uint16_t)number_at(docs, width, at);
            }
            continue;
        }
        if (size > arrays[GAPS].count - gap)
            return "there is no room for a document";
        uint64_t before = 0;
        for (int64_t n = 0; n < size; n++, at++, gap++) {
            uint64_t document = number_at(docs, width, at), distance = document - before;
            before = document;
            if (gap % BLOCK == 0)
                apart->before[gap / BLOCK] = apart->found;
            if (distance >= GAP)
                note(apart, distance);
            gaps[gap] = (uint8_t)(distance < GAP ? distance : GAP);
        }
    }
    bool all = at == arrays[DOCS].count && kept == arrays[SHORT].count && gap == arrays[GAPS].count;
    return all ? NULL : unequal;
}

static PyObject *documents(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, 0}, {8, 0}, {1, 0}, {0, 1}, {1, 1}, {8, 1}, {4, 1}};
    Array arrays[7];
    const char *problem = NULL;
    if (!take(arrays, demands, 7, args, count))
        return answer(arrays, 7, NULL, 0);
    if (arrays[LONG].count != arrays[ROWS].count || arrays[BEFORE].count != blocks(arrays[GAPS].count)
        || arrays[SHORT].width > 2)
        return answer(arrays, 7, unequal, 0);
    Apart apart = {arrays[BEFORE].items, arrays[FAR].items, arrays[FAR].count, 0};
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(arrays[DOCS], problem = split(arrays, WIDTH, &apart))
    Py_END_ALLOW_THREADS
    return answer(arrays, 7, problem, apart.found);
}

/* ---------------------------------------------------------------------------------------- sums */

static inline const char *add_up(const Array *arrays, Py_ssize_t width)
{
    const int64_t *rows = arrays[1].items;
    int64_t *totals = arrays[2].items;
    Py_ssize_t at = 0;
    for (Py_ssize_t row = 0; row < arrays[1].count; row++) {
        uint64_t total = 0;
        if (rows[row] < 0 || rows[row] > arrays[0].count - at)
            return "there are not as many numbers";
        for (Py_ssize_t end = at + rows[row]; at < end; at++)
            total += number_at(arrays[0].items, width, at);
        totals[row] = (int64_t)total;
    }
    return at == arrays[0].count ? NULL : unequal;
}

static PyObject *sums(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, 0}, {8, 0}, {8, 1}};
    Array arrays[3];
    const char *problem = NULL;
    if (!take(arrays, demands, 3, args, count))
        return answer(arrays, 3, NULL, 0);
    if (arrays[1].count != arrays[2].count)
        return answer(arrays, 3, unequal, 0);
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(arrays[0], problem = add_up(arrays, WIDTH))
    Py_END_ALLOW_THREADS
    return answer(arrays, 3, problem, 0);
}

/* -------------------------------------------------------------------------------------- module */

MODULE(_packing, "Numbers in less than their type's room; see index.embedded.packing.",
    FUNCTION("halves", halves, "Two numbers in a byte."),
    FUNCTION("apart", apart, "List numbers from a limit on."),
    FUNCTION("documents", documents, "Gaps of long rows, documents of short ones."),
    FUNCTION("sums", sums, "Sums of rows."))
