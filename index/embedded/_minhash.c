/* Signatures of texts, as `index.embedded.signatures` makes them with arrays: the same numbers, in one pass. */

#include "../../archive/_door.h"

enum { SHINGLE = 5, ROWS = 3, BANDS = 16, BUCKETS = ROWS * BANDS, VALUE_BITS = 40 };

static const uint64_t EMPTY = UINT64_MAX;
static const uint64_t PLACE = 0x9E3779B97F4A7C15u;
#define PLACE_4 (PLACE * PLACE * PLACE * PLACE)

typedef struct {
    uint64_t smallest[BUCKETS];
    int words; /* spoken so far, but no more than make a shingle */
} Sketch;

static inline uint64_t mix(uint64_t value)
{
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

static inline void put(Sketch *sketch, uint64_t shingle)
{
    uint64_t value = mix(shingle), bucket = (value >> 32) * BUCKETS >> 32;
    value &= ((uint64_t)1 << VALUE_BITS) - 1;
    if (value < sketch->smallest[bucket])
        sketch->smallest[bucket] = value;
}

/* All shingles of one text; 0 where a type has no hash. */
static int sketch_text(Sketch *sketch, const int32_t *types, int64_t tokens, const uint64_t *hashes, Py_ssize_t known)
{
    uint64_t last[SHINGLE] = {0}, total = 0;
    int oldest = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++)
        sketch->smallest[bucket] = EMPTY;
    sketch->words = 0;
    for (int64_t token = 0; token < tokens; token++) {
        if (types[token] < 0 || types[token] >= known)
            return 0;
        uint64_t word = hashes[types[token]];
        if (!word)
            continue;
        total = (total - last[oldest] * PLACE_4) * PLACE + word;
        last[oldest] = word;
        oldest = oldest == SHINGLE - 1 ? 0 : oldest + 1;
        if (sketch->words < SHINGLE)
            sketch->words++;
        if (sketch->words == SHINGLE)
            put(sketch, total);
    }
    if (sketch->words && sketch->words < SHINGLE) {
        for (int word = sketch->words; word < SHINGLE; word++)
            total *= PLACE;
        put(sketch, total);
    }
    return 1;
}

/* Empty buckets take the value of the next one that is not, round the end. */
static void rotate(Sketch *sketch)
{
    uint64_t next = EMPTY;
    for (int bucket = 0; bucket < BUCKETS && next == EMPTY; bucket++)
        next = sketch->smallest[bucket];
    for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
        if (sketch->smallest[bucket] == EMPTY)
            sketch->smallest[bucket] = next;
        next = sketch->smallest[bucket];
    }
}

static void write_bands(const Sketch *sketch, uint32_t *bands)
{
    for (int band = 0; band < BANDS; band++) {
        uint64_t total = (uint64_t)band + 1;
        for (int row = 0; row < ROWS; row++)
            total = mix(total * PLACE + sketch->smallest[band * ROWS + row]);
        total >>= 32;
        bands[band] = !sketch->words ? 0 : total ? (uint32_t)total : 1;
    }
}

/* ------------------------------------------------------------------------------------------ the door */

enum { TYPES, TOKENS, HASHES, OUTPUT, ARRAYS };

static const Demand DEMANDS[ARRAYS] = {{4, 0}, {8, 0}, {8, 0}, {4, 1}};

static int fits(const int64_t *tokens, Py_ssize_t texts, Py_ssize_t all)
{
    for (Py_ssize_t text = 0; text < texts; text++) {
        if (tokens[text] < 0 || tokens[text] > all)
            return 0;
        all -= (Py_ssize_t)tokens[text];
    }
    return all == 0;
}

/* Make the signatures, or say what is wrong with the arrays. */
static const char *sign_held(const Array *arrays)
{
    const int32_t *types = arrays[TYPES].items;
    const int64_t *tokens = arrays[TOKENS].items;
    const uint64_t *hashes = arrays[HASHES].items;
    uint32_t *bands = arrays[OUTPUT].items;
    Py_ssize_t texts = arrays[TOKENS].count, known = arrays[HASHES].count;
    int sound = 1;
    if (!fits(tokens, texts, arrays[TYPES].count))
        return "the tokens of the texts are not as many as there are types";
    if (arrays[OUTPUT].count / BANDS != texts || arrays[OUTPUT].count % BANDS)
        return "there is not room for the bands of each text";
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t text = 0; text < texts && sound; text++) {
        Sketch sketch;
        sound = sketch_text(&sketch, types, tokens[text], hashes, known);
        rotate(&sketch);
        write_bands(&sketch, bands + text * BANDS);
        types += tokens[text];
    }
    Py_END_ALLOW_THREADS
    return sound ? NULL : "a type has no hash";
}

static PyObject *sign(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? sign_held(arrays) : NULL;
    return answer_none(arrays, ARRAYS, problem);
}

MODULE(_minhash, "Signatures of texts; see index.embedded.signatures.",
    FUNCTION("sign", sign, "Make the signatures of texts; see the stub."))
