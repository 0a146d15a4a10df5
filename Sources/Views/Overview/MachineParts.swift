internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The overview of a machine that is looked at for itself: what it is, what its processors, memory, accelerators and
/// ports are doing, and how warm it is.
struct MachineParts {
  let scene: Scene

  private let node = 0
  private var id: EntityID { .node(node) }
  private var site: Site { scene.site }
  private var words: Wording { scene.words }

  func draw(on shelf: inout Shelf, stage: inout Stage) {
    let parts = NodeParts(scene: scene, node: node, width: shelf.area.width)
    let nature = Phrase.joined(parts.natures.map(\.text), by: Phrase(" · ", .faint))
    shelf.add(nature.isEmpty ? [] : [Block.Line(phrase: nature)], least: 1, on: &stage)
    shelf.add({ [processors($0), memory($0)] }, on: &stage)
    shelf.add(parts.accelerators.titled, on: &stage)
    shelf.add({ [temperature($0), network($0), power($0), fans($0)] }, on: &stage)
    shelf.add(parts.complaints.titled, on: &stage)
  }

  private func processors(_ width: Int) -> Tile {
    guard let load = scene.last(id, .load) else { return Tile("", []) }
    let own = Figures.parts(load.value, .ratio)
    var rest = Phrase(own.unit)
    if let cores = scene.last(id, .coreCount) {
      rest.add(" " + words(.ofCores, Figures.grouped(cores.value)), .label)
    }
    var lines = [Bar(load.value).phrase(width: width)]
    lines += trend(.load, width: width, top: 1)
    let parts = NodeParts(scene: scene, node: node, width: width)
    lines += [(Word.loadAverage, parts.runQueue), (.waiting, parts.pressures)]
      .filter { !$0.1.isEmpty }.map { label($0.0) + $0.1 }
    return Tile(
      words(.processors), headline: .init(label: words(.load), number: own.number, rest: rest), phrases: lines)
  }

  private func memory(_ width: Int) -> Tile {
    guard let used = scene.last(id, .memoryUsed), let total = scene.last(id, .memoryTotal)?.value, total > 0 else {
      return Tile("", [])
    }
    let whole = Figures.parts(total, .byte)
    let own = Figures.parts(used.value, .byte)
    let number = own.unit == whole.unit ? own.number : "\(own.number) \(own.unit)"
    let rest = Phrase("/ \(whole.number) \(whole.unit)", .label)
    let lines = [
      Bar(used.value, of: total).phrase(width: width - 6)
        + Phrase(Figures.text(used.value / total, .ratio).rightAligned(to: 6))
    ]
    return Tile(
      words(.memoryTitle), headline: .init(label: words(.memoryInUse), number: number, rest: rest),
      phrases: lines + trend(.memoryUsed, width: width, top: total))
  }

  private func power(_ width: Int) -> Tile {
    guard let power = scene.digest.nodes[node].power else { return Tile("", []) }
    let own = Figures.parts(power.watts, .watt)
    var rest = Phrase(own.unit)
    if power.basis == .processorsAndAccelerators { rest.add(" " + words(scene.powerParts), .label) }
    return Tile(
      words(.powerTitle), headline: .init(label: words(.power), number: own.number, rest: rest),
      phrases: trend(.power, width: width, top: nil))
  }

  private func trend(_ quantity: Quantity, width: Int, top: Double?) -> [Phrase] {
    let trend = scene.trend(site.trends.values(of: id, quantity), width: width - Tile.labelField - 8, top: top)
    return trend.isEmpty ? [] : [label(.trend) + trend]
  }

  /// Everything that tells its temperature, nearest to its limit first.
  private func temperature(_ width: Int) -> Tile {
    let kinds: [EntityKind] = [.accelerator, .processor, .disk, .sensor]
    let warm = kinds.flatMap { kind in
      site.directory.members(kind, of: node).compactMap { index -> TemperatureLine? in
        let id = EntityID(kind, Int(index))
        guard let value = site.value(of: id, .temperature, at: scene.now) else { return nil }
        let high = site.value(of: id, .temperatureHigh, at: scene.now)
        let limit = high ?? site.value(of: id, .temperatureCritical, at: scene.now)
        return TemperatureLine(scene: scene, id: id, value: value, limit: limit)
      }
    }.sorted { $0.nearness > $1.nearness }
    let lines = warm.prefix(6).map { line in
      Block.Line(phrase: line.phrase(scene.title(of: line.id), width: width), thing: .entity(line.id))
    }
    return Tile(words(.temperatureTitle), lines)
  }

  /// Ports that are up, with what goes through them.
  private func network(_ width: Int) -> Tile {
    let ports = site.directory.members(.port, of: node).map { EntityID(.port, Int($0)) }
    let up = ports.filter { (scene.last($0, .linkUp)?.value ?? 0) > 0 }
    var lines = up.prefix(6).map { port in
      var line = Phrase()
      line.add(site.directory.name(of: port), .text, field: 12)
      if width >= 48 { line.add(scene.known(port, .linkRate), field: 11, at: .right) }
      for (sign, quantity) in [("↓", Quantity.receiveRate), ("↑", .sendRate)] {
        guard scene.last(port, quantity) != nil else { continue }
        line.add(" \(sign) ", .label)
        line.add(scene.shown(port, quantity), field: 9, at: .right)
      }
      return Block.Line(phrase: line, thing: .entity(port))
    }
    let down = ports.filter { (scene.last($0, .linkUp)?.value ?? 1) == 0 }.map(site.directory.name)
    if !down.isEmpty {
      lines.append(Block.Line(phrase: Phrase(words(.portsNotUp, down.joined(separator: ", ")), .label)))
    }
    return Tile(words(.networkTitle), lines)
  }

  private func fans(_ width: Int) -> Tile {
    let fans = site.directory.members(.fan, of: node).map { EntityID(.fan, Int($0)) }
    let lines = fans.filter { scene.last($0, .fanSpeed) != nil }.prefix(6).map { fan in
      var line = Phrase()
      line.add(scene.title(of: fan), .text, field: 16)
      line.add(scene.known(fan, .fanSpeed), field: 10, at: .right)
      return Block.Line(phrase: line, thing: .entity(fan))
    }
    return Tile(words(.fans), Array(lines))
  }

  private func label(_ word: Word) -> Phrase {
    var phrase = Phrase()
    phrase.add(words(word), .label, field: Tile.labelField)
    return phrase
  }
}

extension TemperatureLine {
  /// Share of the limit; things without one come after those with, the warmest first.
  fileprivate var nearness: Double { limit.map { 10 + value / $0 } ?? value / 1_000 }
}

extension Scene {
  /// What a part is called where nothing around it says what it is: "processor 0", "nvme0", "Ambient".
  func title(of id: EntityID) -> String {
    let name = site.fact(.label, of: id) ?? site.directory.name(of: id)
    return switch id.kind {
    case .accelerator: words(.accelerator) + " " + name
    case .processor: words(.processor) + " " + name
    default: name
    }
  }

  /// What a sum of parts is a sum of, by what reports its power at all.
  var powerParts: Word {
    let hasProcessors = site.columns.column(.processor, .power).count > 0
    let hasAccelerators = site.columns.column(.accelerator, .power).count > 0
    return hasProcessors && hasAccelerators ? .partsOnly : hasProcessors ? .processorsOnly : .acceleratorsOnly
  }
}
