internal import SiteModel

/// Collects what the sensors of one source read at a moment, each with a throw of its own.
struct Readout {
  let moment: Moment
  let dice: Dice
  let seconds: Int
  /// Of the source: a number that no other has.
  let number: Int
  private(set) var readings: [Reading] = []
  private var place = 0

  init(_ simulation: borrowing Simulation, number: Int) {
    moment = simulation.moment
    dice = simulation.dice
    seconds = Int((simulation.moment - simulation.beginning).seconds)
    self.number = number
  }

  mutating func add(
    _ subject: Int, _ quantity: Quantity, _ value: Double, _ sensor: Sensor = .exact, quality: Quality = .good
  ) {
    place += 1
    guard value.isFinite else { return }
    let throwing = dice.bell(.plantNoise, number << 10 | place, seconds)
    readings.append(
      Reading(subject, quantity, sensor.reading(of: value, throwing), at: moment, quality: quality))
  }

  /// A share of something, which noise must not carry out of 0 to 1.
  mutating func addShare(_ subject: Int, _ quantity: Quantity, _ value: Double, _ sensor: Sensor = .share) {
    place += 1
    let throwing = dice.bell(.plantNoise, number << 10 | place, seconds)
    readings.append(Reading(subject, quantity, min(1, max(0, sensor.reading(of: value, throwing))), at: moment))
  }
}
