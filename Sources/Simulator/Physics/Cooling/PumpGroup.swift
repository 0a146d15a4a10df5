/// Equal pumps side by side on one loop. A pump at a share n of its speed lifts a n² - b q² at a flow q, and the loop
/// asks for k F² at a flow F: so that flow goes with speed, pressure with its square and power with its cube (the
/// affinity laws, Hydraulic Institute) comes out of it and is not put in.
struct PumpGroup: Hashable, Sendable {
  /// Pumps in it, and how many of them give the rated flow.
  var count: Int
  var needed: Int
  /// L/min of those together at full speed.
  var ratedFlow: Double
  /// Pa that the loop asks for at that flow, in the unit and outside.
  var innerLoss = 50e3
  var filterLoss = 20e3
  var outerLoss = 120e3

  private var ratedLift: Double { innerLoss + filterLoss + outerLoss }
  /// A pump lifts a quarter more than at its rated flow when nothing flows.
  private var closedLift: Double { ratedLift * 1.25 }
  private var pumpSlope: Double {
    let flow = ratedFlow / Double(needed)
    return (closedLift - ratedLift) / (flow * flow)
  }

  /// Pa/(L/min)² of the loop; a clogged filter costs `clogging` times what a clean one does.
  private func resistance(clogging: Double) -> Double {
    (innerLoss + outerLoss + filterLoss * clogging) / (ratedFlow * ratedFlow)
  }

  /// L/min of pumps at these shares of full speed. Check valves keep a slow one from being driven backwards.
  func flow(speeds: ArraySlice<Double>, clogging: Double) -> Double {
    let resistance = resistance(clogging: clogging)
    let fastest = speeds.max() ?? 0
    guard fastest > 1e-4 else { return 0 }
    let turning = speeds.count { $0 > 1e-4 }
    let isEven = speeds.allSatisfy { $0 <= 1e-4 || fastest - $0 < 1e-6 }
    if isEven {
      let parallel = pumpSlope / Double(turning * turning)
      return fastest * (closedLift / (resistance + parallel)).squareRoot()
    }
    // More pressure, less from the pumps and more through the loop: halve the gap until it is small.
    var low = 0.0
    var high = closedLift * fastest * fastest
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if pumped(speeds, against: middle) > (middle / resistance).squareRoot() { low = middle } else { high = middle }
    }
    return ((low + high) / 2 / resistance).squareRoot()
  }

  private func pumped(_ speeds: ArraySlice<Double>, against lift: Double) -> Double {
    speeds.reduce(0) { $0 + (max(0, closedLift * $1 * $1 - lift) / pumpSlope).squareRoot() }
  }

  /// Pa between supply and return, and across the filter, at a flow.
  func outerDifference(at flow: Double) -> Double { outerLoss * square(flow / ratedFlow) }
  func filterDifference(at flow: Double, clogging: Double) -> Double {
    filterLoss * clogging * square(flow / ratedFlow)
  }

  private func square(_ value: Double) -> Double { value * value }
}
