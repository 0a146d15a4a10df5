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
