/* Symbols, as index/embedded/texts/symbols.py numbers them, and what else is said of one in 32 bits. */

#ifndef ZEITLUPE_SYMBOLS_H
#define ZEITLUPE_SYMBOLS_H

#include <stdint.h>

enum { WORD, GAP, STOP, BYTE, FIRST = BYTE + 256 };
enum { NO_BLANK_BEFORE = 1, NO_BLANK_BEHIND = 2 };
enum { ANY, AFTER_SIGN };
enum { LONGEST = 24 };

/* From below: the number of a symbol, the context behind it, and something of six bits (flags, or a length). */
enum { SYMBOL_BITS = 18, CONTEXT_BITS = 8, REST_AT = SYMBOL_BITS + CONTEXT_BITS };

static inline uint32_t symbol_of(uint32_t known) { return known & ((1u << SYMBOL_BITS) - 1); }
static inline uint32_t context_of(uint32_t known) { return known >> SYMBOL_BITS & ((1u << CONTEXT_BITS) - 1); }
static inline uint32_t rest_of(uint32_t known) { return known >> REST_AT; }

#endif
