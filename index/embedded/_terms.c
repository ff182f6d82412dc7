/* Sorted byte strings that share their beginnings: looking up, reading and packing them. What is stored and
   the Python of the same are in terms.py and terms_plain.py. Terms that are not as they must be raise
   ValueError. */

#include "_terms.h"

static const char torn[] = "these terms are not as they must be", unequal[] = "arrays differ in length";

/* Take blob and starts from the first two of as many arguments as wanted; what was taken by then has to be
   let go of. */
static bool take_terms(Array *arrays, PyObject *const *args, Py_ssize_t count, Py_ssize_t wanted, Terms *terms)
{
    static const Demand demands[] = {{1, false}, {0, false}};
    bool taken = take(arrays, demands, 2, args, count - wanted + 2);
    *terms = (Terms){arrays[0].items, (uint64_t)arrays[0].count, arrays + 1};
    return taken;
}

/* --------------------------------------------------------------------------------- looking up */

static PyObject *look_up(PyObject *const *args, Py_ssize_t count, bool exactly)
{
    Array arrays[2];
    Terms terms;
    char *key;
    Py_ssize_t length, place;
    bool equal = false, broken = false;
    if (!take_terms(arrays, args, count, 3, &terms) || PyBytes_AsStringAndSize(args[2], &key, &length))
        return answer(arrays, 2, NULL, 0);
    place = search_terms(&terms, (const uint8_t *)key, (uint64_t)length, &equal, &broken);
    return answer(arrays, 2, broken ? torn : NULL, exactly && !equal ? -1 : place);
}

static PyObject *find(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    return look_up(args, count, true);
}

static PyObject *bisect(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    return look_up(args, count, false);
}

/* ------------------------------------------------------------------------------------- reading */

/* Entries of a block up to one of them, each sharing no more than there is (the first: nothing); how many
   there are. */
static Py_ssize_t entries(Cursor *cursor, Entry *some, Py_ssize_t most)
{
    Py_ssize_t n = 0;
    for (uint64_t length = 0; n < most && next_entry(cursor, some + n); n++) {
        if (some[n].shared > length)
            cursor->broken = true;
        length = some[n].shared + some[n].length;
    }
    return n;
}

static PyObject *size(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    Array arrays[2];
    Terms terms;
    Entry some[BLOCK];
    Py_ssize_t number = 0;
    bool broken = false;
    if (!take_terms(arrays, args, count, 2, &terms))
        return answer(arrays, 2, NULL, 0);
    if (terms.starts->count) {
        Cursor cursor = block_at(&terms, terms.starts->count - 1);
        number = (terms.starts->count - 1) * BLOCK + entries(&cursor, some, BLOCK);
        broken = cursor.broken || cursor.at < cursor.end;
    }
    return answer(arrays, 2, broken ? torn : NULL, number);
}

/* The last of some entries as a string, put together from its end: each has what those before share. */
static PyObject *joined(const Entry *some, Py_ssize_t last)
{
    uint64_t missing = some[last].shared + some[last].length;
    PyObject *term = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)missing);
    char *text = term ? PyBytes_AsString(term) : NULL;
    for (; text && missing; last--) {
        if (some[last].shared >= missing)
            continue;
        memcpy(text + some[last].shared, some[last].rest, missing - some[last].shared);
        missing = some[last].shared;
    }
    return term;
}

static PyObject *term(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    Array arrays[2];
    Terms terms;
    Entry some[BLOCK];
    PyObject *found = NULL;
    if (!take_terms(arrays, args, count, 3, &terms))
        return answer(arrays, 2, NULL, 0);
    Py_ssize_t number = PyNumber_AsSsize_t(args[2], PyExc_ValueError), wanted = number % BLOCK + 1;
    if (number >= 0 && number / BLOCK < terms.starts->count) {
        Cursor cursor = block_at(&terms, number / BLOCK);
        if (entries(&cursor, some, wanted) == wanted && !cursor.broken)
            found = joined(some, wanted - 1);
    }
    let_go(arrays, 2);
    return found || PyErr_Occurred() ? found : refuse(torn);
}

/* Whether a term comes behind another one, with which it shares so many bytes, or is the same. */
static bool follows(
    const uint8_t *before, uint64_t least, const uint8_t *own, uint64_t length, uint64_t shared)
{
    shared += alike(own + shared, length - shared, before + shared, least - shared);
    return shared == least || (shared < length && before[shared] < own[shared]);
}

/* Where each term ends in a text of all (`ends`), or that text, in which none may be smaller than the one
   before; the other one is NULL. */
static const char *unpack_terms(const Terms *terms, const Array *ends, const Array *text)
{
    Entry some[BLOCK];
    Py_ssize_t number = 0;
    uint64_t at = 0, before = 0, room = text ? (uint64_t)text->count : UINT64_MAX;
    for (Py_ssize_t block = 0; block < terms->starts->count; block++) {
        Cursor cursor = block_at(terms, block);
        Py_ssize_t here = entries(&cursor, some, BLOCK);
        if (cursor.broken || cursor.at < cursor.end)
            return torn;
        if (ends && here > ends->count - number)
            return unequal;
        for (uint64_t n = 0; n < (uint64_t)here; n++) {
            uint64_t length = some[n].shared + some[n].length;
            if (length > room - at)
                return unequal;
            if (text) {
                uint8_t *own = (uint8_t *)text->items + at;
                memcpy(own, own - before, some[n].shared);
                memcpy(own + some[n].shared, some[n].rest, some[n].length);
                if ((block || n) && !follows(own - before, before, own, length, some[n].shared))
                    return torn;
            }
            before = length;
            at += length;
            if (ends)
                ((uint64_t *)ends->items)[number++] = at;
        }
    }
    return ends ? (number == ends->count ? NULL : unequal) : (at == room ? NULL : unequal);
}

static PyObject *unpack(PyObject *const *args, Py_ssize_t count, bool ends)
{
    Demand demand = {ends ? 8 : 1, true};
    Array arrays[3] = {{.items = NULL}};
    Terms terms;
    const char *problem = NULL;
    if (!take_terms(arrays, args, count, 3, &terms) || !take_one(arrays + 2, demand, args[2]))
        return answer_none(arrays, 2, NULL);
    Py_BEGIN_ALLOW_THREADS
    problem = unpack_terms(&terms, ends ? arrays + 2 : NULL, ends ? NULL : arrays + 2);
    Py_END_ALLOW_THREADS
    return answer_none(arrays, 3, problem);
}

static PyObject *ends(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    return unpack(args, count, true);
}

static PyObject *text(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    return unpack(args, count, false);
}

/* ------------------------------------------------------------------------------------- packing */

enum { TEXT, FIRST, LAST, BLOB, STARTS };
enum { HEADER = 1 + 2 * 10 }; /* bytes before the rest of a term, at most */

static uint8_t *put_length(uint8_t *at, uint64_t length)
{
    if (length < WHOLE)
        return at;
    for (length -= WHOLE; length >= 0x80; length >>= 7)
        *at++ = (uint8_t)(length | 0x80);
    *at++ = (uint8_t)length;
    return at;
}

static const char *pack_terms(const Array *arrays, Py_ssize_t *used)
{
    const Array *first = arrays + FIRST, *last = arrays + LAST;
    const uint8_t *bytes = arrays[TEXT].items, *before = bytes;
    uint8_t *blob = arrays[BLOB].items, *at = blob;
    uint64_t *starts = arrays[STARTS].items, size = (uint64_t)arrays[TEXT].count, length = 0;
    for (Py_ssize_t n = 0; n < first->count; n++) {
        uint64_t from = item(first, n), to = item(last, n), shared = 0;
        if (from > to || to > size)
            return torn;
        if (n % BLOCK)
            shared = alike(bytes + from, to - from, before, length);
        else
            starts[n / BLOCK] = (uint64_t)(at - blob);
        before = bytes + from;
        length = to - from;
        uint64_t rest = length - shared, room = (uint64_t)(arrays[BLOB].count - (at - blob));
        if (room < HEADER || rest > room - HEADER)
            return unequal;
        *at = (uint8_t)((shared < WHOLE ? shared : WHOLE) | (rest < WHOLE ? rest : WHOLE) << 4);
        at = put_length(put_length(at + 1, shared), rest);
        memcpy(at, before + shared, rest);
        at += rest;
    }
    *used = at - blob;
    return NULL;
}

/* How many bytes of the blob are used. */
static PyObject *pack(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[] = {{1, false}, {0, false}, {0, false}, {1, true}, {8, true}};
    Array arrays[5];
    const char *problem = NULL;
    Py_ssize_t used = 0, blocks;
    if (!take(arrays, demands, 5, args, count))
        return answer(arrays, 5, NULL, 0);
    blocks = arrays[FIRST].count / BLOCK + (arrays[FIRST].count % BLOCK > 0);
    if (arrays[LAST].count != arrays[FIRST].count || arrays[STARTS].count != blocks)
        return answer(arrays, 5, unequal, 0);
    Py_BEGIN_ALLOW_THREADS
    problem = pack_terms(arrays, &used);
    Py_END_ALLOW_THREADS
    return answer(arrays, 5, problem, used);
}

/* -------------------------------------------------------------------------------------- module */

MODULE(_terms, "Sorted byte strings that share their beginnings; see index.embedded.terms.",
    FUNCTION("find", find, "The number of the term that is the key, or -1."),
    FUNCTION("bisect", bisect, "How many terms are smaller than the key."),
    FUNCTION("size", size, "How many terms there are."),
    FUNCTION("term", term, "One term by its number."),
    FUNCTION("ends", ends, "Where each term ends in a text of all."),
    FUNCTION("text", text, "All terms, one after another."),
    FUNCTION("pack", pack, "Pack terms; how many bytes they take."))
