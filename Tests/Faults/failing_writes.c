// Loaded before the C library: lets one write to a history fail, or all from one on.
//   FAIL_FILE: in the name of the files meant    FAIL_AT: the first call that fails, from 1; 0 only counts
//   FAIL_FOR: how many fail (0: all from then on)    FAIL_AS: ENOSPC, EIO or SHORT
//   FAIL_CALLS: "sync" where only fsync and fdatasync are meant
//   FAIL_COUNT: a file that the number of calls is written to
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long calls;

static int meant(int descriptor) {
  const char *name = getenv("FAIL_FILE");
  char link[64], path[4096];
  if (!name) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strstr(path, name) != NULL;
}

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static int areSyncsMeant(void) {
  const char *calls = getenv("FAIL_CALLS");
  return calls && !strcmp(calls, "sync");
}

// Counts a call; true when it is to fail.
static int fails(int descriptor, int isSync) {
  if (!isSync && areSyncsMeant()) return 0;
  if (!meant(descriptor)) return 0;
  long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST), at = number("FAIL_AT"), run = number("FAIL_FOR");
  const char *count = getenv("FAIL_COUNT");
  if (count) {
    FILE *file = fopen(count, "w");
    if (file) { fprintf(file, "%ld\n", call); fclose(file); }
  }
  return at > 0 && call >= at && (run == 0 || call < at + run);
}

static int isShort(void) {
  const char *as = getenv("FAIL_AS");
  return as && !strcmp(as, "SHORT");
}

static int failure(void) {
  const char *as = getenv("FAIL_AS");
  errno = as && !strcmp(as, "EIO") ? EIO : ENOSPC;
  return -1;
}

#define NEXT(name, type) static type next; if (!next) next = (type)dlsym(RTLD_NEXT, #name)

typedef ssize_t (*writing)(int, const void *, size_t);
ssize_t write(int descriptor, const void *bytes, size_t count) {
  NEXT(write, writing);
  if (!fails(descriptor, 0)) return next(descriptor, bytes, count);
  if (isShort() && count > 1) return next(descriptor, bytes, count / 2);
  return failure();
}

typedef ssize_t (*placing)(int, const void *, size_t, off_t);
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t at) {
  NEXT(pwrite, placing);
  if (!fails(descriptor, 0)) return next(descriptor, bytes, count, at);
  if (isShort() && count > 1) return next(descriptor, bytes, count / 2, at);
  return failure();
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t at) {
  return pwrite(descriptor, bytes, count, at);
}

typedef int (*cutting)(int, off_t);
int ftruncate(int descriptor, off_t length) {
  NEXT(ftruncate, cutting);
  return fails(descriptor, 0) ? failure() : next(descriptor, length);
}
int ftruncate64(int descriptor, off_t length) { return ftruncate(descriptor, length); }

typedef int (*settling)(int);
int fsync(int descriptor) {
  NEXT(fsync, settling);
  return fails(descriptor, 1) ? failure() : next(descriptor);
}
int fdatasync(int descriptor) {
  NEXT(fdatasync, settling);
  return fails(descriptor, 1) ? failure() : next(descriptor);
}
