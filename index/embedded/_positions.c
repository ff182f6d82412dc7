/* Positions of words in as few bits as they need: see positions.py for what is stored.

   Nothing is read or written but within the arrays that are given. Where codes, frequencies and lengths
   contradict each other, so that a position would lie outside of its text, that raises ValueError. */

#include "_rows.h"

#define WINDOW 64
#define POSITION_BITS 24
#define MOST ((uint64_t)1 << POSITION_BITS) /* positions that an occurrence can tell apart */

static const char damaged[] = "positions do not fit in their texts";

/* The place of the highest bit of a number, which is not 0. */
static inline unsigned highest(uint64_t number)
{
#if defined(__GNUC__)
    return 63 - (unsigned)__builtin_clzll(number);
#else
    unsigned place = 0;
    while (number >>= 1)
        place++;
    return place;
#endif
}

/* Eight bytes as one number, the first of them on top. */
static inline uint64_t load(const uint8_t *bytes)
{
    uint64_t word = 0;
    for (int n = 0; n < 8; n++)
        word = word << 8 | bytes[n];
    return word;
}

static inline void store(uint8_t *bytes, uint64_t word)
{
    for (int n = 0; n < 8; n++)
        bytes[n] = (uint8_t)(word >> (56 - 8 * n));
}

/* Bits of the rests of distances: as many as make 5 * k * 2^bits at most 4 * words; neither is 0. */
static inline unsigned rest_bits(uint64_t words, uint64_t k)
{
    int bits = (int)highest(4 * words) - (int)highest(5 * k);
    bits = bits > 0 ? bits : 0;
    return (unsigned)(bits - (bits > 0 && 5 * k << bits > 4 * words));
}

/* How one of so many numbers is told: in `width` bits, or in one less where it is among the first `fewer`. */
typedef struct {
    unsigned width;
    uint64_t fewer;
} Choice;

static inline Choice choice(uint64_t many)
{
    unsigned width = highest(2 * (many - 1) | 1);
    return (Choice){width, ((uint64_t)1 << width) - many};
}

/* Words of a document that positions can tell apart; 0 where there is no such document. */
static inline uint64_t words_of(const Array *lengths, uint64_t document)
{
    uint64_t words = document < (uint64_t)lengths->count ? item(lengths, (Py_ssize_t)document) : 0;
    return words < MOST ? words : MOST;
}

/* ---------------------------------------------------------------------------------- packing */

typedef struct {
    uint8_t *to, *end;
    uint64_t word; /* the last bits that were put */
    unsigned used; /* how many of them are not in full bytes yet, less than eight */
} Writer;

/* Append a number of `width` bits, at most 56; false where there is no room. */
static inline bool put(Writer *writer, uint64_t number, unsigned width)
{
    if (writer->end - writer->to < 8)
        return false;
    writer->word = writer->word << width | number;
    writer->used += width;
    store(writer->to, writer->word << 1 << (63 - writer->used));
    writer->to += writer->used >> 3;
    writer->used &= 7;
    return true;
}

static inline bool put_distance(Writer *writer, uint64_t distance, unsigned rest)
{
    uint64_t times = distance >> rest, one = (uint64_t)1 << rest;
    for (; times + 1 + rest > 56; times -= 16)
        if (!put(writer, 0, 16))
            return false;
    return put(writer, one | (distance & (one - 1)), (unsigned)times + 1 + rest);
}

static inline bool put_last(Writer *writer, uint64_t distance, uint64_t many)
{
    Choice among = choice(many);
    bool early = distance < among.fewer;
    return put(writer, distance + (early ? 0 : among.fewer), among.width - early);
}

static inline const char *put_posting(
    Writer *writer, const void *positions, Py_ssize_t width, Py_ssize_t at, uint64_t k, uint64_t words)
{
    static const char full[] = "there is no room for a position";
    uint64_t before = 0, position;
    if (!words)
        return damaged;
    if (k > 1)
        for (unsigned rest = rest_bits(words, k); k > 1; k--, at++, before = position) {
            position = number_at(positions, width, at);
            if (position < before || position >= words)
                return damaged;
            if (!put_distance(writer, position - before, rest))
                return full;
        }
    position = number_at(positions, width, at);
    if (position < before || position >= words)
        return damaged;
    return put_last(writer, position - before, words - before) ? NULL : full;
}

static inline Py_ssize_t bit(const Writer *writer, const uint8_t *codes)
{
    return (writer->to - codes) * 8 + writer->used;
}

enum { DOCS, FREQS, POSITIONS, ROWS, LENGTHS, CODES, PLACES };

static inline const char *put_all(const Array *arrays, Py_ssize_t width, Py_ssize_t *bits)
{
    const int64_t *rows = arrays[ROWS].items;
    int64_t *places = arrays[PLACES].items;
    uint8_t *codes = arrays[CODES].items;
    Writer writer = {codes, codes + arrays[CODES].count, 0, 0};
    Py_ssize_t posting = 0, position = 0, begun = 0;

    for (Py_ssize_t row = 0; row < arrays[ROWS].count; row++) {
        if (rows[row] < 0 || rows[row] > arrays[DOCS].count - posting)
            return "there are not as many documents";
        Py_ssize_t end = posting + (Py_ssize_t)rows[row];
        if (posting < end && posting >= begun) {
            places[posting / WINDOW] = bit(&writer, codes);
            begun = (posting / WINDOW + 1) * WINDOW;
        }
        for (; posting < end; posting++) {
            if (posting % WINDOW == 0)
                places[posting / WINDOW] = bit(&writer, codes);
            uint64_t k = item(&arrays[FREQS], posting);
            if (!k || k > (uint64_t)(arrays[POSITIONS].count - position))
                return "there are not as many positions";
            uint64_t words = words_of(&arrays[LENGTHS], item(&arrays[DOCS], posting));
            const char *problem = put_posting(&writer, arrays[POSITIONS].items, width, position, k, words);
            if (problem)
                return problem;
            position += (Py_ssize_t)k;
        }
    }
    *bits = bit(&writer, codes);
    return posting == arrays[DOCS].count && position == arrays[POSITIONS].count ? NULL : unequal;
}

PyDoc_STRVAR(pack_doc,
    "pack(docs, freqs, positions, rows, lengths, codes, places) -> int\n\n"
    "Put the positions of all postings into `codes`, and into `places` where some of them begin; says how\n"
    "many bits there are.");

static PyObject *pack(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{0, 0}, {0, 0}, {0, 0}, {8, 0}, {0, 0}, {1, 1}, {8, 1}};
    Array arrays[7];
    const char *problem = NULL;
    Py_ssize_t bits = 0;
    if (!take(arrays, demands, 7, args, count))
        return answer(arrays, 7, NULL, 0);
    if (arrays[FREQS].count != arrays[DOCS].count
        || arrays[PLACES].count != (arrays[DOCS].count + WINDOW - 1) / WINDOW)
        return answer(arrays, 7, unequal, 0);
    Py_BEGIN_ALLOW_THREADS
    FOR_EACH_WIDTH(arrays[POSITIONS], problem = put_all(arrays, WIDTH, &bits))
    Py_END_ALLOW_THREADS
    return answer(arrays, 7, problem, bits);
}

/* ---------------------------------------------------------------------------------- unpacking */

typedef struct {
    const uint8_t *bytes;
    uint64_t size, next; /* bytes that there are; the one to be read next */
    uint64_t word;       /* the next bits, from the top on; noughts behind the end */
    unsigned have;       /* how many of them count */
} Reader;

static inline uint64_t place(const Reader *reader)
{
    return 8 * reader->next - reader->have;
}

/* Read on, so that at least 56 bits count. */
static inline void fill(Reader *reader)
{
    uint64_t more = 0;
    if (reader->next + 8 <= reader->size)
        more = load(reader->bytes + reader->next);
    else
        for (uint64_t n = reader->next; n < reader->next + 8; n++)
            more = more << 8 | (n < reader->size ? reader->bytes[n] : 0);
    reader->word |= more >> reader->have;
    reader->next += (63 - reader->have) >> 3;
    reader->have |= 56;
}

static inline void skip(Reader *reader, unsigned width)
{
    reader->word <<= width;
    reader->have -= width;
}

/* Go to a bit; false where there is none. */
static inline bool go(Reader *reader, uint64_t bit)
{
    if (bit > 8 * reader->size)
        return false;
    reader->next = bit >> 3;
    reader->word = reader->have = 0;
    fill(reader);
    skip(reader, bit & 7);
    return true;
}

/* A distance in more bits than are read at a time; MOST where there is none. */
static uint64_t long_distance(Reader *reader, unsigned rest)
{
    uint64_t times = 0;
    for (fill(reader); !(reader->word >> 16); fill(reader)) {
        if (place(reader) > 8 * reader->size)
            return MOST;
        skip(reader, 48);
        times += 48;
    }
    unsigned noughts = 63 - highest(reader->word);
    skip(reader, noughts + 1);
    fill(reader);
    uint64_t low = reader->word >> 1 >> (63 - rest);
    skip(reader, rest);
    return (times + noughts) << rest | low;
}

static inline uint64_t distance(Reader *reader, unsigned rest)
{
    unsigned noughts = 63 - highest(reader->word | 1), width = noughts + 1 + rest;
    if (width > reader->have) {
        fill(reader);
        noughts = 63 - highest(reader->word | 1);
        width = noughts + 1 + rest;
        if (width > reader->have)
            return long_distance(reader, rest);
    }
    uint64_t low = reader->word << noughts << 1 >> 1 >> (63 - rest);
    skip(reader, width);
    return (uint64_t)noughts << rest | low;
}

static inline uint64_t last(Reader *reader, uint64_t many)
{
    Choice among = choice(many);
    if (among.width > reader->have)
        fill(reader);
    uint64_t number = reader->word >> 1 >> (63 - among.width), early = number >> 1;
    bool is_early = early < among.fewer;
    skip(reader, among.width - is_early);
    return is_early ? early : number - among.fewer;
}

/* Read the positions of one posting into `to`, or step over them where that is NULL. */
static inline bool posting(Reader *reader, uint64_t words, uint64_t k, uint64_t document, uint64_t *to)
{
    uint64_t position = 0, upper = document << POSITION_BITS;
    if (!words || !k)
        return false;
    if (k > 1) {
        unsigned rest = rest_bits(words, k);
        while (--k) {
            position += distance(reader, rest);
            if (position >= words)
                return false;
            if (to)
                *to++ = upper | position;
        }
    }
    position += last(reader, words - position);
    if (to)
        *to = upper | position;
    return place(reader) <= 8 * reader->size;
}

PyDoc_STRVAR(over_doc,
    "over(codes, lengths, docs, freqs, at) -> int\n\n"
    "Step over the positions of some postings, which begin at bit `at`; says at which bit they end.");

static PyObject *over(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const Demand demands[] = {{1, 0}, {0, 0}, {0, 0}, {0, 0}};
    PyObject *given[4];
    Array arrays[4], *lengths = arrays + 1, *docs = arrays + 2, *freqs = arrays + 3;
    Py_ssize_t at;
    if (!PyArg_ParseTuple(args, "OOOOn:over", &given[0], &given[1], &given[2], &given[3], &at))
        return NULL;
    if (!take(arrays, demands, 4, given, 4))
        return answer(arrays, 4, NULL, 0);
    /* Without letting others run meanwhile: fewer than WINDOW postings are done within microseconds. */
    Reader reader = {.bytes = arrays->items, .size = (uint64_t)arrays->count};
    bool fits = at >= 0 && docs->count == freqs->count && go(&reader, (uint64_t)at);
    for (Py_ssize_t n = 0; fits && n < docs->count; n++)
        fits = posting(&reader, words_of(lengths, item(docs, n)), item(freqs, n), 0, NULL);
    return answer(arrays, 4, fits ? NULL : damaged, (Py_ssize_t)place(&reader));
}

/* The postings of a list or of several, and which documents are wanted (all where the mask is empty). */
typedef struct {
    Array codes, places, lengths, docs, freqs, mask, to;
} List;

enum { LIST = sizeof(List) / sizeof(Array) };

/* Read the positions of wanted documents; `first` is the number of the first posting. Where none is wanted
   for long, reading goes on at a place that is known to be within the list; what is told of the window in
   which the list ends may be where the next one begins. */
static const char *read_wanted(const List *list, Reader *reader, uint64_t first, Py_ssize_t *found)
{
    const uint8_t *mask = list->mask.items;
    uint64_t *to = list->to.items;
    Py_ssize_t size = list->docs.count, next = 0, written = 0;
    Py_ssize_t latest = size - (Py_ssize_t)((first + (uint64_t)size) % WINDOW) - WINDOW;
    for (Py_ssize_t n = 0; n < size; n++) {
        uint64_t document = item(&list->docs, n);
        if (list->mask.count && document >= (uint64_t)list->mask.count)
            return damaged;
        if (list->mask.count && !mask[document])
            continue;
        Py_ssize_t known = n - (Py_ssize_t)((first + (uint64_t)n) % WINDOW);
        known = known < latest ? known : latest;
        if (known > next) {
            uint64_t step = (first + (uint64_t)known) / WINDOW;
            if (step >= (uint64_t)list->places.count || !go(reader, item(&list->places, (Py_ssize_t)step)))
                return damaged;
            next = known;
        }
        for (; next < n; next++)
            if (!posting(reader, words_of(&list->lengths, item(&list->docs, next)),
                         item(&list->freqs, next), 0, NULL))
                return damaged;
        uint64_t k = item(&list->freqs, n);
        if (k > (uint64_t)(list->to.count - written))
            return "there is no room for a position";
        if (!posting(reader, words_of(&list->lengths, document), k, document, to + written))
            return damaged;
        written += (Py_ssize_t)k;
        next = n + 1;
    }
    *found = written;
    return NULL;
}

PyDoc_STRVAR(unpack_doc,
    "unpack(arrays, first, at) -> int\n\n"
    "Read where the words of postings `first` … stand, which begin at bit `at`, one after another, and\n"
    "belong to one list where a mask is given. `arrays` are codes, places, lengths, docs, freqs, a mask\n"
    "(one byte a document; empty: all are wanted), and room (uint64); says how much of it was taken.");

static PyObject *unpack(PyObject *Py_UNUSED(module), PyObject *args)
{
    static const Demand demands[LIST] = {{1, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {1, 0}, {8, 1}};
    List list;
    Array *arrays = (Array *)&list;
    PyObject *given;
    Py_ssize_t first, at, found = 0;
    const char *problem = damaged;
    if (!PyArg_ParseTuple(args, "Onn:unpack", &given, &first, &at))
        return NULL;
    if (!take_tuple(arrays, demands, LIST, given))
        return answer(arrays, LIST, NULL, 0);
    Reader reader = {.bytes = list.codes.items, .size = (uint64_t)list.codes.count};
    if (first >= 0 && at >= 0 && list.docs.count == list.freqs.count && go(&reader, (uint64_t)at)) {
        Py_BEGIN_ALLOW_THREADS
        problem = read_wanted(&list, &reader, (uint64_t)first, &found);
        Py_END_ALLOW_THREADS
    }
    return answer(arrays, LIST, problem, found);
}

MODULE(_positions, "Positions of words in as few bits as they need; see index.embedded.positions.",
    FUNCTION("pack", pack, pack_doc),
    PARSING_FUNCTION("over", over, over_doc),
    PARSING_FUNCTION("unpack", unpack, unpack_doc))
