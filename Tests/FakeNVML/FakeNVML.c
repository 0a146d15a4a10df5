// A library that answers like NVIDIA's libnvidia-ml.so.1, from a table: the file beside it named as itself with
// ".table" at the end. Built by the tests with cc into a temporary folder, once for each variant.
//
// A table's lines are "KEY VALUE". Keys begin with the device: "0.power 69850", slices are "0/0.memory.used 27262976".
// What has no line is "not supported". "fail FUNCTION CODE" makes a function fail, "fail 0.FUNCTION CODE" on device 0
// alone, "fail 0.* CODE" everything on device 0; "hang FUNCTION FILE" makes it hang as long as FILE exists, likewise.
//
// The structs stand here once more, written apart from the sampler's own, so that a slip in either shows.
// OLD_DRIVER leaves out what drivers before 510 lack.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OK = 0, UNINITIALIZED = 1, INVALID = 2, NOT_SUPPORTED = 3, NOT_FOUND = 6, SHORT = 7, VERSION = 25 };

typedef struct { char path[64]; } Device;
typedef struct { unsigned int gpu, memory; } Utilization;
typedef struct { unsigned long long total, free, used; } Memory1;
typedef struct { unsigned int version; unsigned long long total, reserved, free, used; } Memory2;
typedef struct {
  char busIdLegacy[16];
  unsigned int domain, bus, device, pciDeviceId, pciSubSystemId;
  char busId[32];
} Pci;
typedef struct {
  unsigned int pid;
  unsigned long long usedGpuMemory;
  unsigned int gpuInstanceId, computeInstanceId;
} Process;
typedef struct {
  unsigned int fieldId, scopeId;
  long long timestamp, latencyUsec;
  int valueType, nvmlReturn;
  union { double d; unsigned int u; unsigned long long ull; } value;
} Field;
_Static_assert(sizeof(Pci) == 68 && sizeof(Memory2) == 40 && sizeof(Process) == 24 && sizeof(Field) == 40, "layout");

#define LINES 4096
static char *keys[LINES], *values[LINES];
static int lines, users;
static Device devices[64];
static int deviceCount;

static void load(void) {
  Dl_info info;
  char path[4096], line[512];
  if (!dladdr((void *)load, &info)) return;
  snprintf(path, sizeof path, "%s.table", info.dli_fname);
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (lines < LINES && fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    char *rest = strchr(line, ' ');
    if (!rest) continue;
    if (!strncmp(line, "fail ", 5) || !strncmp(line, "hang ", 5)) rest = strchr(rest + 1, ' ');
    if (!rest) continue;
    *rest = 0;
    keys[lines] = strdup(line);
    values[lines++] = strdup(rest + 1);
  }
  fclose(file);
}

static const char *find(const char *key) {
  for (int i = 0; i < lines; i++)
    if (!strcmp(keys[i], key)) return values[i];
  return NULL;
}

static const char *of(const Device *device, const char *key) {
  char whole[128];
  snprintf(whole, sizeof whole, "%s.%s", device->path, key);
  return find(whole);
}

static Device *deviceNamed(const char *path) {
  for (int i = 0; i < deviceCount; i++)
    if (!strcmp(devices[i].path, path)) return &devices[i];
  if (deviceCount == 64) return NULL;
  snprintf(devices[deviceCount].path, sizeof devices[0].path, "%s", path);
  return &devices[deviceCount++];
}

// What stands before an answer: injected hangs and failures, then NVML's own checks.
static int enter(const char *function, const Device *device) {
  char key[160];
  const char *found;
  snprintf(key, sizeof key, "hang %s", function);
  if ((found = find(key)))
    while (access(found, F_OK) == 0) usleep(1000);
  if (device) {
    snprintf(key, sizeof key, "hang %s.%s", device->path, function);
    if ((found = find(key)))
      while (access(found, F_OK) == 0) usleep(1000);
    snprintf(key, sizeof key, "fail %s.%s", device->path, function);
    if ((found = find(key))) return atoi(found);
    snprintf(key, sizeof key, "fail %s.*", device->path);
    if ((found = find(key))) return atoi(found);
  }
  snprintf(key, sizeof key, "fail %s", function);
  if ((found = find(key))) return atoi(found);
  return users > 0 ? OK : UNINITIALIZED;
}

static int checked(const char *function, const Device *device, const void *out) {
  if (device < devices || device >= devices + deviceCount || !out) return INVALID;
  return enter(function, device);
}

static int text(const char *function, const Device *d, const char *key, char *out, unsigned int length) {
  int code = checked(function, d, out);
  if (code) return code;
  const char *found = of(d, key);
  if (!found) return NOT_SUPPORTED;
  if (strlen(found) + 1 > length) return SHORT;
  strcpy(out, found);
  return OK;
}

static int number(const char *function, const Device *d, const char *key, unsigned int *out) {
  int code = checked(function, d, out);
  if (code) return code;
  const char *found = of(d, key);
  if (!found) return NOT_SUPPORTED;
  *out = strtoul(found, NULL, 0);
  return OK;
}

static int wide(const char *function, const Device *d, const char *key, unsigned long long *out) {
  int code = checked(function, d, out);
  if (code) return code;
  const char *found = of(d, key);
  if (!found) return NOT_SUPPORTED;
  *out = strtoull(found, NULL, 0);
  return OK;
}

#define TEXT(function, key) \
  int function(Device *d, char *out, unsigned int length) { return text(#function, d, key, out, length); }
#define NUMBER(function, key) \
  int function(Device *d, unsigned int *out) { return number(#function, d, key, out); }
#define WIDE(function, key) \
  int function(Device *d, unsigned long long *out) { return wide(#function, d, key, out); }
#define SELECTED(function, key) \
  int function(Device *d, unsigned int selector, unsigned int *out) { \
    char whole[64]; \
    snprintf(whole, sizeof whole, key ".%u", selector); \
    return number(#function, d, whole, out); \
  }

int nvmlInit_v2(void) {
  if (!users) load();
  const char *found = find("fail nvmlInit_v2");
  if (found) return atoi(found);
  users++;
  return OK;
}

const char *nvmlErrorString(int code) {
  switch (code) {
    case 3: return "Not Supported";
    case 4: return "Insufficient Permissions";
    case 9: return "Driver Not Loaded";
    case 15: return "GPU is lost";
    case 18: return "Driver/library version mismatch";
    case 28: return "GPU not found";
    default: return "Unknown Error";
  }
}

int nvmlSystemGetDriverVersion(char *out, unsigned int length) {
  int code = enter("nvmlSystemGetDriverVersion", NULL);
  const char *found = find("driver");
  if (code) return code;
  if (!found) return NOT_SUPPORTED;
  snprintf(out, length, "%s", found);
  return OK;
}

int nvmlDeviceGetCount_v2(unsigned int *out) {
  int code = enter("nvmlDeviceGetCount_v2", NULL);
  const char *found = find("count");
  if (code) return code;
  *out = found ? strtoul(found, NULL, 0) : 0;
  return OK;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned int index, Device **out) {
  char path[64];
  snprintf(path, sizeof path, "%u", index);
  const char *count = find("count");
  if (!out || !count || index >= strtoul(count, NULL, 0)) return INVALID;
  Device *device = deviceNamed(path);
  int code = enter("nvmlDeviceGetHandleByIndex_v2", device);
  if (code) return code;
  *out = device;
  return OK;
}

TEXT(nvmlDeviceGetName, "name")
TEXT(nvmlDeviceGetUUID, "uuid")
TEXT(nvmlDeviceGetSerial, "serial")
TEXT(nvmlDeviceGetVbiosVersion, "vbios")
NUMBER(nvmlDeviceGetPowerUsage, "power")
NUMBER(nvmlDeviceGetEnforcedPowerLimit, "limit")
WIDE(nvmlDeviceGetTotalEnergyConsumption, "energy")
SELECTED(nvmlDeviceGetTemperature, "temperature")
SELECTED(nvmlDeviceGetTemperatureThreshold, "threshold")
SELECTED(nvmlDeviceGetClockInfo, "clock")
SELECTED(nvmlDeviceGetMaxClockInfo, "maxclock")
NUMBER(nvmlDeviceGetRetiredPagesPendingStatus, "retired.pending")
NUMBER(nvmlDeviceGetCurrPcieLinkWidth, "pcie.width")
NUMBER(nvmlDeviceGetMaxPcieLinkWidth, "pcie.width.max")
NUMBER(nvmlDeviceGetCurrPcieLinkGeneration, "pcie.gen")
NUMBER(nvmlDeviceGetMaxPcieLinkGeneration, "pcie.gen.max")
SELECTED(nvmlDeviceGetNvLinkState, "link")
NUMBER(nvmlDeviceGetMaxMigDeviceCount, "mig.places")
NUMBER(nvmlDeviceGetGpuInstanceId, "instance")
NUMBER(nvmlDeviceGetComputeInstanceId, "part")

#ifdef OLD_DRIVER
WIDE(nvmlDeviceGetCurrentClocksThrottleReasons, "reasons")
#else
WIDE(nvmlDeviceGetCurrentClocksEventReasons, "reasons")
#endif

int nvmlDeviceGetPciInfo_v3(Device *d, Pci *out) {
  int code = checked("nvmlDeviceGetPciInfo_v3", d, out);
  if (code) return code;
  const char *found = of(d, "bus");
  if (!found) return NOT_SUPPORTED;
  memset(out, 0, sizeof *out);
  snprintf(out->busId, sizeof out->busId, "%s", found);
  return OK;
}

int nvmlDeviceGetUtilizationRates(Device *d, Utilization *out) {
  int code = number("nvmlDeviceGetUtilizationRates", d, "load", &out->gpu);
  out->memory = 99;
  return code;
}

static int memory(const char *function, Device *d, unsigned long long *total, unsigned long long *used,
                  unsigned long long *reserved) {
  int code = wide(function, d, "memory.total", total);
  if (code) return code;
  if (wide(function, d, "memory.reserved", reserved)) *reserved = 0;
  return wide(function, d, "memory.used", used);
}

int nvmlDeviceGetMemoryInfo(Device *d, Memory1 *out) {
  unsigned long long reserved;
  int code = memory("nvmlDeviceGetMemoryInfo", d, &out->total, &out->used, &reserved);
  if (code) return code;
  out->used += reserved;
  out->free = out->total - out->used;
  return OK;
}

#ifndef OLD_DRIVER
int nvmlDeviceGetMemoryInfo_v2(Device *d, Memory2 *out) {
  if (out->version != (sizeof *out | 2 << 24)) return VERSION;
  int code = memory("nvmlDeviceGetMemoryInfo_v2", d, &out->total, &out->used, &out->reserved);
  if (code) return code;
  out->free = out->total - out->used - out->reserved;
  return OK;
}

int nvmlDeviceGetRemappedRows(Device *d, unsigned int *corrected, unsigned int *uncorrected, unsigned int *pending,
                              unsigned int *failed) {
  int code = number("nvmlDeviceGetRemappedRows", d, "remap.pending", pending);
  if (code) return code;
  *corrected = 7;
  *uncorrected = 9;
  return number("nvmlDeviceGetRemappedRows", d, "remap.failure", failed);
}

int nvmlDeviceGetMigMode(Device *d, unsigned int *current, unsigned int *pending) {
  *pending = 7;
  return number("nvmlDeviceGetMigMode", d, "mig", current);
}

int nvmlDeviceGetMigDeviceHandleByIndex(Device *d, unsigned int index, Device **out) {
  int code = checked("nvmlDeviceGetMigDeviceHandleByIndex", d, out);
  if (code) return code;
  char path[128], key[160];
  snprintf(path, sizeof path, "%s/%u", d->path, index);
  snprintf(key, sizeof key, "%s.name", path);
  if (!find(key)) return NOT_FOUND;
  *out = deviceNamed(path);
  return OK;
}

int nvmlDeviceGetComputeRunningProcesses_v3(Device *d, unsigned int *count, Process *out) {
  unsigned int room = count ? *count : 0, all = 0;
  int code = number("nvmlDeviceGetComputeRunningProcesses_v3", d, "processes", &all);
  if (code) return code;
  *count = all;
  if (all > room) return SHORT;
  for (unsigned int i = 0; i < all; i++) {
    char key[32];
    snprintf(key, sizeof key, "process.%u", i);
    const char *found = of(d, key);
    memset(&out[i], 0xFF, sizeof out[i]);
    if (found) sscanf(found, "%u %llu", &out[i].pid, &out[i].usedGpuMemory);
  }
  return OK;
}
#endif

int nvmlDeviceGetTotalEccErrors(Device *d, int type, int counter, unsigned long long *out) {
  char key[64];
  snprintf(key, sizeof key, "ecc.%s.%s", type == 0 ? "corrected" : "uncorrected", counter == 0 ? "now" : "ever");
  return wide("nvmlDeviceGetTotalEccErrors", d, key, out);
}

int nvmlDeviceGetFieldValues(Device *d, int count, Field *fields) {
  int code = checked("nvmlDeviceGetFieldValues", d, fields);
  if (code) return code;
  for (int i = 0; i < count; i++) {
    char key[64];
    snprintf(key, sizeof key, "field.%u.%d", fields[i].fieldId, (int)fields[i].scopeId);
    const char *found = of(d, key);
    fields[i].nvmlReturn = found ? OK : NOT_SUPPORTED;
    fields[i].valueType = fields[i].fieldId == 138 || fields[i].fieldId == 139 ? 3 : 1;
    fields[i].value.ull = 0xDEADBEEFCAFEF00Dull;
    if (found && fields[i].valueType == 3) fields[i].value.ull = strtoull(found, NULL, 0);
    if (found && fields[i].valueType == 1) fields[i].value.u = strtoul(found, NULL, 0);
  }
  return OK;
}
