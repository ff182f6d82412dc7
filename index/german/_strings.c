/* Many strings: sorting them by their bytes, and putting stretches of a text together. */

#include "_words.h"
#include <stdlib.h>

typedef struct {
    uint64_t beginning; /* its first eight bytes as a number, which decides most comparisons */
    const char *text;
    int32_t size, number;
} Entry;

static int compared(const void *one, const void *other)
{
    const Entry *a = one, *b = other;
    if (a->beginning != b->beginning)
        return a->beginning < b->beginning ? -1 : 1;
    int sign = memcmp(a->text, b->text, (size_t)(a->size < b->size ? a->size : b->size));
    return sign ? sign : (a->size > b->size) - (a->size < b->size);
}

/* Sort strings, and write for each rank one string (`firsts`) and for each string its rank; how many ranks. */
static Py_ssize_t sort(Entry *entries, const Words *words, int32_t *firsts, int32_t *ranks)
{
    Py_ssize_t rank = -1;
    for (Py_ssize_t n = 0; n < words->count; n++) {
        Py_ssize_t size;
        const unsigned char *text = (const unsigned char *)word_at(words, n, &size);
        entries[n] = (Entry){0, (const char *)text, (int32_t)size, (int32_t)n};
        for (int at = 0; at < 8; at++)
            entries[n].beginning = entries[n].beginning << 8 | (at < size ? text[at] : 0);
    }
    qsort(entries, (size_t)words->count, sizeof *entries, compared);
    for (Py_ssize_t n = 0; n < words->count; n++) {
        if (!n || compared(&entries[n - 1], &entries[n]))
            firsts[++rank] = entries[n].number;
        ranks[entries[n].number] = (int32_t)rank;
    }
    return rank + 1;
}

/* ranks(text, ends, firsts, ranks): see `sort`. */
static PyObject *ranks(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[] = {{1, 0}, {4, 0}, {4, 1}, {4, 1}};
    Array arrays[4];
    Words words;
    Py_ssize_t different;
    if (!take(arrays, demands, 4, given, number) || !read_words(&arrays[0], &arrays[1], &words))
        return answer(arrays, 4, NULL, 0);
    if (arrays[2].count != words.count || arrays[3].count != words.count)
        return answer(arrays, 4, "the arrays of ranks do not fit each other", 0);
    Entry *entries = calloc((size_t)words.count + 1, sizeof *entries);
    if (!entries) {
        PyErr_NoMemory();
        return answer(arrays, 4, NULL, 0);
    }
    Py_BEGIN_ALLOW_THREADS
    different = sort(entries, &words, arrays[2].items, arrays[3].items);
    Py_END_ALLOW_THREADS
    free(entries);
    return answer(arrays, 4, NULL, different);
}

/* Copy stretches, a line break behind each, and say where each ends; false where they lie outside, hold a
 * line break or need more or less room than there is. */
static bool copy(const Array *text, const int32_t *starts, const int32_t *stops, Py_ssize_t count, char *out,
                 Py_ssize_t room, int32_t *ends)
{
    const char *from = text->items;
    Py_ssize_t size = 0;
    for (Py_ssize_t n = 0; n < count; n++) {
        if (starts[n] < 0 || stops[n] < starts[n] || stops[n] > text->count)
            return false;
        size_t length = (size_t)(stops[n] - starts[n]);
        if ((Py_ssize_t)length >= room - size || memchr(from + starts[n], '\n', length))
            return false;
        memcpy(out + size, from + starts[n], length);
        size += (Py_ssize_t)length;
        ends[n] = (int32_t)size;
        out[size++] = '\n';
    }
    return size == room;
}

/* slices(text, starts, stops, out, ends): see `copy`. */
static PyObject *slices(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    enum { TEXT, STARTS, STOPS, OUT, ENDS, ARRAYS };
    static const Demand demands[ARRAYS] = {{1, 0}, {4, 0}, {4, 0}, {1, 1}, {4, 1}};
    Array arrays[ARRAYS];
    bool fit;
    if (!take(arrays, demands, ARRAYS, given, number))
        return answer_none(arrays, ARRAYS, NULL);
    Py_ssize_t count = arrays[STARTS].count;
    if (arrays[STOPS].count != count || arrays[ENDS].count != count || arrays[OUT].count > INT32_MAX)
        return answer_none(arrays, ARRAYS, "the arrays of stretches do not fit each other");
    Py_BEGIN_ALLOW_THREADS
    fit = copy(&arrays[TEXT], arrays[STARTS].items, arrays[STOPS].items, count, arrays[OUT].items,
               arrays[OUT].count, arrays[ENDS].items);
    Py_END_ALLOW_THREADS
    return answer_none(arrays, ARRAYS, fit ? NULL : "stretches are not as they must be");
}

MODULE(_strings, "Many strings; see index.german.strings.",
    FUNCTION("ranks", ranks, "Sort packed strings."),
    FUNCTION("slices", slices, "Put stretches of a text together."))
