internal import Glibc
package import SiteModel
package import StrictYAML

/// The site file: YAML that says what a centre is planned to be. Reading is strict, and tells all faults at once.
package enum SiteFile {
  /// Reads a site file.
  package static func load(path: String) throws(FileError) -> Topology {
    let bytes = try contents(path)
    let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? ""
    var topology = try load(bytes: bytes, file: path, folder: folder)
    topology.origin = origin(of: path)
    return topology
  }

  /// The file by its real path: the same by whatever name it was given.
  private static func origin(of path: String) -> PlanOrigin {
    var origin = PlanOrigin(path: path)
    if let real = realpath(path, nil) {
      origin.path = String(cString: real)
      free(real)
    }
    var status = stat()
    if stat(path, &status) == 0 {
      let (seconds, rest) = (Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec))
      origin.changed = Moment(nanoseconds: seconds * 1_000_000_000 + rest)
    }
    return origin
  }

  /// Reads a site file's text. `file` stands in messages; relative paths to credentials are taken from `folder`.
  package static func load(
    text: String, file: String = "site.yaml", folder: String = ""
  ) throws(FileError) -> Topology {
    try load(bytes: Array(text.utf8), file: file, folder: folder)
  }

  /// The same from bytes, which may be anything.
  package static func load(
    bytes: [UInt8], file: String = "site.yaml", folder: String = ""
  ) throws(FileError) -> Topology {
    let report = Report(file: file, kind: .site, allowance: NamePattern.limit)
    guard let text = TextCheck.text(of: bytes, report: report), let document = Document(text, report: report) else {
      try report.finish()
      return Topology(name: "")
    }
    var reader = SiteReader(report: report, folder: folder)
    withExtendedLifetime(document) { reader.read(document.root) }
    try report.finish()
    return reader.topology
  }

  /// The file's bytes, or why there are none as a problem at its first character.
  static func contents(_ path: String) throws(FileError) -> [UInt8] {
    do {
      return try FileText.bytes(at: path)
    } catch {
      throw FileError(problems: [Problem(file: path, place: .start, message: error.message)])
    }
  }
}

extension FileKind {
  static let site = FileKind(
    whenEmpty: "; 'aisle site example' prints one to begin with",
    whenBracketed: "; inside {...} and [...] names with brackets need quotes: \"node[001-512]\"")
}
