package import SiteModel

extension NodeExporterFigure {
  /// What a page says, in Aisle's words.
  package struct Value: Hashable, Sendable, CustomStringConvertible {
    package var kind: EntityKind
    package var name: String
    package var quantity: Quantity
    package var value: Double

    package var description: String { "\(kind.name) \(name) \(quantity.name) = \(value)" }

    /// True when `other` is the same number but for what adding and scaling lose.
    package func agrees(with other: Double?) -> Bool {
      guard let other else { return false }
      return abs(other - value) <= 1e-9 * max(1, abs(value))
    }
  }

  /// The figure of every thing on the page. `chips` are Aisle's names of hwmon chips where the driver's name alone
  /// would not do.
  package func values(on page: PeerPage, chips: [String: String] = [:]) -> [Value] {
    var sums: [String: Double] = [:]
    for term in terms {
      for (labels, value) in page.series(term.metric) {
        sums[title(labels, page, chips), default: 0] += value * term.factor
      }
    }
    return sums.sorted { $0.key < $1.key }.filter { $0.value != 0 || !isAbsentAtZero }
      .map { Value(kind: kind, name: $0.key, quantity: quantity, value: $0.value) }
  }

  private func title(_ labels: [String: String], _ page: PeerPage, _ chips: [String: String]) -> String {
    var title = name
    for (label, text) in labels {
      let text = label == "card" ? String(text.dropFirst(4)) : text
      if label != "sensor" { title.replace("{\(label)}", with: text) }
    }
    guard let chip = labels["chip"], let sensor = labels["sensor"] else { return title }
    let names = page.series("node_hwmon_chip_names").first { $0.labels["chip"] == chip }?.labels["chip_name"]
    let labels = page.series("node_hwmon_sensor_label").filter { $0.labels["chip"] == chip }
    let label = labels.first { $0.labels["sensor"] == sensor }?.labels["label"]
    // Of two with one label the later says which it is.
    let isRepeated = labels.contains { other, _ in
      other["label"] == label && other["sensor"]?.prefix(4) == sensor.prefix(4) && (other["sensor"] ?? sensor) < sensor
    }
    let name = label.map { isRepeated ? "\($0) (\(sensor))" : $0 } ?? sensor
    title.replace("{sensor}", with: "\(chips[chip] ?? names ?? chip)/\(name)")
    return title
  }
}
