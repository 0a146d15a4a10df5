internal import Glibc
internal import SiteModel

/// The folder that a history lies in.
enum RecordingFolder {
  /// That it is not there is said of a path that was typed: a mistyped one is not made.
  static func check(above path: String) throws(PastFailure) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    let folder = String(path[..<slash])
    var status = stat()
    guard stat(folder, &status) != 0 else { return }
    throw errno == ENOENT ? .folderMissing(path: folder) : .file(path: folder, .system(code: errno))
  }

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
