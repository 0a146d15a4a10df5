import Glibc
import History
import Recording
import SiteFile
import SiteModel
import Simulator
import StrictYAML

/// A simulated site recorded for a while:   week PATH NODES SECONDS CADENCE [FILE]
/// With a file's name its samples are written there, too, in OpenMetrics text, series by series.
struct Week {
  let path: String
  let nodes: Int
  let seconds: Int
  let cadence: Int
  let samples: String?

  init(path: String, _ figures: [Int], samples: String?) {
    self.path = path
    nodes = figures.first ?? 2
    seconds = figures.dropFirst().first ?? 7 * 86_400
    cadence = figures.dropFirst(2).first ?? 10
    self.samples = samples
  }

  func record() async throws {
    let topology = try SiteFile.load(text: ShippedSite.hall.text, file: "hall").resized(toNodes: nodes)
    var simulation = try Simulation(of: topology, seed: 1)
    let clock = MeterClock(simulation.moment)
    var settings = RecordingSettings()
    settings.readingAge = .seconds(seconds + 4 * 86_400)
    let writer = try HistoryWriter(path: path, site: topology, settings: settings, clock: clock)
    var text = samples.map { SampleText(path: $0) }
    var count = 0
    let start = simulation.moment
    while Int((simulation.moment - start).seconds) < seconds {
      simulation.advance(to: simulation.moment + .seconds(cadence), stride: cadence)
      clock.move(to: simulation.moment)
      for answer in simulation.answers() {
        guard case .batch(var batch) = answer else { continue }
        // Readings alone: what is compared is series.
        (batch.facts, batch.queue, batch.limits) = ([], nil, [])
        guard !batch.readings.isEmpty else { continue }
        count += batch.readings.count
        text?.take(batch)
        await writer.append(batch)
      }
      await writer.flush()
      await writer.tidy(for: .seconds(1))
    }
    clock.move(to: simulation.moment + .seconds(2 * 86_400))
    while await !writer.tidy(for: .seconds(10)) {}
    await writer.close()
    text?.finish()
    report(count)
  }

  private func report(_ count: Int) {
    HistoryMeter.say("samples", Double(count))
    HistoryMeter.say("bytes", HistoryMeter.size(of: path))
    HistoryMeter.say("bytes a sample", HistoryMeter.size(of: path) / Double(count))
    if let information = try? HistoryFile(path: path).information() {
      HistoryMeter.say("series", Double(information.seriesCount))
      for tier in information.tiers {
        HistoryMeter.say("\(tier.tier): bytes a sample", Double(tier.size) / Double(count))
      }
    }
  }
}

/// Samples as OpenMetrics text, which wants all of one metric together: a file for each, put together at the end.
struct SampleText {
  let path: String
  private var files: [Quantity: UnsafeMutablePointer<FILE>] = [:]

  init(path: String) { self.path = path }

  mutating func take(_ batch: Batch) {
    for reading in batch.readings where !reading.value.isNaN {
      let key = batch.subjects[Int(reading.subject)]
      let file = files[reading.quantity] ?? fopen("\(path).\(reading.quantity.rawValue)", "w")
      guard let file else { continue }
      files[reading.quantity] = file
      fputs(
        "aisle_\(reading.quantity.name){kind=\"\(key.kind.name)\",node=\"\(key.node)\",name=\"\(key.name)\","
          + "source=\"\(batch.source.name)\"} \(reading.value) \(reading.moment.milliseconds / 1000)."
          + "\(String(1000 + reading.moment.milliseconds % 1000).dropFirst())\n", file)
    }
  }

  mutating func finish() {
    for file in files.values { fclose(file) }
    let all = fopen(path, "w")
    for quantity in files.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      fputs("# TYPE aisle_\(quantity.name) gauge\n", all)
      let part = fopen("\(path).\(quantity.rawValue)", "r")
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        let count = fread(&buffer, 1, buffer.count, part)
        if count == 0 { break }
        fwrite(buffer, 1, count, all)
      }
      fclose(part)
      unlink("\(path).\(quantity.rawValue)")
    }
    fputs("# EOF\n", all)
    fclose(all)
  }
}
