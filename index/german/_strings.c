/* Many strings: sorting them by their bytes, and putting stretches of a text together. */

#include "_words.h"
#include <stdlib.h>

typedef struct {
    uint64_t beginning; /* its first eight bytes as a number, which decides most comparisons */
    int32_t number, size;
} Entry;

static inline Entry entry_of(const Words *words, Py_ssize_t number)
{
    Py_ssize_t size;
    const unsigned char *text = (const unsigned char *)word_at(words, number, &size);
    Entry entry = {0, (int32_t)number, (int32_t)size};
    for (int at = 0; at < 8; at++)
        entry.beginning = entry.beginning << 8 | (at < size ? text[at] : 0);
    return entry;
}

/* Less than, equal to or greater than zero as one string is to the other. */
static inline int compared(const Words *words, const Entry *one, const Entry *other)
{
    if (one->beginning != other->beginning)
        return one->beginning < other->beginning ? -1 : 1;
    int32_t least = one->size < other->size ? one->size : other->size;
    Py_ssize_t size;
    int sign = least > 8 ? memcmp(word_at(words, one->number, &size) + 8,
                                  word_at(words, other->number, &size) + 8, (size_t)least - 8) : 0;
    return sign ? sign : (one->size > other->size) - (one->size < other->size);
}

/* Merge two runs that lie one behind the other. */
static void merge(const Words *words, const Entry *first, const Entry *second, const Entry *end, Entry *out)
{
    const Entry *one = first, *other = second;
    while (one < second && other < end)
        *out++ = compared(words, other, one) < 0 ? *other++ : *one++;
    memcpy(out, one, (size_t)(second - one) * sizeof *out);
    memcpy(out + (second - one), other, (size_t)(end - other) * sizeof *out);
}

/* Where the run ends that begins here: what ascends already, or a few that are put in order. */
static Py_ssize_t run(const Words *words, Entry *entries, Py_ssize_t first, Py_ssize_t count)
{
    enum { FEW = 12 };
    Py_ssize_t end = first + 1;
    while (end < count && compared(words, &entries[end - 1], &entries[end]) <= 0)
        end++;
    for (; end < count && end < first + FEW; end++) {
        Entry entry = entries[end];
        Py_ssize_t at = end;
        for (; at > first && compared(words, &entry, &entries[at - 1]) < 0; at--)
            entries[at] = entries[at - 1];
        entries[at] = entry;
    }
    return end;
}

/* Sort entries by merging runs, which costs little where much is in order already: lists of words often are
 * a few sorted ones. `spare` has room for as many entries, `ends` for as many bounds; returns that of both
 * where the sorted entries are. */
static Entry *sorted(const Words *words, Entry *entries, Entry *spare, int32_t *ends)
{
    Py_ssize_t count = words->count, runs = 0;
    for (Py_ssize_t end = 0; end < count; ends[runs++] = (int32_t)end)
        end = run(words, entries, end, count);
    while (runs > 1) {
        Py_ssize_t first = 0, left = 0;
        for (Py_ssize_t n = 0; n < runs; n += 2) {
            Py_ssize_t second = ends[n], end = n + 1 < runs ? ends[n + 1] : second;
            merge(words, entries + first, entries + second, entries + end, spare + first);
            ends[left++] = (int32_t)end;
            first = end;
        }
        Entry *full = spare;
        spare = entries;
        entries = full;
        runs = left;
    }
    return entries;
}

/* Write for each rank one string (`firsts`) and for each string its rank; how many ranks. */
static Py_ssize_t rank_all(const Words *words, const Entry *entries, int32_t *firsts, int32_t *ranks)
{
    Py_ssize_t rank = -1;
    for (Py_ssize_t n = 0; n < words->count; n++) {
        if (!n || compared(words, &entries[n - 1], &entries[n]))
            firsts[++rank] = entries[n].number;
        ranks[entries[n].number] = (int32_t)rank;
    }
    return rank + 1;
}

/* ranks(text, ends, firsts, ranks): see `rank_all`. */
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
    Entry *entries = calloc((size_t)words.count + 1, 2 * sizeof *entries + sizeof(int32_t));
    if (!entries) {
        PyErr_NoMemory();
        return answer(arrays, 4, NULL, 0);
    }
    Entry *spare = entries + words.count;
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; n < words.count; n++)
        entries[n] = entry_of(&words, n);
    const Entry *in_order = sorted(&words, entries, spare, (int32_t *)(spare + words.count));
    different = rank_all(&words, in_order, arrays[2].items, arrays[3].items);
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
