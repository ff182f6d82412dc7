/* The infinitives of verbs: the same as `Verbs` in verbs.py, which says why, for ASCII words. */

#ifndef ZEITLUPE_VERBS_H
#define ZEITLUPE_VERBS_H

#include "_words.h"

enum { LONGEST = 100, LONGEST_LINKED = 16, ROOM = LONGEST + LONGEST_LINKED + 4, LONGEST_PREFIX = 16 };

/* The lists of lists.py that a word can be on: bits of its flags, in the order of `_flags` in kernel.py. */
enum {
    NAME = 1 << 0, SURNAME = 1 << 12, NAME_IN_S = 1 << 13, NO_VERB = 1 << 14, SEPARABLE = 1 << 15,
    INSEPARABLE = 1 << 16, FINITE_END = 1 << 17, PARTICIPLE_END = 1 << 18
};

/* What a word leads to, in the order of `links` in kernel.py. */
enum { EXCEPTION, FINITE, PARTICIPLE, LINKS };

/* The numbers of the rules, in the order of `_stem_numbers` in kernel.py. */
enum { NOUN, SHORTEST_BASE, TIMES, TIMES_VOWEL, VERB, NUMBERS };

typedef struct {
    const Vocabulary *v;
    const int32_t (*links)[LINKS];
    const double *numbers;
} Rules;

/* A word in the making: never longer than one that is asked for with the longest that a word leads to. */
typedef struct {
    Py_ssize_t size;
    char text[ROOM];
} Word;

static const Word NONE = {.size = 0};

static Word joined(const char *a, Py_ssize_t size, const char *b, Py_ssize_t more)
{
    Word word;
    word.size = size + more;
    memcpy(word.text, a, (size_t)size);
    memcpy(word.text + size, b, (size_t)more);
    return word;
}

static Word with(const Word *word, Py_ssize_t size, const char *ending)
{
    return joined(word->text, size, ending, (Py_ssize_t)strlen(ending));
}

static Py_ssize_t number_of(const Vocabulary *v, const char *text, Py_ssize_t size)
{
    return find(v, hash_on(0, v->base, text, size), text, size, "", 0);
}

static int64_t column(const Vocabulary *v, const char *text, Py_ssize_t size, int which)
{
    Py_ssize_t n = number_of(v, text, size);
    return n < 0 ? (which == COUNT ? -1 : 0) : v->rows[n][which];
}

/* How often a word occurs; 0 also where it is unknown. */
static double times(const Vocabulary *v, const Word *word)
{
    int64_t n = column(v, word->text, word->size, COUNT);
    return n > 0 ? (double)n : 0;
}

static int on(const Vocabulary *v, const char *text, Py_ssize_t size, int64_t lists)
{
    return (column(v, text, size, FLAGS) & lists) != 0;
}

static int ends_with(const Word *word, const char *ending)
{
    Py_ssize_t size = (Py_ssize_t)strlen(ending);
    return word->size >= size && !memcmp(word->text + word->size - size, ending, (size_t)size);
}

static int is_lower(const Vocabulary *v, const char *text, Py_ssize_t size)
{
    Py_ssize_t n = number_of(v, text, size);
    return n >= 0 && v->rows[n][COUNT] > 0 && (double)v->rows[n][LOWER] >= 0.5 * (double)v->rows[n][COUNT];
}

static int any_lower(const Vocabulary *v, const Word *root, Py_ssize_t size, const char *const *endings)
{
    for (; *endings; endings++) {
        Word word = with(root, size, *endings);
        if (is_lower(v, word.text, word.size))
            return 1;
    }
    return 0;
}

static const char *const PRESENT[] = {"t", "et", NULL};
static const char *const PAST[] = {"te", "ete", "ten", "eten", NULL};

/* The infinitive of a weak verb with the root text[start:end]. */
static Word weak(const Rules *r, const char *text, Py_ssize_t size)
{
    const Vocabulary *v = r->v;
    if (size < 3)
        return NONE;
    Word root = joined(text, size, "", 0), ge = joined("ge", 2, text, size);
    int short_too = ends_with(&root, "er") || ends_with(&root, "el");
    for (int tries = 0; tries <= short_too; tries++) {
        Word infinitive = with(&root, size, tries ? "n" : "en");
        if ((double)column(v, infinitive.text, infinitive.size, LOWER) < r->numbers[VERB] &&
            !is_lower(v, infinitive.text, infinitive.size))
            continue;
        if (any_lower(v, &root, size, PRESENT) &&
            (any_lower(v, &root, size, PAST) || any_lower(v, &ge, size + 2, PRESENT)))
            return infinitive;
    }
    return NONE;
}

static Word weak_past(const Rules *r, const Word *word)
{
    static const char *const ENDINGS[] = {"etest", "etet", "eten", "ete", "test", "tet",
                                          "ten",   "te",   "est",  "et",  "st",   "t"};
    if (!ends_with(word, "t") && !ends_with(word, "te") && !ends_with(word, "ten"))
        return NONE;
    for (size_t n = 0; n < sizeof ENDINGS / sizeof *ENDINGS; n++)
        if (ends_with(word, ENDINGS[n])) {
            Word found = weak(r, word->text, word->size - (Py_ssize_t)strlen(ENDINGS[n]));
            if (found.size)
                return found;
        }
    return NONE;
}

static Word weak_participle(const Rules *r, const char *text, Py_ssize_t size)
{
    static const char *const ENDINGS[] = {"", "e", "en", "er", "es", "em"};
    Word rest = joined(text, size, "", 0);
    for (size_t n = 0; n < sizeof ENDINGS / sizeof *ENDINGS; n++) {
        if (!ends_with(&rest, ENDINGS[n]))
            continue;
        Word bare = with(&rest, size - (Py_ssize_t)strlen(ENDINGS[n]), "");
        for (Py_ssize_t t = 2; t > 0; t--)
            if (ends_with(&bare, t == 2 ? "et" : "t")) {
                Word found = weak(r, bare.text, bare.size - t);
                if (found.size)
                    return found;
            }
    }
    return NONE;
}

/* The lengths of the prefixes from a list that a word begins with, longest first, behind a 0 for the whole. */
static int parted(const Vocabulary *v, const Word *word, int64_t list, Py_ssize_t lengths[LONGEST_PREFIX + 1])
{
    int count = 0, found = 0;
    uint64_t hash = 0;
    lengths[count++] = 0;
    for (Py_ssize_t size = 1; size < word->size && size <= LONGEST_PREFIX; size++) {
        hash = hash * v->base + (unsigned char)word->text[size - 1];
        Py_ssize_t n = size < 2 ? -1 : find(v, hash, word->text, size, "", 0);
        found |= n >= 0 && v->rows[n][FLAGS] & list ? 1 << size : 0;
    }
    for (Py_ssize_t size = LONGEST_PREFIX; found && size > 1; size--)
        if (found & 1 << size)
            lengths[count++] = size;
    return count;
}

/* The infinitive with a prefix of the word that a form leads to; NONE with *led = 1 where it is unknown. */
static Word led(const Rules *r, const char *prefix, Py_ssize_t size, const Word *form, int link, int *led)
{
    Py_ssize_t n = number_of(r->v, form->text, form->size), length;
    int32_t to = n < 0 ? -1 : r->links[n][link];
    *led = to >= 0;
    if (to < 0)
        return NONE;
    const char *infinitive = word_at(&r->v->words, to, &length);
    Word word = joined(prefix, size, infinitive, length);
    return column(r->v, word.text, word.size, COUNT) >= 0 ? word : NONE;
}

/* The infinitive of a form with a prefix that replaces `dropped`. */
static Word inseparable(const Rules *r, const Word *word, int link, const char *dropped)
{
    Py_ssize_t lengths[LONGEST_PREFIX + 1];
    int count = parted(r->v, word, INSEPARABLE, lengths), there;
    for (int n = 1; n < count; n++) {
        Word rest = joined(word->text + lengths[n], word->size - lengths[n], "", 0);
        Word form = joined(dropped, (Py_ssize_t)strlen(dropped), rest.text, rest.size);
        Word found = led(r, word->text, lengths[n], &form, link, &there);
        if (there)
            return found;
    }
    return NONE;
}

static int ends_as(const Vocabulary *v, const Word *word, int64_t list)
{
    Py_ssize_t size = word->size < 3 ? word->size : 3;
    return on(v, word->text + word->size - size, size, list);
}

static Word strong_finite(const Rules *r, const Word *word)
{
    Py_ssize_t lengths[LONGEST_PREFIX + 1];
    if (!ends_as(r->v, word, FINITE_END))
        return NONE;
    int count = parted(r->v, word, SEPARABLE, lengths), there;
    for (int n = 0; n < count; n++) {
        Word rest = joined(word->text + lengths[n], word->size - lengths[n], "", 0);
        Word found = led(r, word->text, lengths[n], &rest, FINITE, &there);
        if (there)
            return found;
    }
    return inseparable(r, word, FINITE, "");
}

static Word participle(const Rules *r, const Word *word)
{
    Py_ssize_t lengths[LONGEST_PREFIX + 1];
    int strong = ends_as(r->v, word, PARTICIPLE_END), there;
    int count = parted(r->v, word, SEPARABLE, lengths);
    for (int n = 0; n < count; n++) {
        Py_ssize_t size = lengths[n];
        Word rest = joined(word->text + size, word->size - size, "", 0), found;
        if (strong) {
            found = led(r, word->text, size, &rest, PARTICIPLE, &there);
            if (there)
                return found;
        }
        if (rest.size < 2)
            continue;
        if (!memcmp(rest.text, "ge", 2) && (found = weak_participle(r, rest.text + 2, rest.size - 2)).size)
            return joined(word->text, size, found.text, found.size);
        if (size && !memcmp(rest.text, "zu", 2) && ends_with(&rest, "n")) {
            found = joined(word->text, size, rest.text + 2, rest.size - 2);
            if (is_lower(r->v, found.text, found.size))
                return found;
        }
    }
    return strong ? inseparable(r, word, PARTICIPLE, "ge") : NONE;
}

static Word infinitive(const Rules *r, const Word *word)
{
    Word found;
    if (on(r->v, word->text, word->size, NO_VERB) ||
        (column(r->v, word->text, word->size, COUNT) >= 0 && !is_lower(r->v, word->text, word->size)))
        return NONE;
    if ((found = strong_finite(r, word)).size || (found = weak_past(r, word)).size)
        return found;
    return participle(r, word);
}

#endif
