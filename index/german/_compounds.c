/* Cutting many compounds, and their parts. */

#include "_cutting.h"

/* Where the cuts of words are written: at which letter (0: it stays whole), how many letters of its front
 * the dictionary word keeps and which tail it has instead of the rest, and the score. */
typedef struct {
    uint8_t *at, *kept, *tails;
    double *scores;
    Py_ssize_t room;
} Cuts;

static int hold_cuts(Held *held, PyObject *const arrays[4], Cuts *cuts)
{
    Py_ssize_t sizes[4];
    if (!(cuts->at = hold(held, arrays[0], 1, 1, &sizes[0])) ||
        !(cuts->kept = hold(held, arrays[1], 1, 1, &sizes[1])) ||
        !(cuts->tails = hold(held, arrays[2], 1, 1, &sizes[2])) ||
        !(cuts->scores = hold(held, arrays[3], 8, 1, &sizes[3])))
        return 0;
    cuts->room = sizes[0];
    for (int n = 1; n < 4; n++)
        cuts->room = sizes[n] < cuts->room ? sizes[n] : cuts->room;
    return 1;
}

static void write_cut(const Cuts *cuts, Py_ssize_t n, const Cut *cut)
{
    cuts->at[n] = (uint8_t)cut->at;
    cuts->kept[n] = (uint8_t)cut->front.kept;
    cuts->tails[n] = (uint8_t)cut->front.tail;
    cuts->scores[n] = cut->score;
}

/* cuts(vocabulary, rules, text, ends, first, last, at, kept, tails, scores): cut the words first … last-1. */
static PyObject *cuts(PyObject *module, PyObject *args)
{
    PyObject *tuple, *arrays[7], *answer = NULL;
    Held held = {.count = 0};
    Vocabulary v;
    Words words;
    Cuts made;
    Work *w = NULL;
    const double *rules;
    Py_ssize_t first, last, numbers;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOnnOOOO", &tuple, &arrays[0], &arrays[1], &arrays[2], &first, &last,
                          &arrays[3], &arrays[4], &arrays[5], &arrays[6]))
        return NULL;
    if (!hold_vocabulary(&held, tuple, &v) || !(rules = hold(&held, arrays[0], 8, 0, &numbers)) ||
        !hold_words(&held, arrays[1], arrays[2], &words) || !hold_cuts(&held, arrays + 3, &made))
        goto end;
    if (numbers != NUMBERS || first < 0 || first > last || last > words.count || last > made.room) {
        PyErr_SetString(PyExc_ValueError, "the arrays of cuts do not fit each other");
        goto end;
    }
    if (!(w = begin_work(&v, rules))) {
        PyErr_NoMemory();
        goto end;
    }
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = first; n < last; n++) {
        Py_ssize_t length;
        const char *word = word_at(&words, n, &length);
        Cut found = cut_word(w, word, length);
        write_cut(&made, n, &found);
    }
    Py_END_ALLOW_THREADS
    answer = Py_None;
    Py_INCREF(answer);
end:
    let_go(&held);
    free(w);
    return answer;
}

/* Words that become more: text and ends have room for `letters` and `most`. */
typedef struct {
    Words words;
    char *text;
    int32_t *ends, *slots;
    Py_ssize_t letters, most;
    uint64_t mask, base;
} Store;

static Py_ssize_t used(const Store *s)
{
    return s->words.count ? s->ends[s->words.count - 1] + 1 : 0;
}

/* The number of a word, which is added where it is new; -1 without room. `known`: it stands as the last. */
static Py_ssize_t number_in(Store *s, const char *text, Py_ssize_t length, int standing)
{
    uint64_t slot = mixed(hash_on(0, s->base, text, length)) & s->mask;
    for (; s->slots[slot]; slot = (slot + 1) & s->mask) {
        Py_ssize_t size;
        const char *word = word_at(&s->words, s->slots[slot] - 1, &size);
        if (size == length && !memcmp(word, text, (size_t)length))
            return s->slots[slot] - 1;
    }
    Py_ssize_t start = used(s);
    if (!standing) {
        if (s->words.count == s->most || s->letters - start <= length)
            return -1;
        memcpy(s->text + start, text, (size_t)length);
        s->text[start + length] = '\n';
        s->ends[s->words.count] = (int32_t)(start + length);
    }
    s->slots[slot] = (int32_t)++s->words.count;
    return s->words.count - 1;
}

/* Number the words that a store begins with, then cut all of them and their parts; 0 without room,
 * -1 where they are not different or not cut like that. */
static int find_parts(Work *w, Store *s, Py_ssize_t count, const Cuts *made, int32_t (*halves)[2])
{
    for (Py_ssize_t n = 0; n < count; n++) {
        Py_ssize_t start = used(s);
        if (number_in(s, s->text + start, s->ends[n] - start, 1) != n)
            return -1;
    }
    for (Py_ssize_t n = 0; n < s->words.count; n++) {
        Py_ssize_t length, at, kept, tail;
        const char *word = word_at(&s->words, n, &length);
        if (n >= count) {
            Cut found = cut_word(w, word, length);
            write_cut(made, n, &found);
        }
        halves[n][0] = halves[n][1] = -1;
        at = made->at[n], kept = made->kept[n], tail = made->tails[n];
        if (!at)
            continue;
        if (at > length || kept > length || kept > LONGEST || tail >= TAILS)
            return -1;
        char front[LONGEST + 2];
        memcpy(front, word, (size_t)kept);
        memcpy(front + kept, TAIL[tail], (size_t)TAIL_SIZE[tail]);
        Py_ssize_t one = number_in(s, front, kept + TAIL_SIZE[tail], 0);
        Py_ssize_t other = one < 0 ? -1 : number_in(s, word + at, length - at, 0);
        if (other < 0)
            return 0;
        halves[n][0] = (int32_t)one;
        halves[n][1] = (int32_t)other;
    }
    return 1;
}

/* parts(vocabulary, rules, text, ends, slots, count, at, kept, tails, scores, halves): add to the first
 * `count` words, which are different and cut, their parts on every level, and write the numbers of the
 * halves of each (-1: it stays whole); how many words there are then, -1 where the room does not suffice. */
static PyObject *parts(PyObject *module, PyObject *args)
{
    PyObject *tuple, *arrays[9], *answer = NULL;
    Held held = {.count = 0};
    Vocabulary v;
    Store s = {.words = {.count = 0}};
    Cuts made;
    Work *w = NULL;
    const double *rules;
    Py_ssize_t count, numbers, slots, halved;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOnOOOOO", &tuple, &arrays[0], &arrays[1], &arrays[2], &arrays[3],
                          &count, &arrays[4], &arrays[5], &arrays[6], &arrays[7], &arrays[8]))
        return NULL;
    if (!hold_vocabulary(&held, tuple, &v) || !(rules = hold(&held, arrays[0], 8, 0, &numbers)) ||
        !(s.text = hold(&held, arrays[1], 1, 1, &s.letters)) ||
        !(s.ends = hold(&held, arrays[2], 4, 1, &s.most)) ||
        !(s.slots = hold(&held, arrays[3], 4, 1, &slots)) || !hold_cuts(&held, arrays + 4, &made))
        goto end;
    int32_t(*halves)[2] = hold(&held, arrays[8], 4, 1, &halved);
    if (!halves)
        goto end;
    int fit = numbers == NUMBERS && count >= 0 && count <= s.most && s.letters <= INT32_MAX && made.room >= s.most &&
              halved / 2 >= s.most && slots > s.most && !(slots & (slots - 1));
    for (Py_ssize_t n = 0, before = -1; fit && n < count; before = s.ends[n++])
        fit = s.ends[n] > before && s.ends[n] < s.letters;
    if (!fit) {
        PyErr_SetString(PyExc_ValueError, "the arrays of parts do not fit each other");
        goto end;
    }
    if (!(w = begin_work(&v, rules))) {
        PyErr_NoMemory();
        goto end;
    }
    int enough;
    Py_BEGIN_ALLOW_THREADS
    s.words.text = s.text;
    s.words.ends = s.ends;
    s.mask = (uint64_t)slots - 1;
    s.base = v.base;
    memset(s.slots, 0, (size_t)slots * sizeof *s.slots);
    enough = find_parts(w, &s, count, &made, halves);
    Py_END_ALLOW_THREADS
    if (enough < 0)
        PyErr_SetString(PyExc_ValueError, "the words of parts are not different, or not cut like that");
    else
        answer = PyLong_FromSsize_t(enough ? s.words.count : -1);
end:
    let_go(&held);
    free(w);
    return answer;
}

static PyMethodDef methods[] = {
    {"cuts", cuts, METH_VARARGS, "Cut many compounds."},
    {"parts", parts, METH_VARARGS, "Number the parts of many compounds."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_compounds", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit__compounds(void)
{
    return PyModule_Create(&definition);
}
