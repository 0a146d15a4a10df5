internal import History
internal import SiteModel

/// How recorded readings are written, a line each.
protocol ReadingFormat: Sendable {
  func head(isSimulated: Bool, _ tier: Tier) -> String
  func head(of quantity: Quantity) -> String
  /// Writes the readings of one series; nil for one that cannot be written so.
  func line(site: String, isSimulated: Bool, series: RecordedSeries, _ tier: Tier) -> (RecordedReading) -> String?
  var end: String { get }
}

/// Comma-separated values by RFC 4180, but for line ends; times by RFC 3339.
struct ReadingsAsCSV: ReadingFormat {
  func head(isSimulated: Bool, _ tier: Tier) -> String {
    "time,site,source,kind,node,name,quantity,value,quality"
      + (tier == .readings ? "" : ",least,greatest,count") + (isSimulated ? ",simulated" : "") + "\n"
  }

  func head(of quantity: Quantity) -> String { "" }
  var end: String { "" }

  func line(site: String, isSimulated: Bool, series: RecordedSeries, _ tier: Tier) -> (RecordedReading) -> String? {
    let thing = series.thing
    let names = [site, series.source.name, thing.kind.name, thing.node, thing.name, series.quantity.exportName]
      .map(Self.field).joined(separator: ",")
    return { reading in
      let spread = tier == .readings ? "" : ",\(reading.least),\(reading.greatest),\(reading.count)"
      return "\(reading.moment.timestamp),\(names),\(reading.value),\(Self.name(of: reading.quality))\(spread)"
        + (isSimulated ? ",true" : "") + "\n"
    }
  }

  private static func field(_ text: String) -> String {
    let needsQuotes =
      text.contains { $0 == "," || $0 == "\"" || $0.isNewline } || text.first.map { "=+-@".contains($0) } == true
    return needsQuotes
      ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
  }

  private static func name(of quality: Quality) -> String {
    switch quality {
    case .good: "good"
    case .derived: "derived"
    case .suspect: "suspect"
    case .bad: "bad"
    }
  }
}

/// OpenMetrics 1.0 with the time of each reading. Names and labels are those of `aisle snapshot --format openmetrics`,
/// and the source's. What was reported as bad is no sample.
struct ReadingsAsOpenMetrics: ReadingFormat {
  func head(isSimulated: Bool, _ tier: Tier) -> String { "" }
  var end: String { "# EOF\n" }

  func head(of quantity: Quantity) -> String {
    let family = "aisle_\(quantity.exportName)"
    let unit = quantity.unit.exportSuffix
    return "# TYPE \(family) \(quantity.isCounter ? "counter" : "gauge")\n"
      + (unit.isEmpty ? "" : "# UNIT \(family) \(unit)\n")
  }

  func line(site: String, isSimulated: Bool, series: RecordedSeries, _ tier: Tier) -> (RecordedReading) -> String? {
    let thing = series.thing
    let labels = [
      ("site", site), ("source", series.source.name), ("kind", thing.kind.name), ("node", thing.node),
      ("name", thing.name), ("simulated", isSimulated ? "true" : ""),
    ].filter { !$0.1.isEmpty }.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    let name = "aisle_\(series.quantity.exportName)" + (series.quantity.isCounter ? "_total" : "")
    let head = "\(name){\(labels)} "
    // Prometheus counts in milliseconds, and takes one sample of a series at a time.
    var last = Int64.min
    return { reading in
      guard reading.quality != .bad, !reading.value.isNaN, reading.moment.milliseconds > last else { return nil }
      last = reading.moment.milliseconds
      return head + Self.number(reading.value) + " " + Self.seconds(last) + "\n"
    }
  }

  private static func number(_ value: Double) -> String {
    value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : "\(value)"
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: max(0, 3 - rest.count)))\(rest)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
