/* Bodies as rows of symbols, counted or written in the codes of a book; the Python of the same is
   index/embedded/texts/coding_plain.py. */

#include "../../../archive/_door.h"
#include "_symbols.h"

/* As in index/embedded/texts/gaps.py. */
enum { NONE, BLANK };

/* What both functions are given: the bodies, the pieces that they are made of, marks and bytes. */
enum { WORDS, BEFORE, FIRSTS, LASTS, BEHIND, TEXT, PIECES, MARKED, SHARED };

#define SHARED_DEMANDS {4, 0}, {4, 0}, {8, 0}, {8, 0}, {4, 0}, {1, 0}, {4, 0}, {4, 0}

/* For keys: room for them, and how many a context has. */
enum { OUT_KEYS = SHARED, ACROSS, KEYS_GIVEN };

static const Demand KEYS_DEMANDS[KEYS_GIVEN] = {SHARED_DEMANDS, {4, 1}, {4, 0}};

/* For codes: room for them, the book (codes by keys, codes in `ANY`, marks of contexts), and room for ends. */
enum { OUT = SHARED, SLOTS, GENERAL, MARKS, OUT_ENDS, CODES_GIVEN };

static const Demand CODES_DEMANDS[CODES_GIVEN] = {SHARED_DEMANDS, {1, 1}, {4, 0}, {4, 0}, {4, 0}, {8, 1}};

/* A piece: its symbol with the context behind it and its flags, and where it is written. */
typedef struct {
    uint32_t known, start, size;
} Piece;

/* `marked` is what is known of marks and bytes. */
typedef struct {
    const int32_t *words, *before, *behind;
    const int64_t *firsts, *lasts;
    const uint8_t *text;
    const Piece *pieces;
    const uint32_t *marked;
    Py_ssize_t documents;
} Bodies;

/* Codes by keys: the one of `key` is in the slot that a hash says or in the next that is not another's. A slot
   without a code is free. */
typedef struct {
    uint32_t key, code;
} Slot;

typedef struct {
    const Slot *slots;
    uint32_t last;
    int shift;
} Slots;

/* Where symbols go: as keys (context × across + symbol) to `next`; or, where there is none, as codes with their
   lengths above (0: none) to `out`. `bits` are those of `word` that are not yet written, `size` is how many bytes
   the body has so far. */
typedef struct {
    uint32_t *next, *next_end;
    uint8_t *out, *end;
    Slots slots;
    const uint32_t *general, *marks;
    uint32_t across, contexts;
    uint64_t word, size;
    int bits;
    bool unknown;
} Sink;

static bool all_below(const Array *numbers, uint64_t limit)
{
    const uint32_t *each = numbers->items;
    uint32_t top = 0;
    for (Py_ssize_t n = 0; n < numbers->count; n++)
        top = each[n] > top ? each[n] : top;
    return !numbers->count || top < limit;
}

/* Look at all arrays once, so that a walk need not. NULL, or what is wrong. */
static const char *prepare(Bodies *bodies, const Array *arrays)
{
    Py_ssize_t pieces = arrays[PIECES].count * 4 / (Py_ssize_t)sizeof(Piece), tokens = arrays[WORDS].count;
    *bodies = (Bodies){.words = arrays[WORDS].items, .before = arrays[BEFORE].items,
        .behind = arrays[BEHIND].items, .firsts = arrays[FIRSTS].items, .lasts = arrays[LASTS].items,
        .text = arrays[TEXT].items, .pieces = arrays[PIECES].items, .marked = arrays[MARKED].items,
        .documents = arrays[FIRSTS].count};
    if (arrays[BEFORE].count != tokens || arrays[LASTS].count != bodies->documents
        || arrays[BEHIND].count != bodies->documents || arrays[MARKED].count != FIRST
        || arrays[PIECES].count * 4 % (Py_ssize_t)sizeof(Piece))
        return "arrays that belong together differ in length";
    if (!all_below(&arrays[WORDS], (uint64_t)pieces) || !all_below(&arrays[BEFORE], (uint64_t)pieces)
        || !all_below(&arrays[BEHIND], (uint64_t)pieces))
        return "there is no such piece";
    for (Py_ssize_t n = 0; n < pieces; n++) {
        const Piece *piece = bodies->pieces + n;
        if (piece->start + (uint64_t)piece->size > (uint64_t)arrays[TEXT].count)
            return "a piece lies outside of the text";
    }
    for (Py_ssize_t n = 0; n < bodies->documents; n++)
        if (bodies->firsts[n] < 0 || bodies->firsts[n] > bodies->lasts[n] || bodies->lasts[n] > tokens)
            return "a body lies outside of the tokens";
    return NULL;
}

/* Write the upper bytes of the bits that are not yet written. */
static inline bool flush(Sink *sink, int bytes)
{
    if (sink->end - sink->out < bytes)
        return false;
    while (bytes--) {
        sink->bits -= 8;
        *sink->out++ = (uint8_t)(sink->word >> sink->bits);
    }
    return true;
}

/* Put a code; bytes are written four at a time. */
static inline bool put_code(Sink *sink, uint32_t code)
{
    int length = (int)(code >> LONGEST);
    sink->word = sink->word << length | (code & ((1u << LONGEST) - 1));
    sink->bits += length;
    return sink->bits < 32 || flush(sink, 4);
}

/* How far a hash is shifted to be the number of a slot. */
static int shift_for(Py_ssize_t slots)
{
    int shift = 32;
    for (; slots > 1; slots >>= 1)
        shift--;
    return shift;
}

/* A multiple of the key, whose upper bits are well mixed. */
static inline uint32_t slot_of(const Slots *slots, uint32_t key)
{
    return key * 2654435769u >> slots->shift;
}

static inline uint32_t code_of(const Slots *slots, uint32_t key)
{
    uint32_t slot = slot_of(slots, key);
    while (slots->slots[slot].code && slots->slots[slot].key != key)
        slot = (slot + 1) & slots->last;
    return slots->slots[slot].code;
}

/* Put a symbol in the context that stands behind `last`. */
static inline bool put(Sink *sink, uint32_t last, uint32_t known)
{
    uint32_t context = context_of(last), symbol = symbol_of(known), key = context * sink->across + symbol, code;
    if (sink->next) {
        if (sink->next == sink->next_end)
            return false;
        *sink->next++ = key;
        return true;
    }
    sink->unknown |= context >= sink->contexts || symbol >= sink->across - 1;
    if (sink->unknown)
        return false;
    if (context != ANY) {
        if ((code = code_of(&sink->slots, key)))
            return put_code(sink, code);
        if (!put_code(sink, sink->marks[context]))
            return false;
    }
    code = sink->general[symbol];
    sink->unknown = !code;
    return code && put_code(sink, code);
}

/* Put a piece, and let `last` be what stands in front of the next. */
static inline bool put_piece(Sink *sink, const Bodies *bodies, int32_t number, uint32_t *last)
{
    const Piece *piece = bodies->pieces + number;
    sink->size += piece->size;
    if (!put(sink, *last, piece->known))
        return false;
    *last = piece->known;
    if (symbol_of(piece->known) > GAP)
        return true;
    for (uint32_t at = 0; at < piece->size; at++) {
        uint32_t known = bodies->marked[BYTE + bodies->text[piece->start + at]];
        if (!put(sink, *last, known))
            return false;
        *last = known;
    }
    if (!put(sink, *last, bodies->marked[STOP]))
        return false;
    *last = bodies->marked[STOP];
    return true;
}

static bool put_body(Sink *sink, const Bodies *bodies, Py_ssize_t document)
{
    uint32_t last = AFTER_SIGN << SYMBOL_BITS, glued = NO_BLANK_BEHIND;
    sink->size = 0;
    for (int64_t token = bodies->firsts[document]; token < bodies->lasts[document]; token++) {
        int32_t gap = bodies->before[token], word = bodies->words[token];
        uint32_t flags = rest_of(bodies->pieces[word].known);
        if (flags & NO_BLANK_BEFORE || glued & NO_BLANK_BEHIND) {
            if (gap != NONE && !put_piece(sink, bodies, gap, &last))
                return false;
        } else if (gap == BLANK) {
            sink->size++;
        } else if (!put_piece(sink, bodies, gap, &last)) {
            return false;
        }
        if (!put_piece(sink, bodies, word, &last))
            return false;
        glued = flags;
    }
    int32_t gap = bodies->behind[document];
    return gap == NONE || put_piece(sink, bodies, gap, &last);
}

/* Bits that fill the last byte, and how many bytes the body has: seven bits a byte, the lowest last. */
static bool put_end(Sink *sink)
{
    uint64_t size = sink->size;
    uint8_t written[10];
    int count = 0;
    if (!put_code(sink, (uint32_t)(-sink->bits & 7) << LONGEST) || !flush(sink, sink->bits / 8))
        return false;
    do
        written[count++] = (uint8_t)(size & 127);
    while (size >>= 7);
    if (sink->end - sink->out < count)
        return false;
    written[count - 1] |= 128;
    while (count)
        *sink->out++ = written[--count];
    return true;
}

PyDoc_STRVAR(keys_doc,
    "keys(words, before, firsts, lasts, behind, text, pieces, marked, out, across) -> how many\n\n"
    "Write the keys (uint32) of all symbols of all bodies; -1 where there is too little room.");

static PyObject *keys(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[KEYS_GIVEN];
    Bodies bodies;
    const char *problem = NULL;
    Py_ssize_t size = -1;
    if (take(arrays, KEYS_DEMANDS, KEYS_GIVEN, given, number) && !(problem = prepare(&bodies, arrays))) {
        uint32_t *begin = arrays[OUT_KEYS].items;
        bool fine = arrays[ACROSS].count == 1;
        if (!fine)
            problem = "there is not one number of keys a context";
        Sink sink = {.next = begin, .next_end = begin + arrays[OUT_KEYS].count,
            .across = fine ? *(const uint32_t *)arrays[ACROSS].items : 0};
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t n = 0; n < bodies.documents && fine; n++)
            fine = put_body(&sink, &bodies, n);
        Py_END_ALLOW_THREADS
        if (fine)
            size = sink.next - begin;
    }
    return answer(arrays, KEYS_GIVEN, problem, size);
}

/* Look at the book that is written by. NULL, or what is wrong. */
static const char *open_book(Sink *sink, const Array *arrays, const Bodies *bodies)
{
    const Slot *slots = arrays[SLOTS].items;
    Py_ssize_t count = arrays[SLOTS].count / 2;
    if (arrays[OUT_ENDS].count != bodies->documents || arrays[SLOTS].count % 2)
        return "arrays that belong together differ in length";
    if (count < 2 || count & (count - 1) || count > (Py_ssize_t)1 << 31)
        return "the number of slots is no power of two";
    static const uint64_t above = (uint64_t)(LONGEST + 1) << LONGEST;
    bool free = false, fine = all_below(&arrays[GENERAL], above) && all_below(&arrays[MARKS], above);
    for (Py_ssize_t n = 0; n < count; n++) {
        free |= !slots[n].code;
        fine &= slots[n].code < above;
    }
    if (!fine)
        return "a code is too long";
    if (!free)
        return "no slot is free";
    uint8_t *begin = arrays[OUT].items;
    *sink = (Sink){.out = begin, .end = begin + arrays[OUT].count, .general = arrays[GENERAL].items,
        .marks = arrays[MARKS].items, .across = (uint32_t)arrays[GENERAL].count + 1,
        .contexts = (uint32_t)arrays[MARKS].count, .slots = {slots, (uint32_t)count - 1, shift_for(count)}};
    return NULL;
}

PyDoc_STRVAR(codes_doc,
    "codes(words, before, firsts, lasts, behind, text, pieces, marked, out, slots, general, marks, out_ends)\n"
    "-> bytes written\n\n"
    "Write all bodies; `out_ends` (uint64) gets where each ends. Slots as `lay` fills them. -1 where there is\n"
    "too little room.");

static PyObject *codes(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[CODES_GIVEN];
    Bodies bodies;
    Sink sink;
    const char *problem = NULL;
    Py_ssize_t size = 0;
    if (take(arrays, CODES_DEMANDS, CODES_GIVEN, given, number) && !(problem = prepare(&bodies, arrays))
        && !(problem = open_book(&sink, arrays, &bodies))) {
        const uint8_t *begin = sink.out;
        uint64_t *ends = arrays[OUT_ENDS].items;
        bool fine = true;
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t n = 0; n < bodies.documents && fine; n++) {
            fine = put_body(&sink, &bodies, n) && put_end(&sink);
            ends[n] = (uint64_t)(sink.out - begin);
        }
        Py_END_ALLOW_THREADS
        size = fine ? sink.out - begin : -1;
        if (sink.unknown)
            problem = "a symbol has no code";
    }
    return answer(arrays, CODES_GIVEN, problem, size);
}

PyDoc_STRVAR(lay_doc,
    "lay(keys, codes, slots)\n\n"
    "Put different keys and their codes (0 is none) into slots, which are two numbers each, noughts as yet.");

static PyObject *lay(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[3] = {{4, 0}, {4, 0}, {4, 1}};
    Array arrays[3];
    const char *problem = NULL;
    if (take(arrays, demands, 3, given, number)) {
        const uint32_t *keys = arrays[0].items, *codes = arrays[1].items;
        Slot *laid = arrays[2].items;
        Py_ssize_t count = arrays[2].count / 2;
        Slots slots = {laid, (uint32_t)count - 1, shift_for(count)};
        if (arrays[1].count != arrays[0].count || arrays[2].count % 2)
            problem = "arrays that belong together differ in length";
        else if (count < 2 || count & (count - 1) || count > (Py_ssize_t)1 << 31 || arrays[0].count >= count)
            problem = "the number of slots is not as it must be";
        for (Py_ssize_t n = 0; n < arrays[0].count && !problem; n++) {
            uint32_t slot = slot_of(&slots, keys[n]);
            for (Py_ssize_t tries = 0; laid[slot].code && tries < count; tries++)
                slot = (slot + 1) & slots.last;
            laid[slot] = (Slot){keys[n], codes[n]};
        }
    }
    return answer_none(arrays, 3, problem);
}

PyDoc_STRVAR(count_doc,
    "count(numbers, counts)\n\n"
    "Add how often each number (int32) stands there to `counts` (uint32).");

static PyObject *count(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[2] = {{4, 0}, {4, 1}};
    Array arrays[2];
    const char *problem = NULL;
    if (take(arrays, demands, 2, given, number)) {
        const uint32_t *numbers = arrays[0].items;
        uint32_t *counts = arrays[1].items;
        if (!all_below(&arrays[0], (uint64_t)arrays[1].count))
            problem = "there is a number without a count";
        Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t n = 0; n < arrays[0].count && !problem; n++)
            counts[numbers[n]]++;
        Py_END_ALLOW_THREADS
    }
    return answer_none(arrays, 2, problem);
}

MODULE(_coding, "Bodies as keys and as codes; see index.embedded.texts.coding.", FUNCTION("keys", keys, keys_doc),
    FUNCTION("codes", codes, codes_doc), FUNCTION("lay", lay, lay_doc),
    FUNCTION("count", count, count_doc))
