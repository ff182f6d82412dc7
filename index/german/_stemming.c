/* The words that Snowball is to cut the endings of: the same as `Stemmer` in stemming.py, which says why, for
 * ASCII words. */

#include "_verbs.h"

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

/* What Snowball is asked for in place of a word, or, with *done, the stem itself. */
static Word before_snowball(const Rules *r, Word word, int *done)
{
    Word found;
    for (*done = 1;; word = found) {
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
    *done = 0;
    return (found = infinitive(r, &word)).size ? found : word;
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

enum { LINKED, RULES, TEXT, ENDS, OUT, DONE, ARRAYS };

/* Write what Snowball is to be asked for, or say what is wrong; *written is how many bytes that is. */
static const char *write_bases(const Vocabulary *v, const Array *arrays, Py_ssize_t *written)
{
    Rules r = {v, arrays[LINKED].items, arrays[RULES].items};
    char *out = arrays[OUT].items;
    uint8_t *done = arrays[DONE].items;
    Py_ssize_t at = 0, longest = 0;
    Words words;
    if (!read_words(&arrays[TEXT], &arrays[ENDS], &words))
        return NULL;
    for (Py_ssize_t n = 0, size; n < words.count; n++) {
        word_at(&words, n, &size);
        longest = size > longest ? size : longest;
    }
    if (arrays[LINKED].count != v->words.count * LINKS || arrays[RULES].count != NUMBERS ||
        !links_fit(&v->words, r.links) || arrays[DONE].count != words.count ||
        arrays[OUT].count / ROOM < words.count || longest > LONGEST)
        return "the arrays of bases do not fit each other";
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; n < words.count; n++) {
        Py_ssize_t size;
        const char *text = word_at(&words, n, &size);
        int finished;
        Word word = before_snowball(&r, joined(text, size, "", 0), &finished);
        memcpy(out + at, word.text, (size_t)word.size);
        at += word.size;
        out[at++] = '\n';
        done[n] = (uint8_t)finished;
    }
    Py_END_ALLOW_THREADS
    *written = at;
    return NULL;
}

/* bases(vocabulary, links, numbers, text, ends, out, done): what Snowball is to be asked for, packed like the
 * words (a line break behind each), and for each word whether that is its stem already; how many bytes were
 * written. Longer words than LONGEST are a ValueError. `out` has ROOM bytes for each word. */
static PyObject *bases(PyObject *module, PyObject *args)
{
    static const Demand demands[ARRAYS] = {{4, 0}, {8, 0}, {1, 0}, {4, 0}, {1, 1}, {1, 1}};
    PyObject *tuple, *given[ARRAYS];
    Array arrays[ARRAYS] = {0};
    Vocabulary v;
    const char *problem = NULL;
    Py_ssize_t written = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &tuple, &given[0], &given[1], &given[2], &given[3], &given[4],
                          &given[5]))
        return NULL;
    if (take_vocabulary(&v, tuple) && take(arrays, demands, ARRAYS, given, ARRAYS))
        problem = write_bases(&v, arrays, &written);
    let_go(v.tables, TABLES);
    return answer(arrays, ARRAYS, problem, written);
}

MODULE(_stemming, "What Snowball is asked for; see index.german.stemming.",
    PARSING_FUNCTION("bases", bases, "What Snowball is to be asked for in place of many words."))
