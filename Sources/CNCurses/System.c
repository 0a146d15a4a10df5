#define _GNU_SOURCE
#include "CNCurses.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cn_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int cn_pipe(int *ends) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC); }

int cn_window_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size)) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

int cn_queued(int fd) {
  int count = 0;
  return ioctl(fd, TIOCOUTQ, &count) ? 0 : count;
}

// Signals that ask for something: the handler writes the number, the loop does the rest.
static const int asked[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT};
enum { ASKED = sizeof asked / sizeof asked[0] };
static struct sigaction before[ASKED];
static volatile int signal_fd = -1;

static void note(int number) {
  int saved = errno;
  uint8_t byte = (uint8_t)number;
  if (write(signal_fd, &byte, 1)) {}
  errno = saved;
}

void cn_watch_signals(int fd) {
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  signal_fd = fd;
  for (int i = 0; i < ASKED; i++) sigaction(asked[i], &action, &before[i]);
}

void cn_unwatch_signals(void) {
  for (int i = 0; i < ASKED; i++) sigaction(asked[i], &before[i], NULL);
}

void cn_obey_job_control(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  sigaddset(&set, SIGTTIN);
  sigaddset(&set, SIGTTOU);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void cn_stop(void) {
  struct sigaction ignored = {.sa_handler = SIG_IGN}, standard = {.sa_handler = SIG_DFL}, ours;
  // The others of the group first, then this thread itself: sent to the process, the signal could reach another thread
  // only after we went on.
  sigaction(SIGTSTP, &ignored, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &standard, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

// A crash, or a signal that ends a program there and then: everything needed lies ready, and only functions that a
// handler may call are called.
static const int fatal[] = {SIGSEGV, SIGABRT, SIGILL,  SIGTRAP, SIGBUS,  SIGFPE,    SIGSYS,
                            SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF};
enum { FATAL = sizeof fatal / sizeof fatal[0] };
static struct sigaction fatal_before[FATAL];
static volatile int crash_fd = -1, error_back = -1, error_kept = -1;
static struct termios crash_termios;
static uint8_t crash_bytes[512];
static volatile long crash_count;
static int is_armed;

static void restore(int number) {
  // 24 (CAN) ends an escape sequence cut off in the middle.
  uint8_t cancel = 24;
  if (write(crash_fd, &cancel, 1)) {}
  if (write(crash_fd, crash_bytes, (size_t)crash_count)) {}
  // The terminal's answers must not reach the shell: most come within this time.
  poll(NULL, 0, 100);
  tcflush(crash_fd, TCIFLUSH);
  tcsetattr(crash_fd, TCSANOW, &crash_termios);
  if (error_back >= 0) {
    char part[512];
    long count, from = 0;
    dup2(error_back, 2);
    while ((count = pread(error_kept, part, sizeof part, from)) > 0) {
      if (write(2, part, (size_t)count) < 0) break;
      from += count;
    }
  }
  for (int i = 0; i < FATAL; i++) signal(fatal[i], SIG_DFL);
  raise(number);
}

void cn_arm_crash(int fd, const struct termios *saved, const uint8_t *bytes, long count, int error_copy, int error_store) {
  if (count == 0) {
    if (is_armed) for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &fatal_before[i], NULL);
    is_armed = 0;
    return;
  }
  crash_fd = fd;
  error_back = error_copy;
  error_kept = error_store;
  crash_termios = *saved;
  crash_count = count < (long)sizeof crash_bytes ? count : (long)sizeof crash_bytes;
  memcpy(crash_bytes, bytes, (size_t)crash_count);
  if (is_armed) return;
  static uint8_t stack[65536];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_handler = restore, .sa_flags = (int)(SA_ONSTACK | SA_NODEFER | SA_RESETHAND)};
  for (int i = 0; i < FATAL; i++) {
    sigaction(fatal[i], &action, &fatal_before[i]);
    // What whoever started us had ignored stays ignored.
    if (fatal_before[i].sa_handler == SIG_IGN) sigaction(fatal[i], &fatal_before[i], NULL);
  }
  is_armed = 1;
}
