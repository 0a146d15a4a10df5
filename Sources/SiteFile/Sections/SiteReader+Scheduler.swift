internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  static let schedulerKeys = ["minimum", "programs", "configuration", "accounting", "accelerators", "rest"]
  private static let daemonKeys = [
    "rest", "token-file", "user", "ca-file", "certificate-file", "key-file", "verify", "certificate-sha256",
  ]

  /// A scheduler that is asked by its own commands.
  mutating func readScheduler(_ item: Node) {
    let keys = ["name", "kind", "every", "timeout"] + Self.schedulerKeys + Self.daemonKeys.dropFirst()
    guard let section = Section(item, of: "source of kind slurm", keys: keys, report: report),
      let name = section.text("name")
    else { return }
    if topology.sources.contains(where: { $0.name == name.text }) {
      report.add("source \(quoted(name.text)) is given twice", at: name.place)
    }
    var plan = SourcePlan(name: name.text, kind: .slurm, targets: [], timeout: .seconds(10))
    plan.origin = "\(report.file):\(section.place.line):\(section.place.column)"
    plan.every = section.duration("every") ?? plan.every
    plan.timeout = section.duration("timeout") ?? plan.timeout
    plan.commands.minimum = section.duration("minimum") ?? plan.commands.minimum
    plan.commands.folder = section.text("programs").map(path)
    plan.commands.configuration = section.text("configuration").map(path)
    plan.commands.hasAccounting = section.truth("accounting") ?? true
    plan.commands.accelerators = section.texts("accelerators").map(\.text)
    plan.daemon = daemon(of: section)
    plan.transport = transport(of: section)
    topology.sources.append(plan)
  }

  /// slurmrestd, at a socket or at a URL. A token that anybody on the way can read is no secret: over plain HTTP it
  /// stays on this machine.
  private func daemon(of section: Section) -> SourcePlan.SchedulerDaemon? {
    guard let entry = section.text("rest") else {
      for key in Self.daemonKeys where section.has(key) {
        report.add("'\(key)' is for 'rest', slurmrestd's address", at: section.place(of: key))
      }
      return nil
    }
    for key in ["programs", "configuration"] where section.has(key) {
      report.add("'\(key)' is for the commands, which 'rest' does without", at: section.place(of: key))
    }
    var daemon = SourcePlan.SchedulerDaemon(url: entry.text)
    daemon.tokenFile = section.text("token-file").map(path)
    daemon.user = section.text("user")?.text
    check(daemon, section, at: entry.place)
    return daemon
  }

  private func check(_ daemon: SourcePlan.SchedulerDaemon, _ section: Section, at place: Place) {
    if let user = daemon.user {
      if daemon.tokenFile == nil { report.add("'user' needs 'token-file'", at: section.place(of: "user")) }
      guard (1...64).contains(user.utf8.count), user.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        report.add("'user' cannot be a user's name", at: section.place(of: "user"))
        return
      }
    }
    if daemon.url.hasPrefix("unix:") {
      let path = daemon.url.dropFirst(5)
      if !path.hasPrefix("/") || path.utf8.count > 107 {
        report.add("a socket is named by its absolute path of up to 107 bytes: 'unix:/run/slurmrestd.sock'", at: place)
      }
      return
    }
    switch TargetURL.host(of: daemon.url) {
    case .success(let host):
      let isHere =
        host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < 0x3A }
      if !daemon.url.lowercased().hasPrefix("https://"), !isHere {
        report.add("'rest' is unix:/path, or over the network https: a token in plain text is anybody's", at: place)
      }
    case .failure(let complaint): report.add("bad URL: \(complaint.message)", at: place)
    }
  }
}
