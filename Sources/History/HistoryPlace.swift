/// Where the histories of sites lie.
package struct HistoryPlace: Hashable, Sendable {
  /// Where this process would write one; nil where there is neither a home nor a folder for state.
  package var own: String?
  /// Where others may be writing one, beside `own`: a service's.
  package var others: [String] = []
  /// True where `own` lies in a folder that nobody has named, which is made when it is not there.
  package private(set) var isUsualFolder = false

  /// A file that was named, and nothing else.
  package init(file: String) { own = file }

  /// Of a site: at the `path` that the settings name (a folder where it ends with `/`), else in the folder that systemd
  /// gives to a service, else in the user's own. `variable` gives the environment; `systemFolder` is where the recorder
  /// of a service writes.
  package init(
    ofSite name: String, path: String? = nil, systemFolder: String = "/var/lib/aisle",
    variable: (String) -> String?
  ) {
    if let path, !path.hasSuffix("/") {
      self = Self(file: path)
      return
    }
    let file = Self.fileName(ofSite: name)
    let folder = path.map { String($0.dropLast()) }
    let service = variable("STATE_DIRECTORY")?.split(separator: ":").first.map(String.init)
    let home = variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.local/state/aisle" : nil }
    let state = variable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? "\($0)/aisle" : nil }
    own = (folder ?? service ?? state ?? home).map { "\($0)/\(file)" }
    isUsualFolder = folder == nil
    let system = "\(systemFolder)/\(file)"
    if system != own { others = [system] }
  }

  /// All places, the service's first: whoever it is that writes, a service outlives consoles.
  package var candidates: [String] { others + (own.map { [$0] } ?? []) }

  /// A file's name for a site's. What no file's name should have becomes `_`, and then a number of the whole name keeps
  /// apart what would be the same.
  package static func fileName(ofSite name: String) -> String {
    var safe = ""
    for scalar in name.unicodeScalars {
      let isSafe =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_".unicodeScalars.contains(scalar)
        || scalar == "." && !safe.isEmpty
      safe.unicodeScalars.append(isSafe ? scalar : "_")
    }
    var short = ""
    // A file's name has 255 bytes at most; SQLite and the lock add endings.
    for letter in safe where short.utf8.count + String(letter).utf8.count <= 120 { short.append(letter) }
    if short == name, !short.isEmpty { return "\(short).history" }
    return "\(short)-\(number(of: name)).history"
  }

  /// FNV-1a of the bytes, 64 bits, in hexadecimal digits (Fowler, Noll and Vo).
  private static func number(of name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
