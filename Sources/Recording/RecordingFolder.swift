internal import Glibc
internal import SiteModel

/// The folder that a history lies in.
enum RecordingFolder {
  /// Makes what is missing of the folder above a file; who may look into it is for the process' mask to say.
  static func make(above path: String) throws(PastFailure) {
    guard let slash = path.lastIndex(of: "/") else { return }
    var made = path.hasPrefix("/") ? "" : "."
    var status = stat()
    for part in path[..<slash].split(separator: "/") {
      made += "/\(part)"
      guard stat(made, &status) != 0, mkdir(made, 0o777) != 0, errno != EEXIST else { continue }
      throw .file(path: made, .system(code: errno))
    }
  }
}
