/* Which passages of a text are shown; see index/snippets.py, where the same steps have the same names. */

#pragma once

#include <Python.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "_blanks.h"

enum {
    PASSAGES = 3,
    MOST = 4,       /* what a leaf is worth at most that is shown */
    WHOLE = 4,
    PART = 2,
    MANY = 100,     /* lit places that are looked at */
    BEYOND = 20,    /* characters that a sentence may go on for */
    ELLIPSIS = 0x2026
};

typedef struct {
    Py_ssize_t start, end;
    int leaf;       /* numbered anew, from 0 on */
    int match;      /* place in the tuple of matches, best first; the last is a part */
    bool part;
} Lit;

typedef struct {
    Py_ssize_t start, end;
} Passage;

typedef struct {
    const Py_UCS4 *signs;
    Py_ssize_t length, begin;
} Text;

static bool is_closing(Py_UCS4 sign)
{
    return sign == '"' || sign == 0x201c || sign == 0x201d || sign == 0xbb || sign == 0xab || sign == 0x2019
        || sign == ')';
}

static Py_ssize_t most(Py_ssize_t one, Py_ssize_t other)
{
    return one > other ? one : other;
}

static Py_ssize_t least(Py_ssize_t one, Py_ssize_t other)
{
    return one < other ? one : other;
}

/* Where the first sentence begins whose predecessor ends between two places, or -1. */
static Py_ssize_t sentence(const Text *text, Py_ssize_t from, Py_ssize_t to)
{
    for (Py_ssize_t at = from; at < to; ++at) {
        Py_UCS4 sign = text->signs[at];
        Py_ssize_t after = at + 1;
        if (sign == '\n') {
            while (after < to && text->signs[after] == '\n')
                ++after;
            return after;
        }
        if (sign != '.' && sign != '!' && sign != '?' && sign != ELLIPSIS)
            continue;
        while (after < to && is_closing(text->signs[after]))
            ++after;
        if (after < to && is_blank(text->signs[after])) {
            while (after < to && is_blank(text->signs[after]))
                ++after;
            return after;
        }
    }
    return -1;
}

static Py_ssize_t word_end(const Text *text, Py_ssize_t at, Py_ssize_t since)
{
    for (Py_ssize_t cut = at; cut > since; --cut)
        if (text->signs[cut] == ' ' || text->signs[cut] == '\n')
            return cut;
    at = most(at, since);
    while (at < text->length && !is_blank(text->signs[at]))
        ++at;
    return at;
}

/* About `width` characters with those from `first` to `last` among them. */
static Passage around(const Text *text, Py_ssize_t first, Py_ssize_t last, Py_ssize_t width)
{
    Py_ssize_t room = most(width - (last - first), 20), earliest = most(text->begin, first - room);
    Passage passage = {earliest == text->begin ? earliest : sentence(text, earliest, first), text->length};
    if (passage.start < 0) {
        passage.start = most(text->begin, first - room / 3);
        while (passage.start > text->begin && !is_blank(text->signs[passage.start - 1]))
            --passage.start;
    }
    Py_ssize_t aim = most(passage.start + width, last);
    if (aim >= text->length)
        return passage;
    Py_ssize_t to = least(text->length, aim + BEYOND), late = -1;
    for (Py_ssize_t border = last; (border = sentence(text, border, to)) >= 0;)
        if (border > passage.start + width / 2)
            late = border;
    passage.end = late >= 0 ? late : word_end(text, aim, last);
    return passage;
}

/* Which of `count` places within `width` characters show the most leaves: from *first to *last. */
static void densest(
    const Lit *lits, Py_ssize_t count, Py_ssize_t width, int *shown, Py_ssize_t *first, Py_ssize_t *last)
{
    Py_ssize_t reach = width * 3 / 4, since = 0;
    double best = 0.0;
    int leaves = 0, possible = 0;

    for (Py_ssize_t n = 0; n < count; ++n)
        shown[lits[n].leaf] = -1;
    for (Py_ssize_t n = 0; n < count; ++n)
        if (shown[lits[n].leaf] < 0) {
            shown[lits[n].leaf] = 0;
            possible += MOST;
        }
    *first = *last = 0;
    for (Py_ssize_t n = 0; n < count; ++n) {
        int *own = shown + lits[n].leaf, before = *own;
        *own += lits[n].part ? PART : WHOLE;
        leaves += (int)(least(*own, MOST) - least(before, MOST));
        for (; since < n && lits[n].end - lits[since].start > reach; ++since) {
            own = shown + lits[since].leaf;
            before = *own;
            *own -= lits[since].part ? PART : WHOLE;
            leaves -= (int)(least(before, MOST) - least(*own, MOST));
        }
        double worth = leaves + (double)(n - since) / (double)count;
        if (worth > best) {
            best = worth;
            *first = since;
            *last = n;
        } else if (best >= possible) {
            break;
        }
    }
}

static Passage passage_of(
    const Text *text, const Lit *lits, Py_ssize_t first, Py_ssize_t last, Py_ssize_t width)
{
    Py_ssize_t end = lits[first].end;
    for (Py_ssize_t n = first + 1; n <= last; ++n)
        end = most(end, lits[n].end);
    return around(text, lits[first].start, end, width);
}

/* Leave out those of a leaf that is flagged; returns how many are left. */
static Py_ssize_t leave_out(Lit *lits, Py_ssize_t count, const bool *flagged, bool only_parts)
{
    Py_ssize_t kept = 0;
    for (Py_ssize_t n = 0; n < count; ++n)
        if (!flagged[lits[n].leaf] || (only_parts && !lits[n].part))
            lits[kept++] = lits[n];
    return kept;
}

/* The places that show their leaf best: a mere part only where the word itself stands nowhere. */
static Py_ssize_t telling(Lit *lits, Py_ssize_t count, bool *flagged, int leaves)
{
    memset(flagged, 0, (size_t)leaves);
    for (Py_ssize_t n = 0; n < count; ++n)
        flagged[lits[n].leaf] |= !lits[n].part;
    return least(leave_out(lits, count, flagged, true), MANY);
}

/* Passages that show as many leaves as can be: how many. `shown` and `flagged` have room for each of the
   `leaves`, `passages` for PASSAGES; `lits` are used up.
*/
static int choose(
    const Text *text, Lit *lits, Py_ssize_t count, Py_ssize_t width,
    int *shown, bool *flagged, int leaves, Passage *passages)
{
    Py_ssize_t first, last;
    int number = 0, different = 0, seen = 0;

    count = telling(lits, count, flagged, leaves);
    densest(lits, count, width, shown, &first, &last);
    memset(flagged, 0, (size_t)leaves);
    for (Py_ssize_t n = 0; n < count; ++n) {
        different += !flagged[lits[n].leaf];
        flagged[lits[n].leaf] = true;
    }
    memset(flagged, 0, (size_t)leaves);
    for (Py_ssize_t n = first; n <= last; ++n) {
        seen += !flagged[lits[n].leaf];
        flagged[lits[n].leaf] = true;
    }
    if (seen == different) {
        passages[0] = passage_of(text, lits, first, last, width);
        return 1;
    }
    width /= least(PASSAGES, different);
    while (count && number < PASSAGES) {
        densest(lits, count, width, shown, &first, &last);
        passages[number++] = passage_of(text, lits, first, last, width);
        memset(flagged, 0, (size_t)leaves);
        for (Py_ssize_t n = first; n <= last; ++n)
            flagged[lits[n].leaf] = true;
        count = leave_out(lits, count, flagged, false);
    }
    return number;
}

static bool comes_first(Passage one, Passage other)
{
    return one.start < other.start || (one.start == other.start && one.end < other.end);
}

/* Put passages in order, and together where they touch: how many are left. */
static int merged(Passage *passages, int count)
{
    int kept = 0;
    for (int n = 1; n < count; ++n)
        for (int at = n; at > 0 && comes_first(passages[at], passages[at - 1]); --at) {
            Passage other = passages[at];
            passages[at] = passages[at - 1];
            passages[at - 1] = other;
        }
    for (int n = 1; n < count; ++n) {
        if (passages[n].start <= passages[kept].end + 1)
            passages[kept].end = most(passages[kept].end, passages[n].end);
        else
            passages[++kept] = passages[n];
    }
    return kept + 1;
}
