/* What functions share that go over rows which lie one after another, and numbers of any width. */

#ifndef ZEITLUPE_ROWS_H
#define ZEITLUPE_ROWS_H

#include "../../archive/_door.h"

static const char unequal[] = "arrays that belong together differ in length";

/* Call a loop with the width as a constant, so that each width gets a loop of its own. */
#define FOR_EACH_WIDTH(array, call)                                                                          \
    switch ((array).width) {                                                                                 \
    case 1: { enum { WIDTH = 1 }; call; } break;                                                             \
    case 2: { enum { WIDTH = 2 }; call; } break;                                                             \
    case 4: { enum { WIDTH = 4 }; call; } break;                                                             \
    default: { enum { WIDTH = 8 }; call; }                                                                   \
    }

/* Whether ends of rows ascend from 0 or more, and none lies beyond `top`. */
static inline bool ascends(const int64_t *ends, Py_ssize_t size, int64_t top)
{
    for (Py_ssize_t n = 0; n < size; n++)
        if (ends[n] < (n ? ends[n - 1] : 0))
            return false;
    return !size || ends[size - 1] <= top;
}

#endif
