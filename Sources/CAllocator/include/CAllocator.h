// How the C library hands out memory.
#ifndef C_ALLOCATOR_H
#define C_ALLOCATOR_H

// Keeps what is freed for what comes next, and lets the heap grow in large steps.
//
// A search builds lists of hundreds of kilobytes and drops them. With glibc's defaults each is mapped and
// unmapped by the kernel, and a thread's heap grows by a call for every few pages: together a third of the
// time of a short search. For programs that end soon and work on one thread; other C libraries than glibc
// stay as they are.
void fihrist_keep_freed_memory(void);

// Gives large blocks back when they are freed.
//
// glibc puts blocks of up to 32 MB on the heap once one of their size was freed, and a heap that several
// threads make holes in does not shrink: a long indexing run takes a third more memory so. For programs
// that work long; other C libraries than glibc stay as they are.
void fihrist_return_freed_memory(void);

#endif
