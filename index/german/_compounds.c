/* Cutting many compounds, and their parts. */

#include "_cutting.h"

/* Where the cuts of words are written: at which letter (0: it stays whole), how many letters of its front
 * the dictionary word keeps and which tail it has instead of the rest, and the score. */
typedef struct {
    uint8_t *at, *kept, *tails;
    double *scores;
    Py_ssize_t room;
} Cuts;

/* The room for cuts in arrays of at, kept, tails and scores. */
static Cuts cuts_in(const Array arrays[4])
{
    Cuts cuts = {arrays[0].items, arrays[1].items, arrays[2].items, arrays[3].items, arrays[0].count};
    for (int n = 1; n < 4; n++)
        cuts.room = arrays[n].count < cuts.room ? arrays[n].count : cuts.room;
    return cuts;
}

static void write_cut(const Cuts *cuts, Py_ssize_t n, const Cut *cut)
{
    cuts->at[n] = (uint8_t)cut->at;
    cuts->kept[n] = (uint8_t)cut->front.kept;
    cuts->tails[n] = (uint8_t)cut->front.tail;
    cuts->scores[n] = cut->score;
}

/* Cut the words first … last-1 of arrays like those of `cuts`, or say what is wrong. */
static const char *cut_all(const Vocabulary *v, const Array *arrays, Py_ssize_t first, Py_ssize_t last)
{
    Cuts made = cuts_in(arrays + 3);
    Words words;
    if (!read_words(&arrays[1], &arrays[2], &words))
        return NULL;
    if (arrays[0].count != NUMBERS || first < 0 || first > last || last > words.count || last > made.room)
        return "the arrays of cuts do not fit each other";
    Work *w = begin_work(v, arrays[0].items);
    if (!w) {
        PyErr_NoMemory();
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = first; n < last; n++) {
        Py_ssize_t length;
        const char *word = word_at(&words, n, &length);
        Cut found = cut_word(w, word, length);
        write_cut(&made, n, &found);
    }
    Py_END_ALLOW_THREADS
    free(w);
    return NULL;
}

/* cuts(vocabulary, rules, text, ends, first, last, at, kept, tails, scores): cut the words first … last-1. */
static PyObject *cuts(PyObject *module, PyObject *args)
{
    static const Demand demands[] = {{8, 0}, {1, 0}, {4, 0}, {1, 1}, {1, 1}, {1, 1}, {8, 1}};
    PyObject *tuple, *given[7];
    Array arrays[7] = {0};
    Vocabulary v;
    const char *problem = NULL;
    Py_ssize_t first, last;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOnnOOOO", &tuple, &given[0], &given[1], &given[2], &first, &last,
                          &given[3], &given[4], &given[5], &given[6]))
        return NULL;
    if (take_vocabulary(&v, tuple) && take(arrays, demands, 7, given, 7))
        problem = cut_all(&v, arrays, first, last);
    let_go(v.tables, TABLES);
    return answer_none(arrays, 7, problem);
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

enum { RULES, TEXT, ENDS, SLOTS, CUTS, HALVES = CUTS + 4, ARRAYS };

/* Number the parts of the first `count` words, or say what is wrong; *words is how many words there are
 * then, -1 without room for them. */
static const char *number_parts(const Vocabulary *v, const Array *arrays, Py_ssize_t count, Py_ssize_t *words)
{
    Store s = {
        .text = arrays[TEXT].items, .ends = arrays[ENDS].items, .slots = arrays[SLOTS].items,
        .letters = arrays[TEXT].count, .most = arrays[ENDS].count,
    };
    Cuts made = cuts_in(arrays + CUTS);
    Py_ssize_t slots = arrays[SLOTS].count;
    int fit = arrays[RULES].count == NUMBERS && count >= 0 && count <= s.most && s.letters <= INT32_MAX &&
              made.room >= s.most && arrays[HALVES].count / 2 >= s.most && slots > s.most &&
              !(slots & (slots - 1));
    for (Py_ssize_t n = 0, before = -1; fit && n < count; before = s.ends[n++])
        fit = s.ends[n] > before && s.ends[n] < s.letters;
    if (!fit)
        return "the arrays of parts do not fit each other";
    Work *w = begin_work(v, arrays[RULES].items);
    if (!w) {
        PyErr_NoMemory();
        return NULL;
    }
    int enough;
    Py_BEGIN_ALLOW_THREADS
    s.words.text = s.text;
    s.words.ends = s.ends;
    s.mask = (uint64_t)slots - 1;
    s.base = v->base;
    memset(s.slots, 0, (size_t)slots * sizeof *s.slots);
    enough = find_parts(w, &s, count, &made, arrays[HALVES].items);
    Py_END_ALLOW_THREADS
    free(w);
    *words = enough ? s.words.count : -1;
    return enough < 0 ? "the words of parts are not different, or not cut like that" : NULL;
}

/* parts(vocabulary, rules, text, ends, slots, count, at, kept, tails, scores, halves): add to the first
 * `count` words, which are different and cut, their parts on every level, and write the numbers of the
 * halves of each (-1: it stays whole); how many words there are then, -1 where the room does not suffice. */
static PyObject *parts(PyObject *module, PyObject *args)
{
    static const Demand demands[ARRAYS] = {
        {8, 0}, {1, 1}, {4, 1}, {4, 1}, {1, 1}, {1, 1}, {1, 1}, {8, 1}, {4, 1},
    };
    PyObject *tuple, *given[ARRAYS];
    Array arrays[ARRAYS] = {0};
    Vocabulary v;
    const char *problem = NULL;
    Py_ssize_t count, words = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOnOOOOO", &tuple, &given[0], &given[1], &given[2], &given[3], &count,
                          &given[4], &given[5], &given[6], &given[7], &given[8]))
        return NULL;
    if (take_vocabulary(&v, tuple) && take(arrays, demands, ARRAYS, given, ARRAYS))
        problem = number_parts(&v, arrays, count, &words);
    let_go(v.tables, TABLES);
    return answer(arrays, ARRAYS, problem, words);
}

MODULE(_compounds, "Cutting compounds; see index.german.compounds.",
    PARSING_FUNCTION("cuts", cuts, "Cut many compounds."),
    PARSING_FUNCTION("parts", parts, "Number the parts of many compounds."))
