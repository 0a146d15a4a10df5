internal import GRDB
internal import Glibc
package import SiteModel

extension PastFailure {
  /// What an error of the database means, at the history at `path`.
  package init(_ error: any Error, at path: String) {
    if let failure = error as? PastFailure {
      self = failure
      return
    }
    guard let error = error as? DatabaseError else {
      self = .damaged(path: path, CleanText.cleaned("\(error)", limit: 200))
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL: self = .file(path: path, .system(code: ENOSPC))
    case .SQLITE_READONLY: self = .file(path: path, .system(code: EROFS))
    case .SQLITE_IOERR: self = .file(path: path, .system(code: Self.isFolder(path) ? EISDIR : EIO))
    case .SQLITE_PERM, .SQLITE_AUTH: self = .file(path: path, .system(code: EACCES))
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .file(path: path, .system(code: EBUSY))
    case .SQLITE_CANTOPEN: self = .file(path: path, .system(code: Self.reasonNotOpened(path)))
    default: self = .damaged(path: path, CleanText.cleaned(error.message ?? "\(error.resultCode)", limit: 200))
    }
  }

  /// SQLite only says that it could not.
  private static func reasonNotOpened(_ path: String) -> Int32 {
    if isFolder(path) { return EISDIR }
    return access(path, R_OK) != 0 ? errno : EACCES
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
