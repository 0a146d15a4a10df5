internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The parts of a job's page, each a block that is empty when there is nothing to say.
struct JobDetailParts {
  let scene: Scene
  let outlook: JobOutlook
  let width: Int

  var words: Wording { scene.words }
  var site: Site { scene.site }
  var job: Job? { outlook.content }
  private static let field = 12

  func label(_ word: Word) -> Phrase {
    var phrase = Phrase()
    phrase.add(words(word), .label, field: Self.field)
    return phrase
  }

  /// Pairs of label and text in as few lines as they fill; empty texts are left out.
  func pairs(_ pairs: [(Word, String)], most: Int = 3) -> [Phrase] {
    let told = pairs.filter { !$0.1.isEmpty }
      .map { Phrase(words($0.0) + " ", .label) + Phrase($0.1.fitted(to: max(12, width - 16))) }
    return Phrase.lines(of: told, by: Phrase("   "), width: width, most: most)
  }

  /// Text in as many lines as it takes, broken at blanks; of a language without them anywhere.
  func wrapped(_ text: String, _ ink: Ink, most: Int = 4) -> [Phrase] {
    Wrapped.lines(of: text, width: width).prefix(most).map { Phrase($0, ink) }
  }

  func when(_ moment: Moment) -> String { ClockFace.when(moment, now: scene.now, utcOffset: scene.utcOffset) }

  // MARK: Who it is

  var identity: Block {
    guard let job else {
      let title = words(.jobNamed, outlook.job.id)
      var lines = [Phrase(words(.jobGone), .strong)] + wrapped(words(.jobGoneMore), .label)
      if let energy { lines.append(label(.jobEnergy) + energy) }
      return Block(title, phrases: lines)
    }
    let text = job.state == .unknown && !job.stateText.isEmpty ? job.stateText : words(job.state.word)
    let state = Phrase(text, job.state.hasFailed || job.state == .unknown ? .strong : .text)
    var lines = pairs(
      [
        (.jobUser, scene.isOnWall ? "" : job.user), (.jobAccount, scene.isOnWall ? "" : job.account),
        (.jobPartition, job.partition), (.jobQuality, job.quality),
      ], most: 2)
    if lines.isEmpty { lines = [state] } else { lines[0] = state + Phrase("   ") + lines[0] }
    var family: [(Word, String)] = []
    if let array = job.array {
      let limit = array.limit.map { " · " + words(.atATime, "\($0)") } ?? ""
      family.append((.jobArray, "\(array.number) · " + words(.arrayTasks, array.tasks) + limit))
    }
    if let leader = job.leader { family.append((.jobLeader, "\(leader)")) }
    lines += pairs(family)
    if !counts.isEmpty { lines.append(counts) }
    return Block("\(job.title(room: 40))  \(job.name)".fitted(to: width), phrases: lines)
  }

  var attention: Block {
    let own = scene.digest.marks.told.filter { $0.subject == .job(outlook.job) }
    return Block(
      words(.attention),
      phrases: own.map { finding in
        scene.mark(of: finding) + Phrase(" " + words(finding.kind.word)) + Phrase("  " + scene.reason(of: finding))
      })
  }

  // MARK: Why

  var waiting: Block {
    guard let job, job.state.isWaiting || (job.state.holdsNodes && job.state != .running) else { return Block("", []) }
    var lines = reasonLines(job)
    if let start = job.expectedStart, job.state.isWaiting {
      lines.append(label(.jobExpected) + Phrase(when(start)) + Phrase("  " + span(from: scene.now, to: start), .label))
    }
    if !job.dependency.isEmpty { lines.append(label(.jobDependsOn) + Phrase(job.dependency.fitted(to: width - 14))) }
    return Block(words(job.state.isWaiting ? .jobWaits : .jobReasonTitle), phrases: lines)
  }

  var ending: Block {
    guard let job, job.state.hasEnded else { return Block("", []) }
    var lines = job.wasCancelledWaiting ? [Phrase(words(.beforeItBegan))] : reasonLines(job)
    let exit = words.exit(job.exitCode)
    if !exit.isEmpty { lines.append(Phrase(exit)) }
    return Block(words(.jobEnding), phrases: lines)
  }

  /// The scheduler's reason in words with what to do, and its own code.
  private func reasonLines(_ job: Job) -> [Phrase] {
    let reason = job.endReason
    let code = ["", "None"].contains(reason) ? "" : reason
    guard let told = words.reason(reason) else { return code.isEmpty ? [] : wrapped(code, .text) }
    // What follows the code's comma may stand in the sentence already.
    let pieces = code.split(separator: ",", maxSplits: 1).map { $0.trimmingPrefix(" ") }
    let isTold = pieces.count == 2 && told.sentence.contains(pieces[1])
    let own = isTold ? String(pieces[0]) : code
    return wrapped(told.sentence + (own.isEmpty ? "" : " (\(own))"), .text) + wrapped(told.advice, .label)
  }

  private func span(from: Moment, to: Moment) -> String {
    to > from ? "+" + Figures.span(to - from) : ""
  }

  // MARK: When

  var times: Block {
    guard let job else { return Block("", []) }
    var told: [(Word, String)] = []
    if let submitted = job.submitted { told.append((.jobSubmitted, when(submitted))) }
    if let waited = job.waited(at: scene.now) { told.append((.jobWaited, Figures.span(waited))) }
    if let began = job.began, !job.state.isWaiting { told.append((.jobBegan, when(began))) }
    if let ends = job.ends, !job.state.isWaiting {
      told.append((job.state.hasEnded ? .jobEndedAt : .jobEndsBy, when(ends)))
    }
    var lines = pairs(told)
    if let elapsed = job.elapsed(at: scene.now), !job.state.isWaiting { lines.append(progress(job, elapsed)) }
    if job.state.isWaiting { lines += pairs([(.jobLimit, job.timeLimit.map(JobRow.clock) ?? words(.unlimited))]) }
    if let left = job.timeLeft(at: scene.now), left <= .seconds(600) {
      let text = left < .zero ? words(.pastLimit, Figures.span(.zero - left)) : words(.hitsLimit, Figures.span(left))
      lines.append(Phrase(text, .strong))
    }
    return Block(words(.jobTimes), phrases: lines)
  }

  /// "elapsed 2-04:11 / 7-00:00 ━━━╸────── 31 %".
  private func progress(_ job: Job, _ elapsed: Duration) -> Phrase {
    var line = label(job.state.hasEnded ? .jobRan : .jobElapsed) + Phrase(JobRow.clock(elapsed))
    guard let limit = job.timeLimit, limit > .zero else { return line + Phrase("  " + words(.unlimited), .label) }
    let share = elapsed.seconds / limit.seconds
    line.add(" / " + JobRow.clock(limit) + " ", .label)
    line.add(Bar(share).phrase(width: max(8, min(40, width - line.width - 8))))
    return line + Phrase(" " + Figures.text(share, .ratio), .label)
  }

  // MARK: What it asked for

  /// "8 nodes · 64 accelerators · 768 cores": what it asks for, and has once it runs.
  private var counts: Phrase {
    guard let job else { return Phrase() }
    let asked: [(Int32?, Word)] = [
      (job.nodeCount, .nodeCount), (job.acceleratorCount, .acceleratorsCounted), (job.processorCount, .cores),
    ]
    let counts = asked.compactMap { count, word in
      count.flatMap { $0 > 0 ? Phrase(words(word, Figures.grouped(Int($0)))) : nil }
    }
    return .joined(counts, by: Phrase(" · ", .faint))
  }

  static let askedFields = ["ReqTRES", "TresPerNode", "TRES", "Features", "Licenses", "Reservation"]

  var asks: Block {
    let lines = Self.askedFields.compactMap { name in
      job?.details?[name].flatMap { text -> Phrase? in
        guard !["", "(null)", "N/A"].contains(text) else { return nil }
        let line = Phrase(name + " ", .label) + Phrase(text.fitted(to: width - 14))
        guard name == "Reservation", let reservation = reservation(named: text) else { return line }
        return line + Phrase("  " + scene.span(of: reservation), .label)
      }
    }
    return Block(words(.jobAsks), phrases: lines)
  }

  private func reservation(named name: String) -> JobReservation? {
    guard site.queues.indices.contains(outlook.job.queue) else { return nil }
    return site.queues[outlook.job.queue].reservations.first { $0.name == name }
  }

  // MARK: What it does

  var work: Block {
    let figures = outlook.figures
    guard let job, job.state.holdsNodes, !outlook.nodes.isEmpty else {
      return Block(words(.jobWork), phrases: energy.map { [label(.jobEnergy) + $0] } ?? [])
    }
    var power =
      label(.power)
      + scene.power(figures.power, isEstimated: figures.isPowerEstimated, isLeast: figures.isPowerLeast)
    if figures.isPowerEstimated { power.add("  " + words(.jobEstimated), .label) }
    var lines = [power]
    if let energy { lines.append(label(.jobEnergy) + energy) }
    lines.append(label(.load) + load(figures))
    if let idle = figures.idleAccelerators, idle > 0 {
      var line = label(.jobIdleLabel)
      line.add(words(.countOf, Figures.grouped(idle), Figures.grouped(figures.loadCoverage.expected)), .strong)
      if let watts = figures.idlePower { line.add("  " + words(.wastes, Figures.text(watts, .watt)), .text) }
      lines.append(line)
    }
    lines += extremes(figures)
    return Block(words(.jobWork), phrases: lines)
  }

  private func load(_ figures: JobFigures) -> Phrase {
    guard let load = figures.load else { return Phrase(Figures.missing, .missing) }
    var line = Bar(load).phrase(width: 16) + Phrase(" " + Figures.text(load, .ratio))
    if let spread = figures.loadSpread {
      let (least, most) = (Figures.text(spread.least, .ratio), Figures.text(spread.greatest, .ratio))
      line.add("  \(least) … \(most)  σ \(Figures.text(spread.deviation, .ratio))", .label)
    }
    if !figures.loadCoverage.isComplete {
      let coverage = figures.loadCoverage
      let counts = [Figures.grouped(coverage.count), Figures.grouped(coverage.expected)]
      line.add("  " + words.filled(.fromAccelerators, with: counts), .label)
    }
    return line
  }

  private func extremes(_ figures: JobFigures) -> [Phrase] {
    var lines: [Phrase] = []
    if let slowest = figures.slowestNode {
      let name = site.directory.name(of: slowest.id).fitted(to: 32)
      lines.append(label(.jobSlowest) + Phrase(name) + Phrase("  " + Figures.text(slowest.value, .ratio), .label))
    }
    if let hottest = figures.hottestAccelerator {
      let name = scene.digest.name(of: .entity(hottest.id)).fitted(to: 32)
      lines.append(label(.hottest) + Phrase(name) + Phrase("  " + Figures.text(hottest.value, .celsius), .label))
    }
    return lines
  }

  /// "1.13 GJ (314 kWh) in 4 h watched".
  private var energy: Phrase? {
    guard let energy = outlook.figures.energy, let watched = outlook.figures.watched else { return nil }
    let sign = outlook.figures.isEnergyEstimated ? "~ " : ""
    return Phrase(sign, .label) + Phrase(Figures.energy(energy))
      + Phrase("  " + words(.jobWatched, Figures.span(watched)), .label)
  }
}

extension Job {
  /// The time until its limit ends it; nil for one that does not run or has none.
  func timeLeft(at now: Moment) -> Duration? {
    guard state == .running, timeLimit != nil, let ends else { return nil }
    return ends - now
  }
}

extension Figures {
  /// Energy as it is billed: out of J, in kWh.
  static func energy(_ joules: Double) -> String {
    let own = scaled(joules / 3600, by: 1000, ["Wh", "kWh", "MWh", "GWh", "TWh"])
    return own.number + " " + own.unit
  }
}
