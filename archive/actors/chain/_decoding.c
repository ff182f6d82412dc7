/* The best labels of sentences by the algorithm of Viterbi: what `archive.actors.chain.decoding` asks for.

   Scores are added as numbers without a sign, so that no sum is undefined; all that a model gives are small. */

#include "../../_door.h"

enum { EMISSIONS, STARTS, FIRST, STEP, WAYS, LABELS, ARRAYS };
enum { MOST = 8 };

static const Demand DEMANDS[ARRAYS] = {{4, 0}, {4, 0}, {4, 0}, {4, 0}, {1, 1}, {1, 1}};

/* The model, and the rows that are worked on. Rows are as wide as the most labels, so that the processor
   takes all of them at once. */
typedef struct {
    const int32_t *emissions, *first;
    int32_t step[MOST][MOST];
    int8_t *ways, *labels;
    Py_ssize_t words, kinds;
} Chain;

static inline int32_t add(int32_t one, int32_t other)
{
    return (int32_t)((uint32_t)one + (uint32_t)other);
}

/* From the scores of all labels at one word to those at the next, and which label leads to each. */
static inline void advance(const Chain *chain, int32_t *scores, int8_t *ways, Py_ssize_t word)
{
    int32_t best[MOST], from[MOST] = {0};
    for (int to = 0; to < MOST; to++)
        best[to] = add(scores[0], chain->step[0][to]);
    for (int kind = 1; kind < chain->kinds; kind++) {
        for (int to = 0; to < MOST; to++) {
            int32_t score = add(scores[kind], chain->step[kind][to]);
            from[to] = score > best[to] ? kind : from[to];
            best[to] = score > best[to] ? score : best[to];
        }
    }
    for (int to = 0; to < chain->kinds; to++) {
        scores[to] = add(best[to], chain->emissions[to * chain->words + word]);
        ways[to] = (int8_t)from[to];
    }
}

/* Label the words from `start` to `stop`, of which there is one at least. */
static void label_sentence(const Chain *chain, Py_ssize_t start, Py_ssize_t stop)
{
    int32_t scores[MOST] = {0};
    int8_t label = 0;
    for (int kind = 0; kind < chain->kinds; kind++)
        scores[kind] = add(chain->emissions[kind * chain->words + start], chain->first[kind]);
    for (Py_ssize_t word = start + 1; word < stop; word++)
        advance(chain, scores, chain->ways + word * chain->kinds, word);
    for (int kind = 1; kind < chain->kinds; kind++)
        if (scores[kind] > scores[label])
            label = (int8_t)kind;
    for (Py_ssize_t word = stop - 1; word > start; word--) {
        chain->labels[word] = label;
        label = chain->ways[word * chain->kinds + label];
    }
    chain->labels[start] = label;
}

static const char *check(const Array *arrays)
{
    Py_ssize_t kinds = arrays[FIRST].count, words = arrays[LABELS].count;
    const int32_t *starts = arrays[STARTS].items;
    if (kinds < 1 || kinds > MOST || arrays[STEP].count != kinds * kinds)
        return "there are too many labels, or not one score for each pair of them";
    if (arrays[EMISSIONS].count % kinds || arrays[EMISSIONS].count / kinds != words
        || arrays[WAYS].count != arrays[EMISSIONS].count)
        return "there is not one score and one way for each label of each word";
    if (!arrays[STARTS].count != !words || (words && starts[0]))
        return "the first sentence does not begin with the first word";
    for (Py_ssize_t number = 1; number < arrays[STARTS].count; number++)
        if (starts[number] <= starts[number - 1] || starts[number] >= words)
            return "sentences do not follow one another";
    return NULL;
}

static const char *decode_held(const Array *arrays)
{
    const char *problem = check(arrays);
    if (problem)
        return problem;
    const int32_t *starts = arrays[STARTS].items, *step = arrays[STEP].items;
    Py_ssize_t sentences = arrays[STARTS].count;
    Chain chain = {
        .emissions = arrays[EMISSIONS].items, .first = arrays[FIRST].items, .ways = arrays[WAYS].items,
        .labels = arrays[LABELS].items, .words = arrays[LABELS].count, .kinds = arrays[FIRST].count,
    };
    for (Py_ssize_t kind = 0; kind < chain.kinds; kind++)
        memcpy(chain.step[kind], step + kind * chain.kinds, sizeof *step * (size_t)chain.kinds);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t number = 0; number < sentences; number++)
        label_sentence(&chain, starts[number], number + 1 < sentences ? starts[number + 1] : chain.words);
    Py_END_ALLOW_THREADS
    return NULL;
}

static PyObject *decode(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? decode_held(arrays) : NULL;
    return answer_none(arrays, ARRAYS, problem);
}

MODULE(_decoding, "The best labels of sentences; see archive.actors.chain.decoding.",
    FUNCTION("decode", decode, "Label sentences; see the stub."))
