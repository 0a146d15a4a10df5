internal import Feeds
internal import Glibc
internal import Programs
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

  init(_ plan: SourcePlan) {
    commands = plan.commands
    timeout = plan.timeout
    environment = Self.environment(plan.commands)
    reader = SlurmTextReader(accelerators: plan.commands.accelerators)
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
    let mark = SlurmMark()
    let command = SlurmCommand(question, mark: mark)
    let call = ProgramCall(
      commands.folder.map { "\($0)/\(command.program)" } ?? command.program, command.arguments,
      environment: environment, timeout: timeout, limit: Self.byteLimit)
    do throws(ProgramFailure) {
      let answer = try await Programs.run(call)
      if let failure = SlurmWords.failure(of: answer.output, complaint: answer.complaint) { return .failure(failure) }
      do throws(SourceFailure) {
        let told = try reader.read(answer.output, of: question, mark: mark, nodes: &nodes)
        return .success(SlurmReply(answer: told, warning: answer.complaint))
      } catch {
        return .failure(error)
      }
    } catch {
      return .failure(SourceFailure(error, of: command.program))
    }
  }
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
