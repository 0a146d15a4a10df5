internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The tables of a node's parts.
extension NodeParts {
  private typealias Column = TextTable.Column

  var accelerators: Block {
    let devices = members(.accelerator)
    let columns = [
      Column(title: "", rank: 0), Column(title: "#", edge: .right, rank: 0), Column(title: words(.load), rank: 0),
      Column(title: words(.acceleratorMemory), edge: .right, rank: 2),
      Column(title: words(.power), edge: .right, rank: 2),
      Column(title: words(.temperature), edge: .right, rank: 1),
      Column(title: words(.held), rank: 3), Column(title: words(.clock), edge: .right, rank: 4),
      Column(title: words(.links), edge: .right, rank: 5), Column(title: words(.eccErrors), edge: .right, rank: 6),
      Column(title: words(.memoryTemperature), edge: .right, rank: 7),
      Column(title: words(.slices), edge: .right, rank: 8), Column(title: words(.processCount), edge: .right, rank: 9),
      Column(title: words(.workload), rank: 10), Column(title: words(.model), rank: 11),
      Column(title: loadHead, rank: 12),
    ]
    let table = TextTable(columns: columns, rows: devices.map(acceleratorRow), width: width)
    let models = Set(devices.compactMap { site.fact(.model, of: $0) })
    let title = words(.accelerators) + (models.count == 1 ? "  \(devices.count) × \(models.first ?? "")" : "")
    return Block(title, table, things: devices.map { .entity($0) })
  }

  private func acceleratorRow(_ device: EntityID) -> [Phrase] {
    let isKnown = scene.last(device, .load) != nil || scene.last(device, .temperature) != nil
    var load = Phrase()
    if let silence = silence(of: device) {
      load = silence
    } else if let value = scene.last(device, .load) {
      load.add(Bar(value.value).phrase(width: 8))
      load.add(" " + Figures.text(value.value, .ratio).rightAligned(to: 5), value.ink)
    } else if !isKnown {
      let isAlone = scene.digest.present.states[node].isReporting
      load.add(Figures.missing + (isAlone ? " " + words(.stateMissing) : ""), .missing)
    }
    let reasons = ThrottleReasons(reading: site.value(of: device, .throttleReasons, at: scene.now) ?? 0)
    let isHarmed = !reasons.isDisjoint(with: .harmful)
    return [
      marker(of: device, orTooHot: site.topology.thresholds.acceleratorTemperatureHigh),
      Phrase(site.directory.name(of: device), .strong), load,
      barred(device, .memoryUsed, of: .memoryTotal), barred(device, .power, of: .powerLimit),
      barred(device, .temperature, of: .temperatureHigh),
      Phrase(scene.words(of: reasons), isHarmed ? .strong : .label), scene.known(device, .clock),
      pair(device, .linksActive, .linksTotal), errorPair(device), scene.known(device, .memoryTemperature),
      scene.known(device, .sliceCount), scene.known(device, .processCount),
      workload(of: device),
      hasOneModel ? Phrase() : Phrase(site.fact(.model, of: device) ?? "", .label),
      site.trends.count > 1 ? Sparkline(site.trends.values(of: device, .load), top: 1).phrase(width: 24) : Phrase(),
    ]
  }

  /// "silent 84 min": of a device that its node, which answers, tells nothing of any more.
  private func silence(of device: EntityID) -> Phrase? {
    guard scene.digest.present.states[node].isReporting else { return nil }
    for quantity in [Quantity.load, .temperature] {
      switch site.observation(of: device, quantity, at: scene.now) {
      case .fresh: return nil
      case .stale(_, let since): return Phrase("\(words(.stateSilent)) \(Figures.span(scene.now - since))", .strong)
      case .unknown, .bad: continue
      }
    }
    return nil
  }

  /// "load 5 min": the sparkline below says over what time it goes.
  private var loadHead: String {
    words(.load) + (site.trends.span.map { " " + Figures.span($0.to - $0.from) } ?? "")
  }

  /// A value beside its limit, with a bar that bears the limit's tick where the page is wide.
  private func barred(_ device: EntityID, _ quantity: Quantity, of limit: Quantity) -> Phrase {
    let figure = scene.shown(device, quantity, of: limit)
    guard width >= 130, let value = scene.last(device, quantity), let most = scene.last(device, limit)?.value else {
      return figure
    }
    // Memory ends at its limit; power and temperature can go beyond theirs.
    let bar = quantity == .memoryUsed ? Bar(value.value, of: most) : Bar(value.value, of: most * 1.2, limits: [most])
    return bar.phrase(width: 6) + Phrase(" ") + figure
  }

  private var hasOneModel: Bool { Set(members(.accelerator).compactMap { site.fact(.model, of: $0) }).count < 2 }

  private func marker(of device: EntityID) -> Phrase {
    scene.digest.standing(of: .entity(device)).map { scene.marker(of: $0.worst) } ?? Phrase()
  }

  /// The same; a device that is too hot bears the marker also where the finding is the node's, for several of them.
  private func marker(of device: EntityID, orTooHot limit: Double) -> Phrase {
    let own = marker(of: device)
    guard own.isEmpty, let value = site.value(of: device, .temperature, at: scene.now) else { return own }
    let limit = site.value(of: device, .temperatureHigh, at: scene.now) ?? limit
    return TemperatureLine(scene: scene, id: device, value: value, limit: limit).marker
  }

  private func pair(_ device: EntityID, _ value: Quantity, _ whole: Quantity) -> Phrase {
    guard let own = scene.last(device, value), let all = scene.last(device, whole) else { return Phrase() }
    return Phrase(
      "\(Figures.grouped(own.value))/\(Figures.grouped(all.value))", own.value < all.value ? .strong : own.ink)
  }

  private func errorPair(_ device: EntityID) -> Phrase {
    let corrected = scene.last(device, .correctedErrors)
    let uncorrected = scene.last(device, .uncorrectedErrors)
    if corrected == nil, uncorrected == nil { return Phrase() }
    func text(_ value: Double?) -> String { value.map { Figures.grouped($0) } ?? Figures.missing }
    return Phrase(
      "\(text(corrected?.value)) / \(text(uncorrected?.value))", (uncorrected?.value ?? 0) > 0 ? .strong : .text)
  }

  var processes: Block {
    let running = site.processes[Int32(node)] ?? []
    let columns = [
      Column(title: "#", edge: .right, rank: 0), Column(title: "PID", edge: .right, rank: 0),
      Column(title: words(.acceleratorMemory), edge: .right), Column(title: words(.name), rank: 0),
    ]
    let rows = running.prefix(64).map { process in
      [
        Phrase(site.directory.name(of: .accelerator(Int(process.accelerator))), .strong),
        Phrase("\(process.processID)"),
        process.memoryUsed.map { Phrase(Figures.text($0, .byte)) } ?? Phrase(Figures.missing, .missing),
        Phrase((process.name ?? Figures.missing).fitted(to: 40)),
      ]
    }
    let table = TextTable(columns: columns, rows: Array(rows), width: width)
    return Block(words(.processes), phrases: table.lines)
  }

  var ports: Block {
    let devices = members(.port)
    let columns = [
      Column(title: "", rank: 0), Column(title: words(.name), rank: 0), Column(title: words(.state), rank: 0),
      Column(title: words(.rate), edge: .right), Column(title: words(.received), edge: .right),
      Column(title: words(.sent), edge: .right), Column(title: words(.errors), edge: .right, rank: 2),
    ]
    let rows = devices.map { device in
      [
        marker(of: device), Phrase(site.directory.name(of: device), .strong), portState(device),
        scene.known(device, .linkRate), scene.known(device, .receiveRate), scene.known(device, .sendRate),
        scene.known(device, .errorRate),
      ]
    }
    return Block(
      words(.ports), TextTable(columns: columns, rows: rows, width: width), things: devices.map { .entity($0) })
  }

  private func portState(_ device: EntityID) -> Phrase {
    guard let up = scene.last(device, .linkUp) else { return Phrase(Figures.missing, .missing) }
    return Phrase(words(up.value > 0 ? .up : .down), up.value > 0 ? .label : .strong)
  }

  var processors: Block {
    device(.processor, .processors, [(.temperature, .temperature), (.power, .power), (.load, .load), (.clock, .clock)])
  }

  var disks: Block { device(.disk, .disks, [(.temperature, .temperature)]) }

  var fans: Block { device(.fan, .fans, [(.speed, .fanSpeed), (.lowLimit, .fanSpeedLow), (.load, .fanDuty)]) }

  var supplies: Block {
    device(.powerSupply, .supplies, [(.power, .power), (.voltage, .voltage), (.temperature, .temperature)])
  }

  var sensors: Block {
    device(
      .sensor, .sensors, [(.temperature, .temperature), (.power, .power), (.voltage, .voltage), (.speed, .fanSpeed)])
  }

  /// A plain table: the thing, its figures (temperatures beside their limit), and what it is.
  private func device(_ kind: EntityKind, _ title: Word, _ figures: [(Word, Quantity)]) -> Block {
    let devices = members(kind)
    var columns = [Column(title: "", rank: 0), Column(title: words(.name), rank: 0)]
    columns += figures.map { Column(title: words($0.0), edge: .right, rank: 1) }
    columns.append(Column(title: words(.model), rank: 2))
    let rows = devices.map { device -> [Phrase] in
      let cells = figures.map { _, quantity in
        quantity == .temperature ? temperature(device) : scene.known(device, quantity)
      }
      let name = site.fact(.label, of: device) ?? site.directory.name(of: device)
      let model = site.fact(.model, of: device) ?? ""
      return [marker(of: device), Phrase(name.fitted(to: 32), .strong)] + cells + [Phrase(model.fitted(to: 36), .label)]
    }
    return Block(
      words(title), TextTable(columns: columns, rows: rows, width: width), things: devices.map { .entity($0) })
  }

  private func temperature(_ device: EntityID) -> Phrase {
    let limit: Quantity = scene.last(device, .temperatureHigh) == nil ? .temperatureCritical : .temperatureHigh
    return scene.shown(device, .temperature, of: limit)
  }
}

extension Scene {
  /// What cools and feeds a rack, by name.
  func supplies(of rack: Rack?) -> [(Word, String)] {
    guard let rack else { return [] }
    var pairs: [(Word, String)] = []
    if let unit = rack.coolantDistributionUnit {
      pairs.append((.coolantUnit, site.topology.coolantDistributionUnits[unit].name))
    }
    if !rack.powerDistributionUnits.isEmpty {
      let names = rack.powerDistributionUnits.map { site.topology.powerDistributionUnits[$0].name }
      pairs.append((.distributionUnits, names.joined(separator: " ")))
    }
    if !rack.powerFeeds.isEmpty {
      pairs.append((.feeds, rack.powerFeeds.map { site.topology.powerFeeds[$0].name }.joined(separator: ", ")))
    }
    return pairs
  }
}
