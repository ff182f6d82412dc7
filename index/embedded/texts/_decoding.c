/* Bodies from the bits that they were written in; the Python of the same is
   index/embedded/texts/decoding_plain.py. */

#include "../../../archive/_door.h"
#include "_symbols.h"

enum { PIECE = 30 };

static const char WRONG[] = "a body is not as it must be";

/* A body, and the book: its symbols, where the part of each context in the grid begins (above 8 bits that say
   how many bits lead to a cell), what the first bits of what comes say there, how longer codes are found, and
   what all codes mean: a symbol with the context behind it and the length of the code. A cell without a length
   holds one that the codes there have at least. */
enum { FRAME, KNOWN, PARTS, GRID, LADDERS, LISTED, ARRAYS };

static const Demand DEMANDS[ARRAYS] = {{1, 0}, {1, 0}, {4, 0}, {4, 0}, {4, 0}, {4, 0}};

/* A symbol: its flags, and the bytes that it stands for: together, as one line of the cache brings them. */
typedef struct {
    uint8_t flags, size, text[PIECE];
} Known;

/* Codes of one length follow each other: `limits` are the first bits above all codes up to that length, and
   `shifts` what has to be added to a code to get its place among all. */
typedef struct {
    uint32_t limits[LONGEST + 1], shifts[LONGEST + 1];
} Ladder;

typedef struct {
    const Known *known;
    const uint32_t *parts, *grid, *listed;
    const Ladder *ladders;
    Py_ssize_t symbols, contexts, cells, codes;
} Book;

/* `bytes` has room for a word behind its end. */
typedef struct {
    const uint8_t *bytes;
    uint64_t at, size; /* in bits */
} Bits;

/* There is room for a piece behind the end. */
typedef struct {
    uint8_t *at, *end;
} Out;

static inline uint64_t word_at(const uint8_t *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap64(word);
#else
    word = 0;
    for (int n = 0; n < 8; n++)
        word = word << 8 | bytes[n];
    return word;
#endif
}

/* What a code of this length or more means; 0 where there is none. */
static inline uint32_t find_long(const Book *book, uint32_t context, uint32_t length, uint32_t coming)
{
    const Ladder *ladder = book->ladders + context;
    while (length < LONGEST && coming >= ladder->limits[length])
        length++;
    if (length > LONGEST || coming >= ladder->limits[length])
        return 0;
    uint32_t place = ladder->shifts[length] + (coming >> (LONGEST - length));
    return place < book->codes ? book->listed[place] : 0;
}

/* What the next code in a context means; 0 at the end of the bits or where something does not fit. */
static inline uint32_t next(Bits *bits, const Book *book, uint32_t context)
{
    for (;;) {
        uint32_t part = context < book->contexts ? book->parts[context] : UINT32_MAX;
        uint64_t word = word_at(bits->bytes + (bits->at >> 3)) << (bits->at & 7);
        uint32_t cell = (part >> 8) + (uint32_t)(word >> 32 >> (32 - (part & 31)));
        if (cell >= book->cells)
            return 0;
        uint32_t entry = book->grid[cell];
        if (!rest_of(entry))
            entry = find_long(book, context, entry, (uint32_t)(word >> (64 - LONGEST)));
        bits->at += rest_of(entry);
        if (bits->at > bits->size || !rest_of(entry))
            return 0;
        if (symbol_of(entry) < book->symbols)
            return entry;
        if (context == ANY)
            return 0;
        context = ANY;
    }
}

static inline bool put_piece(Out *out, const Known *known)
{
    if (known->size > PIECE || known->size > out->end - out->at)
        return false;
    memcpy(out->at, known->text, PIECE);
    out->at += known->size;
    return true;
}

/* A word or gap that is spelled, from a context on; the context behind it, or none. */
static uint32_t put_spelled(Out *out, Bits *bits, const Book *book, uint32_t context)
{
    for (;;) {
        uint32_t entry = next(bits, book, context), symbol = symbol_of(entry);
        context = context_of(entry);
        if (symbol == STOP && entry)
            return context;
        if (symbol < BYTE || symbol >= FIRST || out->at == out->end)
            return UINT32_MAX;
        *out->at++ = (uint8_t)(symbol - BYTE);
    }
}

static bool put_body(Out *out, Bits *bits, const Book *book)
{
    uint32_t context = AFTER_SIGN, last = NO_BLANK_BEHIND;
    while (out->at < out->end) {
        uint32_t entry = next(bits, book, context), symbol = symbol_of(entry);
        if (!entry)
            return false;
        const Known *known = book->known + symbol;
        context = context_of(entry);
        *out->at = ' ';
        out->at += !((last & NO_BLANK_BEHIND) | (known->flags & NO_BLANK_BEFORE));
        last = known->flags;
        if (symbol >= FIRST) {
            if (!put_piece(out, known))
                return false;
        } else if (symbol > GAP || (context = put_spelled(out, bits, book, context)) == UINT32_MAX) {
            return false;
        }
    }
    return out->at == out->end;
}

/* How many bytes the body has, which the last bytes say: the bits end in front of them. */
static bool take_size(Bits *bits, uint64_t *size)
{
    *size = 0;
    for (int shift = 0; shift < 63 && bits->size; shift += 7) {
        bits->size -= 8;
        uint8_t byte = bits->bytes[bits->size >> 3];
        *size |= (uint64_t)(byte & 127) << shift;
        if (byte >> 7)
            return true;
    }
    return false;
}

/* Read a body from bits, whose bytes have room for a word behind them; NULL with an exception where it can't be
   read. Nobody else is let in meanwhile: most bodies take microseconds. */
static PyObject *read_body(Bits *bits, const Book *book)
{
    uint64_t size;
    if (!take_size(bits, &size) || size > bits->size * (PIECE + 1))
        return refuse(WRONG);
    uint8_t *written = PyMem_Malloc((size_t)size + PIECE);
    if (!written)
        return PyErr_NoMemory();
    Out out = {written, written + size};
    PyObject *found = put_body(&out, bits, book)
        ? PyUnicode_DecodeUTF8((const char *)written, (Py_ssize_t)size, "surrogatepass")
        : refuse(WRONG);
    PyMem_Free(written);
    return found;
}

/* What the arrays of a book must be like for the loops above; all else they look at themselves. */
static const char *prepare(Book *book, const Array *arrays)
{
    *book = (Book){.known = arrays[KNOWN].items, .parts = arrays[PARTS].items, .grid = arrays[GRID].items,
        .ladders = arrays[LADDERS].items, .listed = arrays[LISTED].items,
        .symbols = arrays[KNOWN].count / (Py_ssize_t)sizeof(Known), .contexts = arrays[PARTS].count,
        .cells = arrays[GRID].count, .codes = arrays[LISTED].count};
    if (book->symbols < FIRST || arrays[KNOWN].count % (Py_ssize_t)sizeof(Known)
        || arrays[LADDERS].count * 4 != book->contexts * (Py_ssize_t)sizeof(Ladder))
        return "arrays that belong together differ in length";
    return NULL;
}

PyDoc_STRVAR(body_doc,
    "body(frame, known, parts, grid, ladders, listed) -> str\n\n"
    "A body that `_coding.codes` wrote.");

static PyObject *body(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    Book book;
    PyObject *found = NULL;
    const char *problem = NULL;
    if (take(arrays, DEMANDS, ARRAYS, given, number) && !(problem = prepare(&book, arrays))) {
        size_t size = (size_t)arrays[FRAME].count;
        uint8_t *room = PyMem_Calloc(size + 8, 1);
        if (room) {
            memcpy(room, arrays[FRAME].items, size);
            Bits bits = {room, 0, (uint64_t)size * 8};
            found = read_body(&bits, &book);
        } else {
            PyErr_NoMemory();
        }
        PyMem_Free(room);
    }
    if (!settle(arrays, ARRAYS, problem))
        Py_CLEAR(found);
    return found;
}

MODULE(_decoding, "Reading bodies; see index.embedded.texts.decoding.", FUNCTION("body", body, body_doc))
