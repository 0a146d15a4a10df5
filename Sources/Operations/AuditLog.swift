internal import Glibc
internal import Wording

/// The file that tells what was changed outside, a JSON object a line. Lines are only ever added.
package struct AuditLog: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// The user's own: `aisle/audit.jsonl` in `XDG_STATE_HOME` or `~/.local/state`; nil without either.
  package init?(variable: (String) -> String?) {
    if let folder = variable("XDG_STATE_HOME"), folder.hasPrefix("/") {
      path = "\(folder)/aisle/audit.jsonl"
    } else if let home = variable("HOME"), home.hasPrefix("/") {
      path = "\(home)/.local/state/aisle/audit.jsonl"
    } else {
      return nil
    }
  }

  /// Adds a line with one write, so that the lines of several consoles never mix.
  func append(_ entry: AuditEntry) throws(AuditFailure) {
    try makeFolder()
    // Non-blocking, so that a pipe in the file's place holds nobody up.
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw AuditFailure(code: errno) }
    var failure: AuditFailure?
    do throws(AuditFailure) { try add(entry.line, to: descriptor) } catch { failure = error }
    if close(descriptor) != 0, failure == nil { failure = AuditFailure(code: errno) }
    if let failure { throw failure }
  }

  private func add(_ line: String, to descriptor: Int32) throws(AuditFailure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw AuditFailure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, Self.isOwn(status) else { throw AuditFailure(.auditNotOwn) }
    // A line that a full disk cut short stays by itself.
    var last = UInt8(ascii: "\n")
    if status.st_size > 0, pread(descriptor, &last, 1, status.st_size - 1) != 1 { throw AuditFailure(code: errno) }
    let bytes = Array((last == UInt8(ascii: "\n") ? line : "\n" + line).utf8)
    let count = write(descriptor, bytes, bytes.count)
    guard count >= 0 else { throw AuditFailure(code: errno) }
    guard count == bytes.count else { throw AuditFailure(code: ENOSPC) }
  }

  /// Makes what is missing of the folder, for its owner alone.
  private func makeFolder() throws(AuditFailure) {
    let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    var made = ""
    var status = stat()
    for part in folder.split(separator: "/") {
      made += "/\(part)"
      guard stat(made, &status) != 0, mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      throw AuditFailure(code: errno)
    }
    // Whoever can write to the folder can put another file in the log's place.
    guard stat(made, &status) == 0 else { throw AuditFailure(code: errno) }
    guard Self.isOwn(status) else { throw AuditFailure(.auditNotOwn) }
  }

  private static func isOwn(_ status: stat) -> Bool { status.st_uid == geteuid() && status.st_mode & 0o022 == 0 }
}

/// Why a line is not on the audit log.
struct AuditFailure: Error {
  let reason: Word
  init(_ reason: Word) { self.reason = reason }
  /// The system's error number.
  init(code: Int32) { reason = .systemError(code) }
}
