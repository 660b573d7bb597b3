// Defines the functions of SQLite that the extension calls, as calls through its host's table.
//
// A host may carry an SQLite of its own, whose symbols the extension does not see; and if it sees a
// library's, that is another SQLite than the host's. Hidden, these definitions are bound when the
// extension is linked, and nothing can take their place. A test looks for functions that are missing.

// For `dladdr`.
#define _GNU_SOURCE

#include <CSQLiteHost.h>
#include <dlfcn.h>
#include <sqlite3ext.h>

#pragma GCC visibility push(hidden)

SQLITE_EXTENSION_INIT1

void fihrist_use_host(const struct sqlite3_api_routines *host) {
    SQLITE_EXTENSION_INIT2(host);
}

void fihrist_stay_loaded(void) {
    Dl_info self;
    if (dladdr((void *)fihrist_stay_loaded, &self) && self.dli_fname) {
        dlopen(self.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
}

#undef sqlite3_bind_int64
int sqlite3_bind_int64(sqlite3_stmt *statement, int place, sqlite3_int64 value) {
    return sqlite3_api->bind_int64(statement, place, value);
}

#undef sqlite3_bind_pointer
int sqlite3_bind_pointer(
    sqlite3_stmt *statement, int place, void *pointer, const char *type, void (*destroy)(void *)
) {
    return sqlite3_api->bind_pointer(statement, place, pointer, type, destroy);
}

#undef sqlite3_bind_text
int sqlite3_bind_text(
    sqlite3_stmt *statement, int place, const char *text, int count, void (*destroy)(void *)
) {
    return sqlite3_api->bind_text(statement, place, text, count, destroy);
}

#undef sqlite3_column_bytes
int sqlite3_column_bytes(sqlite3_stmt *statement, int column) {
    return sqlite3_api->column_bytes(statement, column);
}

#undef sqlite3_column_double
double sqlite3_column_double(sqlite3_stmt *statement, int column) {
    return sqlite3_api->column_double(statement, column);
}

#undef sqlite3_column_int64
sqlite3_int64 sqlite3_column_int64(sqlite3_stmt *statement, int column) {
    return sqlite3_api->column_int64(statement, column);
}

#undef sqlite3_column_text
const unsigned char *sqlite3_column_text(sqlite3_stmt *statement, int column) {
    return sqlite3_api->column_text(statement, column);
}

#undef sqlite3_column_value
sqlite3_value *sqlite3_column_value(sqlite3_stmt *statement, int column) {
    return sqlite3_api->column_value(statement, column);
}

#undef sqlite3_create_function_v2
int sqlite3_create_function_v2(
    sqlite3 *connection, const char *name, int arguments, int flags, void *user,
    void (*call)(sqlite3_context *, int, sqlite3_value **),
    void (*step)(sqlite3_context *, int, sqlite3_value **), void (*final)(sqlite3_context *),
    void (*destroy)(void *)
) {
    return sqlite3_api->create_function_v2(
        connection, name, arguments, flags, user, call, step, final, destroy);
}

#undef sqlite3_create_module_v2
int sqlite3_create_module_v2(
    sqlite3 *connection, const char *name, const sqlite3_module *module, void *user,
    void (*destroy)(void *)
) {
    return sqlite3_api->create_module_v2(connection, name, module, user, destroy);
}

#undef sqlite3_declare_vtab
int sqlite3_declare_vtab(sqlite3 *connection, const char *definition) {
    return sqlite3_api->declare_vtab(connection, definition);
}

#undef sqlite3_errcode
int sqlite3_errcode(sqlite3 *connection) { return sqlite3_api->errcode(connection); }

#undef sqlite3_errmsg
const char *sqlite3_errmsg(sqlite3 *connection) {
    return sqlite3_api->errmsg(connection);
}

#undef sqlite3_errstr
const char *sqlite3_errstr(int code) { return sqlite3_api->errstr(code); }

#undef sqlite3_finalize
int sqlite3_finalize(sqlite3_stmt *statement) { return sqlite3_api->finalize(statement); }

#undef sqlite3_free
void sqlite3_free(void *memory) { sqlite3_api->free(memory); }

#undef sqlite3_libversion_number
int sqlite3_libversion_number(void) { return sqlite3_api->libversion_number(); }

#undef sqlite3_malloc64
void *sqlite3_malloc64(sqlite3_uint64 count) { return sqlite3_api->malloc64(count); }

#undef sqlite3_prepare_v2
int sqlite3_prepare_v2(
    sqlite3 *connection, const char *sql, int count, sqlite3_stmt **statement, const char **rest
) {
    return sqlite3_api->prepare_v2(connection, sql, count, statement, rest);
}

#undef sqlite3_reset
int sqlite3_reset(sqlite3_stmt *statement) { return sqlite3_api->reset(statement); }

#undef sqlite3_result_blob64
void sqlite3_result_blob64(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count, void (*destroy)(void *)
) {
    sqlite3_api->result_blob64(context, bytes, count, destroy);
}

#undef sqlite3_result_double
void sqlite3_result_double(sqlite3_context *context, double value) {
    sqlite3_api->result_double(context, value);
}

#undef sqlite3_result_error
void sqlite3_result_error(sqlite3_context *context, const char *message, int count) {
    sqlite3_api->result_error(context, message, count);
}

#undef sqlite3_result_error_code
void sqlite3_result_error_code(sqlite3_context *context, int code) {
    sqlite3_api->result_error_code(context, code);
}

#undef sqlite3_result_int64
void sqlite3_result_int64(sqlite3_context *context, sqlite3_int64 value) {
    sqlite3_api->result_int64(context, value);
}

#undef sqlite3_result_text64
void sqlite3_result_text64(
    sqlite3_context *context, const char *text, sqlite3_uint64 count, void (*destroy)(void *),
    unsigned char encoding
) {
    sqlite3_api->result_text64(context, text, count, destroy, encoding);
}

#undef sqlite3_result_value
void sqlite3_result_value(sqlite3_context *context, sqlite3_value *value) {
    sqlite3_api->result_value(context, value);
}

#undef sqlite3_sleep
int sqlite3_sleep(int milliseconds) { return sqlite3_api->sleep(milliseconds); }

#undef sqlite3_step
int sqlite3_step(sqlite3_stmt *statement) { return sqlite3_api->step(statement); }

#undef sqlite3_user_data
void *sqlite3_user_data(sqlite3_context *context) { return sqlite3_api->user_data(context); }

#undef sqlite3_value_bytes
int sqlite3_value_bytes(sqlite3_value *value) { return sqlite3_api->value_bytes(value); }

#undef sqlite3_value_int64
sqlite3_int64 sqlite3_value_int64(sqlite3_value *value) {
    return sqlite3_api->value_int64(value);
}

#undef sqlite3_value_text
const unsigned char *sqlite3_value_text(sqlite3_value *value) {
    return sqlite3_api->value_text(value);
}

#undef sqlite3_value_type
int sqlite3_value_type(sqlite3_value *value) { return sqlite3_api->value_type(value); }

#pragma GCC visibility pop
