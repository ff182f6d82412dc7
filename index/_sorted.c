/* Looking up words among sorted ones that lie one after another in one block of bytes.

   String number n lies from bounds[n] to bounds[n + 1] - gap. The Python of the same is where it is used
   (index/german/tables.py). A table holds on to its arrays, and has looked at all bounds when it is made: a
   look-up takes half a microsecond, in which there is no time for that.
*/

#include "../archive/_door.h"

enum { BLOCK, BOUNDS, ARRAYS };

typedef struct {
    PyObject_HEAD
    Array arrays[ARRAYS];
    Py_ssize_t count;           /* of strings */
    uint64_t gap;
} Table;

static bool lead_through(const uint64_t *bounds, Py_ssize_t count, uint64_t gap, uint64_t size)
{
    for (Py_ssize_t n = 0; n < count; n++) {
        uint64_t from = bounds[n], to = bounds[n + 1];
        if (to < gap || from > to - gap || to - gap > size)
            return false;
    }
    return true;
}

/* The number of the string that is the key, or -1. */
static Py_ssize_t search(const Table *table, const char *key, uint64_t length)
{
    const char *block = table->arrays[BLOCK].items;
    const uint64_t *bounds = table->arrays[BOUNDS].items;
    Py_ssize_t low = 0, high = table->count;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        uint64_t from = bounds[middle], own = bounds[middle + 1] - table->gap - from;
        int order = memcmp(block + from, key, own < length ? own : length);
        if (!order)
            order = (own > length) - (own < length);
        if (!order)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

PyDoc_STRVAR(find_doc, "find(word) -> int\n\nThe number of the string that is this word in UTF-8, or -1.");

static PyObject *find(PyObject *self, PyObject *word)
{
    PyObject *encoded = NULL;
    Py_ssize_t length, place = -1;
    if (!PyUnicode_Check(word))
        return PyLong_FromSsize_t(-1);
    const char *key = PyUnicode_AsUTF8AndSize(word, &length);
    if (!key) { /* half a pair of surrogates, which UTF-8 proper has no bytes for */
        PyErr_Clear();
        encoded = PyUnicode_AsEncodedString(word, "utf-8", "surrogatepass");
        char *bytes;
        if (!encoded || PyBytes_AsStringAndSize(encoded, &bytes, &length)) {
            Py_XDECREF(encoded);
            return NULL;
        }
        key = bytes;
    }
    place = search((const Table *)self, key, (uint64_t)length);
    Py_XDECREF(encoded);
    return PyLong_FromSsize_t(place);
}

static PyObject *make(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    static const Demand demands[ARRAYS] = {{1, false}, {8, false}};
    PyObject *given[ARRAYS];
    Py_ssize_t gap;
    if (keywords && PyDict_Size(keywords)) {
        PyErr_SetString(PyExc_TypeError, "a table takes no arguments by name");
        return NULL;
    }
    if (!PyArg_ParseTuple(args, "OOn:Table", &given[BLOCK], &given[BOUNDS], &gap))
        return NULL;
    Table *table = (Table *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!table)
        return NULL;
    if (!take(table->arrays, demands, ARRAYS, given, ARRAYS)) {
        Py_DECREF(table);
        return NULL;
    }
    table->count = table->arrays[BOUNDS].count - 1;
    table->gap = (uint64_t)gap;
    if (gap < 0 || table->count < 0 ||
        !lead_through(table->arrays[BOUNDS].items, table->count, table->gap,
                      (uint64_t)table->arrays[BLOCK].count)) {
        Py_DECREF(table);
        return refuse("the bounds of these strings are not as they must be");
    }
    return (PyObject *)table;
}

static void forget(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    let_go(((Table *)self)->arrays, ARRAYS);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

PyDoc_STRVAR(table_doc,
    "Table(block, bounds, gap)\n\nSorted strings, looked up; bounds are int64. ValueError where they lead\n"
    "out of the block or do not ascend.");

static PyMethodDef methods[] = {{"find", find, METH_O, find_doc}, {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void *)table_doc}, {Py_tp_new, make}, {Py_tp_dealloc, forget}, {Py_tp_methods, methods}, {0, NULL},
};

static PyType_Spec spec = {
    .name = "index._sorted.Table", .basicsize = sizeof(Table), .flags = Py_TPFLAGS_DEFAULT, .slots = slots,
};

static int add_table(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &spec, NULL);
    int failed = !type || PyModule_AddObjectRef(module, "Table", type);
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, add_table}, {0, NULL}};

static struct PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_sorted",
    .m_doc = "Looking up among sorted strings.",
    .m_slots = module_slots,
};

PyMODINIT_FUNC PyInit__sorted(void) { return PyModuleDef_Init(&module_definition); }
