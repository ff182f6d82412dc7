/* Lighting up the words of a text that may be asked for, in one pass over its characters.

   The Python of the same is in index/scan.py, and says what is looked for; answers are the same. Signs
   get their plain letter from a table of bytes that the caller makes (index/needles.py); where a text has
   a sign that the table doesn't know, the answer is None, and the caller goes the long way.
*/

#include "../archive/_door.h"
#include "_blanks.h"
#include "_needles.h"
#include "_tuples.h"

enum {
    TABLE = 0x280,     /* the table: signs below LATIN_END, then those from PUNCTUATION on */
    LATIN_END = 0x180,
    PUNCTUATION = 0x2000,
    MARGIN = LONGEST   /* zeros behind the plain text, so that a needle may be compared at its end */
};

typedef struct {
    Py_UCS4 *signs;
    uint8_t *plain;
    Py_ssize_t length;
    uint32_t *places;             /* where there is such a pair, ascending */
    Py_ssize_t count;
} Text;

/* What is known of words, and what becomes of it. */
typedef struct {
    PyObject *string;
    PyObject *verdicts, *judge;   /* a dict of what lights up in words, and what says so of others */
    Kind kind;
    PyObject *found, *hanging;    /* lists that are filled */
} Light;

/* What str.isalnum says of a sign of Latin-1. */
static bool is_alnum(uint8_t sign)
{
    if (sign < 0x80)
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    return sign == 0xaa || sign == 0xb2 || sign == 0xb3 || sign == 0xb5
        || (sign >= 0xb9 && sign != 0xbb && sign != 0xbf && sign != 0xd7 && sign != 0xf7);
}

/* The stretch that holds a place begins at `least` or later, and ends at `most` or before. */
static Py_ssize_t stretch_start(const Text *text, Py_ssize_t at, Py_ssize_t least)
{
    while (at > least && !is_blank(text->signs[at - 1]))
        --at;
    return at;
}

static Py_ssize_t stretch_end(const Text *text, Py_ssize_t at, Py_ssize_t most)
{
    while (at < most && !is_blank(text->signs[at]))
        ++at;
    return at;
}

static const char NO_VERDICT[] = "a verdict is a list of tuples of five";

/* Add what lights up in a word from a place on; false with an error set. */
static bool put_lit(Light *light, PyObject *row, Py_ssize_t since)
{
    PyObject *lit = begin_tuple(&light->kind, 5);
    bool done = lit && PyTuple_Check(row) && PyTuple_Size(row) == 5;
    for (Py_ssize_t n = 0; done && n < 5; ++n) {
        PyObject *value = PyTuple_GetItem(row, n);
        if (n < 2) {
            Py_ssize_t place = PyLong_AsSsize_t(value);
            bool inside = !PyErr_Occurred() && place >= 0 && place <= PY_SSIZE_T_MAX - since;
            value = inside ? PyLong_FromSsize_t(place + since) : NULL;
        } else
            Py_INCREF(value);
        done = value && PyTuple_SetItem(lit, n, value) == 0;
    }
    if (!done)
        Py_CLEAR(lit);
    lit = finish_tuple(&light->kind, lit);
    done = lit && PyList_Append(light->found, lit) == 0;
    if (!done && !PyErr_Occurred())
        refuse(NO_VERDICT);
    Py_XDECREF(lit);
    return done;
}

static bool is_edge(Py_UCS4 sign)
{
    switch (sign) {
    case '.': case ',': case ';': case ':': case '!': case '?': case '(': case ')': case '"':
    case 0x201e: case 0x201c: case 0x201d:
        return true;
    default:
        return false;
    }
}

/* What lights up in a word, counted from its start; NULL with an error set. */
static PyObject *verdict_of(Light *light, PyObject *word)
{
    PyObject *verdict = PyDict_GetItemWithError(light->verdicts, word);
    if (verdict || PyErr_Occurred())
        return Py_XNewRef(verdict);
    verdict = PyObject_CallFunctionObjArgs(light->judge, word, NULL);
    if (verdict && PyDict_SetItem(light->verdicts, word, verdict))
        Py_CLEAR(verdict);
    return verdict;
}

/* Light up what a stretch between white space holds; false with an error set. */
static bool put_stretch(Light *light, const Text *text, Py_ssize_t start, Py_ssize_t end)
{
    while (end > start && is_edge(text->signs[end - 1]))
        --end;
    while (start < end && is_edge(text->signs[start]))
        ++start;
    PyObject *word = PyUnicode_Substring(light->string, start, end);
    PyObject *verdict = word ? verdict_of(light, word) : NULL;
    bool done = verdict && PyList_Check(verdict);
    if (verdict && !done)
        refuse(NO_VERDICT);
    for (Py_ssize_t n = 0; done && n < PyList_Size(verdict); ++n)
        done = put_lit(light, PyList_GetItem(verdict, n), start);
    Py_XDECREF(word);
    Py_XDECREF(verdict);
    return done;
}

static bool put_hyphen(PyObject *list, Py_ssize_t at, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *row = Py_BuildValue("(nnn)", at, start, end);
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
            return put_hyphen(list, at, start, end);
    return true;
}

/* Whether a place may belong to a word asked for. */
static bool wanted_at(const Wanted *wanted, const Text *text, Py_ssize_t at)
{
    return stands(wanted, text->plain, at, text->length)
        || (is_mark(text->plain[at]) && parts(wanted, text->plain, at, text->length));
}

static bool walk(const Wanted *wanted, const Text *text, Py_ssize_t reach, Light *light)
{
    const uint8_t *plain = text->plain;
    Py_ssize_t done = 0;
    for (Py_ssize_t n = 0; n < text->count; ++n) {
        Py_ssize_t at = text->places[n];
        if (at >= done && wanted_at(wanted, text, at)) {
            Py_ssize_t start = stretch_start(text, at, 0);
            done = stretch_end(text, at, text->length);
            if (!put_stretch(light, text, start, done))
                return false;
        }
        if (plain[at] == '-' && reach && !put_hanging(light->hanging, wanted, text, at, reach))
            return false;
    }
    return true;
}

/* The plain letter of a sign, 0 where the table doesn't know it. */
static inline uint8_t letter_of(Py_UCS4 sign, const uint8_t *table)
{
    if (sign < LATIN_END)
        return table[sign];
    sign -= PUNCTUATION;
    return sign < TABLE - LATIN_END ? table[sign + LATIN_END] : 0;
}

/* Fill in the plain text, and note where it has one of these pairs of bytes; false where it has a sign that
   the table doesn't know. Noting every place, and going on behind it where it has one, takes less time
   than asking.
*/
static bool make_plain(Text *text, const uint8_t *table, const bool *pairs)
{
    const Py_UCS4 *restrict signs = text->signs;
    uint8_t *restrict plain = text->plain;
    uint32_t *restrict places = text->places;
    const Py_ssize_t length = text->length;
    Py_ssize_t count = 0;
    unsigned before = length ? (plain[0] = letter_of(signs[0], table)) : 0;
    for (Py_ssize_t at = 1; at < length; ++at) {
        unsigned letter = plain[at] = letter_of(signs[at], table);
        places[count] = (uint32_t)at - 1;
        count += pairs[pair_of(before, letter)];
        before = letter;
    }
    places[count] = (uint32_t)length - 1;
    count += length && pairs[pair_of(before, 0)];
    memset(plain + length, 0, MARGIN);
    text->count = count;
    return !memchr(plain, 0, (size_t)length);
}

/* Read a text and make it plain: 1, or 0 where a sign is unknown (or it is too long), or -1 with an error. */
static int open_text(Text *text, PyObject *string, const Py_buffer *table, const bool *pairs)
{
    if (table->len != TABLE) {
        PyErr_SetString(PyExc_ValueError, "the table of plain letters must have 640 entries");
        return -1;
    }
    text->length = PyUnicode_GetLength(string);
    if (text->length < 0 || (uint64_t)text->length > UINT32_MAX)
        return text->length < 0 ? -1 : 0;
    text->signs = PyMem_New(Py_UCS4, text->length + 1);
    text->plain = PyMem_New(uint8_t, text->length + MARGIN);
    text->places = PyMem_New(uint32_t, text->length + 1);
    if (!text->signs || !text->plain || !text->places) {
        PyErr_NoMemory();
        return -1;
    }
    if (text->length && !PyUnicode_AsUCS4(string, text->signs, text->length, 0))
        return -1;
    return make_plain(text, table->buf, pairs);
}

static void close_text(Text *text)
{
    PyMem_Free(text->signs);
    PyMem_Free(text->plain);
    PyMem_Free(text->places);
}

static PyObject *light_up(const Py_buffer *table, const Wanted *wanted, Py_ssize_t reach, Light *light)
{
    Text text = {0};
    PyObject *answer = NULL;
    int opened = open_text(&text, light->string, table, wanted->pairs);
    if (opened == 0)
        answer = Py_NewRef(Py_None);
    else if (opened == 1 && (light->found = PyList_New(0)) && (light->hanging = PyList_New(0))
        && walk(wanted, &text, reach, light))
        answer = PyTuple_Pack(2, light->found, light->hanging);
    Py_XDECREF(light->found);
    Py_XDECREF(light->hanging);
    close_text(&text);
    return answer;
}

PyDoc_STRVAR(light_doc,
    "light(text, table, needles, starts, reach, verdicts, judge, kind) -> (found, hanging) or None\n\n"
    "See index.scan: `needles` are bytes of Latin-1 with line breaks between, `starts` four bytes each;\n"
    "`reach` is how far from a hanging hyphen needles are looked for, 0: there are no such hyphens.\n"
    "The dict `verdicts` has lists of what lights up in words, and gets those that `judge(word)` makes; what\n"
    "is found are values of class `kind`.");

static PyObject *light(PyObject *Py_UNUSED(module), PyObject *args)
{
    Light light = {0};
    PyObject *kind, *answer = NULL;
    Py_buffer table, needles, starts;
    Py_ssize_t reach;
    if (!PyArg_ParseTuple(args, "Uy*y*y*nO!OO:light", &light.string, &table, &needles, &starts, &reach,
            &PyDict_Type, &light.verdicts, &light.judge, &kind))
        return NULL;
    Needle *sorted = PyMem_New(Needle, needles.len / 2 + 1);
    Wanted wanted = {.starts = starts.buf, .count = starts.len / LENGTH};
    if (!sorted)
        PyErr_NoMemory();
    else if (reach < 0 || reach > 1 << 20 || starts.len % LENGTH || !sort_needles(&needles, sorted, &wanted))
        PyErr_SetString(PyExc_ValueError, "needles, starts or reach are not as they must be");
    else if (take_kind(kind, &light.kind))
        answer = light_up(&table, &wanted, reach, &light);
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
    static const bool no_pairs[PAIRS];
    Text text = {0};
    (void)self;
    if (!PyArg_ParseTuple(args, "Uy*:plain", &string, &table))
        return NULL;
    int opened = open_text(&text, string, &table, no_pairs);
    if (opened == 1)
        answer = PyUnicode_DecodeLatin1((const char *)text.plain, text.length, NULL);
    else if (opened == 0)
        answer = Py_NewRef(Py_None);
    close_text(&text);
    PyBuffer_Release(&table);
    return answer;
}

MODULE(_scan, "Lighting up the words of a text; see index.scan.",
    PARSING_FUNCTION("light", light, light_doc), PARSING_FUNCTION("plain", plain, plain_doc))
