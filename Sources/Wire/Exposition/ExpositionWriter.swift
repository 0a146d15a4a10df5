/// Writes pages in Prometheus text 0.0.4 or OpenMetrics 1.0: families in order, label values escaped, same input same
/// bytes.
package struct ExpositionWriter: Sendable {
  package let format: ExpositionFormat
  private var bytes: [UInt8] = []

  package init(format: ExpositionFormat = .prometheusText) { self.format = format }

  package var contentType: String {
    switch format {
    case .prometheusText: "text/plain; version=0.0.4; charset=utf-8"
    case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
    }
  }

  package enum Kind: String, Sendable { case gauge, counter, info }

  /// Begins a family. `name` has neither `_total` nor `_info`; `unit` is the end of the name, or empty.
  package mutating func begin(_ name: String, _ kind: Kind, unit: String = "", help: String) {
    let isOpen = format == .openMetrics
    let suffix = isOpen ? "" : kind == .counter ? "_total" : kind == .info ? "_info" : ""
    let type = kind == .info && !isOpen ? Kind.gauge : kind
    text("# HELP \(name)\(suffix) ")
    Self.escape(help, to: &bytes)
    text("\n# TYPE \(name)\(suffix) \(type.rawValue)\n")
    if isOpen && !unit.isEmpty && kind != .info { text("# UNIT \(name) \(unit)\n") }
  }

  /// One line; `name` is the whole name on it.
  package mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: Double) {
    sample(name, labels.isEmpty ? [] : Self.block(labels), nil, value)
  }

  /// One line with labels that have been put together before, and one more.
  mutating func sample(_ name: String, _ labels: [UInt8], _ extra: (name: String, value: String)?, _ value: Double) {
    text(name)
    if !labels.isEmpty || extra != nil {
      text("{")
      bytes += labels
      if let extra {
        if !labels.isEmpty { text(",") }
        Self.write(extra.name, extra.value, to: &bytes)
      }
      text("}")
    }
    text(" ")
    if value == value.rounded() && abs(value) < 1e15 { text(String(Int64(value))) } else { text("\(value)") }
    text("\n")
  }

  /// Labels as they stand between the braces of a line.
  static func block(_ labels: [(name: String, value: String)]) -> [UInt8] {
    var block: [UInt8] = []
    for label in labels {
      if !block.isEmpty { block.append(Byte.comma) }
      write(label.name, label.value, to: &block)
    }
    return block
  }

  /// The page, ended as its format demands.
  package consuming func finished() -> [UInt8] {
    if format == .openMetrics { text("# EOF\n") }
    return bytes
  }

  private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private static func write(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: name.utf8)
    bytes += [Byte.equals, Byte.quote]
    escape(value, to: &bytes)
    bytes.append(Byte.quote)
  }

  private static func escape(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case Byte.backslash: bytes += [byte, byte]
      case Byte.quote: bytes += [Byte.backslash, byte]
      case Byte.newline: bytes += [Byte.backslash, UInt8(ascii: "n")]
      default: bytes.append(byte)
      }
    }
  }
}
