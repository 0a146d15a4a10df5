internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One row's cells: a job, or an array in one.
struct JobRow {
  let scene: Scene
  let index: JobIndex
  let columns: JobTableColumns
  let selection: Selection
  /// The job; of an array the first of those that say most about it.
  let job: Job?
  let group: JobGroup?
  /// True for a task of an unfolded array.
  private let isMember: Bool
  let reference: JobReference?

  /// `previous`: what stands in the row above.
  init(_ selection: Selection, after previous: Selection?, _ columns: JobTableColumns, _ table: JobTable) {
    let index = table.index
    (self.selection, self.columns, scene, self.index) = (selection, columns, table.scene, index)
    guard case .job(let reference) = selection else {
      (job, group, isMember, self.reference) = (nil, nil, false, nil)
      return
    }
    self.reference = reference
    let isBehindItsGroup = table.isBehindItsGroup(reference, after: previous)
    if let group = index.group(of: reference) {
      (self.group, isMember) = (group, false)
      let failed = index.isOfEnded ? group.rows.first { index.jobs[Int($0)].state.hasFailed } : nil
      job = (failed ?? group.rows.first).map { index.jobs[Int($0)] }
    } else {
      let row = index.row(of: reference, in: table.scene.site)
      group = nil
      isMember = isBehindItsGroup
      job = row.map { index.jobs[$0] }
    }
  }

  func cell(_ column: JobColumn) -> Phrase {
    guard let job, let reference else { return Phrase() }
    switch column {
    case .finding:
      return scene.digest.standing(of: .job(reference)).map { scene.marker(of: $0.worst) } ?? Phrase()
    case .queue: return Phrase(index.queueNames[reference.queue].fitted(to: 12), .label)
    case .job: return identifier
    case .name: return Phrase(job.name.fitted(to: columns.nameRoom), group == nil ? .text : .strong)
    case .user: return Phrase(job.user.fitted(to: columns.userRoom))
    case .account: return Phrase(job.account.fitted(to: 14), .label)
    case .partition: return Phrase(job.partition.fitted(to: 14), .label)
    case .qos: return Phrase(job.quality.fitted(to: 12), .label)
    case .state: return state(of: job)
    case .nodes: return count(job.nodeCount, held: group?.nodesHeld, asked: group?.nodesAsked)
    case .accelerators:
      return count(job.acceleratorCount, held: group?.acceleratorsHeld, asked: group?.acceleratorsAsked)
    case .cores: return count(job.processorCount, held: group?.coresHeld, asked: group?.coresAsked)
    case .elapsed: return group == nil ? elapsed(of: job) : limit(of: job)
    case .power, .load: return measured(column, job)
    case .priority: return Phrase(job.priority.map { Figures.grouped($0) } ?? Figures.missing, .label)
    case .waited:
      guard group == nil || job.state.isWaiting else { return Phrase() }
      return Phrase(job.waited(at: scene.now).map { Figures.span($0) } ?? Figures.missing, .label)
    case .start, .submitted, .ended: return time(column, of: job)
    case .array: return tasks(of: job)
    case .dependency: return Phrase(job.dependency.fitted(to: 24), .label)
    case .exit:
      let exit = scene.words.exit(job.exitCode)
      return Phrase(exit.isEmpty && !job.exitCode.isEmpty ? "0" : exit, exit.isEmpty ? .label : .strong)
    case .place: return Phrase(place(of: job, room: columns.whyRoom), .label)
    case .why: return why(job)
    }
  }

  private var identifier: Phrase {
    guard let reference else { return Phrase() }
    let room = columns.identifierRoom
    let title = group == nil ? job?.title(room: room) : nil
    let name = Phrase(title ?? reference.id.fitted(to: room), .strong)
    guard columns.hasGroups else { return name }
    let sign = group == nil ? (isMember ? "    " : "  ") : scene.console.isFolded(reference) ? "▸ " : "▾ "
    return Phrase(sign, .accent) + name
  }

  private func state(of job: Job) -> Phrase {
    var shown = job.state
    if let group { shown = group.running > 0 ? .running : group.waiting > 0 ? .pending : job.state }
    let text = columns.isNarrow ? shown.code : shown == .unknown ? job.stateText : scene.words(shown.word)
    return Phrase(text, shown.hasFailed || shown == .unknown ? .strong : shown.isWaiting ? .label : .text)
  }

  /// Of an array what it holds, else what it asks for; of tasks that wait together how many there are of so much each.
  private func count(_ own: Int32?, held: Int?, asked: Int?) -> Phrase {
    guard let held, let asked else {
      if let own, own > 0, let tasks = job?.taskCount {
        return Phrase(Figures.grouped(Int(tasks)) + "×" + Figures.grouped(Int(own)), .label)
      }
      return own.map { Phrase(Figures.grouped(Int($0)), $0 == 0 ? .label : .text) } ?? Phrase(Figures.missing, .missing)
    }
    // What has ended holds nothing and asks for nothing.
    if index.isOfEnded { return Phrase() }
    return held > 0 ? Phrase(Figures.grouped(held)) : Phrase(Figures.grouped(asked), .label)
  }

  private func tasks(of job: Job) -> Phrase {
    if let group {
      return Phrase(
        Figures.grouped(group.running + group.waiting + group.failed + group.completed + group.other), .label)
    }
    guard let array = job.array else { return Phrase() }
    return Phrase(array.tasks.fitted(to: 12) + (array.limit.map { "%\($0)" } ?? ""), .label)
  }

  private func time(_ column: JobColumn, of job: Job) -> Phrase {
    let moment: Moment?
    switch column {
    case .start: moment = job.state.isWaiting ? job.expectedStart : nil
    case .submitted: moment = job.submitted
    default:
      let last = group?.rows.compactMap { index.jobs[Int($0)].ends?.seconds }.max()
      moment = last.map { Moment(seconds: $0) } ?? (job.state.hasEnded ? job.ends : nil)
    }
    return Phrase(moment.map { ClockFace.when($0, now: scene.now, utcOffset: scene.utcOffset) } ?? "", .label)
  }
}

extension ClockFace {
  /// "14:32" today, "11-24 14:32" on another day.
  static func when(_ moment: Moment, now: Moment, utcOffset: Int) -> String {
    func day(_ moment: Moment) -> Int { Int(((moment.seconds + Double(utcOffset)) / 86_400).rounded(.down)) }
    let time = minute(moment, utcOffset: utcOffset)
    return day(moment) == day(now) ? time : date(day: day(moment)) + " " + time
  }

  /// "11-24" of so many days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func date(day: Int) -> String {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(month < 10 ? month + 3 : month - 9))-\(two(dayOfMonth))"
  }
}
