internal import Feeds
internal import Glibc
internal import Programs
internal import Sharing
internal import SiteModel
internal import Wire

/// Slurm by its own commands, run as whoever runs Aisle. Only `SlurmCommand`s are run here: they only read.
struct SlurmCommands: SlurmAccess {
  /// Largest answer, in bytes: half a million jobs.
  static let byteLimit = 128 << 20
  /// What the commands get of Aisle's own environment. Slurm's other variables (`SQUEUE_FORMAT` and many more) would
  /// change what they print.
  private static let inherited = [
    "PATH", "HOME", "USER", "LOGNAME", "TZ", "LD_LIBRARY_PATH", "SLURM_CONF", "SLURM_JWT", "KRB5CCNAME",
  ]
  /// Where sites install Slurm without saying so in `PATH`.
  private static let usualFolders = "/usr/local/bin:/usr/bin:/bin:/opt/slurm/bin:/usr/local/slurm/bin"

  private let commands: SourcePlan.SchedulerCommands
  private let timeout: Duration
  private let environment: [String: String]
  private var reader: SlurmTextReader
  private let desk: SharedDesk
  private let clock: any TimeSource
  /// An answer that another console got no longer ago than this is as good as an own one.
  private let sharedAge: Duration
  /// Questions whose next answer has to be read now.
  private var unshared: Set<SlurmQuestion> = []

  init(_ plan: SourcePlan, clock: any TimeSource) {
    commands = plan.commands
    timeout = plan.timeout
    environment = Self.environment(plan.commands)
    reader = SlurmTextReader(accelerators: plan.commands.accelerators)
    desk = SharedDesk(
      name: Self.sharedName(plan.commands, environment), clock: clock, patience: plan.timeout + .seconds(2))
    sharedAge = max(plan.every, plan.commands.minimum) * 9 / 10
    self.clock = clock
  }

  /// The same for all consoles of a user that would run the same commands the same way.
  private static func sharedName(_ commands: SourcePlan.SchedulerCommands, _ environment: [String: String]) -> String {
    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + [commands.folder ?? ""]
    // FNV-1a.
    let digest = settings.joined(separator: "\u{0}").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return "aisle-slurm-\(geteuid())-\(String(digest, radix: 16))"
  }

  var address: String { SourceDescription.thisMachine }

  private static func environment(_ commands: SourcePlan.SchedulerCommands) -> [String: String] {
    var environment = SlurmCommand.environment
    for name in inherited { if let value = getenv(name) { environment[name] = String(cString: value) } }
    environment["PATH"] = environment["PATH"].map { "\($0):\(usualFolders)" } ?? usualFolders
    if let configuration = commands.configuration { environment["SLURM_CONF"] = configuration }
    return environment
  }

  mutating func ask(
    _ question: SlurmQuestion, nodes: inout SlurmNodeTable
  ) async -> Result<SlurmReply, SourceFailure> {
    switch await answer(to: question) {
    case .failure(let failure): return .failure(failure)
    case .success(let answer):
      let parts = answer.note.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let mark = SlurmMark(text: parts[0]) else { return .failure(.scheduler(.notItsAnswer)) }
      if question.asksAccounts, answer.bytes.isEmpty, SlurmWords.sayNoAccounting(parts[1]) {
        return .success(SlurmReply(answer: .noAccounting))
      }
      if let failure = SlurmWords.failure(of: answer.bytes, complaint: parts[1]) { return .failure(failure) }
      do throws(SourceFailure) {
        let told = try reader.read(answer.bytes, of: question, mark: mark, nodes: &nodes)
        return .success(SlurmReply(answer: told, warning: parts[1], age: max(.zero, clock.now() - answer.moment)))
      } catch {
        return .failure(error)
      }
    }
  }

  mutating func distrustOthers() { unshared = [.jobs, .details, .nodes] }

  func end() async { await desk.close() }

  /// What Slurm printed, with the mark and its complaint as the note: read here, or by another console just now.
  private mutating func answer(to question: SlurmQuestion) async -> Result<SharedAnswer, SourceFailure> {
    let (commands, environment, timeout, clock) = (commands, environment, timeout, clock)
    let read = { @Sendable in await Self.run(question, commands, environment, timeout, clock) }
    // Whether it is there, and what time it has, is true only of the moment.
    if [.ping, .clock].contains(question) { return await read() }
    let age = unshared.remove(question) == nil ? sharedAge : .zero
    return await desk.answer(to: "\(question)", notOlderThan: age, read: read)
  }

  private static func run(
    _ question: SlurmQuestion, _ commands: SourcePlan.SchedulerCommands, _ environment: [String: String],
    _ timeout: Duration, _ clock: any TimeSource
  ) async -> Result<SharedAnswer, SourceFailure> {
    let mark = SlurmMark()
    let command = SlurmCommand(question, mark: mark)
    let call = ProgramCall(
      commands.folder.map { "\($0)/\(command.program)" } ?? command.program, command.arguments,
      environment: environment, timeout: timeout, limit: byteLimit)
    do throws(ProgramFailure) {
      let answer = try await Programs.run(call)
      return .success(
        SharedAnswer(moment: clock.now(), note: "\(mark.text)\n\(answer.complaint)", bytes: answer.output))
    } catch {
      if case .ended(_, let words) = error, question.asksAccounts, SlurmWords.sayNoAccounting(words) {
        return .success(SharedAnswer(moment: clock.now(), note: "\(mark.text)\n\(words)", bytes: []))
      }
      return .failure(SourceFailure(error, of: command.program))
    }
  }
}

extension SlurmQuestion {
  /// It can only be answered where accounts are kept.
  fileprivate var asksAccounts: Bool { !asksController || self == .shares }
}

extension SourceFailure {
  fileprivate init(_ failure: ProgramFailure, of program: String) {
    self =
      switch failure {
      case .notFound, .notStarted: .noProgram(name: program)
      case .ended(let status, let words): SlurmWords.failure(status: status, words: words)
      case .signalled(let number): .programSignalled(number)
      case .timedOut(let limit): .timedOut(after: limit)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      case .cancelled: .cancelled
      }
  }
}
