/* Words of ASCII and the letters of Latin-1: their signs, their shapes, and the strings that are made of them. */

#ifndef ZEITLUPE_LATIN_H
#define ZEITLUPE_LATIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LONGEST = 60 };

typedef struct {
    uint8_t signs[LONGEST], low[LONGEST];
    int length;
} Word;

/* Room for a word in UTF-8, and for what may stand before it or behind. */
typedef struct {
    uint8_t bytes[2 * LONGEST + 16];
    ptrdiff_t size;
} Key;

/* In the order of `archive.actors.chain.features`. */
static const char *const SHAPES[] = {
    "|", "x", "X", "Xx", "XX", "xX", "x-x", "X-x", "X-X", "XX-x",
    "d", "dd", "dddd", "d.", "dx", ".", "\"", "(", ")", ",", "$",
};
enum { LOW = 1, ONE, CAP, ALL, MIXED, LOW_LOW, CAP_LOW, CAP_CAP, ALL_LOW,
       DIGIT, DIGITS_2, DIGITS_4, DIGITS, DIGIT_LETTERS, STOP, QUOTE, OPEN, CLOSE, COMMA, SIGN };

/* ------------------------------------------------------------------------------------- signs of Latin-1 */

static inline bool is_upper(uint8_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE); }
static inline bool is_letter(uint8_t c) { return ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0xC0; }
static inline bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static inline uint8_t lower(uint8_t c) { return is_upper(c) ? c + 32 : c; }

static inline bool all(bool (*is)(uint8_t), const uint8_t *signs, int count)
{
    for (int n = 0; n < count; n++)
        if (!is(signs[n]))
            return false;
    return true;
}

static inline bool any(bool (*is)(uint8_t), const uint8_t *signs, int count)
{
    for (int n = 0; n < count; n++)
        if (is(signs[n]))
            return true;
    return false;
}

static inline bool is_small(uint8_t c) { return is_letter(c) && !is_upper(c); }

/* As `str.isupper`. */
static inline bool upper_case(const uint8_t *signs, int count)
{
    return any(is_upper, signs, count) && !any(is_small, signs, count);
}

/* False where a word has signs that are told apart elsewhere. The letters whose capital is beyond Latin-1 are
   among these, but for ß, whose capital form is two letters. */
static inline bool read_word(Word *word, const uint8_t *bytes, ptrdiff_t size)
{
    word->length = 0;
    for (ptrdiff_t at = 0; at < size; at++) {
        uint8_t c = bytes[at];
        if (c == 0xC3 && at + 1 < size && (bytes[at + 1] & 0xC0) == 0x80)
            c = bytes[++at] | 0x40;
        else if (c >= 0x80)
            return false;
        if (word->length == LONGEST || c == 0xD7 || c == 0xF7 || c == 0xFF)
            return false;
        word->signs[word->length] = c;
        word->low[word->length++] = lower(c);
    }
    return word->length > 0;
}

/* -------------------------------------------------------------------------------------------------- keys */

static inline void put(Key *key, uint8_t c)
{
    if (c >= 0x80) {
        key->bytes[key->size++] = 0xC0 | c >> 6;
        c = 0x80 | (c & 0x3F);
    }
    key->bytes[key->size++] = c;
}

static inline void put_signs(Key *key, const uint8_t *signs, int count)
{
    for (int n = 0; n < count; n++)
        put(key, signs[n]);
}

static inline void put_text(Key *key, const char *text)
{
    while (*text)
        put(key, (uint8_t)*text++);
}

static inline void put_number(Key *key, uint32_t number)
{
    if (number > 9)
        put_number(key, number / 10);
    put(key, (uint8_t)('0' + number % 10));
}

/* As `str.capitalize`. */
static inline void put_capitalised(Key *key, const uint8_t *low, int count)
{
    if (count && *low == 0xDF)
        put_text(key, "Ss");
    else if (count)
        put(key, is_letter(*low) ? *low - 32 : *low);
    put_signs(key, low + 1, count - 1);
}

/* --------------------------------------------------------------------------------------------- the shape */

static inline int shape_of_letters(const Word *word)
{
    const uint8_t *signs = word->signs;
    int length = word->length;
    if (!any(is_upper, signs, length))
        return LOW;
    if (length == 1)
        return ONE;
    if (upper_case(signs, length))
        return ALL;
    return is_upper(*signs) && !any(is_upper, signs + 1, length - 1) ? CAP : MIXED;
}

static inline int shape_of_digits(const Word *word)
{
    if (all(is_digit, word->signs, word->length))
        return word->length == 1 ? DIGIT : word->length == 2 ? DIGITS_2 : word->length == 4 ? DIGITS_4 : DIGITS;
    return any(is_letter, word->signs, word->length) ? DIGIT_LETTERS : DIGITS;
}

/* The last place of a sign before a place; -1 where it is nowhere. */
static inline int last_of(const uint8_t *signs, uint8_t sign, int before)
{
    do
        before--;
    while (before >= 0 && signs[before] != sign);
    return before;
}

static inline int shape_of_hyphened(const Word *word)
{
    const uint8_t *signs = word->signs;
    int start = 0, end = word->length;
    while (start < end && signs[start] == '-')
        start++;
    while (end > start && signs[end - 1] == '-')
        end--;
    int hyphen = last_of(signs + start, '-', end - start);
    if (hyphen < 1 || hyphen == end - start - 1)
        return LOW_LOW;
    if (is_upper(signs[start + hyphen + 1]))
        return hyphen > 1 && upper_case(signs + start, hyphen) ? ALL_LOW : CAP_CAP;
    return is_upper(signs[start]) ? CAP_LOW : LOW_LOW;
}

static inline int shape_of(const Word *word)
{
    if (all(is_letter, word->signs, word->length))
        return shape_of_letters(word);
    if (is_digit(*word->signs))
        return shape_of_digits(word);
    if (word->length > 1 && last_of(word->signs, '-', word->length) >= 0)
        return shape_of_hyphened(word);
    if (word->length > 1)
        return any(is_letter, word->signs, word->length) ? MIXED : SIGN;
    switch (*word->signs) {
    case '.': case '!': case '?': case ':': case ';': return STOP;
    case '"': case '\'': return QUOTE;
    case '(': case '[': return OPEN;
    case ')': case ']': return CLOSE;
    case ',': return COMMA;
    default: return SIGN;
    }
}

#endif
