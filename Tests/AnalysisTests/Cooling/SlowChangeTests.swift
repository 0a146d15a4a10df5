import Analysis
import Testing

@Suite struct SlowChangeTests {
  /// Deterministic noise, -1 to 1.
  private func noise(_ index: Int) -> Double { Double((index * 7919 + 104_729) % 2_003) / 1_001.5 - 1 }

  @Test func `a filter that clogs is seen through a flow that changes`() throws {
    // 20 kPa at 500 L/min that grow by 3.6 kPa an hour, while the flow goes up and down by 20 %.
    let points = (0..<180).map { index -> (time: Double, pressure: Double, flow: Double) in
      let time = Double(index) * 20
      let flow = 500 * (1 + 0.2 * (index % 60 < 30 ? 1.0 : -1.0))
      let pressure = (20e3 + time) * (flow / 500) * (flow / 500) + 150 * noise(index)
      return (time, pressure, flow)
    }
    let line = try #require(SlowChange.clogging(of: points))
    // The newest flow is 400 L/min: 0.64 of the pressure and of its growth.
    #expect(abs(line.slope - 0.64) < 0.02)
    let time = try #require(line.time(to: 50e3 * 0.64))
    #expect(abs(time - 26_420) < 1_000)
    // Thirty hours ahead of an hour's record nothing can be said.
    #expect(line.time(to: 150e3) == nil)
  }

  @Test func `noise is no trend, nor are a few points`() {
    let still = (0..<180).map { (time: Double($0) * 10, value: 100 + noise($0)) }
    #expect(SlowChange.line(through: still) == nil)
    #expect(SlowChange.line(through: (0..<10).map { (time: Double($0), value: Double($0)) }) == nil)
  }

  @Test func `an exchanger that does less at lower flows has not fouled`() throws {
    var points = (0..<100).map { (time: Double($0) * 10, conductance: 100e3, flow: 800.0, primaryFlow: 800.0) }
    points += (100..<200).map {
      (time: Double($0) * 10, conductance: 70e3 + noise($0), flow: 500.0, primaryFlow: 500.0)
    }
    #expect(SlowChange.fouling(of: points) == nil)
    let fouled = (0..<100).map {
      (time: Double($0) * 10, conductance: 100e3 - 20 * Double($0) + 50 * noise($0), flow: 800.0, primaryFlow: 800.0)
    }
    let line = try #require(SlowChange.fouling(of: fouled))
    #expect(abs(line.slope + 2) < 0.1)
  }
}
