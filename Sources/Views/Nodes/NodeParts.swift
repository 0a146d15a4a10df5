internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The parts of a node's page, each a block that is empty when there is nothing to say.
struct NodeParts {
  let scene: Scene
  let node: Int
  let width: Int

  var id: EntityID { .node(node) }
  var words: Wording { scene.words }
  var site: Site { scene.site }

  func members(_ kind: EntityKind) -> [EntityID] {
    site.directory.members(kind, of: node).map { EntityID(kind, Int($0)) }
  }

  // MARK: Who it is

  var identity: Block {
    var lines: [Phrase] = []
    let state = scene.digest.present.states[node]
    let word = scene.word(of: state)
    var standing = Phrase(word.text, word.ink)
    if case .silent(let since) = state { standing.add(" " + Figures.span(scene.now - since), .stale) }
    lines.append(.joined([standing] + natures.map { $0.label + $0.text }, by: Phrase("   ")))
    if let place { lines.append(place) }
    return Block(site.directory.nodeName(node), phrases: lines)
  }

  /// Make and model, system, time since boot, kernel, as far as they are known, each with its label.
  var natures: [(label: Phrase, text: Phrase)] {
    func fact(_ word: Word, _ attribute: Attribute) -> (label: Phrase, text: Phrase)? {
      site.fact(attribute, of: id).map { (Phrase(words(word) + " ", .label), Phrase($0.fitted(to: 32))) }
    }
    let uptime = scene.last(id, .uptime).map { uptime in
      (label: Phrase(), text: Phrase(words(.upFor, Figures.span(.seconds(uptime.value))), uptime.ink))
    }
    return [fact(.model, .model), fact(.system, .operatingSystem), uptime, fact(.kernel, .kernel)].compactMap(\.self)
  }

  /// Rack, units, pod, and what feeds and cools it.
  private var place: Phrase? {
    guard let plan = site.plan(of: node) else { return nil }
    let rack = plan.rack.map { site.topology.racks[$0] }
    var pairs: [(Word, String)] = []
    if let rack {
      let units = plan.position.map { " U\($0)" + (plan.height > 1 ? "–\($0 + plan.height - 1)" : "") } ?? ""
      pairs.append((.rack, rack.name + units))
    }
    if let pod = plan.pod ?? rack?.pod { pairs.append((.pod, site.topology.pods[pod].name)) }
    pairs += scene.supplies(of: rack)
    guard !pairs.isEmpty else { return nil }
    var phrase = Phrase()
    for (word, text) in pairs {
      if !phrase.isEmpty { phrase.gap(3) }
      phrase.add(words(word) + " ", .label)
      phrase.add(text)
    }
    return phrase
  }

  var attention: Block {
    let own = scene.digest.marks.told.filter { finding in
      switch finding.subject {
      case .entity(let thing): site.directory.node(of: thing) == node
      case .source: finding.sources.contains { site.sources[$0].nodes.contains(Int32(node)) }
      case .rack, .job: false
      }
    }
    return Block(
      words(.attention),
      own.map { finding in
        var line = scene.mark(of: finding)
        if case .entity(let thing) = finding.subject, thing.kind != .node {
          line.gap()
          line.add(site.directory.name(of: thing), .strong)
        }
        line.gap()
        line.add(words(finding.kind.word))
        line.gap(2)
        line.add(scene.reason(of: finding), .text)
        return Block.Line(phrase: line)
      })
  }

  var sources: Block {
    Block(
      words(.sources),
      phrases: site.sources(of: node).map { source in
        var line = Phrase(words.address(of: source.description).fitted(to: 48), .text)
        let condition = scene.word(of: source.condition(at: scene.now))
        line.gap(2)
        line.add(condition.text, condition.ink)
        if let last = source.knownUntil {
          line.gap(2)
          line.add(Figures.span(scene.now - last), .label)
        }
        if let failure = source.failure {
          line.gap(2)
          line.add(words.text(of: failure), .text)
        }
        return line
      })
  }

  var complaints: Block {
    Block(
      words(.notSampled),
      phrases: site.sources(of: node).flatMap(\.complaints).map {
        Phrase(words.subject(of: $0) + "  ", .label) + Phrase(words.text(of: $0.reason))
      })
  }

  // MARK: What it does

  var host: Block {
    var lines: [Phrase] = []
    if let load = scene.last(id, .load) {
      var line = label(.processorLoad)
      line.add(Bar(load.value).phrase(width: 16))
      line.add(" " + Figures.text(load.value, .ratio), load.ink)
      if let cores = scene.last(id, .coreCount) { line.add("  " + words(.cores, Figures.grouped(cores.value)), .label) }
      lines.append(line)
    }
    if let used = scene.last(id, .memoryUsed), let total = scene.last(id, .memoryTotal)?.value, total > 0 {
      var line = label(.memory)
      line.add(Bar(used.value / total).phrase(width: 16))
      line.gap()
      line.add(scene.shown(id, .memoryUsed, of: .memoryTotal))
      lines.append(line)
    }
    if let power = powerLine { lines.append(power) }
    if let inlet = scene.last(id, .inletTemperature) {
      lines.append(label(.inlet) + Phrase(Figures.text(inlet.value, .celsius), inlet.ink))
    }
    if !runQueue.isEmpty { lines.append(label(.loadAverage) + runQueue) }
    if !pressures.isEmpty { lines.append(label(.waiting) + pressures) }
    return Block(words(.host), phrases: lines)
  }

  /// Tasks at work or waiting for a processor; empty when unknown.
  var runQueue: Phrase {
    guard let average = scene.last(id, .loadAverage) else { return Phrase() }
    return Phrase(Figures.fixed(average.value, 1), average.ink) + Phrase(" " + words(.tasks), .label)
  }

  /// Shares of time in which something waited for a resource; empty when the kernel does not say.
  var pressures: Phrase {
    let known: [(Word, Quantity)] = [
      (.waitProcessor, .processorPressure), (.waitMemory, .memoryPressure), (.waitDisk, .inputOutputPressure),
    ]
    let parts = known.filter { scene.last(id, $0.1) != nil }.map { word, quantity in
      Phrase(words(word) + " ", .label) + scene.shown(id, quantity)
    }
    return .joined(parts, by: Phrase(" "))
  }

  private func label(_ word: Word) -> Phrase {
    var phrase = Phrase()
    phrase.add(words(word), .label, field: 16)
    return phrase
  }

  private var powerLine: Phrase? {
    if let own = scene.last(id, .power) {
      return label(.power) + Phrase(Figures.text(own.value, .watt), own.ink)
    }
    guard let sum = scene.digest.nodes[node].power else { return nil }
    return label(.power) + Phrase(Figures.text(sum.watts, .watt)) + Phrase("  " + words(scene.powerParts), .label)
  }

  var history: Block {
    guard let span = site.trends.span, site.trends.count > 1 else { return Block("", []) }
    let tracked: [(Word, Quantity, Double?)] = [
      (.load, .load, 1), (.power, .power, nil), (.inlet, .inletTemperature, nil), (.memory, .memoryUsed, nil),
    ]
    let room = max(8, min(60, width - 32))
    var lines: [Phrase] = []
    for (word, quantity, top) in tracked {
      let values = site.trends.values(of: id, quantity)
      let spark = Sparkline(values, top: top).phrase(width: room)
      guard !spark.isEmpty else { continue }
      lines.append(label(word) + spark + Phrase(" ") + scene.shown(id, quantity))
    }
    return Block("\(words(.history))  \(Figures.span(span.to - span.from))", phrases: lines)
  }
}
