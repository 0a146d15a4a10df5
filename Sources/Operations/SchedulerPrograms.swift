internal import Glibc
internal import Programs
internal import SiteModel
internal import Wording

/// Slurm's own commands, run as whoever runs Aisle: what is allowed is the scheduler's business, and it says so itself.
package struct SchedulerPrograms: SchedulerAccess {
  /// What the commands get of Aisle's own environment. Slurm's other variables would change what they do and print.
  private static let inherited = [
    "PATH", "HOME", "USER", "LOGNAME", "TZ", "LD_LIBRARY_PATH", "SLURM_CONF", "SLURM_JWT",
  ]
  /// Where sites install Slurm without saying so in `PATH`.
  private static let usualFolders = "/usr/local/bin:/usr/bin:/bin:/opt/slurm/bin:/usr/local/slurm/bin"
  /// A full queue of one array, a row a task.
  private static let byteLimit = 64 << 20

  private let folder: String?
  private let environment: [String: String]

  /// `folder` holds the commands, nil looks them up as a shell does; `configuration` is for `SLURM_CONF`.
  package init(folder: String?, configuration: String?) {
    self.folder = folder
    var environment = ["LC_ALL": "C", "SLURM_TIME_FORMAT": "standard"]
    for name in Self.inherited { if let value = getenv(name) { environment[name] = String(cString: value) } }
    environment["PATH"] = environment["PATH"].map { "\($0):\(Self.usualFolders)" } ?? Self.usualFolders
    if let configuration { environment["SLURM_CONF"] = configuration }
    self.environment = environment
  }

  package func run(_ arguments: [String], within limit: Duration) async -> SchedulerAnswer {
    guard let name = arguments.first else { return SchedulerAnswer(.notRun(.word(.systemError(ENOENT)))) }
    let call = ProgramCall(
      folder.map { "\($0)/\(name)" } ?? name, Array(arguments.dropFirst()), environment: environment, timeout: limit,
      limit: Self.byteLimit)
    // What has begun is not broken off when the operator leaves.
    return await Task.detached { await Self.answer(to: call) }.value
  }

  private static func answer(to call: ProgramCall) async -> SchedulerAnswer {
    do throws(ProgramFailure) {
      let answer = try await Programs.run(call)
      return SchedulerAnswer(
        .exited(0), output: String(decoding: answer.output, as: UTF8.self), words: answer.complaint)
    } catch {
      switch error {
      case .notFound: return SchedulerAnswer(.notRun(.word(.systemError(ENOENT))))
      case .notStarted(let code): return SchedulerAnswer(.notRun(.word(.systemError(code ?? ENOEXEC))))
      case .ended(let status, let words): return SchedulerAnswer(.exited(status), words: words)
      case .timedOut: return SchedulerAnswer(.timedOut)
      case .signalled(let number): return SchedulerAnswer(.lost(.text("signal \(number)")))
      case .tooLarge(let limit): return SchedulerAnswer(.lost(.text("\(limit) bytes")))
      case .cancelled: return SchedulerAnswer(.lost(.word(.cancelled)))
      }
    }
  }
}
