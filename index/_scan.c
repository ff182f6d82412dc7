/* Finding the stretches of a text that may hold a word asked for, in one pass over its characters.

   The Python of the same is in index/scan.py, and says what is looked for; answers are the same. Signs
   get their plain letter from a table of bytes that the caller makes (index/needles.py); where a text has
   a sign that the table doesn't know, the answer is None, and the caller goes the long way.
*/

#include "../archive/_door.h"
#include "_blanks.h"

enum {
    TABLE = 0x280,     /* the table: signs below LATIN_END, then those from PUNCTUATION on */
    LATIN_END = 0x180,
    PUNCTUATION = 0x2000,
    LENGTH = 4,        /* letters of the beginning of a parted word, see needles.LENGTH */
    LONGEST = 16,      /* bytes of the longest needle that is taken */
    PAIRS = 4096,
    MARGIN = 16        /* zeros behind the plain text, so that a needle may be compared at its end */
};

typedef struct {
    uint8_t text[LONGEST];
    uint8_t length;
} Needle;

typedef struct {
    const Needle *needles;        /* those with the same first byte lie together */
    uint32_t first[257];          /* where those begin that begin with each byte */
    bool pairs[PAIRS];            /* whether one may begin with such a pair of bytes */
    const uint8_t *starts;        /* beginnings of words, LENGTH bytes each */
    Py_ssize_t count;
} Wanted;

typedef struct {
    Py_UCS4 *text;
    uint8_t *plain;
    Py_ssize_t length;
} Text;

static unsigned pair_of(unsigned first, unsigned second)
{
    return (first << 5 ^ second) & (PAIRS - 1);
}

/* What str.isalnum says of a sign of Latin-1. */
static bool is_alnum(uint8_t sign)
{
    if (sign < 0x80)
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    return sign == 0xaa || sign == 0xb2 || sign == 0xb3 || sign == 0xb5
        || (sign >= 0xb9 && sign != 0xbb && sign != 0xbf && sign != 0xd7 && sign != 0xf7);
}

/* Split `packed` at line breaks into `into`, ordered by first byte; false where it isn't well formed.
   There is room for half as many as there are bytes, and one more. */
static bool sort_needles(const Py_buffer *packed, Needle *into, Wanted *wanted)
{
    const uint8_t *bytes = packed->buf;
    Py_ssize_t size = packed->len, since = 0;
    uint32_t places[257] = {0};

    memset(wanted->pairs, 0, sizeof wanted->pairs);
    for (Py_ssize_t at = 0; at < size; at = since) {
        const uint8_t *end = memchr(bytes + at, '\n', (size_t)(size - at));
        Py_ssize_t length = (end ? end - bytes : size) - at;
        if (length < 1 || length > LONGEST)
            return false;
        ++places[bytes[at] + 1];
        since = at + length + 1;
    }
    for (int byte = 0; byte < 256; ++byte)
        places[byte + 1] += places[byte];
    for (int byte = 0; byte <= 256; ++byte)
        wanted->first[byte] = places[byte];
    for (Py_ssize_t at = 0; at < size; at = since) {
        const uint8_t *end = memchr(bytes + at, '\n', (size_t)(size - at));
        Py_ssize_t length = (end ? end - bytes : size) - at;
        Needle *needle = into + places[bytes[at]]++;
        memcpy(needle->text, bytes + at, (size_t)length);
        needle->length = (uint8_t)length;
        for (unsigned second = 0; length == 1 && second < 256; ++second)
            wanted->pairs[pair_of(bytes[at], second)] = true;
        if (length > 1)
            wanted->pairs[pair_of(bytes[at], bytes[at + 1])] = true;
        since = at + length + 1;
    }
    wanted->needles = into;
    return true;
}

/* Whether a needle stands at a place and ends at `end` at the latest. */
static bool stands(const Wanted *wanted, const uint8_t *plain, Py_ssize_t at, Py_ssize_t end)
{
    const uint8_t *here = plain + at;
    if (!wanted->pairs[pair_of(here[0], here[1])])
        return false;
    for (unsigned n = wanted->first[here[0]]; n < wanted->first[here[0] + 1]; ++n) {
        const Needle *needle = wanted->needles + n;
        if (at + needle->length <= end && !memcmp(here, needle->text, needle->length))
            return true;
    }
    return false;
}

/* Whether the mark at a place parts the first letters of a wanted word (E-Mail, US-Dollar). */
static bool parts(const Wanted *wanted, const Text *text, Py_ssize_t at)
{
    const uint8_t *plain = text->plain;
    for (Py_ssize_t n = 0; n < wanted->count; ++n) {
        const uint8_t *start = wanted->starts + n * LENGTH;
        for (Py_ssize_t letters = 1; letters < LENGTH && letters <= at; ++letters)
            if (at + 1 + LENGTH - letters <= text->length
                && !memcmp(plain + at - letters, start, (size_t)letters)
                && !memcmp(plain + at + 1, start + letters, (size_t)(LENGTH - letters)))
                return true;
    }
    return false;
}

/* The stretch that holds a place begins at `least` or later, and ends at `most` or before. */
static Py_ssize_t stretch_start(const Text *text, Py_ssize_t at, Py_ssize_t least)
{
    while (at > least && !is_blank(text->text[at - 1]))
        --at;
    return at;
}

static Py_ssize_t stretch_end(const Text *text, Py_ssize_t at, Py_ssize_t most)
{
    while (at < most && !is_blank(text->text[at]))
        ++at;
    return at;
}

/* Add a tuple of three numbers, or of two where the last is negative, to a list; false where memory ends. */
static bool put(PyObject *list, Py_ssize_t first, Py_ssize_t second, Py_ssize_t third)
{
    PyObject *row = third < 0 ? Py_BuildValue("(nn)", first, second)
                              : Py_BuildValue("(nnn)", first, second, third);
    bool done = row && PyList_Append(list, row) == 0;
    Py_XDECREF(row);
    return done;
}

/* A hyphen that hangs on a word: note it where a needle stands within reach of it. */
static bool put_hanging(
    PyObject *list, const Wanted *wanted, const Text *text, Py_ssize_t at, Py_ssize_t reach)
{
    bool before = at > 0 && is_alnum(text->plain[at - 1]);
    bool behind = at + 1 < text->length && is_alnum(text->plain[at + 1]);
    if (before == behind)
        return true;
    Py_ssize_t start = at > reach ? at - reach : 0, end = at + reach;
    Py_ssize_t last = end < text->length ? end : text->length;
    if (before)
        start = stretch_start(text, at, start);
    else
        end = last = stretch_end(text, at, last);
    for (Py_ssize_t near = start; near < last; ++near)
        if (stands(wanted, text->plain, near, last))
            return put(list, at, start, end);
    return true;
}

static bool walk(
    const Wanted *wanted, const Text *text, Py_ssize_t reach, PyObject *stretches, PyObject *hanging)
{
    const uint8_t *plain = text->plain;
    Py_ssize_t done = 0;
    for (Py_ssize_t at = 0; at < text->length; ++at) {
        bool mark = plain[at] == '-' || plain[at] == '\'';
        if (at >= done && (stands(wanted, plain, at, text->length) || (mark && parts(wanted, text, at)))) {
            Py_ssize_t start = stretch_start(text, at, 0);
            done = stretch_end(text, at, text->length);
            if (!put(stretches, start, done, -1))
                return false;
        }
        if (plain[at] == '-' && reach && !put_hanging(hanging, wanted, text, at, reach))
            return false;
    }
    return true;
}

/* Fill in the plain text; false where it has a sign that the table doesn't know. */
static bool make_plain(Text *text, const uint8_t *table)
{
    bool known = true;
    for (Py_ssize_t at = 0; at < text->length; ++at) {
        Py_UCS4 sign = text->text[at];
        uint8_t letter = 0;
        if (sign < LATIN_END)
            letter = table[sign];
        else if (sign - PUNCTUATION < TABLE - LATIN_END)
            letter = table[sign - PUNCTUATION + LATIN_END];
        text->plain[at] = letter;
        known &= letter != 0;
    }
    memset(text->plain + text->length, 0, MARGIN);
    return known;
}

/* Read a text and make it plain: 1, or 0 where a sign is unknown, or -1 with an error set. */
static int open_text(Text *text, PyObject *string, const Py_buffer *table)
{
    if (table->len != TABLE) {
        PyErr_SetString(PyExc_ValueError, "the table of plain letters must have 640 entries");
        return -1;
    }
    text->length = PyUnicode_GetLength(string);
    if (text->length < 0)
        return -1;
    text->text = PyMem_New(Py_UCS4, text->length + 1);
    text->plain = PyMem_New(uint8_t, text->length + MARGIN);
    if (!text->text || !text->plain) {
        PyErr_NoMemory();
        return -1;
    }
    if (text->length && !PyUnicode_AsUCS4(string, text->text, text->length, 0))
        return -1;
    return make_plain(text, table->buf);
}

static void close_text(Text *text)
{
    PyMem_Free(text->text);
    PyMem_Free(text->plain);
}

static PyObject *find_all(PyObject *string, const Py_buffer *table, const Wanted *wanted, Py_ssize_t reach)
{
    Text text = {NULL, NULL, 0};
    PyObject *stretches = NULL, *hanging = NULL, *answer = NULL;
    int opened = open_text(&text, string, table);
    if (opened == 0)
        answer = Py_NewRef(Py_None);
    if (opened == 1 && (stretches = PyList_New(0)) && (hanging = PyList_New(0))
        && walk(wanted, &text, reach, stretches, hanging))
        answer = PyTuple_Pack(2, stretches, hanging);
    Py_XDECREF(stretches);
    Py_XDECREF(hanging);
    close_text(&text);
    return answer;
}

PyDoc_STRVAR(scan_doc,
    "scan(text, table, needles, starts, reach) -> (stretches, hanging) or None\n\n"
    "See index.scan: `needles` are bytes of Latin-1 with line breaks between, `starts` four bytes each;\n"
    "`reach` is how far from a hanging hyphen needles are looked for, 0: there are no such hyphens.");

static PyObject *scan(PyObject *self, PyObject *args)
{
    PyObject *text, *answer = NULL;
    Py_buffer table, needles, starts;
    Py_ssize_t reach;
    (void)self;
    if (!PyArg_ParseTuple(args, "Uy*y*y*n:scan", &text, &table, &needles, &starts, &reach))
        return NULL;
    Needle *sorted = PyMem_New(Needle, needles.len / 2 + 1);
    Wanted wanted = {.starts = starts.buf, .count = starts.len / LENGTH};
    if (!sorted)
        PyErr_NoMemory();
    else if (reach < 0 || reach > 1 << 20 || starts.len % LENGTH || !sort_needles(&needles, sorted, &wanted))
        PyErr_SetString(PyExc_ValueError, "needles, starts or reach are not as they must be");
    else
        answer = find_all(text, &table, &wanted, reach);
    PyMem_Free(sorted);
    PyBuffer_Release(&table);
    PyBuffer_Release(&needles);
    PyBuffer_Release(&starts);
    return answer;
}

PyDoc_STRVAR(plain_doc,
    "plain(text, table) -> str or None\n\n"
    "One letter of Latin-1 for each sign, as the table says; None where it doesn't know one.");

static PyObject *plain(PyObject *self, PyObject *args)
{
    PyObject *string, *answer = NULL;
    Py_buffer table;
    Text text = {NULL, NULL, 0};
    (void)self;
    if (!PyArg_ParseTuple(args, "Uy*:plain", &string, &table))
        return NULL;
    int opened = open_text(&text, string, &table);
    if (opened == 1)
        answer = PyUnicode_DecodeLatin1((const char *)text.plain, text.length, NULL);
    else if (opened == 0)
        answer = Py_NewRef(Py_None);
    close_text(&text);
    PyBuffer_Release(&table);
    return answer;
}

MODULE(_scan, "Finding stretches of a text; see index.scan.",
    PARSING_FUNCTION("scan", scan, scan_doc), PARSING_FUNCTION("plain", plain, plain_doc))
