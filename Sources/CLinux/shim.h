#pragma once
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Exchanges two paths in one step (renameat2, Linux 3.15): 0, or -1 with errno set.
static inline int claimatlas_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}
