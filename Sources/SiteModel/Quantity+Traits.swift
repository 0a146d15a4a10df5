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
