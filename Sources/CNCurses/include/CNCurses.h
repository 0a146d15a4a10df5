#ifndef CNCURSES_H
#define CNCURSES_H
// These stand in the header because settings for C do not reach Swift's importer.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

// Globals and cast macros that Swift does not import.
static inline WINDOW *cn_window(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_pairs(void) { return COLOR_PAIRS; }
/// The numbers of colours are their RGB values, as with TERM=xterm-direct.
static inline bool cn_is_direct(void) { return COLORS >= 1 << 24 && tigetflag("RGB") > 0; }
static inline void cn_clear_next(void) { clearok(curscr, true); }
static const uint32_t CN_BOLD = A_BOLD, CN_DIM = A_DIM, CN_REVERSE = A_REVERSE, CN_UNDERLINE = A_UNDERLINE;

/// Starts curses for a terminal type, writing to memory; null for an unknown type.
SCREEN *cn_open(const char *term);
/// Bytes that curses has written since they were taken last.
long cn_written(void);
/// Moves what curses has written into `bytes`; returns the count. What is beyond `limit` is lost.
long cn_take(uint8_t *bytes, long limit);
void cn_close(SCREEN *screen);
/// Cells that the C library gives a scalar; -1 for none. curses goes by it.
int cn_width(uint32_t scalar);
/// A capability's text; null when the terminal lacks it.
const char *cn_capability(const char *name);

// The system's side of a terminal.
int cn_eventfd(void);
/// A pipe whose ends do not wait.
int cn_pipe(int *ends);
int cn_window_size(int fd, int *rows, int *columns);
int cn_queued(int fd);
/// Sends the numbers of the signals that concern a terminal, a byte each, to a descriptor.
void cn_watch_signals(int fd);
void cn_unwatch_signals(void);
/// Lets the kernel stop this thread's process when it touches the terminal from the background. Threads of a pool start
/// with these signals blocked, and then change the modes of a terminal that is another's, and read errors from it.
void cn_obey_job_control(void);
/// Stops the process group as the terminal's own Ctrl-Z does; returns when it is continued.
void cn_stop(void);
/// Makes a crash restore the terminal first; `count` 0 disarms.
void cn_arm_crash(int fd, const struct termios *saved, const uint8_t *bytes, long count, int error_copy, int error_store);
int cn_memory_file(void);
#endif
