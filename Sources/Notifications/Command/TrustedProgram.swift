internal import Glibc
internal import SiteModel

/// A program that nobody but its owner can have changed: the file, and every folder on the way to it, belong to the user
/// or to root, and nobody else may write to them. Links are followed first, so that what is looked at is what is run.
struct TrustedProgram {
  let path: String

  init(_ path: String) throws(SourceFailure) {
    try Self.checkLinks(of: path)
    guard path.hasPrefix("/"), let resolved = realpath(path, nil) else {
      throw .file(path: CleanText.cleaned(path), .system(code: path.hasPrefix("/") ? errno : ENOENT))
    }
    defer { free(resolved) }
    self.path = String(cString: resolved)
    var status = stat()
    guard stat(self.path, &status) == 0 else { throw .file(path: path, .system(code: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, .notRegular) }
    guard Self.isOwn(status), status.st_mode & 0o022 == 0 else { throw .file(path: path, .changeableByOthers) }
    guard access(self.path, X_OK) == 0 else { throw .file(path: path, .system(code: errno)) }
    try Self.checkFolders(of: self.path)
  }

  /// A link that others could turn elsewhere would let them choose what is run.
  private static func checkLinks(of path: String) throws(SourceFailure) {
    var name = path
    for _ in 0..<40 {
      var status = stat()
      guard name.hasPrefix("/"), lstat(name, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return }
      try checkFolders(of: name)
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(name, &bytes, bytes.count)
      guard count > 0 else { return }
      let target = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = name[...(name.lastIndex(of: "/") ?? name.startIndex)]
      name = target.hasPrefix("/") ? target : folder + target
    }
  }

  private static func checkFolders(of path: String) throws(SourceFailure) {
    var folder = path[...]
    var isItsOwn = true
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      defer { isItsOwn = false }
      let name = folder.isEmpty ? "/" : String(folder)
      var status = stat()
      guard stat(name, &status) == 0 else { throw .file(path: name, .system(code: errno)) }
      // In a folder like /tmp others can add names, and take none away that is not theirs; the program's own folder is
      // nobody else's at all.
      let isShared = status.st_mode & 0o022 != 0
      let isSticky = status.st_mode & S_ISVTX != 0 && !isItsOwn
      guard isOwn(status), !isShared || isSticky else { throw .file(path: name, .changeableByOthers) }
    }
  }

  private static func isOwn(_ status: stat) -> Bool { status.st_uid == geteuid() || status.st_uid == 0 }
}
