#ifndef NVMLTYPES_H
#define NVMLTYPES_H
#include <stdint.h>

// The few structs that NVIDIA's management library (NVML) fills in, in our own words: fields, order and widths are
// its binary interface, which drivers keep from version to version. Laid out in C, where layout is guaranteed.

/// For nvmlDeviceGetPciInfo_v3.
struct nvml_pci_info {
  char short_bus_id[16];
  uint32_t domain, bus, device, device_id, subsystem_id;
  char bus_id[32];
};

/// For nvmlDeviceGetUtilizationRates: percent of the last sample period.
struct nvml_utilization {
  uint32_t gpu, memory;
};

/// For nvmlDeviceGetMemoryInfo, in bytes; `used` includes what the driver keeps for itself.
struct nvml_memory {
  uint64_t total, free, used;
};

/// For nvmlDeviceGetMemoryInfo_v2, in bytes; `version` is to be set before the call.
struct nvml_memory_v2 {
  uint32_t version;
  uint64_t total, reserved, free, used;
};

/// For nvmlDeviceGetComputeRunningProcesses_v2 and _v3: bytes, and all bits set where there is no value.
struct nvml_process {
  uint32_t process_id;
  uint64_t memory_used;
  uint32_t gpu_instance, compute_instance;
};

/// For nvmlDeviceGetFieldValues: `field` and `scope` are the question, `result` says whether `value` is an answer.
struct nvml_field {
  uint32_t field, scope;
  int64_t timestamp, latency;
  uint32_t type;
  int32_t result;
  union {
    double real;
    int32_t signed32;
    uint32_t unsigned32;
    uint64_t unsigned64;
    int64_t signed64;
    uint16_t unsigned16;
  } value;
};
#endif
