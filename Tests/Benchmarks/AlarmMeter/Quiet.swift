import AisleTesting
import Analysis
import SiteModel

/// A large site with a limit on every reading, none of them broken.
enum Quiet {
  static func measure() {
    let (large, small) = (figures(nodes: 10_000), figures(nodes: 1_000))
    AlarmMeter.say("readings with a limit", Double(large.readings))
    AlarmMeter.say("step of these, ms", large.time)
    guard let most = large.allocations, let few = small.allocations else { return }
    AlarmMeter.say("allocations of the step", Double(most))
    AlarmMeter.say("allocations of one of \(small.readings) readings", Double(few))
    AlarmMeter.say("allocations a further reading", Double(most - few) / Double(large.readings - small.readings))
  }

  private static func figures(nodes: Int) -> (readings: Int, time: Double, allocations: Int?) {
    let site = site(nodes: nodes)
    var engine = AlarmEngine()
    var step = 0
    func evidence() -> Evidence {
      step += 1
      return Evidence(Present(site, at: LargeSite.now + .milliseconds(step)))
    }
    // Twice, so that what is made once is made.
    for _ in 0..<2 { _ = engine.step(evidence()) }
    let time = AlarmMeter.median(of: 19, prepare: evidence, { engine.step($0) })
    let next = evidence()
    let before = AlarmMeter.allocations
    let events = engine.step(next)
    let after = AlarmMeter.allocations
    precondition(events.isEmpty)
    return (site.columns.readingCount(of: limited), time, after.flatMap { end in before.map { end - $0 } })
  }

  private static let limited: [(EntityKind, [Quantity])] = [
    (.node, [.power, .inletTemperature, .load, .memoryUsed, .memoryTotal]),
    (
      .accelerator,
      [
        .load, .power, .powerLimit, .temperature, .temperatureHigh, .memoryUsed, .memoryTotal, .clock, .throttleReasons,
        .memoryTemperature, .memoryClock, .correctedErrors, .uncorrectedErrors,
      ]
    ),
  ]
  private static let further: [(Quantity, Double)] = [
    (.memoryTemperature, 70), (.memoryClock, 2.6e9), (.correctedErrors, 3), (.uncorrectedErrors, 0),
  ]

  private static func site(nodes: Int) -> Site {
    var plan = LargeSite.topology(nodes: nodes)
    for (kind, quantities) in limited {
      for quantity in quantities {
        plan.alarms.rules.append(AlarmRule("\(kind) \(quantity)", of: kind, .quantity(quantity), .upper, 1e18))
      }
    }
    var site = Site(topology: plan)
    for source in 0..<100 {
      var batch = LargeSite.batch(source: source, of: 100, plan: plan, at: LargeSite.now)
      for (index, key) in batch.subjects.enumerated() where key.kind == .accelerator {
        for (quantity, value) in further { batch.readings.append(Reading(index, quantity, value, at: LargeSite.now)) }
      }
      site.apply(batch)
    }
    return site
  }
}

extension Columns {
  fileprivate func readingCount(of limited: [(EntityKind, [Quantity])]) -> Int {
    limited.reduce(0) { sum, part in
      sum + part.1.reduce(0) { $0 + column(part.0, $1).values.count { $0.isFinite } }
    }
  }
}
