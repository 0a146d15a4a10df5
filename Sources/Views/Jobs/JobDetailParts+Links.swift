internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Where a job runs, what that hangs on, and the jobs around it.
extension JobDetailParts {
  // MARK: Where

  /// Its nodes in short, and the rows of the hall in which it has racks, a cell a rack.
  var place: Block {
    guard !outlook.nodes.isEmpty else { return Block("", []) }
    var lines = [Phrase(NodeListText(of: outlook.nodes, in: site).text(room: width).fitted(to: width))]
    lines += strip
    return Block(words(.jobPlace), phrases: lines)
  }

  private static let stripRows = 6

  private var strip: [Phrase] {
    let lit = Set(outlook.racks)
    let plan = scene.digest.floor
    let rows = plan.lines.filter { line in line.slots.contains { $0.map(lit.contains) ?? false } }
    let margin = max(2, min(12, (rows.map { TextWidth.width(of: site.topology.rows[$0.row].name) }.max() ?? 0) + 1))
    var lines = rows.prefix(Self.stripRows).map { line -> Phrase in
      var phrase = Phrase()
      phrase.add(site.topology.rows[line.row].name, .label, field: margin)
      for rack in line.slots.prefix(max(1, width - margin)) {
        phrase.add(cell(of: rack, isLit: rack.map(lit.contains)))
      }
      return phrase
    }
    if rows.count > lines.count { lines.append(Phrase(words(.rowsMore, "\(rows.count - lines.count)"), .label)) }
    return lines
  }

  /// A rack of the job by its share of the rack's nodes, or its worst finding's shape; others as dots.
  private func cell(of rack: Int?, isLit: Bool?) -> Phrase {
    guard let rack, let isLit else { return Phrase(" ") }
    guard isLit else { return Phrase("·", .faint) }
    if let priority = scene.digest.racks[rack].worstPriority { return Phrase(priority.shape, priority.ink) }
    return Phrase("█", .mark)
  }

  // MARK: What it hangs on

  var supplies: Block {
    let columns = [
      TextTable.Column(title: "", rank: 0), TextTable.Column(title: "", rank: 0),
      TextTable.Column(title: "", rank: 1), TextTable.Column(title: "", rank: 2),
    ]
    let rows = outlook.supplies.map { supply -> [Phrase] in
      [
        supply.worst.map(scene.marker) ?? Phrase(),
        Phrase(site.directory.name(of: supply.id).fitted(to: 24), .strong), effect(of: supply),
        supply.worst.map { Phrase(words($0.kind.word)) } ?? Phrase(),
      ]
    }
    let table = TextTable(columns: columns, rows: rows, width: width)
    var lines = table.rows.indices.map {
      Block.Line(phrase: table.line($0), thing: .entity(outlook.supplies[$0].id))
    }
    if outlook.spareUnits > 0 {
      lines.append(Block.Line(phrase: Phrase(words(.unitsSpare, Figures.grouped(outlook.spareUnits)), .label)))
    }
    return Block(words(.jobSupplies), lines)
  }

  private func effect(of supply: JobSupply) -> Phrase {
    if supply.lost == 0 { return Phrase(words(.stopsNone), .label) }
    if supply.lost == outlook.racks.count { return Phrase(words(.stopsAll), .text) }
    return Phrase(words(.stopsSome, Figures.grouped(supply.lost), Figures.grouped(outlook.racks.count)), .text)
  }

  // MARK: Other jobs

  var dependencies: Block {
    let lines = outlook.dependencies.filter { !$0.id.isEmpty }.map { dependency -> Block.Line in
      var line = Phrase(dependency.kind + " ", .label) + Phrase(dependency.id, .strong)
      if !dependency.state.isEmpty { line.add("  " + dependency.state, .label) }
      if let job = dependency.job.flatMap({ site.job($0) }) {
        line.add("  " + words(job.state.word))
        line.add("  " + job.name.fitted(to: 32), .label)
      } else {
        line.add("  " + words(.notInQueue), .label)
      }
      return Block.Line(phrase: line, thing: dependency.job.map { .job($0) })
    }
    return Block(words(.jobDependencies), lines)
  }

  var behind: Block {
    guard outlook.behind.count > 0 else { return Block("", []) }
    let columns = [
      TextTable.Column(title: words(.jobColumn), rank: 0), TextTable.Column(title: words(.name), rank: 2),
      TextTable.Column(title: words(.jobUser), rank: 1),
      TextTable.Column(title: words(.nodesReporting), edge: .right, rank: 1),
      TextTable.Column(title: words(.acceleratorCount), edge: .right, rank: 1),
      TextTable.Column(title: words(.priorityColumn), edge: .right, rank: 3),
      TextTable.Column(title: words(.waitedColumn), edge: .right, rank: 2),
    ]
    func counted(_ count: Int32?) -> Phrase {
      count.map { Phrase(Figures.grouped(Int($0))) } ?? Phrase(Figures.missing, .missing)
    }
    let rows = outlook.behind.first.map { reference -> [Phrase] in
      guard let job = site.job(reference) else { return [] }
      return [
        Phrase(job.title(room: 14), .strong), Phrase(job.name.fitted(to: 24)),
        Phrase(scene.isOnWall ? "" : job.user.fitted(to: 12), .label), counted(job.nodeCount),
        counted(job.acceleratorCount),
        job.priority.map { Phrase(Figures.grouped($0), .label) } ?? Phrase(Figures.missing, .missing),
        job.waited(at: scene.now).map { Phrase(Figures.span($0), .label) } ?? Phrase(Figures.missing, .missing),
      ]
    }
    let table = TextTable(columns: columns, rows: rows, width: width)
    var block = Block(
      words(.jobsBehind) + "  " + Figures.grouped(outlook.behind.count), table,
      things: outlook.behind.first.map { .job($0) })
    let more = outlook.behind.count - outlook.behind.first.count
    if more > 0 { block.lines.append(Block.Line(phrase: Phrase(words(.jobsMore, Figures.grouped(more)), .label))) }
    return block
  }

  // MARK: Its turn

  /// Of a waiting job what its priority is made of, and its user's fair share.
  var priority: Block {
    guard let job, job.state.isWaiting || job.state.holdsNodes else { return Block("", []) }
    var lines: [Phrase] = []
    if job.state.isWaiting, let priority = job.priority {
      var parts = [Phrase(Figures.grouped(priority), .strong)]
      parts += outlook.factors.filter { $0.points != 0 }.map { factor in
        Phrase(factor.name.lowercased() + " ", .label) + Phrase(Figures.grouped(factor.points.rounded()))
      }
      lines += Phrase.lines(of: parts, by: Phrase("   "), width: width, most: 2)
    }
    if let share = outlook.share {
      var parts: [Phrase] = []
      if let used = share.usage, let whole = share.share {
        parts.append(Phrase(words(.jobShareOf, Figures.text(used, .ratio), Figures.text(whole, .ratio))))
      }
      if let factor = share.factor { parts.append(Phrase(words(.jobShareFactor, Figures.fixed(factor, 3)), .label)) }
      lines.append(label(.jobShare) + .joined(parts, by: Phrase(" · ", .faint)))
    }
    if let quality = outlook.quality, !quality.limits.isEmpty {
      let limits = quality.limits.map { Phrase($0.name + " ", .label) + Phrase($0.text.fitted(to: 32)) }
      let name = Phrase(words(.jobQuality) + " " + quality.name, .label)
      lines += Phrase.lines(of: [name] + limits, by: Phrase("  "), width: width, most: 2)
    }
    return Block(words(.jobPriority), phrases: lines)
  }

  var steps: Block {
    let columns = [
      TextTable.Column(title: words(.jobStepColumn), rank: 0), TextTable.Column(title: words(.name), rank: 1),
      TextTable.Column(title: words(.jobBegan), rank: 2),
      TextTable.Column(title: words(.jobTasks), edge: .right, rank: 3),
      TextTable.Column(title: words(.jobNodesColumn), rank: 4),
    ]
    let rows = outlook.steps.prefix(16).map { step in
      [
        Phrase(step.id, .strong), Phrase(step.name.fitted(to: 32)),
        step.began.map { Phrase(when($0), .label) } ?? Phrase(),
        step.taskCount.map { Phrase(Figures.grouped($0)) } ?? Phrase(), Phrase(step.nodes.fitted(to: 40), .label),
      ]
    }
    return Block(words(.jobSteps), phrases: TextTable(columns: columns, rows: Array(rows), width: width).lines)
  }

  /// A moment that the scheduler tells in seconds since 1970 is told as all others are.
  private func text(of field: JobDetails.Field) -> String {
    guard field.name.hasSuffix("Time"), let seconds = Double(field.text), seconds > 1e9 else { return field.text }
    return when(Moment(seconds: seconds))
  }

  /// What the scheduler tells at length, under its own names. Much of it names people: none of it stands on a wall.
  var further: Block {
    if scene.isOnWall { return Block("", []) }
    let fields = job?.details?.fields.filter {
      !Self.askedFields.contains($0.name) && !["", "(null)", "N/A"].contains($0.text)
    }
    return Block(
      words(.jobFurther),
      phrases: (fields ?? []).prefix(24).map { field in
        var line = Phrase()
        line.add(field.name, .label, field: 18)
        line.add(text(of: field).fitted(to: max(8, width - 18)))
        return line
      })
  }
}
