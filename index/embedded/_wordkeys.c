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
static PyObject *keys(PyObject *module, PyObject *args)
{
    PyObject *arrays[7], *answer = NULL;
    Held held = {.count = 0};
    Keys k = {.count = 0};
    Py_ssize_t halved, asked, room, written = 0, size = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &arrays[0], &arrays[1], &arrays[2], &arrays[3], &arrays[4],
                          &arrays[5], &arrays[6]))
        return NULL;
    if (!hold_words(&held, arrays[0], arrays[1], &k.words) ||
        !(k.halves = hold(&held, arrays[2], 4, 0, &halved)) ||
        !hold_words(&held, arrays[3], arrays[4], &k.stems))
        goto end;
    const int32_t *numbers = hold(&held, arrays[5], 4, 0, &asked);
    char *out = numbers ? hold(&held, arrays[6], 1, 1, &room) : NULL;
    if (!out)
        goto end;
    int fit = halved == 2 * k.words.count && k.stems.count == k.words.count;
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
    if (fit)
        answer = PyLong_FromSsize_t(written);
    else
        PyErr_SetString(PyExc_ValueError, "the arrays of keys do not fit each other");
end:
    let_go(&held);
    return answer;
}

static PyMethodDef methods[] = {
    {"keys", keys, METH_VARARGS, "Write the keys of many words."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_wordkeys", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit__wordkeys(void)
{
    return PyModule_Create(&definition);
}
