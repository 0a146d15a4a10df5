package import SiteModel

/// Every row of every mapping by metric name: made once, and shared by all readers of pages of one kind.
package struct MappingIndex: Sendable {
  struct Place: Hashable, Sendable {
    var mapping: Int
    var row: Int
  }

  let mappings: [ExporterMapping]
  private var places: [String: [Place]]
  private let lookupMetrics: Set<String>
  private let selfReports: [SelfReport]

  init(_ mappings: [ExporterMapping]) {
    self.mappings = mappings
    var places: [String: [Place]] = [:]
    var lookups: Set<String> = []
    for (number, mapping) in mappings.enumerated() {
      for (row, metric) in mapping.rows.enumerated() {
        places[metric.metric, default: []].append(Place(mapping: number, row: row))
      }
      lookups.formUnion(mapping.lookups.map(\.metric))
    }
    self.places = places
    lookupMetrics = lookups
    selfReports = mappings.compactMap(\.selfReport)
  }

  /// The index of all mappings that Aisle has.
  package static let standard = MappingIndex(ExporterMapping.all)

  /// All mappings that Aisle has, and one of a site's own. A metric that the site file names means what it says there,
  /// and nothing else.
  package init(_ things: [MappedThing]) {
    guard !things.isEmpty else {
      self = .standard
      return
    }
    let own = ExporterMapping(things)
    self.init(ExporterMapping.all + [own])
    for metric in Set(own.rows.map(\.metric)) { places[metric]?.removeAll { $0.mapping != mappings.count - 1 } }
  }

  func knows(_ metric: String) -> Bool {
    places[metric] != nil || lookupMetrics.contains(metric)
      || selfReports.contains { $0.age == metric || $0.simulated == metric || $0.complaint.metric == metric }
  }
  func isAge(_ metric: String) -> Bool { selfReports.contains { $0.age == metric } }
  func isMarkOfSimulation(_ metric: String) -> Bool { selfReports.contains { $0.simulated == metric } }
  /// The complaint that a series is, if it is one.
  func complaint(_ metric: String, _ labels: [Label]) -> Complaint? {
    guard let report = selfReports.first(where: { $0.complaint.metric == metric }),
      let reason = labels.text(report.complaint.reason)
    else { return nil }
    let subject = labels.text(report.complaint.subject) ?? metric
    let code = labels.text("kind").map { kind in
      ComplaintCode(
        kind: kind, place: CleanText.cleaned(labels.text("place") ?? ""),
        detail: CleanText.cleaned(labels.text("detail") ?? ""))
    }
    return Complaint(subject: CleanText.cleaned(subject), code?.reason ?? .told(CleanText.cleaned(reason)))
  }
  func isLookup(_ metric: String) -> Bool { lookupMetrics.contains(metric) }
  func places(of metric: String) -> [Place] { places[metric] ?? [] }
  func row(_ place: Place) -> MetricRow { mappings[place.mapping].rows[place.row] }
}
