internal import Glibc
package import SiteModel
package import StrictYAML
internal import Yams

/// The file that says who may do what with alarms: users and groups of this machine as viewers, operators, engineers.
package enum RolesFile {
  /// `roles.yaml` beside the user's settings, else the machine's; nil where there is neither.
  package static var standardPath: String? {
    let places = [ConfigurationFolder.user, "/etc/aisle"].compactMap { $0.map { "\($0)/roles.yaml" } }
    var status = stat()
    // One that cannot be looked at is there: to pass over it would give away what it withholds.
    return places.first { stat($0, &status) == 0 || errno != ENOENT && errno != ENOTDIR }
  }

  /// Reads a file of roles. It has to belong to the account that keeps the alarms, or to root, and nobody else may be
  /// able to write it: who can write it can do everything.
  package static func load(path: String, keeper: UInt32) throws(FileError) -> Roles {
    let bytes: [UInt8]
    do {
      bytes = try FileText.bytes(at: path, limit: 1 << 20, ownedBy: [keeper, 0])
    } catch {
      throw FileError(problems: [Problem(file: path, place: .start, message: error.message)])
    }
    return try load(bytes: bytes, file: path)
  }

  /// Reads roles from text; `file` stands in messages.
  package static func load(text: String, file: String = "roles.yaml") throws(FileError) -> Roles {
    try load(bytes: Array(text.utf8), file: file)
  }

  private static func load(bytes: [UInt8], file: String) throws(FileError) -> Roles {
    let report = Report(file: file, kind: .roles)
    var roles = Roles()
    if let text = TextCheck.text(of: bytes, report: report), let document = Document(text, report: report) {
      withExtendedLifetime(document) { roles = Self.roles(in: document.root, report: report) }
    }
    try report.finish()
    return roles
  }

  private static func roles(in root: Node, report: Report) -> Roles {
    let file = Section(root, of: "the file", keys: ["roles"], report: report)
    file?.require("roles")
    guard let section = file?.section("roles", of: "roles", keys: ["users", "groups", "everybody"]) else {
      return Roles()
    }
    return Roles(
      users: named("users", in: section), groups: named("groups", in: section),
      everybody: section.text("everybody").flatMap { role($0, of: "everybody", report) } ?? .viewer)
  }

  private static func named(_ key: String, in section: Section) -> [String: Role] {
    var named: [String: Role] = [:]
    for (name, value) in section.pairs(key) {
      guard let entry = section.report.entry(value, key: name.text) else { continue }
      named[name.text] = role(entry, of: name.text, section.report)
    }
    return named
  }

  private static func role(_ entry: Entry, of name: String, _ report: Report) -> Role? {
    if let role = Role(rawValue: entry.text) { return role }
    let words = Role.allCases.map(\.rawValue)
    let near = report.suggestion(for: entry.text, among: words)
    let hint = near.isEmpty ? "; it can be \(words.joined(separator: ", "))" : near
    report.add("\(quoted(name)): unknown role \(quoted(entry.text))\(hint)", at: entry.place)
    return nil
  }
}

extension FileKind {
  fileprivate static let roles = FileKind(
    whenEmpty: "; it begins with 'roles:', with 'users:', 'groups:' and 'everybody:' beneath")
}
