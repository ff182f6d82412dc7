/* Endings, cut for ASCII words as the German stemmer of Snowball 3.1 does, which PyStemmer holds:
 * https://snowballstem.org/algorithms/german/stemmer.html */

#ifndef ZEITLUPE_SNOWBALL_H
#define ZEITLUPE_SNOWBALL_H

#include "_verbs.h"

/* Umlauts have one sign while a word is worked on, and u and y that sound as consonants are capitals. */
#define AE "\xe4"
#define OE "\xf6"
#define UE "\xfc"

static int is_one_of(char letter, const char *letters)
{
    return letter && strchr(letters, letter) != NULL;
}

static int is_vowel(char letter) { return is_one_of(letter, "aeiouy" AE OE UE); }

/* A word whose endings are cut: behind `one` and `two` lie the regions of which endings may be part. */
typedef struct {
    Word word;
    Py_ssize_t one, two;
} Cutting;

static void mark_letters(Word *word)
{
    Py_ssize_t size = 0;
    char *text = word->text;
    for (Py_ssize_t at = 1; at + 1 < word->size; at++)
        if ((text[at] == 'u' || text[at] == 'y') && is_vowel(text[at - 1]) && is_vowel(text[at + 1]))
            text[at] = text[at] == 'u' ? 'U' : 'Y';
    for (Py_ssize_t at = 0; at < word->size; at++) {
        char letter = text[at], next = at + 1 < word->size ? text[at + 1] : 0;
        if (next == 'e' && is_one_of(letter, "aou")) {
            text[size++] = *(letter == 'a' ? AE : letter == 'o' ? OE : UE);
            at++;
            continue;
        }
        text[size++] = letter;
        if (letter == 'q' && next == 'u')
            text[size++] = text[++at];
    }
    word->size = size;
}

static void unmark_letters(Word *word)
{
    for (Py_ssize_t at = 0; at < word->size; at++) {
        static const char marked[] = "UY" AE OE UE, plain[] = "uyaou";
        const char *found = word->text[at] ? strchr(marked, word->text[at]) : NULL;
        if (found)
            word->text[at] = plain[found - marked];
    }
}

/* Behind the first letter that is no vowel and follows one, from a place on; -1 where there is none. */
static Py_ssize_t region(const Word *word, Py_ssize_t at)
{
    while (at < word->size && !is_vowel(word->text[at]))
        at++;
    while (at < word->size && is_vowel(word->text[at]))
        at++;
    return at < word->size ? at + 1 : -1;
}

static void mark_regions(Cutting *c)
{
    Py_ssize_t one = c->word.size < 3 ? -1 : region(&c->word, 0), two = one < 0 ? -1 : region(&c->word, one);
    c->one = one < 0 ? c->word.size : one < 3 ? 3 : one;
    c->two = two < 0 ? c->word.size : two;
}

/* The longest of some endings (in order of length, longest first) that the word has. */
static const char *ending_of(const Word *word, const char *const *endings)
{
    while (*endings && !ends_with(word, *endings))
        endings++;
    return *endings;
}

/* Whether it has one of some endings behind a place, which is cut then. */
static int cut(Word *word, Py_ssize_t region, const char *const *endings)
{
    const char *ending = ending_of(word, endings);
    Py_ssize_t rest = ending ? word->size - (Py_ssize_t)strlen(ending) : -1;
    if (rest < region)
        return 0;
    word->size = rest;
    return 1;
}

static char last_of(const Word *word) { return word->size ? word->text[word->size - 1] : 0; }

static void cut_inflection(Cutting *c)
{
    static const char *const endings[] = {"erinnen", "erin", "ern", "lns", "em", "en", "er", "es", "ln",
                                          "e", "s", NULL};
    const char *ending = ending_of(&c->word, endings);
    Word rest = c->word;
    if (!ending || (rest.size -= (Py_ssize_t)strlen(ending)) < c->one)
        return;
    if (!strcmp(ending, "em") ? ends_with(&rest, "syst")
                              : !strcmp(ending, "s") && !is_one_of(last_of(&rest), "bdfghklmnrt"))
        return;
    if (*ending == 'l')
        rest.size++;
    if ((!strcmp(ending, "e") || !strcmp(ending, "en") || !strcmp(ending, "es")) && ends_with(&rest, "niss"))
        rest.size--;
    c->word.size = rest.size;
}

static void cut_comparison(Cutting *c)
{
    static const char *const endings[] = {"est", "en", "er", "et", "st", NULL};
    static const char *const stay[] = {"geordn", "intern", "plan", "tick", "tr", NULL};
    const char *ending = ending_of(&c->word, endings);
    Word rest = c->word;
    if (!ending || (rest.size -= (Py_ssize_t)strlen(ending)) < c->one)
        return;
    if (!strcmp(ending, "st") && (rest.size < 4 || !is_one_of(last_of(&rest), "bdfghklmnt")))
        return;
    if (!strcmp(ending, "et") &&
        (!is_one_of(last_of(&rest), "Udfgklmnrstz" AE) || ending_of(&rest, stay)))
        return;
    c->word.size = rest.size;
}

static void cut_derivation(Cutting *c)
{
    static const char *const endings[] = {"lich", "isch", "heit", "keit", "end", "ung", "ig", "ik", NULL};
    static const char *const ig[] = {"ig", NULL}, *const er[] = {"er", "en", NULL},
                      *const lich[] = {"lich", "ig", NULL};
    const char *ending = ending_of(&c->word, endings);
    Word rest = c->word;
    if (!ending || (rest.size -= (Py_ssize_t)strlen(ending)) < c->two)
        return;
    if (is_one_of(*ending, "i") && last_of(&rest) == 'e')
        return;
    if (*ending == 'e' || *ending == 'u') {
        Word shorter = rest;
        if (cut(&shorter, c->two, ig) && last_of(&shorter) != 'e')
            rest = shorter;
    } else if (*ending == 'l' || *ending == 'h') {
        cut(&rest, c->one, er);
    } else if (*ending == 'k') {
        cut(&rest, c->two, lich);
    }
    c->word.size = rest.size;
}

/* The word without its endings. */
static Word without_endings(const Word *word)
{
    static const char *const apostrophes[] = {"'sch", "'s", "'", NULL};
    Cutting c = {.word = *word};
    mark_letters(&c.word);
    mark_regions(&c);
    cut_inflection(&c);
    cut_comparison(&c);
    cut_derivation(&c);
    cut(&c.word, 2, apostrophes);
    unmark_letters(&c.word);
    return c.word;
}

#endif
