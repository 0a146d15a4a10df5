internal import Glibc
internal import SiteModel
internal import Wording

extension Operation {
  /// A new file with those bytes. One that is there already is kept, and so is what a link leads to.
  package static func export(_ bytes: [UInt8], to path: String, words: String) -> Operation {
    Operation(
      name: "export", targets: [absolute(path)], words: words,
      run: { () throws(OperationFailure) in
        guard let code = create(path, bytes) else { return }
        throw OperationFailure(saying: notExported(path, code))
      },
      readBack: { () throws(OperationFailure) in
        var status = stat()
        guard lstat(path, &status) == 0 else { throw OperationFailure(saying: notExported(path, errno)) }
        let count = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard count == bytes.count else {
          let sizes = [count, bytes.count].map { Saying.Value.text(String($0)) }
          throw OperationFailure(saying: Saying(.exportDiffers, [.text(CleanText.cleaned(path))] + sizes))
        }
        return Saying(.exported, CleanText.cleaned(path))
      })
  }

  private static func notExported(_ path: String, _ code: Int32) -> Saying {
    Saying(.exportFailed, [.text(CleanText.cleaned(path)), .word(.systemError(code))])
  }

  /// The system's error number; nil when the file holds all of the bytes. A file that does not is taken away.
  private static func create(_ path: String, _ bytes: [UInt8]) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    var code = fill(descriptor, bytes)
    if close(descriptor) != 0, code == nil { code = errno }
    if code != nil { unlink(path) }
    return code
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
        if count > 0 {
          sent += count
        } else if count == 0 || errno != EINTR {
          return count == 0 ? EIO : errno
        }
      }
      return nil
    }
  }

  /// The log is read elsewhere and later: the folder belongs to the name.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    let name = String(cString: folder)
    return name.hasSuffix("/") ? name + path : "\(name)/\(path)"
  }
}
