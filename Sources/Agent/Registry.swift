/// All samplers, in the order in which they run. A test asserts that every file in `Samplers/` stands here.
package enum Registry {
  package static let samplers: [any Sampler] = [
    IdentitySampler(),
    ProcessorSampler(),
    MemorySampler(),
    PressureSampler(),
    HardwareMonitorSampler(),
    PowerCappingSampler(),
    ThermalZoneSampler(),
    NetworkSampler(),
    InfiniBandSampler(),
    NVMeSampler(),
    ManagementControllerSampler(),
    NVIDIASampler(),
    AMDSampler(),
    AscendSampler(),
  ]
}
