/// What is measured. A quantity has one unit, one name in exports and one kind (gauge or counter), whoever measures it.
///
/// Names follow the OpenTelemetry hardware conventions (`hw.*`) where those have one.
package enum Quantity: UInt8, CaseIterable, Sendable {
  // Any powered thing.
  /// Electric power drawn now.
  case power
  /// The power limit that is enforced.
  case powerLimit
  /// Energy since some start: a counter.
  case energy
  /// The value at which `energy` wraps to 0 (RAPL's `max_energy_range_uj`).
  case energyRange

  // Any warm thing.
  /// The thing's own temperature; of an accelerator its core, of a processor its package.
  case temperature
  /// The temperature at which the device itself reports a warning or begins to throttle.
  case temperatureHigh
  /// The temperature at which the device shuts down or is damaged.
  case temperatureCritical
  /// Temperature of the accelerator's memory (HBM, GDDR).
  case memoryTemperature
  /// Air or coolant temperature where it enters the node.
  case inletTemperature
  /// Air temperature where it leaves the node.
  case outletTemperature

  // Compute.
  /// Share of time at work, 0 to 1.
  case load
  /// Bytes of memory in use.
  case memoryUsed
  /// Bytes of memory there are.
  case memoryTotal
  /// Clock of the core.
  case clock
  /// The highest clock of the core.
  case clockLimit
  /// Clock of the memory.
  case memoryClock
  /// Why the clock is held down: `ThrottleReasons` bits.
  case throttleReasons
  /// Processor cores, hyper-threads counted.
  case coreCount

  // Health of an accelerator.
  /// Memory errors corrected since the driver loaded or, where only that is known, for the device's life: a counter.
  case correctedErrors
  /// Memory errors that could not be corrected: a counter.
  case uncorrectedErrors
  /// 1 when a row or page of memory waits for a reset to be retired or remapped.
  case pendingRowRemap
  /// 1 when a row remapping failed.
  case rowRemapFailure
  /// Code of the newest XID error (NVIDIA) or the vendor's own error code; 0 is none.
  case errorCode
  /// 1 healthy, 0 not, by the vendor's own verdict.
  case health
  /// PCI Express lanes in use, and how many device and slot could use.
  case pcieWidth, pcieWidthLimit
  /// PCI Express generation in use, and the highest that device and slot could use.
  case pcieGeneration, pcieGenerationLimit
  /// Accelerator-to-accelerator links (NVLink, XGMI, HCCS) that are up, and how many there are.
  case linksActive, linksTotal
  /// Errors on those links: a counter.
  case linkErrors
  /// Bytes received and sent over those links: counters.
  case linkReceived, linkSent
  /// Slices (MIG, vGPU) into which the accelerator is cut.
  case sliceCount
  /// Processes at work on the accelerator.
  case processCount

  // Host.
  /// Share of time in which some task waited for the resource, 10 s average (pressure stall information).
  case processorPressure, memoryPressure, inputOutputPressure
  /// Seconds in which some task waited for the resource: counters whose rates are the pressures.
  case processorWaitTime, memoryWaitTime, inputOutputWaitTime
  /// Run queue length, 1 min average.
  case loadAverage
  /// Time since boot.
  case uptime
  /// Seconds of processor time at work and idle, summed over processors: counters.
  case busyTime, idleTime

  // Ports (network and RDMA).
  /// 1 when the port is up.
  case linkUp
  /// Speed of the link.
  case linkRate
  /// Bytes received and sent: counters.
  case received, sent
  /// Errors on the port: a counter.
  case errors
  /// Packets dropped or discarded at the port: a counter.
  case discards
  /// Times the link went down: a counter.
  case linkDowns
  /// Bytes received and sent per second: rates of the counters.
  case receiveRate, sendRate
  /// Errors per second: the rate of `errors`.
  case errorRate

  // Fans, sensors, supplies.
  /// Rotation speed.
  case fanSpeed
  /// Lowest rotation speed before the device alarms.
  case fanSpeedLow
  /// Share of full fan speed, 0 to 1.
  case fanDuty
  case voltage, current

  // Power conversion.
  /// Power that leaves a stage of the power chain; `power` is what enters it.
  case outputPower
  /// Power that a stage turns into heat.
  case powerLoss
  case apparentPower, powerFactor, frequency
  /// How full a store of energy is, 0 to 1.
  case stateOfCharge
  /// Carbon dioxide (equivalent) emitted for what comes from a source of power.
  case carbonIntensity
  /// Price of what comes from a source of power, in the site's currency.
  case tariff

  // Coolant. The primary side is the facility's water, the secondary the loop through the racks.
  /// Coolant temperature where it leaves for the racks, and where it comes back.
  case supplyTemperature, returnTemperature
  /// Coolant flow on the secondary side.
  case flow
  /// Facility water where it enters the unit, and where it leaves.
  case primarySupplyTemperature, primaryReturnTemperature
  /// Facility water flow.
  case primaryFlow
  /// Heat that the coolant carries away, as the unit itself reports it: on the secondary side, and on the primary.
  case heat, primaryHeat
  /// Coolant pressure where it leaves for the racks, where it comes back, and the difference; of a filter, the pressure
  /// that it costs.
  case supplyPressure, returnPressure, pressureDifference
  /// Pressure of the facility's water where it enters the unit, and where it leaves.
  case primarySupplyPressure, primaryReturnPressure
  /// Pressure where a pump draws in.
  case inletPressure
  /// Heat that a unit is built to carry away.
  case coolingCapacity
  /// The coolant temperature towards the racks that the unit is set to keep.
  case supplySetPoint
  /// Of the coolant.
  case coolantDensity, coolantSpecificHeat
  /// The flow that a unit is built for, and that it was told to keep.
  case ratedFlow, flowSetPoint
  /// Of the coolant: pH, electrical conductivity, turbidity.
  case acidity, conductivity, turbidity
  /// Water taken in to make up for what evaporates and is drained, now and since some start (a counter).
  case makeupFlow, waterUsed
  /// How full a reservoir or tank is, 0 to 1.
  case fluidLevel
  /// 0 dry, 1 a warning, 2 a leak.
  case leak
  /// Share of full pump speed, 0 to 1.
  case pumpSpeed
  /// Opening of the valve on the primary side, 0 to 1.
  case valvePosition

  // Air of a room.
  /// Relative humidity, 0 to 1.
  case humidity
  case dewPoint
  /// Of the air outside, dry and wet bulb.
  case outdoorTemperature, outdoorWetBulb

  // What a device thinks of itself.
  /// By its own verdict: 0 well, 1 a warning, 2 critical.
  case severity
  /// Kelvins left until the device begins to protect itself: lower is worse, and below 0 it does.
  case headroom

  // Sources, about themselves.
  /// 1 when the last attempt succeeded.
  case success
  /// How long the last attempt took.
  case duration

  package static let count = allCases.count
}

extension Quantity {
  /// Unit, and name in exports without the unit.
  package var traits: (name: String, unit: Unit) {
    switch self {
    case .power: ("power", .watt)
    case .powerLimit: ("power_limit", .watt)
    case .energy: ("energy", .joule)
    case .energyRange: ("energy_range", .joule)
    case .temperature: ("temperature", .celsius)
    case .temperatureHigh: ("temperature_high", .celsius)
    case .temperatureCritical: ("temperature_critical", .celsius)
    case .memoryTemperature: ("memory_temperature", .celsius)
    case .inletTemperature: ("inlet_temperature", .celsius)
    case .outletTemperature: ("outlet_temperature", .celsius)
    case .load: ("load", .ratio)
    case .memoryUsed: ("memory_used", .byte)
    case .memoryTotal: ("memory_total", .byte)
    case .clock: ("clock", .hertz)
    case .clockLimit: ("clock_limit", .hertz)
    case .memoryClock: ("memory_clock", .hertz)
    case .throttleReasons: ("throttle_reasons", .flag)
    case .coreCount: ("core_count", .count)
    case .correctedErrors: ("corrected_errors", .count)
    case .uncorrectedErrors: ("uncorrected_errors", .count)
    case .pendingRowRemap: ("pending_row_remap", .count)
    case .rowRemapFailure: ("row_remap_failure", .count)
    case .errorCode: ("error_code", .count)
    case .health: ("health", .count)
    case .pcieWidth: ("pcie_width", .count)
    case .pcieWidthLimit: ("pcie_width_limit", .count)
    case .pcieGeneration: ("pcie_generation", .count)
    case .pcieGenerationLimit: ("pcie_generation_limit", .count)
    case .linksActive: ("links_active", .count)
    case .linksTotal: ("links_total", .count)
    case .linkErrors: ("link_errors", .count)
    case .linkReceived: ("link_received", .byte)
    case .linkSent: ("link_sent", .byte)
    case .sliceCount: ("slice_count", .count)
    case .processCount: ("process_count", .count)
    case .processorPressure: ("processor_pressure", .ratio)
    case .memoryPressure: ("memory_pressure", .ratio)
    case .inputOutputPressure: ("input_output_pressure", .ratio)
    case .processorWaitTime: ("processor_wait_time", .second)
    case .memoryWaitTime: ("memory_wait_time", .second)
    case .inputOutputWaitTime: ("input_output_wait_time", .second)
    case .loadAverage: ("load_average", .count)
    case .uptime: ("uptime", .second)
    case .busyTime: ("busy_time", .second)
    case .idleTime: ("idle_time", .second)
    case .linkUp: ("link_up", .count)
    case .linkRate: ("link_rate", .bitPerSecond)
    case .received: ("received", .byte)
    case .sent: ("sent", .byte)
    case .errors: ("errors", .count)
    case .discards: ("discards", .count)
    case .linkDowns: ("link_downs", .count)
    case .receiveRate: ("receive_rate", .bytePerSecond)
    case .sendRate: ("send_rate", .bytePerSecond)
    case .errorRate: ("error_rate", .countPerSecond)
    case .fanSpeed: ("fan_speed", .revolutionPerMinute)
    case .fanSpeedLow: ("fan_speed_low", .revolutionPerMinute)
    case .fanDuty: ("fan_duty", .ratio)
    case .voltage: ("voltage", .volt)
    case .current: ("current", .ampere)
    case .outputPower: ("output_power", .watt)
    case .powerLoss: ("power_loss", .watt)
    case .apparentPower: ("apparent_power", .voltAmpere)
    case .powerFactor: ("power_factor", .ratio)
    case .frequency: ("frequency", .hertz)
    case .stateOfCharge: ("state_of_charge", .ratio)
    case .carbonIntensity: ("carbon_intensity", .gramPerJoule)
    case .tariff: ("tariff", .currencyPerJoule)
    case .supplyTemperature: ("supply_temperature", .celsius)
    case .returnTemperature: ("return_temperature", .celsius)
    case .flow: ("flow", .litrePerMinute)
    case .primarySupplyTemperature: ("primary_supply_temperature", .celsius)
    case .primaryReturnTemperature: ("primary_return_temperature", .celsius)
    case .primaryFlow: ("primary_flow", .litrePerMinute)
    case .heat: ("heat", .watt)
    case .primaryHeat: ("primary_heat", .watt)
    case .supplyPressure: ("supply_pressure", .pascal)
    case .returnPressure: ("return_pressure", .pascal)
    case .pressureDifference: ("pressure_difference", .pascal)
    case .primarySupplyPressure: ("primary_supply_pressure", .pascal)
    case .primaryReturnPressure: ("primary_return_pressure", .pascal)
    case .inletPressure: ("inlet_pressure", .pascal)
    case .coolingCapacity: ("cooling_capacity", .watt)
    case .supplySetPoint: ("supply_set_point", .celsius)
    case .coolantDensity: ("coolant_density", .kilogramPerCubicMetre)
    case .coolantSpecificHeat: ("coolant_specific_heat", .joulePerKilogramKelvin)
    case .ratedFlow: ("rated_flow", .litrePerMinute)
    case .flowSetPoint: ("flow_set_point", .litrePerMinute)
    case .acidity: ("acidity", .pH)
    case .conductivity: ("conductivity", .siemensPerMetre)
    case .turbidity: ("turbidity", .nephelometricTurbidityUnit)
    case .makeupFlow: ("makeup_flow", .litrePerMinute)
    case .waterUsed: ("water_used", .litre)
    case .fluidLevel: ("fluid_level", .ratio)
    case .leak: ("leak", .count)
    case .humidity: ("humidity", .ratio)
    case .dewPoint: ("dew_point", .celsius)
    case .outdoorTemperature: ("outdoor_temperature", .celsius)
    case .outdoorWetBulb: ("outdoor_wet_bulb", .celsius)
    case .severity: ("severity", .count)
    case .headroom: ("headroom", .kelvin)
    case .pumpSpeed: ("pump_speed", .ratio)
    case .valvePosition: ("valve_position", .ratio)
    case .success: ("success", .count)
    case .duration: ("duration", .second)
    }
  }

  package var name: String { traits.name }
  package var unit: Unit { traits.unit }

  /// The name with its unit, as in JSON and CSV: `power_watts`.
  package var exportName: String {
    let suffix = unit.exportSuffix
    return suffix.isEmpty ? name : "\(name)_\(suffix)"
  }

  /// True when the value only grows until its device restarts: only its rate is worth drawing.
  package var isCounter: Bool {
    switch self {
    case .energy, .busyTime, .idleTime, .received, .sent, .errors, .discards, .linkDowns, .correctedErrors,
      .uncorrectedErrors, .linkErrors, .linkReceived, .linkSent, .processorWaitTime, .memoryWaitTime,
      .inputOutputWaitTime, .waterUsed:
      true
    default: false
    }
  }
}
