internal import FuzzDriver
internal import SiteModel
internal import Wire

/// Any bytes through the parser, beside a slow and obvious one, and through the reader.
@main
struct FuzzExposition {
  static func main() {
    fuzz { start, count in
      let bytes = UnsafeRawBufferPointer(start: start, count: count)
      FuzzExposition.compare(bytes)
      FuzzExposition.read(bytes)
      return 0
    }
  }

  private static func compare(_ bytes: UnsafeRawBufferPointer) {
    var parser = ExpositionParser()
    // The second round goes the way of steady pages, by prediction; it must find the same.
    for _ in 0..<2 {
      var found: [ReferenceParser.Sample] = []
      let report = parser.parse(bytes) { sample in
        found.append(
          ReferenceParser.Sample(series: sample.series, value: sample.value, timestamp: sample.timestamp?.milliseconds))
      }
      let expected = ReferenceParser.parse(Array(bytes))
      precondition(report.badLines == expected.badLines, "bad lines: \(report.badLines), not \(expected.badLines)")
      precondition(found.count == expected.samples.count, "samples: \(found.count)")
      for (sample, reference) in zip(found, expected.samples) {
        precondition(parser.name(of: sample.series) == reference.name)
        precondition(parser.labels(of: sample.series) == reference.labels)
        precondition(sample.value == reference.value || sample.value.isNaN && reference.value.isNaN)
        precondition(sample.timestamp == reference.timestamp)
      }
    }
  }

  private static func read(_ bytes: UnsafeRawBufferPointer) {
    var reader = ExpositionReader()
    let now = Moment(seconds: 1_767_323_045)
    let first = reader.read(bytes, at: now, names: PageNames(fallback: "n"))
    let second = reader.read(bytes, at: now, names: PageNames(fallback: "n"))
    precondition(first.readings == second.readings && first.layout == second.layout)
    for reading in first.readings {
      precondition(reading.value.isFinite && Int(reading.subject) < first.subjects.count)
    }
    let texts = first.subjects.flatMap { [$0.node, $0.name] } + first.facts.map(\.text)
    precondition(texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) })
  }
}
