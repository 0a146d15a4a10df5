import AisleTesting
import Analysis
import Benchmark
import SiteModel

/// The full site with a limit of its own on every one of its 1.09 million readings; a few of them are broken.
private let limitedSite: Site = {
  var plan = FullBatch.topology
  let kinds: [(EntityKind, [Quantity])] = [
    (.node, [.power, .inletTemperature, .load, .memoryUsed, .memoryTotal]),
    (
      .accelerator,
      [
        .load, .power, .powerLimit, .temperature, .temperatureHigh, .memoryUsed, .memoryTotal, .clock, .throttleReasons,
        .memoryTemperature, .memoryClock, .correctedErrors, .uncorrectedErrors,
      ]
    ),
  ]
  for (kind, quantities) in kinds {
    for quantity in quantities {
      let limit = quantity == .temperature ? 79.99 : 1e18
      plan.alarms.rules.append(AlarmRule("\(kind) \(quantity)", of: kind, .quantity(quantity), .upper, limit))
    }
  }
  var site = Site(topology: plan)
  for batch in FullBatch.batches { site.apply(batch) }
  return site
}()

/// 10,000 nodes x 8 accelerators, 1.09 million readings.
func alarmBenchmarks() {
  Benchmark("step the alarm engine, 1.09 M readings") { benchmark in
    var engine = AlarmEngine()
    let site = limitedSite
    for step in benchmark.scaledIterations {
      // Within what is fresh.
      let evidence = Evidence(Present(site, at: LargeSite.now + .seconds(step % 20)))
      benchmark.startMeasurement()
      blackHole(engine.step(evidence))
      benchmark.stopMeasurement()
    }
  }

  Benchmark("look at 1.09 M readings and step the alarm engine") { benchmark in
    var engine = AlarmEngine()
    let site = limitedSite
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(engine.step(Evidence(Present(site, at: LargeSite.now))))
    }
  }

  Benchmark("raise ten thousand alarms in a second") { benchmark in
    let site = FullBatch.site
    let evidence = Evidence(Present(site, at: LargeSite.now))
    let findings = (0..<10_000).map { Finding(.acceleratorUnhealthy, .high, .entity(.node($0))) }
    for _ in benchmark.scaledIterations {
      var engine = AlarmEngine()
      benchmark.startMeasurement()
      let events = engine.step(findings, in: evidence)
      benchmark.stopMeasurement()
      precondition(events.count == 10_000)
    }
  }
}
