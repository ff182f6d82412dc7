/* The keys of many plain words: see `atom_key` in wordforms.py. */

#include "../german/_words.h"

enum { MOST = 256 }; /* parts of a word, which has at most 80 letters */

typedef struct {
    Words words, stems;
    const int32_t (*halves)[2];
    Py_ssize_t parts[MOST]; /* numbers of words whose stems are different and ascend */
    int count, visits;
} Keys;

static int compared(const Words *words, Py_ssize_t one, Py_ssize_t other)
{
    Py_ssize_t size, length;
    const char *a = word_at(words, one, &size), *b = word_at(words, other, &length);
    int sign = memcmp(a, b, (size_t)(size < length ? size : length));
    return sign ? sign : (size > length) - (size < length);
}

/* Put a part in its place; 0 when there are too many. */
static int insert(Keys *k, Py_ssize_t part)
{
    int place = k->count, sign = 1;
    while (place && (sign = compared(&k->stems, part, k->parts[place - 1])) < 0)
        place--;
    if (place && !sign)
        return 1;
    if (k->count == MOST)
        return 0;
    memmove(k->parts + place + 1, k->parts + place, (size_t)(k->count++ - place) * sizeof *k->parts);
    k->parts[place] = part;
    return 1;
}

/* Collect the parts of a word on every level; 0 for more than a word can have. */
static int collect(Keys *k, Py_ssize_t word)
{
    if (k->halves[word][0] < 0)
        return 1;
    for (int half = 0; half < 2; half++) {
        Py_ssize_t part = k->halves[word][half];
        if (part < 0 || part >= k->words.count || ++k->visits > 2 * MOST || !insert(k, part) ||
            !collect(k, part))
            return 0;
    }
    return 1;
}

/* Write the key of a word and a line break; how many bytes these are, or would be without room, and -1 for
 * halves that can't be. */
static Py_ssize_t write_key(Keys *k, Py_ssize_t word, char *out, Py_ssize_t room)
{
    Py_ssize_t size, written = 0;
    const char *text = word_at(&k->words, word, &size);
    k->count = k->visits = 0;
    if (!collect(k, word))
        return -1;
    for (int piece = -2; piece < k->count; piece++) {
        if (piece == -1)
            text = word_at(&k->stems, word, &size);
        else if (piece >= 0)
            text = word_at(&k->stems, k->parts[piece], &size);
        if (written + size + 1 <= room)
            memcpy(out + written, text, (size_t)size);
        written += size + 1;
        if (written <= room)
            out[written - 1] = piece < 0 ? '\0' : '\1';
    }
    written += !k->count;
    if (written <= room)
        out[written - 1] = '\n';
    return written;
}

/* keys(text, ends, halves, stem_text, stem_ends, numbers, out): write the keys of the words with these
 * numbers, a line break behind each; how many bytes these are, more than there is room where it does not
 * suffice. `halves` and stems run parallel to all words. */
static PyObject *keys(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    enum { TEXT, ENDS, HALVES, STEM_TEXT, STEM_ENDS, ASKED, OUT, ARRAYS };
    static const Demand demands[ARRAYS] = {{1, 0}, {4, 0}, {4, 0}, {1, 0}, {4, 0}, {4, 0}, {1, 1}};
    Array arrays[ARRAYS];
    Keys k = {.count = 0};
    Py_ssize_t written = 0, size = 0;
    if (!take(arrays, demands, ARRAYS, given, number) ||
        !read_words(&arrays[TEXT], &arrays[ENDS], &k.words) ||
        !read_words(&arrays[STEM_TEXT], &arrays[STEM_ENDS], &k.stems))
        return answer(arrays, ARRAYS, NULL, 0);
    k.halves = arrays[HALVES].items;
    const int32_t *numbers = arrays[ASKED].items;
    char *out = arrays[OUT].items;
    Py_ssize_t asked = arrays[ASKED].count, room = arrays[OUT].count;
    int fit = arrays[HALVES].count == 2 * k.words.count && k.stems.count == k.words.count;
    for (Py_ssize_t n = 0; fit && n < asked; n++)
        fit = numbers[n] >= 0 && numbers[n] < k.words.count;
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; fit && n < asked; n++) {
        Py_ssize_t start = written < room ? written : room;
        size = write_key(&k, numbers[n], out + start, room - start);
        fit = size >= 0;
        written += size;
    }
    Py_END_ALLOW_THREADS
    return answer(arrays, ARRAYS, fit ? NULL : "the arrays of keys do not fit each other", written);
}

MODULE(_wordkeys, "Keys of words; see index.embedded.wordkeys.",
    FUNCTION("keys", keys, "Write the keys of many words."))
