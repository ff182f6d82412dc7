/* Posting lists from words in the order of the text, by counting instead of sorting.

   Words come document by document, so that a list's documents and positions come in order by
   themselves: all that has to be known is where each list begins. `count` finds out how much each list
   gets, the caller adds that up, `fill` puts every occurrence where it belongs. Both go over the same
   words and may do so in several threads, each with documents and a table of rows of its own.

   A row of the table belongs to one list: its positions, its postings (counts, then places where the
   next one goes), the last document met plus one, and how often the list stands in that.

   Buffers are checked before they are used, and whatever is read from them where it is used as a place. */

#include "_rows.h"
#include <stdlib.h>

#define LAST_POSITION 0xFFFFFF /* positions beyond are cut to this (24 bits) */
#define DOCUMENTS 65536 /* document numbers take two bytes */

typedef struct {
    uint32_t positions, postings, last, run;
} Row;

/* The arguments that `count` and `fill` share, in their order. */
enum { TYPES, STARTS, COUNTS, ENDS, LISTS, HIDDEN_AT, HIDDEN, ROWS, LENGTHS };
enum { DOCS = LENGTHS, FREQS, POSITIONS };
#define COUNTING (LENGTHS + 1)
#define FILLING (POSITIONS + 1)

typedef struct {
    Array arrays[FILLING];
    int64_t first; /* number of the first document */
    uint32_t most; /* the highest frequency */
} Words;

static const char *check(const Words *words)
{
    const Array *arrays = words->arrays;
    const int64_t *ends = arrays[ENDS].items, *at = arrays[HIDDEN_AT].items;
    const int32_t *lists = arrays[LISTS].items, *hidden = arrays[HIDDEN].items;
    Py_ssize_t types = arrays[ENDS].count - 1, rows = arrays[ROWS].count / 4;

    if (types < 0 || arrays[COUNTS].count != arrays[STARTS].count
        || arrays[HIDDEN].count != arrays[HIDDEN_AT].count)
        return unequal;
    if (words->first < 0 || words->first > DOCUMENTS || arrays[STARTS].count > DOCUMENTS - words->first)
        return "too many documents";
    if (arrays[LISTS].count > INT32_MAX || !ascends(ends, types + 1, arrays[LISTS].count))
        return "the lists of a word lie outside";
    if (!ascends(at, arrays[HIDDEN_AT].count, INT64_MAX))
        return "words beside others are not in order";
    for (Py_ssize_t n = 0; n < arrays[LISTS].count; n++)
        if (lists[n] < 0 || lists[n] >= rows)
            return "there is no such list";
    for (Py_ssize_t n = 0; n < arrays[HIDDEN].count; n++)
        if (hidden[n] < 0 || hidden[n] >= types)
            return "there is no such word";
    return NULL;
}

/* Words wait here until there are many: by then it is known what memory the next ones need, and fetching
   it takes longer than anything else that is done with a word. */
#define WAITING 1024
#define SOON 24
#define NEXT 12

typedef struct {
    uint32_t list, position, document;
} Occurrence;

typedef struct {
    Occurrence all[WAITING];
    int count;
} Queue;

#if defined(__GNUC__)
#define FETCH(address) __builtin_prefetch(address, 1)
#define INLINE static inline __attribute__((always_inline))
#else
#define FETCH(address) (void)(address)
#define INLINE static inline
#endif

/* What is written to: handed on by value, so that the compiler knows that no write changes it. */
typedef struct {
    Row *rows;
    uint16_t *docs;
    void *freqs, *positions;
    Py_ssize_t postings, occurrences; /* how many there is room for */
    int freq_width, position_width, filling;
} Lists;

INLINE void put(void *array, int width, uint32_t at, uint32_t value)
{
    if (width == 1)
        ((uint8_t *)array)[at] = (uint8_t)value;
    else if (width == 2)
        ((uint16_t *)array)[at] = (uint16_t)value;
    else if (width == 4)
        ((uint32_t *)array)[at] = value;
    else
        ((uint64_t *)array)[at] = value;
}

/* Count these occurrences, or put them where they belong; returns the highest frequency met, 0 where
   there is no room.

   Whether a document is new to a list is as good as tossed: that is computed, not branched upon. */
INLINE uint32_t work_off(const Lists to, Queue *queue, uint32_t most)
{
    int count = queue->count;
    for (int n = 0; n < count; n++) {
        const Occurrence one = queue->all[n];
        if (n + SOON < count)
            FETCH(to.rows + queue->all[n + SOON].list);
        if (to.filling && n + NEXT < count) {
            const Row *next = to.rows + queue->all[n + NEXT].list;
            FETCH((char *)to.positions + (size_t)next->positions * (size_t)to.position_width);
            FETCH((char *)to.freqs + (size_t)next->postings * (size_t)to.freq_width);
            FETCH(to.docs + next->postings);
        }
        Row row = to.rows[one.list];
        uint32_t fresh = row.last != one.document + 1;
        row.run = (fresh ? 0 : row.run) + 1;
        row.postings += fresh;
        row.last = one.document + 1;
        row.positions++;
        to.rows[one.list] = row;
        most = row.run > most ? row.run : most;
        if (to.filling) {
            if (!row.postings || row.postings > to.postings || row.positions > to.occurrences)
                return 0;
            to.docs[row.postings - 1] = (uint16_t)one.document;
            put(to.freqs, to.freq_width, row.postings - 1, row.run);
            put(to.positions, to.position_width, row.positions - 1, one.position);
        }
    }
    queue->count = 0;
    return most;
}

/* The lists of a word type: from `first` on in the array of lists, or, where it is one, that list. */
typedef struct {
    int32_t first, count;
} Word;

/* Every list of every word, with its document and position; a message where something does not fit. */
INLINE const char *walk(Words *words, const Word *table, const Lists to)
{
    static const char full[] = "there is no room for a word";
    const void *types = words->arrays[TYPES].items;
    Py_ssize_t tokens = words->arrays[TYPES].count, width = words->arrays[TYPES].width;
    const int64_t *starts = words->arrays[STARTS].items, *counts = words->arrays[COUNTS].items;
    const int64_t *hidden_at = words->arrays[HIDDEN_AT].items;
    const int32_t *hidden = words->arrays[HIDDEN].items, *lists = words->arrays[LISTS].items;
    int64_t *lengths = words->arrays[LENGTHS].items;
    Py_ssize_t documents = words->arrays[STARTS].count, beside = words->arrays[HIDDEN_AT].count, next = 0;
    Py_ssize_t known = words->arrays[ENDS].count - 1;
    int64_t end = 0;
    uint32_t most = 1;
    Queue queue;

    queue.count = 0;
    for (Py_ssize_t n = 0; n < documents; n++) {
        uint32_t document = (uint32_t)(words->first + n);
        int64_t position = 0;
        if (starts[n] < end || starts[n] > tokens || counts[n] < 0 || counts[n] > tokens - starts[n])
            return "the words of a document lie outside";
        end = starts[n] + counts[n];
        while (next < beside && hidden_at[next] < starts[n])
            next++;
        for (int64_t at = starts[n]; at < end;) {
            int together = next < beside && hidden_at[next] == at;
            uint64_t type = together ? (uint64_t)hidden[next++] : number_at(types, width, at++);
            if (type >= (uint64_t)known)
                return "there is no such word";
            Word word = table[type];
            for (int32_t own = 0; own == 0 || own < word.count; own++) {
                int64_t place = position + (together ? 0 : own);
                queue.all[queue.count] = (Occurrence){
                    (uint32_t)(word.count > 1 ? lists[word.first + own] : word.first),
                    (uint32_t)(place < LAST_POSITION ? place : LAST_POSITION), document};
                queue.count += word.count > 0; /* punctuation, too frequent to branch for */
                if (queue.count == WAITING && !(most = work_off(to, &queue, most)))
                    return full;
            }
            position += together ? 0 : word.count;
        }
        if (!to.filling)
            lengths[n] = position;
    }
    words->most = work_off(to, &queue, most);
    return words->most ? NULL : full;
}

/* `check` says that all is well: the table can be made. */
static void look_up(const Words *words, Word *table)
{
    const int64_t *ends = words->arrays[ENDS].items;
    const int32_t *lists = words->arrays[LISTS].items;
    for (Py_ssize_t n = 0; n < words->arrays[ENDS].count - 1; n++) {
        int64_t count = ends[n + 1] - ends[n];
        table[n] = (Word){count == 1 ? lists[ends[n]] : count ? (int32_t)ends[n] : 0, (int32_t)count};
    }
}

static const char *walk_over(Words *words, const Word *table, int filling)
{
    const Array *arrays = words->arrays;
    Lists to = {.rows = arrays[ROWS].items};
    if (!filling)
        return walk(words, table, to);
    to.docs = arrays[DOCS].items;
    to.freqs = arrays[FREQS].items;
    to.positions = arrays[POSITIONS].items;
    to.postings = arrays[DOCS].count;
    to.occurrences = arrays[POSITIONS].count;
    to.freq_width = (int)arrays[FREQS].width;
    to.position_width = (int)arrays[POSITIONS].width;
    to.filling = 1;
    return walk(words, table, to);
}

static PyObject *over(PyObject *const *args, Py_ssize_t given, const Demand *demands, int used)
{
    Words words = {.most = 0};
    const Array *arrays = words.arrays;
    const char *problem = NULL;
    int filling = used == FILLING;
    Word *table;

    if (given != used + 1)
        return PyErr_Format(PyExc_TypeError, "%d arguments, not %zd", used + 1, given);
    words.first = PyLong_AsLongLong(args[used]);
    if (words.first == -1 && PyErr_Occurred())
        return NULL;
    if (!take(words.arrays, demands, used, args, used))
        return answer(words.arrays, used, NULL, 0);
    if (filling ? arrays[FREQS].count != arrays[DOCS].count : arrays[LENGTHS].count != arrays[STARTS].count)
        return answer(words.arrays, used, unequal, 0);
    table = malloc(sizeof *table * (size_t)(arrays[ENDS].count + 1));
    if (!table) {
        PyErr_NoMemory();
        return answer(words.arrays, used, NULL, 0);
    }
    Py_BEGIN_ALLOW_THREADS
    problem = check(&words);
    if (!problem) {
        look_up(&words, table);
        problem = walk_over(&words, table, filling);
    }
    Py_END_ALLOW_THREADS
    free(table);
    return answer(words.arrays, used, problem, words.most);
}

#define TOKENS {0, 0}, {8, 0}, {8, 0}, {8, 0}, {4, 0}, {8, 0}, {4, 0}, {4, 1}

static PyObject *count(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    static const Demand demands[COUNTING] = {TOKENS, {8, 1}};
    return over(args, given, demands, COUNTING);
}

static PyObject *fill(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t given)
{
    static const Demand demands[FILLING] = {TOKENS, {2, 1}, {0, 1}, {0, 1}};
    return over(args, given, demands, FILLING);
}

/* -------------------------------------------------------------------------------------- module */

MODULE(_inversion, "Posting lists by counting; see index.embedded.inversion.",
    FUNCTION("count", count, "Count what each list gets; the highest frequency."),
    FUNCTION("fill", fill, "Put every occurrence into its list."))
