package import SiteModel
package import Wire

/// Slurm as a source of the site: what to ask next, and what an answer comes to. It asks nothing itself: whoever
/// supervises it carries questions out, by whichever way in, and hands the answers back.
package struct SlurmFeed: Sendable {
  /// What is to be told to the site.
  package enum Delivery: Sendable {
    case batch(Batch)
    case failure(SourceFailure, of: SourceID)
  }

  private let name: String
  package private(set) var agenda: SlurmAgenda
  /// The scheduler's nodes; whoever reads an answer adds those that it names.
  package var nodes = SlurmNodeTable()
  private var names: SlurmNodeNames
  private var memory = SlurmJobMemory()
  private var hasAccounting: Bool
  private var service = SlurmServiceText.Configuration()
  /// What is odd about a part, by what it is about.
  private var complaints: [SlurmPart: [String: Complaint]] = [:]
  /// Why a question of a part is not answered, while others of the part are.
  private var failures: [SlurmPart: [String: SourceFailure]] = [:]

  /// What a ping that failed is kept under: it stands for every question to the controller.
  private static let controller = " controller"

  /// `name`: the queue's at the site. `planned`: the names of the site's nodes.
  package init(name: String, settings: SlurmAgenda.Settings, planned: [String], at now: Moment) {
    self.name = name
    agenda = SlurmAgenda(settings, at: now)
    names = SlurmNodeNames(planned: planned)
    hasAccounting = settings.hasAccounting
  }

  package func source(of part: SlurmPart) -> SourceID { SourceID("\(name)/\(part.rawValue)") }

  /// The parts that are asked for.
  package var parts: [SlurmPart] { SlurmPart.allCases.filter { hasAccounting || $0 != .accounting } }

  package func cadence(of part: SlurmPart) -> Duration { agenda.cadence(of: part) }

  /// True once everything has been asked once.
  package var isSettled: Bool { agenda.isRound }

  /// `now`: by a clock that does not jump.
  package mutating func next(at now: Moment) -> SlurmQuestion? { agenda.next(at: now) }

  /// Somebody has just changed something: what it concerns is asked for at once.
  package mutating func hurry(at now: Moment) { agenda.hurry(at: now) }

  package func wake(at now: Moment) -> Moment? { agenda.wake(at: now) }

  // MARK: Answers

  /// `now` is by the clock of the agenda, `moment` by the clock of the site; `warning` is what the command complained
  /// of though it answered.
  package mutating func take(
    _ answer: SlurmAnswer, to question: SlurmQuestion, warning: String = "", at now: Moment, moment: Moment,
    took duration: Duration
  ) -> [Delivery] {
    agenda.answered(question, at: now, took: duration)
    let part = question.part
    failures[part]?[question.topic] = nil
    if question.asksController { for part in SlurmPart.allCases { failures[part]?[Self.controller] = nil } }
    note(warning.isEmpty ? nil : .told(warning), about: question.topic, of: part)
    var report = QueueReport(queue: name, kind: .slurm)
    (report.cluster, report.version) = (service.cluster, service.version)
    // Its part has been asked all the same, and answered; of the queue nothing is told.
    if case .nothing = answer { return deliver(nil, of: part, at: moment) }
    guard fold(answer, into: &report, moment: moment, took: duration) else { return [] }
    return deliver(report, of: part, at: moment) + extras(answer, at: moment)
  }

  package mutating func fail(
    _ failure: SourceFailure, to question: SlurmQuestion, at now: Moment, took duration: Duration
  ) -> [Delivery] {
    agenda.failed(question, failure, at: now, took: duration)
    guard question == .ping else {
      if case .detail = question { return [] }
      failures[question.part, default: [:]][question.topic] = failure
      return [.failure(failure, of: source(of: question.part))]
    }
    return parts.filter { $0 != .accounting }.map { part in
      failures[part, default: [:]][Self.controller] = failure
      return .failure(failure, of: source(of: part))
    }
  }

  /// False when there is nothing to tell.
  private mutating func fold(
    _ answer: SlurmAnswer, into report: inout QueueReport, moment: Moment, took duration: Duration
  ) -> Bool {
    switch answer {
    case .up: return false
    case .nothing: return false
    case .clock(let clock):
      learn(clock: clock, at: moment, took: duration)
      return false
    case .configuration(let configuration):
      learn(configuration)
      (report.cluster, report.version) = (service.cluster, service.version)
    case .jobs(let rows):
      report.jobs = memory.take(rows)
      agenda.want(details: memory.lacksDetails)
    case .details(let rows):
      report.jobs = memory.take(rows)
      agenda.want(details: false)
      agenda.doubt(memory.doubtful)
      note(memory.doubtful.isEmpty ? nil : .doubtful(count: memory.doubtful.count), about: "names", of: .jobs)
    case .nodes(let rows):
      let hosts = zip(rows.nodes, rows.hosts).map { (nodes.names[Int($0.node)], $1) }
      names.learn(hosts: Dictionary(hosts) { first, _ in first })
      report.nodes = rows.nodes
    case .partitions(let partitions): report.partitions = partitions
    case .reservations(let reservations): report.reservations = reservations
    case .steps(let steps): report.steps = steps
    case .accounting(let jobs): report.ended = memory.take(ended: jobs, at: moment)
    case .noAccounting:
      agenda.dropAccounting()
      if hasAccounting { note(.noAccounting, about: "accounting", of: .accounting) }
    case .priorities(let factors): report.priorities = memory.named(factors)
    case .shares(let shares): report.shares = shares
    case .qualities(let qualities): report.qualities = qualities
    }
    return true
  }

  private mutating func learn(_ configuration: SlurmServiceText.Configuration) {
    service = configuration
    if !configuration.hasAccounting { agenda.dropAccounting() }
    if !configuration.hasFactors { agenda.dropFactors() }
  }

  /// Seconds count: within a few of them, an answer's way and its rounding can be the difference.
  private mutating func learn(clock: Moment?, at moment: Moment, took duration: Duration) {
    guard let clock else { return }
    let difference = clock - moment
    let isOff = abs(difference.seconds) > 5 + duration.seconds
    note(isOff ? .clockDiffers(by: .seconds(difference.seconds.rounded())) : nil, about: "clock", of: .jobs)
  }

  private mutating func note(_ reason: Complaint.Reason?, about subject: String, of part: SlurmPart) {
    complaints[part, default: [:]][subject] = reason.map { Complaint(subject: subject, $0) }
  }

  // MARK: Deliveries

  private mutating func deliver(_ report: QueueReport?, of part: SlurmPart, at moment: Moment) -> [Delivery] {
    var batch = Batch(source: source(of: part), moment: moment)
    batch.subjects = names.subjects(of: nodes.names)
    batch.layout = names.layout
    batch.queue = report
    batch.complaints = complaints[part, default: [:]].sorted { $0.key < $1.key }.map(\.value)
    let standing = failures[part, default: [:]].sorted { $0.key < $1.key }.first?.value
    return [.batch(batch)] + (standing.map { [.failure($0, of: source(of: part))] } ?? [])
  }

  /// Of parts that are not asked for because the scheduler has nothing to say of them: they say so once.
  private mutating func extras(_ answer: SlurmAnswer, at moment: Moment) -> [Delivery] {
    guard case .configuration(let configuration) = answer else { return [] }
    var deliveries: [Delivery] = []
    if !configuration.hasAccounting, hasAccounting {
      note(.noAccounting, about: "accounting", of: .accounting)
      deliveries += deliver(QueueReport(queue: name, kind: .slurm), of: .accounting, at: moment)
    }
    if !configuration.hasAccounting, !configuration.hasFactors {
      deliveries += deliver(QueueReport(queue: name, kind: .slurm), of: .priorities, at: moment)
    }
    return deliveries
  }
}

extension SlurmQuestion {
  /// What it is about, for complaints.
  fileprivate var topic: String {
    switch self {
    case .jobs: "squeue"
    case .details, .detail: "details"
    case .accounting: "sacct"
    default: "\(self)"
    }
  }
}
