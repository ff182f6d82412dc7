/* The keys of many atoms: see `atom_key` in wordforms.py. */

#include "../german/_words.h"

enum { MOST = 256 }; /* parts of a word, more than its letters allow */

typedef struct {
    Words words, stems;
    const int32_t (*halves)[2];
    Py_ssize_t parts[MOST]; /* numbers of words whose stems are different and ascend */
    int count, visits;
} Keys;

static int compared(const Words *words, Py_ssize_t one, Py_ssize_t other)
{
    Py_ssize_t size, length;
    const char *a = word_at(words, one, &size), *b = word_at(words, other, &length);
    int sign = memcmp(a, b, (size_t)(size < length ? size : length));
    return sign ? sign : (size > length) - (size < length);
}

/* Put a part in its place; 0 when there are too many. */
static int insert(Keys *k, Py_ssize_t part)
{
    int place = k->count, sign = 1;
    while (place && (sign = compared(&k->stems, part, k->parts[place - 1])) < 0)
        place--;
    if (place && !sign)
        return 1;
    if (k->count == MOST)
        return 0;
    memmove(k->parts + place + 1, k->parts + place, (size_t)(k->count++ - place) * sizeof *k->parts);
    k->parts[place] = part;
    return 1;
}

/* Collect the parts of a word on every level; 0 for more than a word can have. */
static int collect(Keys *k, Py_ssize_t word)
{
    if (k->halves[word][0] < 0)
        return 1;
    for (int half = 0; half < 2; half++) {
        Py_ssize_t part = k->halves[word][half];
        if (part < 0 || part >= k->words.count || ++k->visits > 2 * MOST || !insert(k, part) ||
            !collect(k, part))
            return 0;
    }
    return 1;
}

/* An atom: words (numbers) that give its exact key (-1: it has none), its stem, its parts; and words whose
 * stems it has as well, or, without an exact key, as its parts where it has no others. */
typedef struct {
    int32_t exact, base, cut;
    const int32_t *also;
    int32_t count;
} Atom;

/* Where keys are written: of `size` bytes those that there is room for. */
typedef struct {
    char *text;
    Py_ssize_t room, size;
} Out;

static void put(Out *out, const char *text, Py_ssize_t size, char behind)
{
    if (size < out->room - out->size) {
        memcpy(out->text + out->size, text, (size_t)size);
        out->text[out->size + size] = behind;
    }
    out->size += size + 1;
}

/* The stems that were collected, with \1 between. */
static void put_stems(const Keys *k, Out *out, char behind)
{
    if (!k->count)
        put(out, "", 0, behind);
    for (int n = 0; n < k->count; n++) {
        Py_ssize_t size;
        const char *text = word_at(&k->stems, k->parts[n], &size);
        put(out, text, size, n + 1 < k->count ? '\1' : behind);
    }
}

static int insert_all(Keys *k, const int32_t *words, int32_t count)
{
    for (int32_t n = 0; n < count; n++)
        if (!insert(k, words[n]))
            return 0;
    return 1;
}

/* Write the key of an atom and a line break; 0 for halves that can't be. */
static int write_key(Keys *k, const Atom *atom, Out *out)
{
    Py_ssize_t size = 0;
    int hidden = atom->exact < 0;
    const char *text = hidden ? "" : word_at(&k->words, atom->exact, &size);
    put(out, text, size, '\0');
    k->count = k->visits = 0;
    if (!insert(k, atom->base) || (!hidden && !insert_all(k, atom->also, atom->count)))
        return 0;
    put_stems(k, out, '\0');
    k->count = k->visits = 0;
    if (!collect(k, atom->cut) || (hidden && !k->count && !insert_all(k, atom->also, atom->count)))
        return 0;
    put_stems(k, out, '\n');
    return 1;
}

static bool within(const int32_t *numbers, Py_ssize_t count, Py_ssize_t least, Py_ssize_t limit)
{
    for (Py_ssize_t n = 0; n < count; n++)
        if (numbers[n] < least || numbers[n] >= limit)
            return false;
    return true;
}

/* keys(text, ends, halves, stem_text, stem_ends, exact, bases, cuts, also_ends, also, out, out_ends): write
 * the keys of atoms, a line break behind each, and where each ends; how many bytes these are, more than
 * there is room where it does not suffice. `halves` and stems run parallel to all words; the CSR
 * (`also_ends` one more than atoms) says which words an atom has besides. */
static PyObject *keys(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    enum { TEXT, ENDS, HALVES, STEM_TEXT, STEM_ENDS, EXACT, BASES, CUTS, ALSO_ENDS, ALSO, OUT, OUT_ENDS, ARRAYS };
    static const Demand demands[ARRAYS] = {{1, 0}, {4, 0}, {4, 0}, {1, 0}, {4, 0}, {4, 0}, {4, 0}, {4, 0},
                                           {4, 0}, {4, 0}, {1, 1}, {4, 1}};
    Array arrays[ARRAYS];
    Keys k = {.count = 0};
    if (!take(arrays, demands, ARRAYS, given, number) ||
        !read_words(&arrays[TEXT], &arrays[ENDS], &k.words) ||
        !read_words(&arrays[STEM_TEXT], &arrays[STEM_ENDS], &k.stems))
        return answer(arrays, ARRAYS, NULL, 0);
    k.halves = arrays[HALVES].items;
    const int32_t *exact = arrays[EXACT].items, *bases = arrays[BASES].items, *cuts = arrays[CUTS].items;
    const int32_t *also_ends = arrays[ALSO_ENDS].items, *also = arrays[ALSO].items;
    int32_t *out_ends = arrays[OUT_ENDS].items;
    Out out = {arrays[OUT].items, arrays[OUT].count, 0};
    Py_ssize_t asked = arrays[EXACT].count, words = k.words.count;
    bool fit = arrays[HALVES].count == 2 * words && k.stems.count == words && arrays[BASES].count == asked &&
               arrays[CUTS].count == asked && arrays[OUT_ENDS].count == asked &&
               arrays[ALSO_ENDS].count == asked + 1 && out.room <= INT32_MAX && within(exact, asked, -1, words) &&
               within(bases, asked, 0, words) && within(cuts, asked, 0, words) &&
               within(also, arrays[ALSO].count, 0, words) &&
               within(also_ends, asked + 1, 0, arrays[ALSO].count + 1);
    for (Py_ssize_t n = 0; fit && n < asked; n++)
        fit = also_ends[n] <= also_ends[n + 1];
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; fit && n < asked; n++) {
        Atom atom = {exact[n], bases[n], cuts[n], also + also_ends[n], also_ends[n + 1] - also_ends[n]};
        fit = write_key(&k, &atom, &out) && out.size <= INT32_MAX;
        out_ends[n] = fit ? (int32_t)out.size - 1 : 0;
    }
    Py_END_ALLOW_THREADS
    return answer(arrays, ARRAYS, fit ? NULL : "the arrays of keys do not fit each other", out.size);
}

MODULE(_wordkeys, "Keys of words; see index.embedded.wordkeys.",
    FUNCTION("keys", keys, "Write the keys of many atoms."))
