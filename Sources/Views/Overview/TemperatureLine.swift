internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// A temperature on one line: whose, how warm, how near its limit, and a marker where that is a finding.
struct TemperatureLine {
  let scene: Scene
  let id: EntityID
  let value: Double
  /// °C; nil for what names no limit.
  let limit: Double?

  static let labelField = 14
  static let valueField = 8

  /// `inlet        36.2 °C ━━━━━━┃━ ▲2 node-b01-02`
  func phrase(_ label: String, of name: String? = nil, width: Int) -> Phrase {
    var line = Phrase()
    line.add(label, .label, field: Self.labelField)
    line.add(Figures.text(value, .celsius).rightAligned(to: Self.valueField))
    line.gap()
    // The name goes first, then the bar: a name says where to look.
    let room = width - line.width - 3
    let nameRoom = name == nil ? 0 : min(room, 20)
    if room - nameRoom >= 8 {
      line.add(bar(width: min(24, room - nameRoom)))
      line.gap()
    }
    line.add(marker, field: 2)
    line.gap()
    if let name { line.add(name.fitted(to: width - line.width), .label) }
    return line
  }

  /// The limit stands at five sixths, so that there is room beyond it. Without a limit there is no scale, and no bar.
  private func bar(width: Int) -> Phrase {
    guard let limit, limit > 0 else { return Phrase(blanks(width)) }
    return Bar(value, of: limit * 1.2, limits: [limit]).phrase(width: width)
  }

  /// The priority of the finding that the temperature is, where it is one.
  var marker: Phrase {
    guard let limit, value >= limit else { return Phrase() }
    // Accelerators of one node may share a finding, which is then the node's.
    let node = EntityID.node(scene.site.directory.node(of: id))
    let kinds: Set<Finding.Kind> = [.acceleratorTemperature, .inletTemperature, .sensorTemperature]
    let finding = scene.marks.first { finding in
      kinds.contains(finding.kind) && (finding.subject == .entity(id) || finding.subject == .entity(node))
    }
    return finding.map(scene.marker) ?? Phrase()
  }
}
