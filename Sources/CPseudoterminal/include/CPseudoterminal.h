#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H
#include <sys/types.h>
#include <termios.h>
/// Runs a program on a new pseudoterminal that controls it; `slave` stays open to read its modes. -1 on failure.
pid_t cp_spawn(const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *master, int *slave);
int cp_resize(int master, int rows, int columns);
#endif
