internal import SiteModel

/// Accelerators at or above the temperature at which they begin to throttle (the device's own word, else the data
/// sheet's, else the site file's threshold): high; at the temperature at which they shut down: critical. Where the device
/// states limits of its own for the point, these are judged instead (`troubledCooling`).
@Sendable func hotAccelerators(_ present: Present) -> [Finding] {
  let limits = present.column(.accelerator, .temperatureHigh)
  let ends = present.column(.accelerator, .temperatureCritical)
  let threshold = present.topology.thresholds.acceleratorTemperatureHigh
  let kindLimits = AcceleratorKindColumn(present) { $0.temperatureHigh }
  let stated = present.site.limits
  return judge(.accelerator, .temperature, in: present) { index, value in
    if !stated.isEmpty, stated[.accelerator(index)]?[.temperature] != nil { return nil }
    if let end = plausible(ends[index]), value >= end {
      return .init(.acceleratorTemperature, .critical, limit: end)
    }
    let limit = plausible(limits[index]) ?? kindLimits[index] ?? threshold
    return value >= limit ? .init(.acceleratorTemperature, .high, limit: limit) : nil
  }
}

/// Accelerator memory at or above the site's threshold: high.
@Sendable func hotAcceleratorMemory(_ present: Present) -> [Finding] {
  let limit = present.topology.thresholds.acceleratorMemoryTemperatureHigh
  return judge(.accelerator, .memoryTemperature, in: present) { _, value in
    value >= limit ? .init(.acceleratorMemoryTemperature, .high, limit: limit) : nil
  }
}

/// Accelerators held down against the owner's wish: high when the hardware does it, medium when the driver does.
@Sendable func throttledAccelerators(_ present: Present) -> [Finding] {
  judge(.accelerator, .throttleReasons, in: present) { _, value in
    let reasons = ThrottleReasons(reading: value).intersection(.harmful)
    if reasons.isEmpty { return nil }
    return .init(.acceleratorThrottled, reasons == .thermal ? .medium : .high)
  }
}

/// A limit in °C that a device may mean. Drivers report 0 or 65 261.85 for "none".
func plausible(_ limit: Double?) -> Double? {
  guard let limit, limit > 20, limit < 200 else { return nil }
  return limit
}
