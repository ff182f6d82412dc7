/* Cutting a text into tokens and hashing them, in one pass: what `archive.batchtokens` does with arrays.

   A character is classified by itself and its neighbours (see there and `archive.tokens`). The hash of a
   token is a polynomial of its characters' values, scrambled: the same number that the arrays give. */

#include "_door.h"

enum { CHAR = 1, LETTER = 2, DIGIT = 4, SPACE = 8, HYPHEN = 16, UNDERSCORE = 32 };

/* A text in a row of code points, which ends in white space, and what is known of code points: those below
   `common` by table, the `rares` others that stand in the text ascending. `letters` are the values of
   letters and digits, and 0 for all else; `base` is that of the polynomials. */
typedef struct {
    const uint32_t *codes;
    Py_ssize_t length;
    const uint8_t *classes;
    const uint64_t *letters;
    Py_ssize_t common;
    const uint32_t *rare;
    const uint8_t *rare_classes;
    Py_ssize_t rares;
    uint64_t base;
} Text;

typedef struct {
    int32_t *starts;
    int32_t *ends;
    uint64_t *hashes;
} Tokens;

static uint64_t scramble(uint64_t value)
{
    value = (value + 0x632BE59BD9B4E019u) * 0xBF58476D1CE4E5B9u;
    value ^= value >> 29;
    value *= 0x94D049BB133111EBu;
    return value ^ value >> 32;
}

/* A rare code point that was not announced is a sign like any other. */
static unsigned rare_class(const Text *text, uint32_t code)
{
    Py_ssize_t low = 0, high = text->rares;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (text->rare[middle] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < text->rares && text->rare[low] == code ? text->rare_classes[low] : 0;
}

static inline unsigned class_at(const Text *text, Py_ssize_t at)
{
    uint32_t code = text->codes[at];
    return (size_t)code < (size_t)text->common ? text->classes[code] : rare_class(text, code);
}

/* Whether `letters` stand at a place, with no letter or digit behind them. */
static int ends_with(const Text *text, Py_ssize_t at, const char *letters)
{
    for (; *letters; letters++, at++)
        if (at >= text->length || text->codes[at] != (uint32_t)*letters)
            return 0;
    return at < text->length && !(class_at(text, at) & CHAR);
}

/* How many signs that stand here join a word and its feminine ending: none, one, or two ("/-"). */
static Py_ssize_t gender_signs(const Text *text, Py_ssize_t at, unsigned behind)
{
    Py_ssize_t signs = text->codes[at] == '/' && behind & HYPHEN ? 2 : 1;
    return ends_with(text, at + signs, "in") || ends_with(text, at + signs, "innen") ? signs : 0;
}

/* How many characters from here on belong to a word though they are no letters or digits. */
static Py_ssize_t joining(const Text *text, Py_ssize_t at, unsigned class)
{
    if (class & SPACE)
        return 0;
    unsigned before = at ? class_at(text, at - 1) : SPACE;
    unsigned behind = class_at(text, at + 1); /* white space ends the text, so that there is one */
    if (class & HYPHEN) {
        if (before & CHAR)
            return behind & CHAR || !(behind & UNDERSCORE);
        return !(before & (UNDERSCORE | HYPHEN)) && behind & LETTER;
    }
    switch (text->codes[at]) {
    case '\'':
    case 0x2019:
        return (before & behind & LETTER) != 0;
    case '.':
    case ',':
        return (before & behind & DIGIT) != 0;
    case ':':
    case '*':
    case '_':
    case 0xB7:
    case '/':
        return before & LETTER ? gender_signs(text, at, behind) : 0;
    }
    return 0;
}

/* Take up so many characters from a place on, or all letters and digits there; returns where they end. */
static inline Py_ssize_t take(const Text *text, Py_ssize_t at, Py_ssize_t count, uint64_t *hash)
{
    for (Py_ssize_t end = at + count; at < end; at++)
        *hash = *hash * text->base + scramble(text->codes[at]);
    return at;
}

static inline Py_ssize_t take_letters(const Text *text, Py_ssize_t at, uint64_t *hash)
{
    const uint64_t base = text->base;
    uint64_t sum = *hash;
    for (; at < text->length; at++) {
        uint32_t code = text->codes[at];
        uint64_t value = (size_t)code < (size_t)text->common ? text->letters[code] : 0;
        if (!value)
            break;
        sum = sum * base + value;
    }
    *hash = sum;
    return at;
}

static Py_ssize_t cut(const Text *text, Tokens tokens)
{
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0; at < text->length;) {
        Py_ssize_t start = at;
        uint64_t hash = 0;
        unsigned class = 0;
        for (;;) {
            at = take_letters(text, at, &hash);
            if (at == text->length)
                break;
            class = class_at(text, at);
            Py_ssize_t more = class & CHAR ? 1 : joining(text, at, class);
            if (!more)
                break;
            at = take(text, at, more, &hash);
        }
        if (at == start && !(class & SPACE))
            at = take(text, at, 1, &hash);
        tokens.starts[count] = (int32_t)start;
        tokens.ends[count] = (int32_t)at;
        tokens.hashes[count] = scramble(hash);
        count += at > start;
        at += class & SPACE && at < text->length;
    }
    return count;
}

/* ------------------------------------------------------------------------------------------ the door */

enum { CODES, CLASSES, LETTERS, RARE, RARE_CLASSES, BASE, STARTS, ENDS, HASHES };

static const Py_ssize_t WIDTHS[] = {4, 1, 8, 4, 1, 8, 4, 4, 8, 0};

static PyObject *cut_held(const Arrays *arrays)
{
    Text text = {
        .codes = arrays->views[CODES].buf,
        .length = entries(arrays, CODES),
        .classes = arrays->views[CLASSES].buf,
        .letters = arrays->views[LETTERS].buf,
        .common = entries(arrays, CLASSES),
        .rare = arrays->views[RARE].buf,
        .rare_classes = arrays->views[RARE_CLASSES].buf,
        .rares = entries(arrays, RARE),
    };
    if (text.length > INT32_MAX)
        return refuse("the text is too long");
    if (entries(arrays, LETTERS) != text.common)
        return refuse("the tables of characters differ in length");
    if (entries(arrays, RARE_CLASSES) != text.rares)
        return refuse("the rare characters and their classes differ in length");
    if (entries(arrays, BASE) != 1)
        return refuse("there is not one base");
    text.base = *(const uint64_t *)arrays->views[BASE].buf;
    for (int which = STARTS; which <= HASHES; which++)
        if (entries(arrays, which) < text.length)
            return refuse("there is less room than for a token a character");
    if (text.length && !(class_at(&text, text.length - 1) & SPACE))
        return refuse("the text does not end in white space");
    Tokens tokens = {arrays->views[STARTS].buf, arrays->views[ENDS].buf, arrays->views[HASHES].buf};
    Py_ssize_t count;
    Py_BEGIN_ALLOW_THREADS
    count = cut(&text, tokens);
    Py_END_ALLOW_THREADS
    return PyLong_FromSsize_t(count);
}

static PyObject *cut_given(PyObject *module, PyObject *const *given, Py_ssize_t number)
{
    (void)module;
    Arrays arrays;
    PyObject *answer = hold(&arrays, given, number, WIDTHS, STARTS) ? cut_held(&arrays) : NULL;
    let_go(&arrays);
    return answer;
}

static PyMethodDef FUNCTIONS[] = {
    {"cut", (PyCFunction)(void (*)(void))cut_given, METH_FASTCALL, "Cut a text into tokens; see the stub."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, "_cutting", NULL, 0, FUNCTIONS, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__cutting(void)
{
    return PyModuleDef_Init(&MODULE);
}
