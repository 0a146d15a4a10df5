#ifndef CLINUX_H
#define CLINUX_H
#include <stdint.h>
#include "NVMLTypes.h"

/// openat2(2) with `resolve` flags; -1 and errno as the system call gives them (ENOSYS: the kernel lacks it).
int clinux_openat2(int directory, const char *path, uint64_t flags, uint64_t resolve);

/// RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS: absolute links and ".." stay under `directory`.
extern const uint64_t clinux_resolve_in_root;

/// O_PATH, which the C library shows only under _GNU_SOURCE.
extern const int clinux_o_path;

/// Sends one IPMI command to the system's own management controller and waits for its answer, at most `milliseconds`.
/// Returns the answer's length, or the negative error number.
int clinux_ipmi_exchange(const char *device, uint8_t network_function, uint8_t command, const uint8_t *data, int length,
                         uint8_t *answer, int capacity, int milliseconds);

/// From now on SIGTERM and SIGINT do nothing but make the returned descriptor readable; -1 when that cannot be had.
int clinux_end_signals(void);

/// Lets another signal do the same, unless it was ignored before.
void clinux_end_signal(int number);
/// pipe2(2) with O_CLOEXEC and O_NONBLOCK: a pipe that no other program is started with.
int clinux_pipe(int ends[2]);

/// The dirent's type and name, read without copying the whole 280-byte struct.
struct dirent;
const char *clinux_entry_name(const struct dirent *entry);

/// Lets the C library keep at most so many heaps, however many threads allocate. Before the first thread starts.
void clinux_limit_heaps(int count);
#endif
