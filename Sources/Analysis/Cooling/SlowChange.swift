internal import Glibc

/// What changes over hours and days: straight lines through what is remembered, and nothing where the points do not lie on
/// one.
package enum SlowChange {
  /// A line through points: its value at the last of them, and its slope a second.
  package struct Line: Hashable, Sendable {
    package var value: Double
    package var slope: Double
    /// Seconds from the first point to the last.
    package var span: Double

    /// No further ahead than so many times what is remembered: beyond, any slope would reach anything.
    private static let reach = 12.0

    /// Seconds from the last point until the line reaches `limit`; nil when it does not go there soon.
    package func time(to limit: Double) -> Double? {
      guard slope != 0 else { return nil }
      let time = (limit - value) / slope
      return time > 0 && time < span * Self.reach ? time : nil
    }
  }

  /// Fewest points that make a line.
  private static let leastPoints = 24

  /// The least-squares line through values at seconds, oldest first (Gauss); nil for fewer than 24 points, and where the
  /// slope is less than four of its own standard errors, so that noise is no trend.
  package static func line(through points: [(time: Double, value: Double)]) -> Line? {
    guard points.count >= leastPoints, let last = points.last else { return nil }
    let count = Double(points.count)
    let middle = points.reduce(0) { $0 + $1.time } / count
    let mean = points.reduce(0) { $0 + $1.value } / count
    var spread = 0.0
    var product = 0.0
    for point in points {
      spread += (point.time - middle) * (point.time - middle)
      product += (point.time - middle) * (point.value - mean)
    }
    guard spread > 0 else { return nil }
    let slope = product / spread
    let rest = points.reduce(0.0) { sum, point in
      let gap = point.value - mean - slope * (point.time - middle)
      return sum + gap * gap
    }
    let error = (rest / (count - 2) / spread).squareRoot()
    guard abs(slope) > 4 * error else { return nil }
    let span = last.time - (points.first?.time ?? last.time)
    return Line(value: mean + slope * (last.time - middle), slope: slope, span: span)
  }

  /// How a filter clogs: its pressure as it would be at the newest flow, for the pressure that a filter costs goes with
  /// the square of the flow (Darcy and Weisbach, turbulent). `points` hold seconds, Pa and L/min, oldest first.
  package static func clogging(of points: [(time: Double, pressure: Double, flow: Double)]) -> Line? {
    guard let newest = points.last, newest.flow > 0 else { return nil }
    return line(
      through: points.filter { $0.flow > newest.flow * 0.3 }.map {
        ($0.time, $0.pressure * (newest.flow / $0.flow) * (newest.flow / $0.flow))
      })
  }

  /// How an exchanger fouls: its UA in W/K where both flows are within 5 % of the newest, for UA goes with the flows.
  /// `points` hold seconds, W/K, and L/min on both sides, oldest first.
  package static func fouling(
    of points: [(time: Double, conductance: Double, flow: Double, primaryFlow: Double)]
  ) -> Line? {
    guard let newest = points.last else { return nil }
    func isLike(_ flow: Double, _ other: Double) -> Bool { abs(flow - other) <= 0.05 * other }
    return line(
      through: points.filter { isLike($0.flow, newest.flow) && isLike($0.primaryFlow, newest.primaryFlow) }.map {
        ($0.time, $0.conductance)
      })
  }
}
