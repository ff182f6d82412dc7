/* Cutting a compound: the same as `Splitter` in compounds.py, which says why, for ASCII words.
 *
 * Whatever is cut on the way to a cut is a stretch of the word itself, so a table of stretches is all that
 * needs to be remembered, and the hash of none has to be computed from its letters. */

#ifndef ZEITLUPE_CUTTING_H
#define ZEITLUPE_CUTTING_H

#include "_words.h"
#include <math.h>
#include <stdlib.h>

enum { LONGEST = 80, LEAST = 7, TAILS = 4 };

/* The lists of lists.py that a word can be on: the bits of its flags, in the order of `_flags` in kernel.py. */
enum {
    NAME = 1 << 0, WHOLE = 1 << 1, SUFFIX = 1 << 2, FRONT_SUFFIX = 1 << 3, PARTICLE = 1 << 4,
    PARTICLE_HEAD = 1 << 5, SHORT_PART = 1 << 6, COMBINING_FORM = 1 << 7, PLACE_HEAD = 1 << 8,
    BOUND_HEAD = 1 << 9, LONG_PREFIX = 1 << 10, TAKES_S = 1 << 11
};

/* The numbers of the rules, in the order of `Rules` in compounds.py, and COMMON of links.py. */
enum {
    THRESHOLD, OF_WHOLE, SHORT, CAP, LETTERS, SHORT_FAMILY, LOWER_HEAD, VERB_COUNT, PLACE_COUNT, PLACE_FAMILY,
    MISSING_S, LONE_S, COMBINING, COMMON, NUMBERS
};

static const char *const TAIL[TAILS] = {"", "e", "en", "n"};
static const char TAIL_SIZE[TAILS] = {0, 1, 2, 1};

/* A first part as a dictionary word: its first `kept` letters and a tail. */
typedef struct {
    double score;
    int kept, tail;
} Front;

typedef struct {
    double score;
    int at; /* from the beginning of the stretch; 0 where it stays whole */
    Front front;
} Cut;

typedef struct {
    const Vocabulary *v;
    const double *rules;
    const char *word;
    uint64_t hashes[LONGEST + 1], powers[LONGEST + 1];
    uint32_t stamp, stamps[LONGEST + 1][LONGEST + 1]; /* which cuts belong to this word */
    Cut cuts[LONGEST + 1][LONGEST + 1];
} Work;

/* The row of the word that is the stretch and a tail, NULL where there is none. */
static const int64_t *row(const Work *w, int from, int to, int tail)
{
    uint64_t hash = w->hashes[to] - w->hashes[from] * w->powers[to - from];
    hash = hash_on(hash, w->v->base, TAIL[tail], TAIL_SIZE[tail]);
    Py_ssize_t n = find(w->v, hash, w->word + from, to - from, TAIL[tail], TAIL_SIZE[tail]);
    return n < 0 ? NULL : w->v->rows[n];
}

static int64_t at_least_0(const int64_t *of, int column)
{
    return of && of[column] > 0 ? of[column] : 0;
}

static int64_t flags(const int64_t *of)
{
    return of ? of[FLAGS] : 0;
}

static int known(const int64_t *of)
{
    return of && of[COUNT] >= 0;
}

static double bits(const Work *w, double n)
{
    return log2(1 + (w->rules[CAP] < n ? w->rules[CAP] : n));
}

static double shape(const Work *w, double family, int letters)
{
    double length = letters < 5 ? -w->rules[SHORT] * (5 - letters) : (letters < 10 ? letters : 10) - 5;
    return log2(1 + family) + length;
}

static int is_vowel(char letter)
{
    return memchr("aeiouy", letter, 6) != NULL;
}

static char letter_of(const char *text, const Front *front, int place)
{
    return place < front->kept ? text[place] : TAIL[front->tail][place - front->kept];
}

static int letters_of(const Front *front)
{
    return front->kept + TAIL_SIZE[front->tail];
}

/* Whether a is before b in the alphabet; both begin at `text`. */
static int before(const char *text, const Front *a, const Front *b)
{
    for (int place = 0;; place++) {
        if (place == letters_of(b))
            return 0;
        if (place == letters_of(a))
            return 1;
        char one = letter_of(text, a, place), other = letter_of(text, b, place);
        if (one != other)
            return one < other;
    }
}

/* Whether a first part has one of the endings that take an s. */
static int takes_s(const Work *w, int from, const Front *front)
{
    char text[LONGEST + 3];
    int size = letters_of(front);
    for (int place = 0; place < size; place++)
        text[place] = letter_of(w->word + from, front, place);
    uint64_t hash = 0, power = 1;
    for (int start = size - 1; start >= 0 && start >= size - 8; start--, power *= w->v->base) {
        hash += power * (unsigned char)text[start];
        Py_ssize_t n = find(w->v, hash, text + start, size - start, "", 0);
        if (n >= 0 && w->v->rows[n][FLAGS] & TAKES_S)
            return 1;
    }
    return 0;
}

typedef struct {
    const Work *w;
    int from, to;
    double family;
    int found;
    Front best;
} Readings;

static void offer(Readings *r, double score, int kept, int tail)
{
    Front front = {score, kept, tail};
    if (!r->found || score > r->best.score ||
        (score == r->best.score && before(r->w->word + r->from, &r->best, &front)))
        r->best = front;
    r->found = 1;
}

static void read_as(Readings *r, const int64_t *of, double cost, int verb, int kept, int tail)
{
    const double *rules = r->w->rules;
    int size = kept + TAIL_SIZE[tail], whole = r->to - r->from;
    if (of[FLAGS] & (FRONT_SUFFIX | PARTICLE) || (verb && at_least_0(of, LOWER) < rules[VERB_COUNT]))
        return;
    if ((size < whole ? size : whole) >= rules[LETTERS] || of[FLAGS] & SHORT_PART ||
        r->family >= rules[SHORT_FAMILY])
        offer(r, bits(r->w, (double)of[COUNT]) - cost, kept, tail);
}

/* All readings of a first part that are words; `own` is the row of the part as it stands. */
static void read_bases(Readings *r, const int64_t *own)
{
    const Work *w = r->w;
    const char *end = w->word + r->to;
    int from = r->from, to = r->to, size = to - from;
    const int64_t *of;
    if (known(own))
        read_as(r, own, 0.0, 0, size, 0);
    if (end[-1] == 's' && size >= 5) {
        if (known(of = row(w, from, to - 1, 0)))
            read_as(r, of, 0.5, 0, size - 1, 0);
        if (at_least_0(of = row(w, from, to - 1, 1), COUNT) >= w->rules[COMMON])
            read_as(r, of, 1.5, 0, size - 1, 1);
        if ((end[-2] == 'e' || (end[-2] == 'n' && end[-3] == 'e')) && known(of = row(w, from, to - 2, 0)))
            read_as(r, of, 1.5, 0, size - 2, 0);
    }
    if (at_least_0(of = row(w, from, to, 1), COUNT) >= w->rules[COMMON])
        read_as(r, of, 1.0, 0, size, 1);
    if ((!is_vowel(end[-1]) || (end[-1] == 'u' && (end[-2] == 'a' || end[-2] == 'e'))) &&
        known(of = row(w, from, to, 2)))
        read_as(r, of, 1.5, 1, size, 2);
    if ((end[-1] == 'l' || end[-1] == 'r') && known(of = row(w, from, to, 3)))
        read_as(r, of, 1.5, 1, size, 3);
}

/* A first part of at least three letters; 0 when it can't be one. */
static int score_front(const Work *w, int from, int to, Front *front)
{
    const int64_t *own = row(w, from, to, 0);
    int combining = (flags(own) & COMBINING_FORM) != 0, size = to - from, vowels = 0;
    for (int place = from; place < to && !vowels; place++)
        vowels = is_vowel(w->word[place]);
    if (!combining && (flags(own) & PARTICLE || !vowels))
        return 0;
    Readings r = {.w = w, .from = from, .to = to, .family = (double)at_least_0(own, FRONTS)};
    read_bases(&r, own);
    int64_t places = at_least_0(own, PLACE);
    if (combining)
        offer(&r, log2(w->rules[COMBINING]), size, 0);
    else if (!r.found && places >= w->rules[PLACE_COUNT])
        offer(&r, log2(1 + (double)places) - 1, size, 0);
    if (!r.found)
        return 0;
    *front = r.best;
    int itself = front->kept == size && !front->tail;
    if (w->word[to - 1] == 's' && !itself) {
        if (r.family < 3 && !takes_s(w, from, front)) {
            int last = letters_of(front) - 1;
            char end = letter_of(w->word + from, front, last);
            if (end == 'e' || (end == 'n' && letter_of(w->word + from, front, last - 1) == 'e'))
                return 0;
            front->score -= w->rules[LONE_S];
        }
    } else if (itself && takes_s(w, from, front)) {
        front->score -= w->rules[MISSING_S];
    }
    front->score += shape(w, r.family, size);
    return 1;
}

static int score_head(const Work *w, const int64_t *head, int letters, double *score)
{
    const double *rules = w->rules;
    int64_t on = flags(head);
    double family = (double)at_least_0(head, HEADS);
    if (on & SUFFIX || (on & PARTICLE && !(on & PARTICLE_HEAD)))
        return 0;
    if (letters < rules[LETTERS] && !(on & SHORT_PART) && family < rules[SHORT_FAMILY])
        return 0;
    double weight = (double)at_least_0(head, COUNT) - (1 - rules[LOWER_HEAD]) * (double)at_least_0(head, LOWER);
    weight += (double)head[BOUND];
    *score = weight != 0 ? bits(w, weight) + shape(w, family, letters) : 0;
    return weight != 0;
}

static int first_cut(const Work *w, int from, int to)
{
    for (int size = to - from < 8 ? to - from : 8; size > 3; size--)
        if (flags(row(w, from, from + size, 0)) & LONG_PREFIX)
            return size;
    return 3;
}

static int is(const Work *w, int from, int to, const char *text)
{
    return (size_t)(to - from) == strlen(text) && !memcmp(w->word + from, text, (size_t)(to - from));
}

static int false_head(const Work *w, int from, int middle, int to)
{
    char last = w->word[middle - 1];
    if (is(w, middle, to, "ende") || is(w, middle, to, "enden") || is(w, middle, to, "endes"))
        return (last != 's' && last != 'n') || middle - from < 5;
    return ((is(w, middle, to, "weise") || is(w, middle, to, "weisen")) && last == 'r') ||
           (is(w, middle, to, "haft") && last != 's');
}

static int looks_like_place(const Work *w, int from, int middle, const int64_t *head, int64_t n)
{
    return flags(head) & PLACE_HEAD && w->word[middle - 1] != 's' && n < 3 &&
           (double)at_least_0(row(w, from, middle, 0), FRONTS) < w->rules[PLACE_FAMILY];
}

static Cut known_halves(const Work *w, int from, int to, const int64_t *own)
{
    Cut best = {.at = 0};
    int64_t n = at_least_0(own, COUNT);
    int lower = n > 0 && (double)at_least_0(own, LOWER) > 0.9 * (double)n;
    for (int middle = from + first_cut(w, from, to); middle < to - 2; middle++) {
        const int64_t *head = row(w, middle, to, 0);
        double score;
        Front front;
        if (!(known(head) || flags(head) & BOUND_HEAD) || !score_head(w, head, to - middle, &score) ||
            !score_front(w, from, middle, &front))
            continue;
        score = front.score + score;
        if (best.at && score < best.score)
            continue;
        if (lower && (double)at_least_0(head, LOWER) < 0.2 * (double)at_least_0(head, COUNT))
            continue;
        if (!looks_like_place(w, from, middle, head, n) && !false_head(w, from, middle, to))
            best = (Cut){score, middle - from, front};
    }
    return best;
}

static void keep_better(const Work *w, int from, Cut *best, Cut other)
{
    if (!best->at || other.score > best->score ||
        (other.score == best->score &&
         (other.at > best->at ||
          (other.at == best->at && before(w->word + from, &best->front, &other.front)))))
        *best = other;
}

static Cut cut(Work *w, int from, int to);

/* The best cut one half of which is unknown, but itself a compound. */
static Cut compound_halves(Work *w, int from, int to)
{
    Cut best = {.at = 0}, inner;
    for (int middle = from + first_cut(w, from, to); middle < to - 6; middle++) {
        Front front;
        if (score_front(w, from, middle, &front) && (inner = cut(w, middle, to)).at)
            keep_better(w, from, &best, (Cut){0.75 * inner.score + 0.5 * front.score, middle - from, front});
    }
    for (int middle = from + 7; middle < to - 2; middle++) {
        const int64_t *head = row(w, middle, to, 0);
        double score;
        if (!known(head) || !score_head(w, head, to - middle, &score))
            continue;
        char last = w->word[middle - 1];
        for (int less = 0; less <= (last == 's' || last == 'n'); less++) {
            double cost = less ? (last == 's' ? 0.5 : 1.0) : 0.0;
            Front front = {.kept = middle - from - less};
            if ((inner = cut(w, from, middle - less)).at)
                keep_better(w, from, &best,
                            (Cut){0.75 * inner.score + 0.5 * score - cost, middle - from, front});
        }
    }
    return best;
}

static Cut find_cut(Work *w, int from, int to)
{
    Cut none = {.at = 0};
    const int64_t *own = to - from < LEAST ? NULL : row(w, from, to, 0);
    if (to - from < LEAST || flags(own) & (NAME | WHOLE))
        return none;
    int64_t n = at_least_0(own, COUNT);
    Cut best = known_halves(w, from, to, own);
    if (best.at && best.score >= w->rules[THRESHOLD] + w->rules[OF_WHOLE] * log2(1 + (double)n))
        return best;
    if (to - from < 10 || n >= 20)
        return none;
    best = compound_halves(w, from, to);
    return best.at && best.score > w->rules[THRESHOLD] ? best : none;
}

static Cut cut(Work *w, int from, int to)
{
    if (w->stamps[from][to] != w->stamp) {
        Cut found = find_cut(w, from, to);
        w->cuts[from][to] = found;
        w->stamps[from][to] = w->stamp;
    }
    return w->cuts[from][to];
}

static Cut cut_word(Work *w, const char *word, Py_ssize_t length)
{
    if (length < LEAST || length > LONGEST)
        return (Cut){.at = 0};
    for (Py_ssize_t i = 0; i < length; i++) {
        if ((unsigned)((word[i] | 32) - 'a') > 25)
            return (Cut){.at = 0};
        w->hashes[i + 1] = w->hashes[i] * w->v->base + (unsigned char)word[i];
    }
    w->word = word;
    if (!++w->stamp) { /* after 2^32 words */
        memset(w->stamps, 0, sizeof w->stamps);
        w->stamp = 1;
    }
    return cut(w, 0, (int)length);
}

/* Room to cut the words of one thread, to be freed; NULL without memory. */
static Work *begin_work(const Vocabulary *v, const double *rules)
{
    Work *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->v = v;
    w->rules = rules;
    w->powers[0] = 1;
    for (int i = 0; i < LONGEST; i++)
        w->powers[i + 1] = w->powers[i] * v->base;
    return w;
}

#endif
