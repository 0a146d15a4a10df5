package import SiteModel

/// Reads the pages of one target into readings: finds out by content which exporters are on the page, names the
/// things that the series are about, and brings values into base units.
///
/// What the series mean is worked out when the page's list of series changes, and kept: a steady page costs little
/// more than its numbers. A page that says nothing known gives no readings and one complaint, never an error.
package struct ExpositionReader: Sendable {
  private var parser: ExpositionParser
  private let index: MappingIndex
  private var layout = PageLayout()
  /// Which pages the layout is for: series in the page's order, the names given from outside.
  private var series: [UInt32] = []
  private var names: PageNames?
  private var generation = 0
  private var samples: [PageSample] = []
  private var fold = PageFold()

  /// Reads pages by the mappings of an index; readers of like pages share one.
  package init(limits: ExpositionLimits = ExpositionLimits(), index: MappingIndex = .standard) {
    parser = ExpositionParser(limits: limits)
    self.index = index
  }

  /// Reads one page.
  ///
  /// - Parameters:
  ///   - now: when Aisle got the page; a series' own timestamp is believed only when it is near.
  ///   - names: what the page itself may not say.
  package mutating func read(
    _ bytes: UnsafeRawBufferPointer, as format: ExpositionFormat = .prometheusText, at now: Moment, names: PageNames
  ) -> ExpositionPage {
    samples.removeAll(keepingCapacity: true)
    let index = index
    var collected = samples
    samples = []
    let report = parser.parse(bytes, as: format, wanting: { index.knows($0) }) { sample in
      collected.append(
        PageSample(series: UInt32(sample.series), value: sample.value, timestamp: sample.timestamp))
    }
    samples = collected
    if !isLayoutValid(names) { rebuild(names) }
    let outcome = fold.readings(of: samples, layout, at: now, taken: moment(of: samples, now))
    return ExpositionPage(
      moment: now, subjects: layout.subjects, layout: layout.number, readings: outcome.readings,
      facts: layout.facts, exporters: layout.exporters,
      complaints: Complaint.complaints(about: report, outcome.drops, hasMeaning: !layout.subjects.isEmpty)
        + Complaint.complaints(aboutTimestamp: outcome.strangeTimestamp, of: layout.exporters) + layout.complaints,
      report: report, isSimulated: layout.simulationSample.map { samples[$0].value != 0 } ?? false)
  }

  /// Reads one page from an array.
  package mutating func read(
    _ bytes: [UInt8], as format: ExpositionFormat = .prometheusText, at now: Moment, node: String? = nil,
    fallback: String = ""
  ) -> ExpositionPage {
    bytes.withUnsafeBytes { read($0, as: format, at: now, names: PageNames(node: node, fallback: fallback)) }
  }

  /// When the page's values were taken: when it came, or before that by the age that it tells. An age needs no
  /// agreement of clocks.
  private func moment(of samples: [PageSample], _ now: Moment) -> Moment {
    guard let place = layout.ageSample, (0...1e9).contains(samples[place].value) else { return now }
    return now - .nanoseconds(Int64(samples[place].value * 1e9))
  }

  private func isLayoutValid(_ names: PageNames) -> Bool {
    guard generation == parser.generation, names == self.names, samples.count == series.count else { return false }
    for place in samples.indices where samples[place].series != series[place] { return false }
    return true
  }

  private mutating func rebuild(_ names: PageNames) {
    series = samples.map(\.series)
    generation = parser.generation
    self.names = names
    var builder = LayoutBuilder(index: index, given: names, ordinals: layout.ordinals)
    for series in series { builder.learn(parser.name(of: Int(series)), parser.labels(of: Int(series))) }
    for series in series { builder.add(parser.name(of: Int(series)), parser.labels(of: Int(series))) }
    layout = builder.layout(after: layout)
    fold = PageFold(slotCount: layout.slots.count)
  }
}

/// A sample of the page that is being read.
struct PageSample: Sendable {
  var series: UInt32
  var value: Double
  var timestamp: Moment?
}

/// What one page said.
package struct ExpositionPage: Sendable {
  package var moment: Moment
  package var subjects: [EntityKey]
  /// Changes whenever `subjects` does.
  package var layout: UInt64
  package var readings: [Reading]
  package var facts: [Fact]
  /// The exporters recognised on the page, in the order of `ExporterMapping.all`.
  package var exporters: [String]
  package var complaints: [Complaint]
  package var report: ExpositionReport
  /// True when the page says that nothing of it was measured.
  package var isSimulated = false

  /// The page as what a source brought.
  package func batch(from source: SourceID) -> Batch {
    var batch = Batch(
      source: source, moment: moment, subjects: subjects, layout: layout, readings: readings, facts: facts,
      complaints: complaints)
    batch.isSimulated = isSimulated
    return batch
  }
}
