package import Analysis
internal import Glibc
internal import SiteModel
internal import Wire

/// Reads what the door has written on an audit log, for a handover: what was ordered of schedulers and alarm systems.
package enum AuditRecord {
  /// Bytes that are read of a log, from its end.
  private static let limit = 16 << 20

  /// The user's own log: where `AuditLog` writes it. Nil without a home.
  package static func path(variable: (String) -> String?) -> String? {
    if let folder = variable("XDG_STATE_HOME"), folder.hasPrefix("/") { return "\(folder)/aisle/audit.jsonl" }
    return variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.local/state/aisle/audit.jsonl" : nil }
  }

  /// What came of each order at a site, oldest first; nil where the log cannot be read. Exports change nothing at the
  /// site. Lines of an older Aisle do not say of which real site they are.
  package static func actions(at path: String, of site: String, isSimulated: Bool) -> [Handover.Action]? {
    guard let bytes = contents(of: path) else { return nil }
    return bytes.split(separator: 10).compactMap { action(in: Array($0), of: site, isSimulated) }
  }

  private static func action(in line: [UInt8], of site: String, _ isSimulated: Bool) -> Handover.Action? {
    // A line that a full disk cut short tells nothing.
    guard case .object(let members)? = try? JSONValue(line) else { return nil }
    func text(_ name: String) -> String? {
      if case .text(let text)? = members.first(where: { $0.name == name })?.value {
        CleanText.cleaned(text)
      } else {
        nil
      }
    }
    var isPractice = false
    if case .flag(true)? = members.first(where: { $0.name == "simulated" })?.value { isPractice = true }
    guard isPractice == isSimulated, text("site") ?? site == site else { return nil }
    guard let moment = text("time").flatMap({ Moment(timestamp: $0) }), let user = text("user"),
      let words = text("words"), let outcome = text("outcome"), outcome != "begun", text("operation") != "export"
    else { return nil }
    var targets: [String] = []
    if case .array(let names)? = members.first(where: { $0.name == "targets" })?.value {
      targets = names.compactMap { if case .text(let name) = $0 { CleanText.cleaned(name) } else { nil } }
    }
    return Handover.Action(
      at: moment, by: user, words, on: targets, outcome: outcome, report: text("report") ?? "")
  }

  private static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let length = min(Int(status.st_size), limit)
    var bytes = [UInt8](repeating: 0, count: length)
    var filled = 0
    while filled < length {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), length - filled, status.st_size - length + filled)
      }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }
}
