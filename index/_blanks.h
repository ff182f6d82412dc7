/* White space as Python sees it. */

#pragma once

#include <Python.h>
#include <stdbool.h>

/* What str.isspace says of one sign. */
static inline bool is_blank(Py_UCS4 sign)
{
    if (sign < 0x80)
        return sign == ' ' || (sign >= 0x09 && sign <= 0x0d) || (sign >= 0x1c && sign <= 0x1f);
    return sign == 0x85 || sign == 0xa0 || sign == 0x1680 || (sign >= 0x2000 && sign <= 0x200a)
        || sign == 0x2028 || sign == 0x2029 || sign == 0x202f || sign == 0x205f || sign == 0x3000;
}
