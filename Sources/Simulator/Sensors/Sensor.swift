/// How a sensor spoils the truth: noise, and steps as coarse as its register's.
struct Sensor: Sendable {
  /// Deviation, as a share of the value and absolutely.
  var share = 0.0
  var noise = 0.0
  /// The smallest step; 0 for none.
  var step = 0.0

  /// What it reads. `throwing` is a throw with deviation 1.
  @inline(__always)
  func reading(of value: Double, _ throwing: Double) -> Double {
    let spoiled = value + throwing * (noise + share * value)
    return step > 0 ? (spoiled / step).rounded() * step : spoiled
  }

  /// NVML gives power in mW, good to 5 % by NVIDIA's own word; from reading to reading it moves far less.
  static let acceleratorPower = Sensor(share: 0.004, step: 0.001)
  /// NVML and its peers give whole degrees.
  static let acceleratorTemperature = Sensor(noise: 0.15, step: 1)
  /// A node's own meter (DCMI) gives whole watts.
  static let nodePower = Sensor(share: 0.003, step: 1)
  /// A board's air sensor gives half degrees.
  static let air = Sensor(noise: 0.1, step: 0.5)
  /// Metering PDUs of class 1: tens of watts at a rack.
  static let rackPower = Sensor(share: 0.001, step: 10)
  static let coolantTemperature = Sensor(noise: 0.03, step: 0.1)
  static let flow = Sensor(share: 0.004, step: 1)
  static let smallFlow = Sensor(share: 0.004, step: 0.1)
  /// Transmitters of 10 bar: half a kilopascal.
  static let pressure = Sensor(noise: 300, step: 500)
  /// What the thing knows of itself.
  static let share = Sensor(step: 0.01)
  static let level = Sensor(noise: 0.001, step: 0.005)
  static let humidity = Sensor(noise: 0.003, step: 0.01)
  static let plantPower = Sensor(share: 0.002, step: 10)
  static let water = Sensor(step: 1)
  static let exact = Sensor()
}
