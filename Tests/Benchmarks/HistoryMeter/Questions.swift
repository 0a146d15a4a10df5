import History
import SiteModel

/// How long a history takes to answer, in milliseconds: the median of many.
struct Questions {
  let path: String

  /// Any moment of the history, at sites of so many nodes where that is a large one.
  func seek(_ figures: [Int]) throws {
    let topology = figures.first.map { LargePlan.topology(nodes: $0) }
    let file = try HistoryFile(path: path, topology: topology)
    guard let span = try file.span() else { return }
    let (first, _) = try HistoryMeter.time { try file.site(at: span.to) }
    HistoryMeter.say("first site, ms", first)
    var times: [Double] = []
    var cells = 0
    let before = HistoryMeter.processorTime
    for number in 0..<40 {
      let moment = span.from + .seconds((span.to - span.from).seconds * LargePlan.noise(number, 9))
      let (time, site) = try HistoryMeter.time { try file.site(at: moment) }
      cells = max(cells, site.sources.reduce(0) { $0 + $1.readingCount })
      times.append(time)
    }
    times.sort()
    HistoryMeter.say("readings", Double(cells))
    HistoryMeter.say("seek, median ms", times[times.count / 2])
    HistoryMeter.say("seek, worst ms", times[times.count - 1])
    HistoryMeter.say("seek, processor ms", (HistoryMeter.processorTime - before) / Double(times.count) * 1000)
  }

  /// A week of one series: all of it, and as many values as a screen has columns.
  func series() throws {
    let file = try HistoryFile(path: path)
    guard let span = try file.span() else { return }
    let from = max(span.from, span.to - .seconds(7 * 86_400))
    let site = try file.site(at: span.to)
    let key = site.directory.key(of: .accelerator(0))
    for (name, count) in [("every reading", 10_000_000), ("200 columns", 200)] {
      var times: [Double] = []
      var found = 0
      let before = HistoryMeter.processorTime
      for _ in 0..<11 {
        let (time, values) = try HistoryMeter.time {
          try file.values(of: key, .power, from: from - .seconds(1), to: span.to, count: count)
        }
        (found, times) = (values.count, times + [time])
      }
      times.sort()
      HistoryMeter.say("one series, \(name): values", Double(found))
      HistoryMeter.say("one series, \(name): median ms", times[times.count / 2])
      HistoryMeter.say("one series, \(name): processor ms", (HistoryMeter.processorTime - before) / 11 * 1000)
    }
  }

  func open() throws {
    var times: [Double] = []
    for _ in 0..<21 {
      let (time, _) = try HistoryMeter.time { try HistoryFile(path: path).span() }
      times.append(time)
    }
    times.sort()
    HistoryMeter.say("open, median ms", times[times.count / 2])
  }

  /// Looks at everything once.
  func verify() throws {
    let before = HistoryMeter.processorTime
    let (time, found) = try HistoryMeter.time { try HistoryFile(path: path).verify() }
    HistoryMeter.say("values", Double(found.valueCount))
    HistoryMeter.say("findings", Double(found.findings.count))
    HistoryMeter.say("verify, ms", time)
    HistoryMeter.say("verify, processor ms", (HistoryMeter.processorTime - before) * 1000)
    let (outline, gaps) = try HistoryMeter.time { try HistoryFile(path: path).gaps() }
    HistoryMeter.say("gaps", Double(gaps.count))
    HistoryMeter.say("gaps, ms", outline)
  }
}
