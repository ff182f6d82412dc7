/* What stands between tokens: nothing, a blank, two line breaks, or something else; the Python of the same is in
   index/embedded/texts/gaps.py. */

#include "../../../archive/_door.h"

/* As in gaps.py. */
enum { NONE, BLANK, BREAKS };

/* All texts in one row of code points (of any width), where each of them and each body begins, the tokens of each and where
   they stand in their own text; then what is found. */
enum { CODES, BASES, BODIES, BOUNDS, STARTS, ENDS, BEFORE, BEHIND, ODD, ARRAYS };

static const Demand DEMANDS[ARRAYS] = {
    {0, 0}, {8, 0}, {8, 0}, {8, 0}, {4, 0}, {4, 0}, {4, 1}, {4, 1}, {8, 1}};

/* Odd gaps, three numbers each: which it is, and where it begins and ends. They are counted on where there is
   no room for them. */
typedef struct {
    const Array *codes;
    int64_t size, *odd;
    Py_ssize_t room, found;
    bool outside;
} Finder;

static inline int32_t find(Finder *finder, int64_t which, int64_t since, int64_t to)
{
    if (since < 0 || since > to || to > finder->size) {
        finder->outside = true;
        return NONE;
    }
    if (since == to)
        return NONE;
    uint64_t first = item(finder->codes, since);
    if (to - since == 1 && first == ' ')
        return BLANK;
    if (to - since == 2 && first == '\n' && item(finder->codes, since + 1) == '\n')
        return BREAKS;
    if (finder->found < finder->room) {
        int64_t *row = finder->odd + 3 * finder->found;
        row[0] = which;
        row[1] = since;
        row[2] = to;
    }
    finder->found++;
    return BLANK;
}

static const char *find_all(const Array *arrays, Finder *finder)
{
    const int64_t *bases = arrays[BASES].items, *bodies = arrays[BODIES].items, *bounds = arrays[BOUNDS].items;
    const int32_t *starts = arrays[STARTS].items, *ends = arrays[ENDS].items;
    int32_t *before = arrays[BEFORE].items, *behind = arrays[BEHIND].items;
    Py_ssize_t texts = arrays[BODIES].count, tokens = arrays[STARTS].count;
    *finder = (Finder){&arrays[CODES], arrays[CODES].count, arrays[ODD].items, arrays[ODD].count / 3, 0, 0};
    if (arrays[BASES].count != texts + 1 || arrays[BOUNDS].count != texts + 1 || arrays[ENDS].count != tokens
        || arrays[BEFORE].count != tokens || arrays[BEHIND].count != texts)
        return "arrays that belong together differ in length";
    for (Py_ssize_t n = 0; n < texts; n++)
        if (bounds[n] < 0 || bounds[n] > bounds[n + 1] || bounds[n + 1] > tokens)
            return "a text has tokens that are not there";
    for (Py_ssize_t n = 0; n <= texts; n++)
        if (bases[n] < 0 || bases[n] > finder->size)
            return "a text begins outside of the texts";
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t n = 0; n < texts; n++) {
        int64_t last = bodies[n];
        for (int64_t token = bounds[n]; token < bounds[n + 1]; token++) {
            int64_t start = bases[n] + starts[token];
            if (start < bodies[n]) {
                before[token] = NONE;
                continue;
            }
            before[token] = find(finder, token, last, start);
            last = bases[n] + ends[token];
        }
        behind[n] = find(finder, tokens + n, last, bases[n + 1]);
    }
    Py_END_ALLOW_THREADS
    return finder->outside ? "a gap lies outside of the texts" : NULL;
}

PyDoc_STRVAR(find_doc,
    "find(codes, bases, bodies, bounds, starts, ends, before, behind, odd) -> how many odd ones there are\n\n"
    "Gaps before all tokens of bodies, and behind each body; those that are something else than these three\n"
    "are listed in `odd` (as many as it has room for), those behind bodies after all tokens.");

static PyObject *find_gaps(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    Finder finder = {.found = 0};
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? find_all(arrays, &finder) : NULL;
    return answer(arrays, ARRAYS, problem, finder.found);
}

MODULE(_gaps, "Gaps between tokens; see index.embedded.texts.gaps.", FUNCTION("find", find_gaps, find_doc))
