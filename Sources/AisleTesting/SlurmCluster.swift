internal import Glibc

/// A real Slurm cluster of this test's own (`Tests/Peers/slurm`): four nodes of eight accelerators, beside others that are
/// dead or switched off. It needs root and makes users, so it is only there for who asks: `AISLE_SLURM=1`, or CI.
package final class SlurmCluster: Sendable {
  package let folder: TemporaryFolder
  /// What the scripts say; apart, since whoever has a file of the cluster open is ended with it.
  private let logs: TemporaryFolder
  private static let programs = ["slurmctld", "slurmd", "slurmdbd", "squeue", "munged", "mariadbd"]

  package struct Failure: Error, CustomStringConvertible { package let description: String }

  /// Why no cluster can be had here; nil when one can.
  package static let obstacle: String? = {
    if !isOn("AISLE_SLURM", "1"), !isOn("CI", "true") { return "skipped: AISLE_SLURM=1 asks for a Slurm cluster" }
    if getuid() != 0 { return "skipped: a Slurm cluster needs root" }
    let missing = programs.filter { !Peer.isInstalled($0) }
    return missing.isEmpty ? nil : "skipped: no \(missing.joined(separator: ", "))"
  }()

  private static func isOn(_ name: String, _ value: String) -> Bool {
    getenv(name).map { String(cString: $0) == value } ?? false
  }

  /// Starts one, which takes some 5 s. It ends with this process at the latest.
  package init() async throws {
    (folder, logs) = (try TemporaryFolder(), try TemporaryFolder())
    try await script("start", environment: "OWNER=\(getpid())")
  }

  /// Starts one, works with it, and ends it whatever happens. Nothing of it may have to be killed, but for what a program
  /// leaves behind that the work itself has killed (`isBroken`).
  package static func during(isBroken: Bool = false, _ work: (SlurmCluster) async throws -> Void) async throws {
    let cluster = try await SlurmCluster()
    do { try await work(cluster) } catch {
      _ = await cluster.stop()
      throw error
    }
    let isClean = await cluster.stop()
    let said = Fixtures.contents(of: "\(cluster.logs.path)/stop.log")
    guard isClean || isBroken else {
      throw Failure(description: "something had to be killed: \(String(decoding: said, as: UTF8.self))")
    }
  }

  /// Fills it with everything; `limit`: also with a job that runs into its time limit, which takes a minute.
  package func fill(limit: Bool) async throws { try await script("fill", environment: "LIMIT=\(limit ? "yes" : "no")") }

  /// Ends it. True when nothing had to be killed and nothing is left.
  package func stop() async -> Bool {
    do { try await script("stop") } catch { return false }
    return true
  }

  /// The numbers of the jobs that `fill` made, by what they are there for.
  package var jobs: [String: Int] {
    let lines = String(decoding: Fixtures.contents(of: "\(folder.path)/jobs"), as: UTF8.self).split(separator: "\n")
    return lines.reduce(into: [:]) { jobs, line in
      let words = line.split(separator: " ")
      if words.count == 2 { jobs[String(words[0])] = Int(words[1]) }
    }
  }

  /// Process number of one of its programs: "slurmctld", "slurmd.gpu03", "munged", "slurmdbd".
  package func process(of program: String) throws -> Int32 {
    let text = String(decoding: Fixtures.contents(of: "\(folder.path)/pid/\(program).pid"), as: UTF8.self)
    guard let number = Int32(text.filter(\.isNumber)) else {
      throw Failure(description: "no process number of \(program)")
    }
    return number
  }

  /// What one of Slurm's own programs says.
  package func output(_ command: String) async throws -> [UInt8] {
    let name = "\(folder.path)/work/output-\(UInt32.random(in: 0...UInt32.max))"
    defer { unlink(name) }
    let line = "SLURM_CONF=\(folder.path)/slurm.conf TZ=UTC LC_ALL=C.UTF-8 timeout 30 \(command) >\(name) 2>/dev/null"
    guard try await Shell.run(line) else { throw Failure(description: "failed: \(command)") }
    return Fixtures.contents(of: name)
  }

  package func said(_ command: String) async throws -> String {
    String(decoding: try await output(command), as: UTF8.self)
  }

  /// What Aisle makes of it: the built program, once.
  package func snapshot(_ arguments: String...) async throws -> BuiltProgram.Outcome {
    try writeSite()
    return try await BuiltProgram.run(
      "aisle", ["snapshot", "--site", "site.yaml", "--page", "jobs"] + arguments, folder: folder)
  }

  /// A site file that knows of the scheduler alone: `site.yaml` in the folder.
  package func writeSite() throws {
    try folder.write(
      """
      site: Slurm
      sources:
        - {name: slurm, kind: slurm, configuration: "\(folder.path)/slurm.conf", every: 2s}
      """, to: "site.yaml")
  }

  private func script(_ name: String, environment: String = "") async throws {
    let log = "\(logs.path)/\(name).log"
    let path = "\(Fixtures.checkout)/Tests/Peers/slurm/\(name).sh"
    if try await Shell.run("\(environment) '\(path)' '\(folder.path)' >'\(log)' 2>&1 </dev/null") { return }
    throw Failure(description: "\(name).sh: \(String(decoding: Fixtures.contents(of: log), as: UTF8.self))")
  }
}
