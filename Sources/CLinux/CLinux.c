#define _GNU_SOURCE
#include "CLinux.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/ipmi.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

const uint64_t clinux_resolve_in_root = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;

const int clinux_o_path = O_PATH;

int clinux_openat2(int directory, const char *path, uint64_t flags, uint64_t resolve) {
  struct open_how how = {.flags = flags, .resolve = resolve};
  return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

const char *clinux_entry_name(const struct dirent *entry) { return entry->d_name; }

static int clinux_ipmi_ask(int device, uint8_t network_function, uint8_t command, const uint8_t *data, int length,
                           uint8_t *answer, int capacity, int milliseconds) {
  struct ipmi_system_interface_addr address = {
      .addr_type = IPMI_SYSTEM_INTERFACE_ADDR_TYPE, .channel = IPMI_BMC_CHANNEL, .lun = 0};
  struct ipmi_req request = {.addr = (unsigned char *)&address, .addr_len = sizeof address, .msgid = 1};
  request.msg.netfn = network_function;
  request.msg.cmd = command;
  request.msg.data = (unsigned char *)data;
  request.msg.data_len = (unsigned short)length;
  if (ioctl(device, IPMICTL_SEND_COMMAND, &request) < 0) return -errno;

  struct pollfd wait = {.fd = device, .events = POLLIN};
  int ready = poll(&wait, 1, milliseconds);
  if (ready < 0) return -errno;
  if (ready == 0) return -ETIMEDOUT;

  struct ipmi_addr from;
  struct ipmi_recv received = {.addr = (unsigned char *)&from, .addr_len = sizeof from};
  received.msg.data = answer;
  received.msg.data_len = (unsigned short)capacity;
  if (ioctl(device, IPMICTL_RECEIVE_MSG_TRUNC, &received) < 0 && errno != EMSGSIZE) return -errno;
  return received.msg.data_len;
}

int clinux_ipmi_exchange(const char *path, uint8_t network_function, uint8_t command, const uint8_t *data, int length,
                         uint8_t *answer, int capacity, int milliseconds) {
  int device = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (device < 0) return -errno;
  int count = clinux_ipmi_ask(device, network_function, command, data, length, answer, capacity, milliseconds);
  close(device);
  return count;
}

static int end_event = -1;

static void note_end(int signal) {
  (void)signal;
  int saved = errno;
  uint64_t one = 1;
  if (write(end_event, &one, sizeof one) < 0) { /* The count is full: the event stands already. */
  }
  errno = saved;
}

int clinux_end_signals(void) {
  end_event = eventfd(0, EFD_CLOEXEC);
  struct sigaction action = {.sa_handler = note_end, .sa_flags = SA_RESTART};
  if (end_event < 0 || sigaction(SIGTERM, &action, NULL) < 0 || sigaction(SIGINT, &action, NULL) < 0) return -1;
  return end_event;
}

void clinux_end_signal(int number) {
  struct sigaction before, action = {.sa_handler = note_end, .sa_flags = SA_RESTART};
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(number, &action, NULL);
}

void clinux_limit_heaps(int count) { mallopt(M_ARENA_MAX, count); }
