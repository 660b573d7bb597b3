// SQLite as a loadable extension sees it: through the table of functions that its host hands over.
#ifndef C_SQLITE_HOST_H
#define C_SQLITE_HOST_H

#include <sqlite3.h>

struct sqlite3_api_routines;

// Says which SQLite the functions of this target call. To be called before any of them.
void fihrist_use_host(const struct sqlite3_api_routines *host);

// Keeps the extension in memory until the program ends. SQLite unloads one that could not register
// everything, or when its connection closes; but what has been registered is called until then, and the
// Swift runtime keeps pointers to what it has loaded.
void fihrist_stay_loaded(void);

// A virtual table and a cursor of one, each with the object that does its work.
typedef struct {
    sqlite3_vtab base;
    void *object;
} fihrist_table;

typedef struct {
    sqlite3_vtab_cursor base;
    void *object;
} fihrist_cursor;

#endif
