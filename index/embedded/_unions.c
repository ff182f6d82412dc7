/* Posting lists of terms that are unions of lists: documents united, frequencies added.

   Whatever is read from an array is checked where it is used as a place. */

#include "_rows.h"
#include <stdlib.h>

#define DOCUMENTS 65536 /* document numbers take two bytes */

/* Documents of one term: how often it stands in each, and two levels of flags by which those that have
   it are found in ascending order, however few they are. */
typedef struct {
    uint32_t freqs[DOCUMENTS];
    uint64_t flags[DOCUMENTS / 64], groups[DOCUMENTS / 4096];
} Union;

enum { STARTS, DOCS, FREQS, ENDS, MEMBERS, COUNTS, NEW_DOCS, NEW_FREQS, ARRAYS };

static int lowest(uint64_t flags)
{
#if defined(__GNUC__)
    return __builtin_ctzll(flags);
#else
    int place = 0;
    for (; !(flags & 1); flags >>= 1)
        place++;
    return place;
#endif
}

static const char *unite_all(const Array *arrays, Union *all, Py_ssize_t *written)
{
    const int64_t *starts = arrays[STARTS].items, *ends = arrays[ENDS].items;
    const int64_t *members = arrays[MEMBERS].items;
    const uint16_t *docs = arrays[DOCS].items;
    const void *freqs = arrays[FREQS].items;
    uint16_t *new_docs = arrays[NEW_DOCS].items;
    uint32_t *new_freqs = arrays[NEW_FREQS].items;
    int64_t *counts = arrays[COUNTS].items;
    Py_ssize_t lists = arrays[STARTS].count - 1, terms = arrays[ENDS].count - 1;
    Py_ssize_t room = arrays[NEW_DOCS].count, width = arrays[FREQS].width;

    if (lists < 0 || terms < 0 || arrays[COUNTS].count != terms || arrays[NEW_FREQS].count != room
        || arrays[FREQS].count != arrays[DOCS].count)
        return unequal;
    if (!ascends(starts, lists + 1, arrays[DOCS].count) || !ascends(ends, terms + 1, arrays[MEMBERS].count))
        return "lists lie outside";
    *written = 0;
    for (Py_ssize_t term = 0; term < terms; term++) {
        counts[term] = 0;
        if (ends[term + 1] - ends[term] < 2)
            continue;
        for (int64_t n = ends[term]; n < ends[term + 1]; n++) {
            if (members[n] < 0 || members[n] >= lists)
                return "there is no such list";
            for (int64_t at = starts[members[n]]; at < starts[members[n] + 1]; at++) {
                all->freqs[docs[at]] += (uint32_t)number_at(freqs, width, at);
                all->flags[docs[at] >> 6] |= UINT64_C(1) << (docs[at] & 63);
                all->groups[docs[at] >> 12] |= UINT64_C(1) << (docs[at] >> 6 & 63);
            }
        }
        for (int group = 0; group < DOCUMENTS / 4096; group++) {
            for (; all->groups[group]; all->groups[group] &= all->groups[group] - 1) {
                int place = group << 6 | lowest(all->groups[group]);
                for (uint64_t flags = all->flags[place]; flags; flags &= flags - 1) {
                    int document = place << 6 | lowest(flags);
                    if (*written >= room)
                        return "there is no room for a document";
                    new_docs[*written] = (uint16_t)document;
                    new_freqs[(*written)++] = all->freqs[document];
                    all->freqs[document] = 0;
                    counts[term]++;
                }
                all->flags[place] = 0;
            }
        }
    }
    return NULL;
}

static PyObject *unite(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    static const Demand demands[ARRAYS] = {{8, 0}, {2, 0}, {0, 0}, {8, 0}, {8, 0}, {8, 1}, {2, 1}, {4, 1}};
    Array arrays[ARRAYS];
    Py_ssize_t written = 0;
    const char *problem = NULL;
    Union *all;

    if (!take(arrays, demands, ARRAYS, args, count))
        return answer(arrays, ARRAYS, NULL, 0);
    all = calloc(1, sizeof *all);
    if (!all) {
        PyErr_NoMemory();
        return answer(arrays, ARRAYS, NULL, 0);
    }
    Py_BEGIN_ALLOW_THREADS
    problem = unite_all(arrays, all, &written);
    Py_END_ALLOW_THREADS
    free(all);
    return answer(arrays, ARRAYS, problem, written);
}

MODULE(_unions, "Uniting posting lists; see index.embedded.inversion.",
    FUNCTION("unite", unite, "Unite the lists of terms; how many documents that makes."))
