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
static inline Py_ssize_t take_up(const Text *text, Py_ssize_t at, Py_ssize_t count, uint64_t *hash)
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
            at = take_up(text, at, more, &hash);
        }
        if (at == start && !(class & SPACE))
            at = take_up(text, at, 1, &hash);
        tokens.starts[count] = (int32_t)start;
        tokens.ends[count] = (int32_t)at;
        tokens.hashes[count] = scramble(hash);
        count += at > start;
        at += class & SPACE && at < text->length;
    }
    return count;
}

/* ------------------------------------------------------------------------------------------ the door */

enum { CODES, CLASSES, LETTERS, RARE, RARE_CLASSES, BASE, STARTS, ENDS, HASHES, ARRAYS };

static const Demand DEMANDS[ARRAYS] = {{4, 0}, {1, 0}, {8, 0}, {4, 0}, {1, 0}, {8, 0}, {4, 1}, {4, 1}, {8, 1}};

/* Cut the text, or say what is wrong with the arrays. */
static const char *cut_held(const Array *arrays, Py_ssize_t *count)
{
    Text text = {
        .codes = arrays[CODES].items,
        .length = arrays[CODES].count,
        .classes = arrays[CLASSES].items,
        .letters = arrays[LETTERS].items,
        .common = arrays[CLASSES].count,
        .rare = arrays[RARE].items,
        .rare_classes = arrays[RARE_CLASSES].items,
        .rares = arrays[RARE].count,
    };
    if (text.length > INT32_MAX)
        return "the text is too long";
    if (arrays[LETTERS].count != text.common)
        return "the tables of characters differ in length";
    if (arrays[RARE_CLASSES].count != text.rares)
        return "the rare characters and their classes differ in length";
    if (arrays[BASE].count != 1)
        return "there is not one base";
    text.base = *(const uint64_t *)arrays[BASE].items;
    for (int which = STARTS; which <= HASHES; which++)
        if (arrays[which].count < text.length)
            return "there is less room than for a token a character";
    if (text.length && !(class_at(&text, text.length - 1) & SPACE))
        return "the text does not end in white space";
    Tokens tokens = {arrays[STARTS].items, arrays[ENDS].items, arrays[HASHES].items};
    Py_BEGIN_ALLOW_THREADS
    *count = cut(&text, tokens);
    Py_END_ALLOW_THREADS
    return NULL;
}

static PyObject *cut_given(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    Py_ssize_t count = 0;
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? cut_held(arrays, &count) : NULL;
    return answer(arrays, ARRAYS, problem, count);
}

MODULE(_cutting, "Cutting a text into tokens; see archive.cutting.",
    FUNCTION("cut", cut_given, "Cut a text into tokens; see the stub."))
