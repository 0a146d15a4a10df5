internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

extension JobRow {
  /// "2-04:11 / 7-00:00 ━╸──": how long, of how long at most.
  func elapsed(of job: Job) -> Phrase {
    let elapsed = job.elapsed(at: scene.now)
    let isNow = job.state.holdsNodes
    let text = elapsed.map(Self.clock) ?? Figures.missing
    var phrase = Phrase(text.rightAligned(to: columns.isNarrow ? 7 : 8), isNow ? .text : .label)
    guard !columns.isNarrow else { return phrase }
    if columns.isWide { phrase.add(" / " + (job.timeLimit.map(Self.clock) ?? Figures.missing), .label) }
    if columns.hasElapsedBar, isNow, let elapsed, let limit = job.timeLimit, limit > .zero {
      phrase.pad(to: columns.isWide ? 20 : 9)
      phrase.add(Bar(elapsed.seconds / limit.seconds).phrase(width: 4))
    }
    return phrase
  }

  /// Of an array: what each of its tasks may take.
  func limit(of job: Job) -> Phrase {
    guard columns.isWide, let limit = job.timeLimit else { return Phrase() }
    return Phrase(blanks(8) + " / " + Self.clock(limit), .label)
  }

  /// "2-04:11" of a day and more, "11:02:33" of less.
  static func clock(_ duration: Duration) -> String {
    let seconds = Int(max(0, duration.seconds))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    if seconds >= 86_400 { return "\(seconds / 86_400)-\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60))" }
    return "\(seconds / 3_600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// Power and load, by what is measured of what it holds.
  func measured(_ column: JobColumn, _ job: Job) -> Phrase {
    let missing = Phrase(Figures.missing, .missing)
    if let group { return column == .power ? power(of: group) ?? missing : load(of: group) ?? missing }
    guard job.state.holdsNodes, let reference else { return missing }
    let figures = scene.digest.jobs[reference]
    if column == .load { return figures.load.map { Phrase(Figures.text($0, .ratio)) } ?? missing }
    return figures.power.map { power($0, isEstimated: figures.isPowerEstimated) } ?? missing
  }

  private func power(_ watts: Double, isEstimated: Bool) -> Phrase {
    Phrase(isEstimated ? "~" : "", .label) + Phrase(Figures.text(watts, .watt))
  }

  /// More tasks than fit a frame's time are not added up.
  private static let addedUp = 200

  private func figures(of group: JobGroup) -> [JobFigures]? {
    let held = group.rows.prefix(Self.addedUp * 2).filter { index.jobs[Int($0)].state.holdsNodes }
    guard group.running + group.completed + group.other <= Self.addedUp, held.count <= Self.addedUp else { return nil }
    return held.map { scene.digest.jobs[index.reference(ofRow: Int($0))] }
  }

  private func power(of group: JobGroup) -> Phrase? {
    guard let figures = figures(of: group) else { return nil }
    let known = figures.compactMap(\.power)
    guard !known.isEmpty, known.count == figures.count else { return nil }
    return power(known.reduce(0, +), isEstimated: figures.contains(where: \.isPowerEstimated))
  }

  private func load(of group: JobGroup) -> Phrase? {
    let known = figures(of: group)?.compactMap(\.load) ?? []
    return known.isEmpty ? nil : Phrase(Figures.text(known.reduce(0, +) / Double(known.count), .ratio))
  }

  // MARK: Why and where

  /// Why it waits and until when; where it runs; how it ended.
  func why(_ job: Job) -> Phrase {
    let room = columns.whyRoom
    if let group { return summary(of: group, room: room) }
    if job.state.holdsNodes {
      let isShown = !columns.shown.contains(.place)
      return Phrase((isShown ? place(of: job, room: room) : "").fitted(to: room), .label)
    }
    guard job.state.isWaiting else {
      return Phrase(ending(of: job).fitted(to: room), job.state.hasFailed ? .text : .label)
    }
    let reason = scene.words.shortReason(job.reason)
    var phrase = Phrase(reason)
    if let start = job.expectedStart, columns.isNarrow {
      // When is worth more than the end of why.
      let time = ClockFace.when(start, now: scene.now, utcOffset: scene.utcOffset)
      let left = room - TextWidth.width(of: time) - 1
      return Phrase(reason.fitted(to: max(0, left)) + (reason.isEmpty || left < 1 ? "" : " ")) + Phrase(time, .label)
    } else if let start = job.expectedStart {
      let time = ClockFace.when(start, now: scene.now, utcOffset: scene.utcOffset)
      let told = (reason.isEmpty ? "" : " · ") + scene.words(.estimatedStart, time)
      phrase.add(phrase.width + TextWidth.width(of: told) <= room ? told : " · " + time, .label)
    } else if !job.dependency.isEmpty, !columns.isNarrow {
      phrase.add(" " + String(job.dependency.prefix { $0 != "(" }), .label)
    }
    return phrase.cut(to: room)
  }

  /// How it ended: the scheduler's reason, and its program's exit code or signal where the reason is not that alone.
  private func ending(of job: Job) -> String {
    if job.wasCancelledWaiting { return scene.words(.beforeItBegan) }
    let reason = job.endReason.isEmpty ? "" : scene.words.shortReason(job.endReason)
    let exit = columns.shown.contains(.exit) ? "" : scene.words.exit(job.exitCode)
    if ["NonZeroExitCode", "RaisedSignal"].contains(job.endReason), !exit.isEmpty { return exit }
    return reason + (reason.isEmpty || exit.isEmpty ? "" : " · ") + exit
  }

  /// "4 running · 16 waiting": what an array comes to.
  private func summary(of group: JobGroup, room: Int) -> Phrase {
    let counts: [(Int, Word, JobState)] = [
      (group.running, .groupRunning, .running), (group.waiting, .groupWaiting, .pending),
      (group.failed, .groupFailed, .failed), (group.completed, .groupCompleted, .completed),
      (group.other, .groupOther, .unknown),
    ]
    func joined(inWords: Bool) -> Phrase {
      let parts = counts.filter { $0.0 > 0 }.map { count, word, state in
        let number = Figures.grouped(count)
        let text = inWords || state == .unknown ? scene.words(word, number) : "\(number) \(state.code)"
        return Phrase(text, state == .failed ? .strong : .text)
      }
      return Phrase.joined(parts, by: Phrase(" · ", .faint))
    }
    var phrase = joined(inWords: !columns.isNarrow)
    if phrase.width > room { phrase = joined(inWords: false) }
    let waiting = group.rows.first { index.jobs[Int($0)].state.isWaiting }
    if let waiting, !columns.isNarrow {
      let reason = scene.words.shortReason(index.jobs[Int(waiting)].reason)
      if !reason.isEmpty, phrase.width + 3 < room { phrase.add("  " + reason, .label) }
    }
    return phrase.cut(to: room)
  }

  /// Its racks, or its nodes where that is no longer.
  func place(of job: Job, room: Int) -> String {
    NodeListText(of: job.places.lazy.map { Int($0.node) }, in: scene.site).text(room: room)
  }
}
