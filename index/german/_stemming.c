/* Stems: the same as `Stemmer` in stemming.py, which says why, for ASCII words. */

#include "_snowball.h"

/* The word with its last ae, oe or ue taken back. */
static Word without_umlaut(const Word *word)
{
    for (Py_ssize_t at = word->size - 2; at >= 0; at--)
        if (word->text[at + 1] == 'e' && memchr("aou", word->text[at], 3))
            return joined(word->text, at + 1, word->text + at + 2, word->size - at - 2);
    return *word;
}

/* What a genitive or plural in -s is one of. */
static Word without_s(const Rules *r, const Word *word)
{
    Word base = with(word, word->size - 1, "");
    double n = times(r->v, &base);
    if (base.size < 1 || n < r->numbers[NOUN] || base.size < r->numbers[SHORTEST_BASE] ||
        ends_with(&base, "s") || on(r->v, word->text, word->size, NAME_IN_S))
        return NONE;
    double factor = r->numbers[memchr("aiouy", base.text[base.size - 1], 5) ? TIMES_VOWEL : TIMES];
    if (n < factor * times(r->v, word) || (double)column(r->v, base.text, base.size, LOWER) > 0.02 * n)
        return NONE;
    return base;
}

static Word name(const Vocabulary *v, const Word *word)
{
    if (ends_with(word, "s") && on(v, word->text, word->size - 1, NAME | SURNAME) &&
        !on(v, word->text, word->size, NAME_IN_S))
        return with(word, word->size - 1, "");
    return on(v, word->text, word->size, NAME | SURNAME) ? *word : NONE;
}

static Word masculine(const Rules *r, const Word *word)
{
    Word feminine = with(word, word->size - (ends_with(word, "innen") ? 3 : 0), "");
    if (feminine.size < 6 || on(r->v, feminine.text, feminine.size, NAME | SURNAME))
        return NONE;
    Word roots[2] = {with(&feminine, feminine.size - 2, "")}, plural = with(&feminine, feminine.size, "nen");
    if (!ends_with(&roots[0], "er") && column(r->v, plural.text, plural.size, COUNT) < 0)
        return NONE;
    roots[1] = without_umlaut(&roots[0]);
    for (int n = 0; n < 4; n++) {
        Word form = with(&roots[n / 2], roots[n / 2].size, n % 2 ? "e" : "");
        if (times(r->v, &form) >= r->numbers[NOUN])
            return form;
    }
    return NONE;
}

static int is_noun_in_er(const Rules *r, const Word *word)
{
    double n = times(r->v, word);
    Word genitive = with(word, word->size, "s");
    return n >= r->numbers[NOUN] && times(r->v, &genitive) >= r->numbers[NOUN] &&
           (double)column(r->v, word->text, word->size, LOWER) < 0.5 * n;
}

static Word noun_in_er(const Rules *r, const Word *word)
{
    Word singular = with(word, word->size - (ends_with(word, "s") || ends_with(word, "n")), "");
    if (ends_with(&singular, "aer") || ends_with(&singular, "oer") || ends_with(&singular, "tuer"))
        return NONE;
    if (is_noun_in_er(r, &singular))
        return singular;
    Word bare = without_umlaut(&singular);
    return is_noun_in_er(r, &bare) ? bare : NONE;
}

/* The stem of a word that keeps its umlaut, if it has such a root. */
static Word with_umlaut(const Words *roots, const Word *word, const Word *stem)
{
    Py_ssize_t at = 0, size;
    for (Py_ssize_t n = 0; n < roots->count; n++) {
        const char *root = word_at(roots, n, &size);
        if (!size || size > word->size || memcmp(root, word->text, (size_t)size))
            continue;
        while (at + 1 < word->size && (word->text[at + 1] != 'e' || !memchr("aou", word->text[at], 3)))
            at++;
        if (at + 1 >= word->size || stem->size <= at || memcmp(stem->text, word->text, (size_t)at + 1))
            return *stem;
        Word kept = joined(stem->text, at + 1, "e", 1);
        return joined(kept.text, kept.size, stem->text + at + 1, stem->size - at - 1);
    }
    return *stem;
}

static Word stem_of(const Rules *r, const Words *roots, Word word)
{
    Word found;
    for (;; word = found) {
        Py_ssize_t n = number_of(r->v, word.text, word.size), size;
        if (n >= 0 && r->links[n][EXCEPTION] >= 0) {
            const char *stem = word_at(&r->v->words, r->links[n][EXCEPTION], &size);
            return joined(stem, size, "", 0);
        }
        if (!ends_with(&word, "s") || !(found = without_s(r, &word)).size)
            break;
    }
    if ((found = name(r->v, &word)).size)
        return found;
    if ((ends_with(&word, "in") || ends_with(&word, "innen")) && (found = masculine(r, &word)).size)
        word = found;
    if ((ends_with(&word, "er") || ends_with(&word, "ers") || ends_with(&word, "ern")) &&
        (found = noun_in_er(r, &word)).size)
        return found;
    if ((found = infinitive(r, &word)).size)
        word = found;
    found = without_endings(&word);
    return with_umlaut(roots, &word, &found);
}

/* ----------------------------------------------------------------------------------------- Python */

static int links_fit(const Words *words, const int32_t (*links)[LINKS])
{
    for (Py_ssize_t n = 0; n < words->count; n++)
        for (int link = 0; link < LINKS; link++) {
            Py_ssize_t size = 0;
            if (links[n][link] >= words->count)
                return 0;
            if (links[n][link] >= 0)
                word_at(words, links[n][link], &size);
            if (size > LONGEST_LINKED)
                return 0;
        }
    return 1;
}

enum { LINKED, RULES, ROOTS, ROOT_ENDS, TEXT, ENDS, OUT, OUT_ENDS, ARRAYS };

/* Write stems, or say what is wrong; *written is how many bytes that is. */
static const char *write_stems(const Vocabulary *v, const Array *arrays, Py_ssize_t *written)
{
    Rules r = {v, arrays[LINKED].items, arrays[RULES].items};
    char *out = arrays[OUT].items;
    int32_t *ends = arrays[OUT_ENDS].items;
    Py_ssize_t at = 0, longest = 0;
    Words words, roots;
    if (!read_words(&arrays[TEXT], &arrays[ENDS], &words) ||
        !read_words(&arrays[ROOTS], &arrays[ROOT_ENDS], &roots))
        return NULL;
    for (Py_ssize_t n = 0, size; n < words.count; n++) {
        word_at(&words, n, &size);
        longest = size > longest ? size : longest;
    }
    if (arrays[LINKED].count != v->words.count * LINKS || arrays[RULES].count != NUMBERS ||
        !links_fit(&v->words, r.links) || arrays[OUT_ENDS].count != words.count ||
        arrays[OUT].count / ROOM < words.count || arrays[OUT].count > INT32_MAX || longest > LONGEST)
        return "the arrays of stems do not fit each other";
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; n < words.count; n++) {
        Py_ssize_t size;
        const char *text = word_at(&words, n, &size);
        Word stem = stem_of(&r, &roots, joined(text, size, "", 0));
        memcpy(out + at, stem.text, (size_t)stem.size);
        at += stem.size;
        ends[n] = (int32_t)at;
        out[at++] = '\n';
    }
    Py_END_ALLOW_THREADS
    *written = at;
    return NULL;
}

/* stems(vocabulary, links, numbers, roots, root_ends, text, ends, out, out_ends): the stems of words, packed
 * like these (a line break behind each), and where each ends; how many bytes were written. `roots` are those
 * that keep their umlaut. Words longer than LONGEST are a ValueError. `out` has ROOM bytes for each word. */
static PyObject *stems(PyObject *module, PyObject *args)
{
    static const Demand demands[ARRAYS] = {{4, 0}, {8, 0}, {1, 0}, {4, 0}, {1, 0}, {4, 0}, {1, 1}, {4, 1}};
    PyObject *tuple, *given[ARRAYS];
    Array arrays[ARRAYS] = {0};
    Vocabulary v;
    const char *problem = NULL;
    Py_ssize_t written = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOOOOO", &tuple, &given[0], &given[1], &given[2], &given[3], &given[4],
                          &given[5], &given[6], &given[7]))
        return NULL;
    if (take_vocabulary(&v, tuple) && take(arrays, demands, ARRAYS, given, ARRAYS))
        problem = write_stems(&v, arrays, &written);
    let_go(v.tables, TABLES);
    return answer(arrays, ARRAYS, problem, written);
}

MODULE(_stemming, "Stems; see index.german.stemming.",
    PARSING_FUNCTION("stems", stems, "The stems of many words."))
