package import Wire

/// A page of someone else's, as series with their values.
package struct PeerPage: Sendable {
  package struct Series: Hashable, Sendable {
    package var name: String
    package var labels: [String: String]
  }
  package private(set) var values: [Series: Double] = [:]
  package private(set) var report: ExpositionReport

  package init(_ text: String, as format: ExpositionFormat = .prometheusText) {
    var parser = ExpositionParser()
    var found: [(series: Int, value: Double)] = []
    let bytes = Array(text.utf8)
    report = bytes.withUnsafeBytes { parser.parse($0, as: format) { found.append(($0.series, $0.value)) } }
    for (number, value) in found {
      let labels = Dictionary(parser.labels(of: number).map { ($0.name, $0.value) }) { $1 }
      values[Series(name: parser.name(of: number), labels: labels)] = value
    }
  }

  /// All series of a metric.
  package func series(_ name: String) -> [(labels: [String: String], value: Double)] {
    values.filter { $0.key.name == name }.map { ($0.key.labels, $0.value) }
  }
}
