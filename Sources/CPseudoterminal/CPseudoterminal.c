#define _GNU_SOURCE
#include "CPseudoterminal.h"
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t cp_spawn(const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *master, int *slave) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  if (openpty(master, slave, NULL, NULL, &size)) return -1;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  fcntl(*master, F_SETFL, O_NONBLOCK);
  pid_t child = fork();
  if (child == 0) {
    setsid();
    ioctl(*slave, TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++) dup2(*slave, fd);
    for (int fd = 3; fd < 1024; fd++) close(fd);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    execve(path, arguments, environment);
    _exit(127);
  }
  fcntl(*slave, F_SETFD, FD_CLOEXEC);
  return child;
}

int cp_resize(int master, int rows, int columns) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  return ioctl(master, TIOCSWINSZ, &size);
}
