/* What the tagger sees of a word type, and what that counts: the rules of `archive.actors.chain.features` and of
   `archive.actors.words`, for words of ASCII and the letters of Latin-1. All others are left to these.

   Strings are looked up in a table: a slot is free (0), or holds the upper half of a hash and the number of the
   string plus one; a string lies in the slot that its hash says or in the next one that is free. */

#include "../../_door.h"
#include "_latin.h"

enum { WIDTH = 35, LISTS = 5, CASES = 5, FEW = 20, COUNTED = 1 << 20, LEAST_TAIL = 4, NOWHERE = '-' };

/* Which lists a word is in. */
static const char *const LETTERS[LISTS] = {"", "v", "n", "s", "nv"};

typedef struct {
    const uint8_t *text;
    const int32_t *ends;
    const uint64_t *slots;
    Py_ssize_t size, count, mask;
} Table;

/* An entry, and the detour that led to it: 0, a letter, or NOWHERE. */
typedef struct {
    int how;
    int32_t seen, coarse, middle, fine;
} Found;

typedef struct {
    Table features, words;
    const int32_t *entries;
    const int8_t *window;
    int16_t *sums;
} Model;

/* -------------------------------------------------------------------------------------------- the tables */

static uint64_t hash_of(const uint8_t *bytes, Py_ssize_t size)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (Py_ssize_t n = 0; n < size; n++)
        hash = (hash ^ bytes[n]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* Whether the string of a number is there at all; then where it begins, and how long it is. */
static bool string_at(const Table *table, Py_ssize_t number, Py_ssize_t *start, Py_ssize_t *size)
{
    if (number >= table->count)
        return false;
    *start = number ? (Py_ssize_t)table->ends[number - 1] + 1 : 0;
    *size = table->ends[number] - *start;
    return *start >= 0 && *size >= 0 && table->ends[number] <= table->size;
}

static Py_ssize_t number_of(const Table *table, const uint8_t *bytes, Py_ssize_t length)
{
    uint64_t hash = hash_of(bytes, length);
    for (Py_ssize_t tries = 0; tries <= table->mask; tries++) {
        uint64_t slot = table->slots[((Py_ssize_t)(hash & INT32_MAX) + tries) & table->mask];
        Py_ssize_t number = (Py_ssize_t)(slot & UINT32_MAX) - 1, start, size;
        if (number < 0)
            return -1;
        if (slot >> 32 == hash >> 32 && string_at(table, number, &start, &size) && size == length
            && !memcmp(table->text + start, bytes, (size_t)size))
            return number;
    }
    return -1;
}

/* -------------------------------------------------------------------------------------------- the entries */

static bool take_entry(const Model *model, const Key *key, int how, Found *found)
{
    Py_ssize_t number = number_of(&model->words, key->bytes, key->size);
    if (number < 0)
        return false;
    const int32_t *entry = model->entries + 4 * number;
    *found = (Found){how, entry[0], entry[1], entry[2], entry[3]};
    return true;
}

static bool detour(const Model *model, const Word *word, Found *found)
{
    const uint8_t *signs = word->signs;
    int length = word->length, hyphen = last_of(signs, '-', length);
    Key key = {.size = 0};
    if (signs[length - 1] == 's' || signs[length - 1] == '\'') {
        put_signs(&key, signs, length - 1);
        if (take_entry(model, &key, 'g', found))
            return true;
    }
    if (upper_case(signs, length)) {
        key.size = 0;
        put_capitalised(&key, word->low, length);
        if (take_entry(model, &key, 'u', found))
            return true;
    }
    if (hyphen >= 0) {
        key.size = 0;
        put_signs(&key, signs + hyphen + 1, length - hyphen - 1);
        if (take_entry(model, &key, 'h', found))
            return true;
    }
    for (int start = 3; start <= length - LEAST_TAIL; start++) {
        key.size = 0;
        put_capitalised(&key, word->low + start, length - start);
        if (take_entry(model, &key, 't', found))
            return true;
    }
    return false;
}

static Found look_up(const Model *model, const Word *word)
{
    Found found = {0, 0, 0, 0, 0};
    Key key = {.size = 0};
    put_signs(&key, word->signs, word->length);
    if (take_entry(model, &key, 0, &found))
        return found;
    if (is_digit(*word->signs)) {
        key.size = 0;
        bool whole = all(is_digit, word->signs, word->length);
        put_text(&key, whole ? "0000" + 4 - (word->length < 4 ? word->length : 4) : "0.0");
        take_entry(model, &key, 0, &found);
        return found;
    }
    if (word->length <= LEAST_TAIL || !is_upper(*word->signs) || !detour(model, word, &found))
        found.how = NOWHERE;
    return found;
}

static int case_of(const Model *model, const Word *word)
{
    Found own = {0, 0, 0, 0, 0}, other = own;
    Key key = {.size = 0};
    if (!is_letter(*word->signs))
        return CASES - 1;
    put_signs(&key, word->signs, word->length);
    take_entry(model, &key, 0, &own);
    key.size = 0;
    if (is_upper(*word->signs))
        put_signs(&key, word->low, word->length);
    else
        put_capitalised(&key, word->low, word->length);
    take_entry(model, &key, 0, &other);
    int64_t sum = (int64_t)own.seen + other.seen;
    if (sum <= FEW)
        return CASES - 1;
    int64_t quarter = 4 * (int64_t)other.seen / sum;
    return quarter < 3 ? (int)quarter : 3;
}

/* ------------------------------------------------------------------------------------------- the features */

static void count(const Model *model, const Key *key)
{
    Py_ssize_t number = number_of(&model->features, key->bytes, key->size);
    if (number < 0)
        return;
    const int8_t *scores = model->window + WIDTH * number;
    for (int n = 0; n < WIDTH; n++)
        model->sums[n] = (int16_t)(model->sums[n] + scores[n]);
}

static void count_signs(const Model *model, char letter, const uint8_t *signs, int length)
{
    Key key = {.size = 0};
    put(&key, (uint8_t)letter);
    put_signs(&key, signs, length);
    count(model, &key);
}

static void count_cluster(const Model *model, char letter, int how, int32_t cluster)
{
    Key key = {.size = 0};
    put(&key, (uint8_t)letter);
    if (how)
        put(&key, (uint8_t)how);
    put_number(&key, (uint32_t)cluster);
    count(model, &key);
}

static void count_spelling(const Model *model, const Word *word)
{
    int length = word->length, most = length < 5 ? length : 5;
    for (int size = 1; size <= most; size++)
        count_signs(model, 'e', word->low + length - size, size);
    for (int size = 2; size <= most; size++)
        count_signs(model, 'p', word->signs, size);
    int last = last_of(word->signs, '-', length);
    if (last < 0 || length <= 3)
        return;
    int first = 0;
    while (word->signs[first] != '-')
        first++;
    count_signs(model, 'h', word->low, first);
    count_signs(model, 't', word->low + last + 1, length - last - 1);
}

/* With a number behind, where there is one. */
static void count_shape(const Model *model, char letter, int shape, int number)
{
    Key key = {.size = 0};
    put(&key, (uint8_t)letter);
    put_text(&key, SHAPES[shape]);
    if (number >= 0)
        put_number(&key, (uint32_t)number);
    count(model, &key);
}

static int half_bits(int32_t seen)
{
    int bits = 0;
    for (int32_t rest = seen < COUNTED ? seen : COUNTED; rest > 0; rest >>= 1)
        bits++;
    return bits / 2;
}

/* Sum up the features of a word, and give its three classes. */
static void describe_word(const Model *model, const Word *word, int lists, int32_t *classes)
{
    int shape = shape_of(word), cased = case_of(model, word);
    Found found = look_up(model, word);
    uint8_t digit = (uint8_t)('0' + cased);
    count_shape(model, 's', shape, -1);
    count_signs(model, 'w', word->low, word->length);
    count_signs(model, 'W', word->signs, word->length);
    count_signs(model, 'k', &digit, 1);
    if (found.how == NOWHERE) {
        count_signs(model, NOWHERE, &digit, 0);
    } else {
        count_cluster(model, 'a', found.how, found.coarse);
        count_cluster(model, 'b', found.how, found.middle);
        if (found.how == 0 || found.how == 'g')
            count_cluster(model, 'c', 0, found.fine);
    }
    for (const char *letter = LETTERS[lists]; *letter; letter++)
        count_signs(model, 'l', (const uint8_t *)letter, 1);
    count_spelling(model, word);
    count_shape(model, 'f', shape, found.how ? 0 : half_bits(found.seen));
    bool known = found.how != NOWHERE && found.how != 'h';
    classes[0] = (shape * LISTS + lists) * CASES + cased;
    classes[1] = known ? found.coarse : 0;
    classes[2] = known ? found.middle : 0;
}

/* ----------------------------------------------------------------------------------------------- the door */

enum { TEXT, ENDS, SLOTS, TABLE };

/* Strings without slots, from two arrays. */
static Table strings_of(const Array *arrays)
{
    return (Table){.text = arrays[TEXT].items, .ends = arrays[ENDS].items, .size = arrays[TEXT].count,
        .count = arrays[ENDS].count};
}

/* Take a table from three arrays, or say what is wrong with them. */
static const char *open_table(Table *table, const Array *arrays)
{
    *table = strings_of(arrays);
    table->slots = arrays[SLOTS].items;
    table->mask = arrays[SLOTS].count - 1;
    if (table->mask < 0 || table->mask > INT32_MAX || arrays[SLOTS].count & table->mask)
        return "the number of slots is no power of two";
    return NULL;
}

static const char *fill_held(const Array *arrays)
{
    Table table;
    const char *problem = open_table(&table, arrays);
    uint64_t *slots = arrays[SLOTS].items;
    if (!problem && table.count > table.mask)
        problem = "there are not more slots than strings";
    for (Py_ssize_t number = 0; !problem && number < table.count; number++) {
        Py_ssize_t start, size;
        if (!string_at(&table, number, &start, &size))
            return "the ends are not those of strings in the text";
        uint64_t hash = hash_of(table.text + start, size);
        Py_ssize_t slot = (Py_ssize_t)(hash & INT32_MAX) & table.mask, tries = 0;
        for (; slots[slot] && tries <= table.mask; tries++)
            slot = (slot + 1) & table.mask;
        if (slots[slot])
            return "the table is full";
        slots[slot] = hash >> 32 << 32 | (uint64_t)(number + 1);
    }
    return problem;
}

static PyObject *fill(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[TABLE] = {{1, 0}, {4, 0}, {8, 1}};
    Array arrays[TABLE];
    const char *problem = take(arrays, demands, TABLE, given, number) ? fill_held(arrays) : NULL;
    return answer_none(arrays, TABLE, problem);
}

enum { ASKED = TABLE, ASKED_ENDS, NUMBERS, FIND_ARRAYS };

static const char *find_held(const Array *arrays)
{
    Table table;
    const char *problem = open_table(&table, arrays);
    const Table asked = strings_of(arrays + ASKED);
    int32_t *numbers = arrays[NUMBERS].items;
    if (!problem && arrays[NUMBERS].count != asked.count)
        problem = "there is not one number for each string";
    for (Py_ssize_t number = 0; !problem && number < asked.count; number++) {
        Py_ssize_t start, size;
        if (!string_at(&asked, number, &start, &size))
            return "the ends are not those of strings in the text";
        numbers[number] = (int32_t)number_of(&table, asked.text + start, size);
    }
    return problem;
}

static PyObject *find(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    static const Demand demands[FIND_ARRAYS] = {{1, 0}, {4, 0}, {8, 0}, {1, 0}, {4, 0}, {4, 1}};
    Array arrays[FIND_ARRAYS];
    const char *problem = take(arrays, demands, FIND_ARRAYS, given, number) ? find_held(arrays) : NULL;
    return answer_none(arrays, FIND_ARRAYS, problem);
}

enum { FEATURES, WORDS = 3, ENTRIES = 6, WINDOW, SPELLED, STOPS, IN_LISTS, SUMS, CLASSES, DONE, ARRAYS };
static const Demand DEMANDS[ARRAYS] = {
    {1, 0}, {4, 0}, {8, 0}, {1, 0}, {4, 0}, {8, 0}, {4, 0}, {1, 0}, {1, 0}, {4, 0}, {1, 0}, {2, 1}, {4, 1}, {1, 1},
};

static const char *check(Model *model, const Array *arrays)
{
    const char *problem = open_table(&model->features, arrays + FEATURES);
    Py_ssize_t words = arrays[STOPS].count;
    if (!problem)
        problem = open_table(&model->words, arrays + WORDS);
    if (problem)
        return problem;
    if (arrays[ENTRIES].count / 4 != model->words.count || arrays[ENTRIES].count % 4)
        return "there are not four numbers for each entry";
    if (arrays[WINDOW].count / WIDTH != model->features.count || arrays[WINDOW].count % WIDTH)
        return "there are not 35 scores for each feature";
    if (arrays[IN_LISTS].count != words || arrays[DONE].count != words || arrays[SUMS].count / WIDTH != words
        || arrays[CLASSES].count / 3 != words)
        return "there is not room for all words";
    return NULL;
}

static const char *describe_held(const Array *arrays)
{
    Model model = {.entries = arrays[ENTRIES].items, .window = arrays[WINDOW].items};
    const char *problem = check(&model, arrays);
    if (problem)
        return problem;
    const Table spelled = strings_of(arrays + SPELLED);
    const uint8_t *lists = arrays[IN_LISTS].items;
    uint8_t *done = arrays[DONE].items;
    int32_t *classes = arrays[CLASSES].items;
    int16_t *sums = arrays[SUMS].items;
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t number = 0; number < spelled.count && !problem; number++) {
        Py_ssize_t start, size;
        Word word;
        model.sums = sums + WIDTH * number;
        memset(model.sums, 0, WIDTH * sizeof *sums);
        if (!string_at(&spelled, number, &start, &size) || lists[number] >= LISTS)
            problem = "the words are not as they must be";
        else if ((done[number] = read_word(&word, spelled.text + start, size)))
            describe_word(&model, &word, lists[number], classes + 3 * number);
    }
    Py_END_ALLOW_THREADS
    return problem;
}

static PyObject *describe(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t number)
{
    Array arrays[ARRAYS];
    const char *problem = take(arrays, DEMANDS, ARRAYS, given, number) ? describe_held(arrays) : NULL;
    return answer_none(arrays, ARRAYS, problem);
}

MODULE(_features, "What the tagger sees of words; see archive.actors.chain.described.",
    FUNCTION("fill", fill, "Fill a table of strings; see the stub."),
    FUNCTION("find", find, "Look strings up in a table; see the stub."),
    FUNCTION("describe", describe, "Describe words; see the stub."))
