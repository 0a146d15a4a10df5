internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of sources, equipment, feeds and distribution units.
struct PowerTable {
  let scene: Scene

  func draw(in area: Rect, on stage: inout Stage) {
    let columns = PowerColumn.allCases
    // Where there is room: what is wrong.
    let reason = area.width >= 150 ? 60 : 24
    let hasWords = area.width >= 110
    let reported = PowerColumn.reported(in: scene.site)
    let sorting = scene.console.powerSort
    var table = ThingTable(
      scene: scene,
      order: ThingTable.Order(
        column: sorting.column.rawValue, title: Self.title(of: sorting.column), isInverted: sorting.isInverted),
      columns: columns.map { head($0, isFixed: reported.contains($0)) }
        + (hasWords ? [TextTable.Column(title: "", rank: 9)] : []))
    if scene.total == 0 { table.nothing = .noPowerThings }
    // Asked once: to get at the site's plan row by row takes longer than to draw the row.
    let caution = scene.site.topology.thresholds.rackPowerCaution
    let currency = scene.site.topology.currency
    table.draw(in: area, on: &stage) { selection in
      guard case .entity(let id) = selection, let item = scene.digest.powerItems[id] else { return [] }
      let row = PowerRow(scene, item, isWide: area.width >= 100, caution: caution, currency: currency)
      return columns.map { row.cell($0) } + (hasWords ? [row.worst(reason: reason)] : [])
    }
  }

  static func title(of column: PowerColumn) -> Word {
    switch column {
    case .finding: .finding
    case .name: .name
    case .kind: .kind
    case .power: .power
    case .share: .ofRating
    case .loss: .lossColumn
    case .charge: .charge
    case .carbon: .carbonColumn
    case .tariff: .tariffColumn
    case .racks: .stepRacksColumn
    case .findings: .findingCount
    }
  }

  private func head(_ column: PowerColumn, isFixed: Bool) -> TextTable.Column {
    let title = column == .finding ? "" : scene.words(Self.title(of: column))
    var head = TextTable.Column(title: title, edge: .right, least: 7, rank: 1, name: column.rawValue)
    head.isFixed = isFixed
    switch column {
    case .finding: (head.edge, head.least, head.rank) = (.left, 2, 0)
    case .name: (head.edge, head.least, head.rank) = (.left, 8, 0)
    case .kind: (head.edge, head.least, head.rank) = (.left, 4, 4)
    case .power: (head.least, head.rank) = (9, 1)
    case .share: (head.edge, head.least, head.rank) = (.left, 12, 2)
    case .loss: (head.least, head.rank) = (13, 3)
    case .charge: (head.least, head.rank) = (5, 6)
    case .carbon: (head.least, head.rank) = (9, 7)
    case .tariff: (head.least, head.rank) = (9, 8)
    case .racks: (head.least, head.rank) = (5, 5)
    case .findings: (head.least, head.rank) = (4, 8)
    }
    return head
  }
}

/// One line's cells. A figure that something is wrong with has the shape of its priority before it.
struct PowerRow {
  let scene: Scene
  let item: PowerItem
  private let isWide: Bool
  /// The share of its rating that nothing should pass.
  private let caution: Double
  private let currency: String?
  private let worst: Finding?
  private let findingCount: Int

  init(_ scene: Scene, _ item: PowerItem, isWide: Bool, caution: Double, currency: String?) {
    self.scene = scene
    self.item = item
    self.isWide = isWide
    self.caution = caution
    self.currency = currency
    let standing = scene.digest.standing(of: .entity(item.id))
    worst = standing?.worst
    findingCount = standing?.count ?? 0
  }

  func cell(_ column: PowerColumn) -> Phrase {
    let missing = Phrase(Figures.missing, .missing)
    // Only stores are charged, and only sources have a price: elsewhere the cell is empty, not missing.
    switch column {
    case .finding: return worst.map(scene.marker) ?? Phrase()
    case .name: return Phrase(item.name.fitted(to: isWide ? 28 : 16), .strong)
    case .kind: return Phrase(scene.words(item.kind), .label)
    case .power: return power ?? missing
    case .share: return share ?? (item.capacity == nil ? Phrase() : missing)
    case .loss: return loss ?? (item.converts ? missing : Phrase())
    case .charge: return item.charge.map { Phrase(Figures.text($0, .ratio)) } ?? Phrase()
    case .carbon: return item.carbon.map { Phrase(Figures.text($0, .gramPerJoule)) } ?? Phrase()
    case .tariff: return item.tariff.map { Phrase(Figures.price($0, currency)) } ?? Phrase()
    case .racks: return item.racks.map { Phrase(Figures.grouped($0.count)) } ?? Phrase()
    case .findings:
      return findingCount == 0 ? Phrase("·", .faint) : Phrase(Figures.grouped(findingCount))
    }
  }

  /// What is wrong, in words; with its reason, cut to so many cells.
  func worst(reason room: Int) -> Phrase {
    guard let worst else { return Phrase() }
    let reason = scene.reason(of: worst).fitted(to: room)
    return Phrase(scene.words(worst.kind.word)) + (reason.isEmpty ? Phrase() : Phrase("  " + reason, .label))
  }

  private var power: Phrase? {
    guard let power = item.power else {
      return scene.last(item.id, .outputPower).map { Phrase(Figures.text($0.value, .watt), $0.ink) }
        ?? scene.last(item.id, .power).map { Phrase(Figures.text($0.value, .watt), $0.ink) }
    }
    let figure = Phrase(Figures.text(power, .watt))
    if item.isShared { return Phrase(scene.words(.basisSharedShort) + " ", .label) + figure }
    // A load at its limit, and a converter that gives more than it takes.
    return [.supplyOverloaded, .readingsContradict, .feedDead, .gridLost, .onBattery].contains(worst?.kind)
      ? shaped(figure) : figure
  }

  private var share: Phrase? {
    guard let share = item.share else { return nil }
    let limits = item.isRenewable ? [] : [caution]
    let bar = Bar(share, limits: limits).phrase(width: isWide ? 10 : 6)
    return bar + Phrase(Figures.text(share, .ratio).rightAligned(to: 6))
  }

  private var loss: Phrase? {
    guard let loss = item.loss else { return nil }
    // Out of a converter comes no more than goes in: the meters are wrong, and there is no loss to tell.
    if loss < 0 { return Phrase(scene.words(.moreThanEnters), .label) }
    var phrase = Phrase(Figures.text(loss, .watt))
    if let input = item.input, input > 0 {
      phrase.add(Figures.text(loss / input, .ratio).rightAligned(to: 7), .label)
    }
    return phrase
  }

  private func shaped(_ phrase: Phrase) -> Phrase {
    guard let priority = worst?.priority else { return phrase }
    return Phrase(priority.shape, priority.ink) + phrase
  }
}

extension Figures {
  /// A price per J as it is paid: "0.65 CNY/kWh".
  static func price(_ value: Double, _ currency: String?) -> String {
    "\(fixed(value * 3.6e6, 2)) \(currency ?? "")/kWh"
  }
}

extension Scene {
  /// The thing that the page of power tells more of: the selected one, else the first of the table.
  var shownPowerItem: PowerItem? {
    func item(_ selection: Selection) -> PowerItem? {
      guard case .entity(let id) = selection else { return nil }
      return digest.powerItems[id]
    }
    if let selected = console.selection, order.contains(selected), let item = item(selected) { return item }
    return order.first.flatMap(item)
  }
}
