/* Lengths of the codes of a prefix code, in the place of the frequencies; the Python of the same is
   index/embedded/texts/huffman.py, which says by whom the method is. */

#include "../../../archive/_door.h"

/* Phase 1, from left to right: a joined node takes the place of what is used up, and what it is joined into
   is its number there. */
static void join(uint64_t *nodes, Py_ssize_t size)
{
    Py_ssize_t leaf = 0, inner = 0;
    for (Py_ssize_t next = 0; next < size - 1; next++) {
        uint64_t total = 0;
        for (int n = 0; n < 2; n++) {
            if (leaf < size && (inner >= next || nodes[leaf] < nodes[inner])) {
                total += nodes[leaf++];
            } else {
                total += nodes[inner];
                nodes[inner++] = (uint64_t)next;
            }
        }
        nodes[next] = total;
    }
}

/* Phase 2, from right to left: the depths of joined nodes. */
static void deepen(uint64_t *nodes, Py_ssize_t size)
{
    nodes[size - 2] = 0;
    for (Py_ssize_t node = size - 3; node >= 0; node--)
        nodes[node] = nodes[nodes[node]] + 1;
}

/* Phase 3, from right to left: of the places at a depth, those that no joined node takes are leaves. */
static void spread(uint64_t *nodes, Py_ssize_t size)
{
    Py_ssize_t node = size - 2, leaf = size - 1, places = 1;
    for (uint64_t depth = 0; places > 0; depth++) {
        Py_ssize_t joined = 0;
        while (node >= 0 && nodes[node] == depth) {
            joined++;
            node--;
        }
        for (Py_ssize_t n = joined; n < places && leaf >= 0; n++)
            nodes[leaf--] = depth;
        places = 2 * joined;
    }
}

PyDoc_STRVAR(lengths_doc,
    "lengths(counts)\n\n"
    "Put in the place of two or more ascending counts (uint64, their sum below 2**63) the lengths of their\n"
    "codes.");

static PyObject *lengths(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demand = {8, true};
    Array counts;
    const char *problem = NULL;
    if (take(&counts, &demand, 1, given, number)) {
        uint64_t *nodes = counts.items, total = 0, before = 0;
        bool fine = counts.count > 1;
        for (Py_ssize_t n = 0; n < counts.count && fine; n++) {
            fine = nodes[n] >= before && nodes[n] < (uint64_t)1 << 62 && (total += nodes[n]) < (uint64_t)1 << 63;
            before = nodes[n];
        }
        if (fine) {
            Py_BEGIN_ALLOW_THREADS
            join(nodes, counts.count);
            deepen(nodes, counts.count);
            spread(nodes, counts.count);
            Py_END_ALLOW_THREADS
        } else {
            problem = "counts are not as they must be";
        }
    }
    return answer_none(&counts, 1, problem);
}

MODULE(_huffman, "Lengths of codes; see index.embedded.texts.huffman.",
    FUNCTION("lengths", lengths, lengths_doc))
