#pragma once
#include <sys/syscall.h>

// Declared here, not included: a header that also declares stat would take it from Glibc's module.
extern long syscall(long number, ...);

/// Exchanges two paths in one step (renameat2, Linux 3.15): 0, or -1 with errno set.
static inline int claimatlas_exchange(const char *first, const char *second) {
  const int working = -100, exchanging = 2;  // AT_FDCWD, RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, working, first, working, second, exchanging);
}

extern int malloc_trim(__SIZE_TYPE__ pad);

/// Gives memory that is free back to the system (malloc_trim, glibc 2.8).
static inline void claimatlas_give_back_memory(void) { malloc_trim(0); }
