#include <CAllocator.h>
#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

// What the heap can grow by before it needs the kernel again.
static const size_t reserve = 64 << 20;

// The size of a large page where there are any.
static const uintptr_t large_page = 2 << 20;

void fihrist_keep_freed_memory(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, (int)reserve);
    // Room at the top of the heap, which stays there when the block is freed. Nothing of it takes memory
    // before it is written to; the kernel then hands out 2 MB at once rather than 4 KB.
    void *block = malloc(1 << 20);
    if (!block) return;
    uintptr_t start = ((uintptr_t)block + large_page - 1) & ~(large_page - 1);
    uintptr_t end = ((uintptr_t)block + reserve) & ~(large_page - 1);
    if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
    free(block);
}

void fihrist_return_freed_memory(void) { mallopt(M_MMAP_THRESHOLD, 1 << 20); }
#else
void fihrist_keep_freed_memory(void) {}

void fihrist_return_freed_memory(void) {}
#endif
