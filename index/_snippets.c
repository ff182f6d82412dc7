/* The passages of an article that are shown, as one line with its marks. The Python of the same is in
   index/snippets.py, step by step under the same names, and says what is wanted; answers are the same.
*/

#include "../archive/_door.h"
#include "_passages.h"
#include "_tuples.h"

typedef struct {
    Py_ssize_t start, end;
    int match;
} Mark;

/* Marks that never overlap, of places ascending by start; see index.highlight.flatten. */
static Py_ssize_t flatten(const Lit *lits, Py_ssize_t count, Mark *marks)
{
    Py_ssize_t made = 0, begun = 0;
    for (Py_ssize_t n = 0; n < count; ++n) {
        const Lit *lit = lits + n;
        Mark *before = marks + made - 1;
        if (!made || lit->start >= before->end) {
            marks[made++] = (Mark){lit->start, lit->end, lit->match};
            begun = lit->start;
        } else if (lit->end >= before->end
                && (lit->match < before->match || (lit->match == before->match && lit->start == begun))) {
            before->end = lit->end;
            before->match = lit->match;
        }
    }
    return made;
}

typedef struct {
    Py_UCS4 *signs;      /* room for all passages and what stands between them */
    Py_ssize_t length;
    PyObject *marks;     /* list of marks */
    PyObject *matches;
    Kind kind;
} Line;

/* Add a mark; false with an error set. */
static bool put_mark(Line *line, Py_ssize_t start, Py_ssize_t end, int match)
{
    PyObject *mark = begin_tuple(&line->kind, 3);
    PyObject *first = PyLong_FromSsize_t(start), *last = PyLong_FromSsize_t(end);
    bool done = mark && first && last;
    if (done) {
        PyTuple_SetItem(mark, 0, first);
        PyTuple_SetItem(mark, 1, last);
        PyTuple_SetItem(mark, 2, Py_NewRef(PyTuple_GetItem(line->matches, match)));
        mark = finish_tuple(&line->kind, mark);
        done = mark && PyList_Append(line->marks, mark) == 0;
    } else {
        Py_XDECREF(first);
        Py_XDECREF(last);
    }
    Py_XDECREF(mark);
    return done;
}

/* Add one passage in one line, and the marks that lie in it; false with an error set. */
static bool put_passage(Line *line, const Text *text, Passage passage, const Mark *marks, Py_ssize_t count)
{
    Py_ssize_t base = line->length - passage.start, lost = 0, run = -1, begun = -1, next = 0;
    while (next < count && marks[next].start < passage.start)
        ++next;
    for (Py_ssize_t at = passage.start;; ++at) {
        bool blank = at < passage.end && is_blank(text->signs[at]);
        if (!blank && run >= 0) {
            lost += at - run - 1;
            run = -1;
        }
        if (begun >= 0 && marks[next].end == at) {
            if (!put_mark(line, begun, at - lost + base, marks[next].match))
                return false;
            begun = -1;
            ++next;
        }
        if (begun < 0 && next < count && marks[next].start == at && marks[next].end <= passage.end)
            begun = at - lost + base;
        if (at == passage.end)
            return true;
        if (!blank)
            line->signs[line->length++] = text->signs[at];
        else if (run < 0) {
            line->signs[line->length++] = ' ';
            run = at;
        }
    }
}

static void put_signs(Line *line, Py_UCS4 one, Py_UCS4 other)
{
    line->signs[line->length++] = one;
    line->signs[line->length++] = other;
}

/* All passages with ellipses where text is left out; false with an error set. */
static bool present(
    Line *line, const Text *text, const Passage *passages, int number, const Mark *marks, Py_ssize_t count)
{
    for (int n = 0; n < number; ++n) {
        Passage passage = passages[n];
        while (passage.end > passage.start && is_blank(text->signs[passage.end - 1]))
            --passage.end;
        if (n)
            line->signs[line->length++] = ' ';
        if (n || passage.start > text->begin)
            put_signs(line, ELLIPSIS, ' ');
        if (!put_passage(line, text, passage, marks, count))
            return false;
    }
    for (Py_ssize_t at = passages[number - 1].end; at < text->length; ++at)
        if (!is_blank(text->signs[at])) {
            put_signs(line, ' ', ELLIPSIS);
            break;
        }
    return true;
}

/* Everything that the work needs room for. */
typedef struct {
    Py_UCS4 *signs, *line;
    Lit *lits;
    Mark *marks;
    int *shown;
    bool *flagged;
} Room;

static bool make_room(Room *room, Py_ssize_t length, Py_ssize_t count)
{
    room->signs = PyMem_New(Py_UCS4, length + 1);
    room->line = PyMem_New(Py_UCS4, length + 4 * PASSAGES);
    room->lits = PyMem_New(Lit, count + 1);
    room->marks = PyMem_New(Mark, count + 1);
    room->shown = PyMem_New(int, count + 1);
    room->flagged = PyMem_New(bool, count + 1);
    if (room->signs && room->line && room->lits && room->marks && room->shown && room->flagged)
        return true;
    PyErr_NoMemory();
    return false;
}

static void give_back(Room *room)
{
    PyMem_Free(room->signs);
    PyMem_Free(room->line);
    PyMem_Free(room->lits);
    PyMem_Free(room->marks);
    PyMem_Free(room->shown);
    PyMem_Free(room->flagged);
}

static int place_of(PyObject *match, PyObject *matches)
{
    int count = (int)PyTuple_Size(matches);
    for (int n = 0; n < count; ++n)
        if (PyTuple_GetItem(matches, n) == match)
            return n;
    return -1;
}

/* Read the lit places that lie behind the beginning: how many, or -1 with an error set.

   Leaves are numbered anew: `numbers` remembers those seen, of which there are *leaves.
*/
static Py_ssize_t read_lits(
    PyObject *found, PyObject *matches, const Text *text, Lit *lits, long *numbers, int *leaves)
{
    Py_ssize_t count = PyList_Size(found), kept = 0, before = 0;
    for (Py_ssize_t n = 0; n < count; ++n) {
        PyObject *row = PyList_GetItem(found, n), *match;
        Lit lit = {0, 0, 0, 0, false};
        long leaf;
        if (!row || !PyTuple_Check(row) || PyTuple_Size(row) < 4) {
            PyErr_SetString(PyExc_ValueError, "a lit place must be a tuple");
            return -1;
        }
        lit.start = PyLong_AsSsize_t(PyTuple_GetItem(row, 0));
        lit.end = PyLong_AsSsize_t(PyTuple_GetItem(row, 1));
        match = PyTuple_GetItem(row, 2);
        leaf = PyLong_AsLong(PyTuple_GetItem(row, 3));
        lit.match = place_of(match, matches);
        if (PyErr_Occurred())
            return -1;
        if (lit.match < 0 || lit.start < before || lit.end <= lit.start || lit.end > text->length) {
            PyErr_SetString(PyExc_ValueError, "lit places must ascend within their text");
            return -1;
        }
        before = lit.start;
        if (lit.start < text->begin)
            continue;
        lit.part = lit.match == PyTuple_Size(matches) - 1;
        while (lit.leaf < *leaves && numbers[lit.leaf] != leaf)
            ++lit.leaf;
        if (lit.leaf == *leaves)
            numbers[(*leaves)++] = leaf;
        lits[kept++] = lit;
    }
    return kept;
}

static PyObject *string_of(const Line *line)
{
    int order = PY_LITTLE_ENDIAN ? -1 : 1;
    return PyUnicode_DecodeUTF32((const char *)line->signs, line->length * 4, "surrogatepass", &order);
}

/* The line as a string and its marks as a tuple. */
static PyObject *both(const Line *line)
{
    PyObject *string = string_of(line), *marks = PyList_AsTuple(line->marks), *answer = NULL;
    if (string && marks)
        answer = PyTuple_Pack(2, string, marks);
    Py_XDECREF(string);
    Py_XDECREF(marks);
    return answer;
}

static PyObject *make(
    const Text *text, PyObject *found, Line *line, Py_ssize_t width, Room *room, long *numbers)
{
    Passage passages[PASSAGES];
    int leaves = 0, number = 1;
    PyObject *answer = NULL;
    Py_ssize_t count = read_lits(found, line->matches, text, room->lits, numbers, &leaves);
    if (count < 0 || !(line->marks = PyList_New(0)))
        return NULL;
    Py_ssize_t marks = flatten(room->lits, count, room->marks);
    if (count) {
        number = choose(text, room->lits, count, width, room->shown, room->flagged, leaves, passages);
        number = merged(passages, number);
    } else
        passages[0] = around(text, text->begin, text->begin, width);
    if (present(line, text, passages, number, room->marks, marks))
        answer = both(line);
    Py_DECREF(line->marks);
    return answer;
}

PyDoc_STRVAR(snippet_doc,
    "snippet(text, found, begin, matches, width, kind) -> (line, marks)\n\n"
    "See index.snippets. `found` is a list of index.scan.Lit, ascending by start; `matches` are the kinds of\n"
    "matches, best first, the mere part last; marks are values of class `kind`: start, end and match.");

static PyObject *snippet(PyObject *self, PyObject *args)
{
    PyObject *string, *found, *kind, *answer = NULL;
    Line line = {0};
    Room room = {NULL, NULL, NULL, NULL, NULL, NULL};
    Text text;
    Py_ssize_t width;
    (void)self;
    if (!PyArg_ParseTuple(args, "UOnOnO:snippet", &string, &found, &text.begin, &line.matches, &width, &kind)
        || !take_kind(kind, &line.kind))
        return NULL;
    text.length = PyUnicode_GetLength(string);
    if (!PyList_Check(found) || !PyTuple_Check(line.matches) || text.begin < 0 || text.begin > text.length
        || width < 1 || width > 1 << 20) {
        PyErr_SetString(PyExc_ValueError, "found, begin, matches or width are not as they must be");
        return NULL;
    }
    long *numbers = PyMem_New(long, PyList_Size(found) + 1);
    if (!numbers)
        PyErr_NoMemory();
    else if (make_room(&room, text.length, PyList_Size(found))
        && (!text.length || PyUnicode_AsUCS4(string, room.signs, text.length, 0))) {
        text.signs = room.signs;
        line.signs = room.line;
        answer = make(&text, found, &line, width, &room, numbers);
    }
    give_back(&room);
    PyMem_Free(numbers);
    return answer;
}

MODULE(_snippets, "Making snippets; see index.snippets.",
    PARSING_FUNCTION("snippet", snippet, snippet_doc))
