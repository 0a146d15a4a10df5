import Glibc
import History
import Recording
import SiteModel

/// What a large site's recorder takes:   fleet PATH NODES BATCHES SOURCES
/// Batches of ten seconds each, as fast as they go.
struct Fleet {
  let path: String
  let nodes: Int
  let batches: Int
  let sources: Int

  init(path: String, _ figures: [Int]) {
    self.path = path
    nodes = figures.first ?? 10_000
    batches = figures.dropFirst().first ?? 360
    sources = figures.dropFirst(2).first ?? nodes
  }

  func record() async throws {
    let topology = LargePlan.topology(nodes: nodes)
    let start = Moment(seconds: 1_767_592_800)
    let clock = MeterClock(start)
    let writer = try HistoryWriter(path: path, site: topology, clock: clock)
    let prototypes = (0..<sources).map { LargePlan.batch(source: $0, of: sources, nodes: nodes, at: start) }
    var (count, busy, worst) = (0, 0.0, 0.0)
    // What a site adds up every ten seconds: a day of it is read with each moment.
    var site = Site(topology: topology)
    for number in 1...batches {
      let moment = start + .seconds(number * 10)
      var taken = 0
      site.remember(at: moment) { _ in
        Dictionary(uniqueKeysWithValues: Trends.SiteTotal.allCases.map { ($0, Double(number)) })
      }
      await writer.append(memoryOf: site, at: moment)
      for prototype in prototypes {
        let batch = varied(prototype, at: moment, number)
        count += batch.readings.count
        taken += 1
        clock.move(to: moment)
        let before = HistoryMeter.processorTime
        await writer.append(batch)
        // Every two seconds of ten.
        if taken % max(1, sources / 5) == 0 {
          let (time, _) = await timed { await writer.flush() }
          let (more, _) = await timed { await writer.tidy(for: .milliseconds(250)) }
          worst = max(worst, time, more)
        }
        busy += HistoryMeter.processorTime - before
      }
    }
    HistoryMeter.say("readings a batch", Double(count / batches))
    HistoryMeter.say("share of a core", busy / Double(batches) / 10)
    HistoryMeter.say("longest pause, ms", worst)
    HistoryMeter.say("peak memory, MB", HistoryMeter.peakMemory)
    await writer.close()
    HistoryMeter.say("bytes", HistoryMeter.size(of: path))
    HistoryMeter.say("bytes a sample", HistoryMeter.size(of: path) / Double(count))
  }

  private func timed(_ work: () async -> Bool) async -> (Double, Bool) {
    let start = ContinuousClock.now
    let value = await work()
    return (Double((ContinuousClock.now - start).nanoseconds) / 1e6, value)
  }

  /// Readings that move as a meter's do: most a little, those that are limits never.
  private func varied(_ prototype: Batch, at moment: Moment, _ number: Int) -> Batch {
    var batch = prototype
    batch.moment = moment
    for place in batch.readings.indices {
      batch.readings[place].moment = moment
      let noise = LargePlan.noise(place, number)
      let value = batch.readings[place].value
      switch batch.readings[place].quantity {
      case .energy: batch.readings[place].value = (value + Double(number) * (4000 + 200 * noise)).rounded()
      case .fanSpeed: batch.readings[place].value = (value * (0.98 + 0.04 * noise)).rounded()
      case .power: batch.readings[place].value = (value * 1000 * (0.98 + 0.04 * noise)).rounded() * 0.001
      case .temperature, .inletTemperature, .memoryTemperature:
        batch.readings[place].value = (value + 2 * noise).rounded()
      case .load: batch.readings[place].value = (min(1, value * (0.9 + 0.2 * noise)) * 100).rounded() / 100
      case .memoryUsed: batch.readings[place].value = (value / 1_048_576).rounded() * 1_048_576
      default: break
      }
    }
    return batch
  }
}
