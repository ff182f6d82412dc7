/* The hash table of a vocabulary, and the families of its words. */

#include "_words.h"

enum { HEAD = 1, NO_FRONT = 2, FRONT = 4 }; /* what `marks` say of a word: see families.py */

/* index(text, ends, slots, base): fill the slots, which must be empty and more than the words. */
static PyObject *index_words(PyObject *module, PyObject *args)
{
    static const Demand demands[] = {{1, 0}, {4, 0}, {8, 1}};
    PyObject *given[3];
    unsigned long long base;
    Array arrays[3];
    Words words;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOK", &given[0], &given[1], &given[2], &base))
        return NULL;
    if (!take(arrays, demands, 3, given, 3) || !read_words(&arrays[0], &arrays[1], &words))
        return answer_none(arrays, 3, NULL);
    uint64_t *slots = arrays[2].items;
    Py_ssize_t size = arrays[2].count;
    if (!size || size & (size - 1) || words.count >= size || words.count >= INT32_MAX)
        return answer_none(arrays, 3, "the slots must be a power of two and more than the words");
    memset(slots, 0, (size_t)size * sizeof *slots);
    Vocabulary v = {.words = words, .slots = slots, .mask = (uint64_t)size - 1};
    for (Py_ssize_t n = 0; n < words.count; n++) {
        Py_ssize_t length;
        const char *word = word_at(&words, n, &length);
        uint64_t hash = hash_on(0, base, word, length), wanted = mixed(hash), slot = wanted & v.mask;
        if (find(&v, hash, word, length, "", 0) >= 0)
            continue;
        while (slots[slot])
            slot = (slot + 1) & v.mask;
        slots[slot] = (wanted & ~(uint64_t)UINT32_MAX) | (uint64_t)(n + 1);
    }
    return answer_none(arrays, 3, NULL);
}

static int64_t counted(const Vocabulary *v, uint64_t hash, const char *text, Py_ssize_t length,
                       const char *tail)
{
    Py_ssize_t more = (Py_ssize_t)strlen(tail);
    Py_ssize_t n = find(v, hash_on(hash, v->base, tail, more), text, length, tail, more);
    return n < 0 ? -1 : v->rows[n][COUNT];
}

/* Whether a first part has a reading that is a word; the same as `bases` in links.py, which see.
 * `hashes` are those of its beginnings. */
static int has_bases(const Vocabulary *v, const char *front, Py_ssize_t length, const uint64_t *hashes,
                     int64_t common)
{
    char last = front[length - 1];
    if (counted(v, hashes[length], front, length, "") >= 0)
        return 1;
    if (last == 's' && length >= 5) {
        int es = front[length - 2] == 'e' || (front[length - 2] == 'n' && front[length - 3] == 'e');
        if (counted(v, hashes[length - 1], front, length - 1, "") >= 0 ||
            counted(v, hashes[length - 1], front, length - 1, "e") >= common ||
            (es && counted(v, hashes[length - 2], front, length - 2, "") >= 0))
            return 1;
    }
    int closed = !memchr("aeiouy", last, 6) || (last == 'u' && memchr("ae", front[length - 2], 2));
    return counted(v, hashes[length], front, length, "e") >= common ||
           (closed && counted(v, hashes[length], front, length, "en") >= 0) ||
           ((last == 'l' || last == 'r') && counted(v, hashes[length], front, length, "n") >= 0);
}

typedef struct {
    int32_t *owners, *lengths, *sizes, *slots;
    Py_ssize_t room, slot_count, count;
} Fronts;

/* The number of a first part, made where it is new, -1 where there is no room. */
static Py_ssize_t front_number(Fronts *f, const Words *words, uint64_t hash, Py_ssize_t owner,
                               Py_ssize_t length, int *new)
{
    Py_ssize_t size;
    const char *text = word_at(words, owner, &size);
    uint64_t mask = (uint64_t)f->slot_count - 1, slot = mixed(hash) & mask;
    for (; f->slots[slot]; slot = (slot + 1) & mask) {
        int32_t number = f->slots[slot] - 1;
        const char *other = word_at(words, f->owners[number], &size);
        if (f->lengths[number] == length && !memcmp(other, text, (size_t)length))
            return number;
    }
    if (f->count == f->room)
        return -1;
    *new = 1;
    f->owners[f->count] = (int32_t)owner;
    f->lengths[f->count] = (int32_t)length;
    f->slots[slot] = (int32_t)f->count + 1;
    return f->count++;
}

enum { LONGEST = 255, NOT_YET = -1 };

/* Counts the words of one vocabulary; 0 when there is no room for all first parts. */
static int count_families(const Vocabulary *v, const uint8_t *marks, const int64_t *limits, Fronts *f,
                          int32_t *by_head)
{
    uint64_t powers[LONGEST + 1] = {1}, hashes[LONGEST + 1] = {0};
    for (int i = 0; i < LONGEST; i++)
        powers[i + 1] = powers[i] * v->base;
    for (Py_ssize_t n = 0; n < v->words.count; n++) {
        Py_ssize_t length;
        const char *word = word_at(&v->words, n, &length);
        if (v->rows[n][COUNT] < 0 || length < limits[0] || length > LONGEST)
            continue;
        for (Py_ssize_t i = 0; i < length; i++)
            hashes[i + 1] = hashes[i] * v->base + (unsigned char)word[i];
        for (Py_ssize_t at = 3; at < length - 2; at++) {
            uint64_t hash = hashes[length] - hashes[at] * powers[length - at];
            Py_ssize_t head = find(v, hash, word + at, length - at, "", 0);
            if (head < 0 || !(marks[head] & HEAD))
                continue;
            int new = 0;
            Py_ssize_t front = front_number(f, &v->words, hashes[at], n, at, &new);
            if (front < 0)
                return 0;
            if (new) {
                Py_ssize_t own = find(v, hashes[at], word, at, "", 0);
                uint8_t mark = own < 0 ? 0 : marks[own];
                int part = mark & FRONT || (!(mark & NO_FRONT) && has_bases(v, word, at, hashes, limits[1]));
                f->sizes[front] = part ? 0 : NOT_YET;
            }
            if (f->sizes[front] == NOT_YET)
                continue;
            f->sizes[front]++;
            by_head[head]++;
        }
    }
    return 1;
}

enum { MARKS, LIMITS, OWNERS, LENGTHS, SIZES, SLOTS, BY_HEAD, ARRAYS };

/* Count the families, or say what is wrong; *number is that of first parts, -1 without room for them. */
static const char *count_into(const Vocabulary *v, const Array *arrays, Py_ssize_t *number)
{
    Fronts f = {
        arrays[OWNERS].items, arrays[LENGTHS].items, arrays[SIZES].items, arrays[SLOTS].items,
        arrays[SIZES].count, arrays[SLOTS].count, 0,
    };
    int32_t *by_head = arrays[BY_HEAD].items;
    Py_ssize_t heads = arrays[BY_HEAD].count;
    int enough;
    if (arrays[MARKS].count != v->words.count || heads != v->words.count || arrays[LIMITS].count != 2 ||
        arrays[OWNERS].count != f.room || arrays[LENGTHS].count != f.room ||
        f.slot_count & (f.slot_count - 1) || f.slot_count <= f.room || f.room < 1)
        return "the arrays of families do not fit each other";
    Py_BEGIN_ALLOW_THREADS
    memset(f.slots, 0, (size_t)f.slot_count * sizeof *f.slots);
    memset(by_head, 0, (size_t)heads * sizeof *by_head);
    enough = count_families(v, arrays[MARKS].items, arrays[LIMITS].items, &f, by_head);
    Py_END_ALLOW_THREADS
    *number = enough ? f.count : -1;
    return NULL;
}

/* families(vocabulary, marks, limits, owners, lengths, sizes, slots, heads): how many first parts were
 * written to owners (a word that begins with it), lengths and sizes (-1: of none), -1 where they do not
 * suffice. `limits` are the least letters of a word and `COMMON` of links.py. */
static PyObject *families(PyObject *module, PyObject *args)
{
    static const Demand demands[ARRAYS] = {{1, 0}, {8, 0}, {4, 1}, {4, 1}, {4, 1}, {4, 1}, {4, 1}};
    PyObject *tuple, *given[ARRAYS];
    Array arrays[ARRAYS] = {0};
    Vocabulary v;
    const char *problem = NULL;
    Py_ssize_t number = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOOOO", &tuple, &given[0], &given[1], &given[2], &given[3], &given[4],
                          &given[5], &given[6]))
        return NULL;
    if (take_vocabulary(&v, tuple) && take(arrays, demands, ARRAYS, given, ARRAYS))
        problem = count_into(&v, arrays, &number);
    let_go(v.tables, TABLES);
    return answer(arrays, ARRAYS, problem, number);
}

MODULE(_words, "Tables of words; see index.german.packed and index.german.families.",
    PARSING_FUNCTION("index", index_words, "Fill the slots of a table of words."),
    PARSING_FUNCTION("families", families, "Count the families of first parts and heads."))
