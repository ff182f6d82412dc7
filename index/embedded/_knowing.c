/* Which of some terms are stems, and which are parts of a word of an archive, and what lights up in a word of
   which that says enough. The Python of the same is `Knowledge` in index/embedded/vocabulary.py and
   `Highlighter._judge` in index/highlight.py; answers are the same. What leads out of an array raises
   ValueError.
*/

#include "_terms.h"
#include "../_tuples.h"

static const char WRONG[] = "what is known of a segment is not as it must be";

/* The lists of a word of a segment: the first, and whether it is the only one. */
typedef struct {
    Py_ssize_t first;
    bool only;
} Lists;

/* Look a word up: 1, or 0 where it isn't there, or -1 with an error set. */
static int find_word(PyObject *segment, const char *word, Py_ssize_t length, Lists *lists)
{
    static const Demand any = {0, false};
    Array blob, starts, firsts = {.items = NULL};
    bool equal = false, broken = true, bounded = PyTuple_GetItem(segment, 2) != Py_None;
    if (!take_one(&blob, (Demand){1, false}, PyTuple_GetItem(segment, 0)))
        return -1;
    if (take_one(&starts, any, PyTuple_GetItem(segment, 1))) {
        Terms terms = {blob.items, (uint64_t)blob.count, &starts};
        Py_ssize_t number = search_terms(&terms, (const uint8_t *)word, (uint64_t)length, &equal, &broken);
        *lists = (Lists){number, true};
        if (!broken && equal && bounded && take_one(&firsts, any, PyTuple_GetItem(segment, 2))) {
            broken = number + 1 >= firsts.count;
            if (!broken) {
                lists->first = (Py_ssize_t)item(&firsts, number);
                lists->only = item(&firsts, number + 1) == (uint64_t)lists->first + 1;
            }
            PyBuffer_Release(&firsts.view);
        }
        PyBuffer_Release(&starts.view);
    }
    PyBuffer_Release(&blob.view);
    if (broken && !PyErr_Occurred())
        refuse(WRONG);
    return PyErr_Occurred() ? -1 : equal;
}

static bool holds(const Array *ascending, uint64_t number)
{
    Py_ssize_t at = first_not_below(ascending, number);
    return at < ascending->count && item(ascending, at) == number;
}

/* The terms among whose lists there is one; NULL with an error set. */
static PyObject *having(PyObject *rows, Py_ssize_t number)
{
    PyObject *terms = PyTuple_Check(rows) ? PyList_New(0) : refuse(WRONG);
    for (Py_ssize_t n = 0; terms && n < PyTuple_Size(rows); ++n) {
        PyObject *row = PyTuple_GetItem(rows, n);
        Array lists;
        bool done = PyTuple_Check(row) && PyTuple_Size(row) == 2
            && take_one(&lists, (Demand){0, false}, PyTuple_GetItem(row, 1));
        if (done) {
            if (holds(&lists, (uint64_t)number))
                done = PyList_Append(terms, PyTuple_GetItem(row, 0)) == 0;
            PyBuffer_Release(&lists.view);
        }
        if (!done) {
            if (!PyErr_Occurred())
                refuse(WRONG);
            Py_CLEAR(terms);
        }
    }
    return terms;
}

/* Stems and parts of a list as a tuple of two lists; NULL with an error set. */
static PyObject *known_here(PyObject *segment, Py_ssize_t number)
{
    PyObject *stems = having(PyTuple_GetItem(segment, 3), number), *both = NULL;
    PyObject *parts = stems ? having(PyTuple_GetItem(segment, 4), number) : NULL;
    if (parts)
        both = PyTuple_Pack(2, stems, parts);
    Py_XDECREF(stems);
    Py_XDECREF(parts);
    return both;
}

/* Stems and parts of a word as a tuple of two lists, None where nothing is sure; NULL with an error set. */
static PyObject *known_word(PyObject *segments, const char *word, Py_ssize_t length)
{
    PyObject *answer = Py_NewRef(Py_None);
    for (Py_ssize_t n = 0; n < PyTuple_Size(segments); ++n) {
        PyObject *segment = PyTuple_GetItem(segments, n), *here = NULL;
        Lists lists;
        int found = -1, same = -1;
        if (!PyTuple_Check(segment) || PyTuple_Size(segment) != 5)
            refuse(WRONG);
        else if (!(found = find_word(segment, word, length, &lists)))
            continue;
        if (found == 1 && (here = known_here(segment, lists.first)))
            same = answer == Py_None ? 1 : PyObject_RichCompareBool(answer, here, Py_EQ);
        Py_DECREF(answer);
        if (same == 1 && lists.only) {
            answer = here;
            continue;
        }
        Py_XDECREF(here);
        return same < 0 ? NULL : Py_NewRef(Py_None);
    }
    return answer;
}

PyDoc_STRVAR(known_doc,
    "known(segments, word) -> (stems, parts) or None\n\n"
    "Each of the `segments` is a tuple: its words and where blocks of them begin, the first list of each and\n"
    "an end (or None: every word has one list), then twice, for stems and parts, a tuple of pairs of a term\n"
    "and its lists, ascending. None where the word isn't there, or means different things.");

static PyObject *known(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *segments;
    const char *word;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "O!s#:known", &PyTuple_Type, &segments, &word, &length))
        return NULL;
    return known_word(segments, word, length);
}

enum { LONGEST = 60 };              /* letters of a word that is judged here */
enum { EXACT, STEM, PART, MATCHES }; /* places among the matches that are given */

static const char NO_SENSE[] = "what words mean is not as it must be";

/* A word that is judged: its letters without umlauts and capitals, a byte each. */
typedef struct {
    char letters[2 * LONGEST + 1];
    Py_ssize_t length;
} Folded;

/* What index.german.folding makes of a word of German letters: 1, or 0 where it has other signs, is long or
   may be a gendered spelling (capital I), or -1 with an error set. */
static int fold(PyObject *word, Folded *folded)
{
    Py_UCS4 signs[LONGEST + 1];
    Py_ssize_t count = PyUnicode_GetLength(word);
    folded->length = 0;
    if (count < 1 || count > LONGEST)
        return count < 0 ? -1 : 0;
    if (!PyUnicode_AsUCS4(word, signs, LONGEST + 1, 1))
        return -1;
    for (Py_ssize_t n = 0; n < count; ++n) {
        const char *instead = NULL;
        Py_UCS4 sign = signs[n];
        if (sign >= 'A' && sign <= 'Z' && (sign != 'I' || !n))
            sign += 'a' - 'A';
        switch (sign) {
        case 0xc4: case 0xe4: instead = "ae"; break;
        case 0xd6: case 0xf6: instead = "oe"; break;
        case 0xdc: case 0xfc: instead = "ue"; break;
        case 0xdf: instead = "ss"; break;
        default:
            if (sign < 'a' || sign > 'z')
                return 0;
        }
        folded->letters[folded->length++] = instead ? instead[0] : (char)sign;
        if (instead)
            folded->letters[folded->length++] = instead[1];
    }
    folded->letters[folded->length] = 0;
    return 1;
}

/* Whether one of the terms in a list is in a set; -1 with an error set. */
static int meets(PyObject *terms, PyObject *set)
{
    int found = 0;
    for (Py_ssize_t n = 0; !found && n < PyList_Size(terms); ++n)
        found = PySet_Contains(set, PyList_GetItem(terms, n));
    return found;
}

/* How a word lights up for a sense: a place among matches, MATCHES where it doesn't, or -1 with an error set.
   `look` is set where a part of it may. */
static int match_of(PyObject *sense, const Folded *folded, PyObject *known, bool *look)
{
    PyObject *exact = PyTuple_GetItem(sense, 1), *own = PyTuple_GetItem(sense, 2);
    PyObject *parts = PyTuple_GetItem(sense, 3), *stems = PyTuple_GetItem(known, 0);
    PyObject *within = PyTuple_GetItem(known, 1);
    int met;
    if (PyUnicode_CompareWithASCIIString(exact, folded->letters) == 0)
        return EXACT;
    if ((met = meets(stems, own)))
        return met < 0 ? -1 : STEM;
    if ((met = meets(stems, parts)))
        return met < 0 ? -1 : PART;
    if (PyTuple_GetItem(sense, 4) == Py_True) {
        if (!(met = meets(within, own)))
            met = meets(within, parts);
        *look |= met > 0;
    }
    return met < 0 ? -1 : MATCHES;
}

static bool is_sense(PyObject *sense)
{
    return PyTuple_Check(sense) && PyTuple_Size(sense) == 5 && PyUnicode_Check(PyTuple_GetItem(sense, 1))
        && PyFrozenSet_Check(PyTuple_GetItem(sense, 2)) && PyFrozenSet_Check(PyTuple_GetItem(sense, 3));
}

/* Add that a whole word is lit; false with an error set. */
static bool put_word(PyObject *lit, PyObject *word, PyObject *match, PyObject *number, const Kind *kind)
{
    PyObject *end = PyLong_FromSsize_t(PyUnicode_GetLength(word)), *start = PyLong_FromLong(0);
    PyObject *row = end && start ? begin_tuple(kind, 5) : NULL;
    if (!row) {
        Py_XDECREF(start);
        Py_XDECREF(end);
        return false;
    }
    PyTuple_SetItem(row, 0, start);
    PyTuple_SetItem(row, 1, end);
    PyTuple_SetItem(row, 2, Py_NewRef(match));
    PyTuple_SetItem(row, 3, Py_NewRef(number));
    PyTuple_SetItem(row, 4, Py_NewRef(word));
    row = finish_tuple(kind, row);
    bool done = row && PyList_Append(lit, row) == 0;
    Py_XDECREF(row);
    return done;
}

/* What lights up in a word of which something is known, None where that isn't enough; NULL with an error set. */
static PyObject *lit_in(
    PyObject *word, const Folded *folded, PyObject *known, PyObject *senses, PyObject *matches, const Kind *kind)
{
    PyObject *lit = PyList_New(0);
    bool look = false;
    for (Py_ssize_t n = 0; lit && !look && n < PyTuple_Size(senses); ++n) {
        PyObject *sense = PyTuple_GetItem(senses, n);
        int match = is_sense(sense) ? match_of(sense, folded, known, &look) : -1;
        bool done = match == MATCHES
            || (match >= 0
                && put_word(lit, word, PyTuple_GetItem(matches, match), PyTuple_GetItem(sense, 0), kind));
        if (!done) {
            if (!PyErr_Occurred())
                refuse(NO_SENSE);
            Py_CLEAR(lit);
        }
    }
    if (lit && look) {
        Py_DECREF(lit);
        return Py_NewRef(Py_None);
    }
    return lit;
}

PyDoc_STRVAR(judge_doc,
    "judge(segments, senses, matches, kind, otherwise, word) -> list\n\n"
    "What lights up in a word, as index.scan.Judge says it: values of class `kind`. The `segments` are those of\n"
    "`known`; each of the `senses` is a tuple: number of the leaf, exact spelling, stems and parts (frozensets)\n"
    "and whether parts of a word light up. `matches` are the exact one, that of a stem, and that of a part.\n"
    "What has other letters than German ones, or isn't known well enough, is for `otherwise(word)` to say.");

static PyObject *judge(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    PyObject *known = NULL, *lit = NULL;
    Folded folded;
    Kind kind;
    if (count != 6)
        return PyErr_Format(PyExc_TypeError, "6 arguments, not %zd", count);
    PyObject *segments = given[0], *senses = given[1], *matches = given[2], *word = given[5];
    if (!PyTuple_Check(segments) || !PyTuple_Check(senses) || !PyTuple_Check(matches)
        || PyTuple_Size(matches) != MATCHES || !PyUnicode_Check(word))
        return refuse(NO_SENSE);
    if (!take_kind(given[3], &kind))
        return NULL;
    int plain = fold(word, &folded);
    if (plain < 0 || (plain && !(known = known_word(segments, folded.letters, folded.length))))
        return NULL;
    if (known && known != Py_None)
        lit = lit_in(word, &folded, known, senses, matches, &kind);
    else
        lit = Py_NewRef(Py_None);
    Py_XDECREF(known);
    if (lit != Py_None)
        return lit;
    Py_DECREF(lit);
    return PyObject_CallFunctionObjArgs(given[4], word, NULL);
}

MODULE(_knowing, "What is known of words; see index.embedded.knowing.",
    PARSING_FUNCTION("known", known, known_doc), FUNCTION("judge", judge, judge_doc))
