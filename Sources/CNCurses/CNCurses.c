#define _GNU_SOURCE
#include "CNCurses.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// curses composes into a file in memory: the terminal's own descriptor stays ours and never blocks.
static int memory = -1;
static FILE *out, *in;

int cn_memory_file(void) { return memfd_create("aisle", MFD_CLOEXEC); }

SCREEN *cn_open(const char *term) {
  memory = cn_memory_file();
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (memory < 0 || null < 0) return NULL;
  out = fdopen(memory, "w");
  in = fdopen(null, "r");
  if (!out || !in) return NULL;
  SCREEN *screen = newterm(term, out, in);
  if (!screen) {
    fclose(out);
    fclose(in);
    return NULL;
  }
  set_term(screen);
  return screen;
}

long cn_written(void) {
  struct stat status;
  fflush(out);
  return fstat(memory, &status) == 0 ? (long)status.st_size : 0;
}

long cn_take(uint8_t *bytes, long limit) {
  long count = pread(memory, bytes, (size_t)limit, 0);
  if (ftruncate(memory, 0) == 0) lseek(memory, 0, SEEK_SET);
  return count < 0 ? 0 : count;
}

void cn_close(SCREEN *screen) {
  delscreen(screen);
  fclose(out);
  fclose(in);
}

int wcwidth(wchar_t);
int cn_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

const char *cn_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == (char *)-1 ? NULL : text;
}
