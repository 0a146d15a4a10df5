internal import Glibc

/// Where a file really lies. Locks and side files are named by that: whoever reaches a history by a link then meets
/// whoever does not.
package enum RealPath {
  /// The path without links; of a file that is not there yet that of its folder, with the file's name. What cannot be
  /// told stays as it was given.
  package static func of(_ path: String) -> String { resolved(path, following: 40) }

  /// `count`: as many links as the kernel follows.
  private static func resolved(_ path: String, following count: Int) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let (folder, name) = parts(of: path)
    // A link may lead to what is only to be made.
    if count > 0, let target = target(ofLink: path) {
      return resolved(target.hasPrefix("/") ? target : "\(folder)/\(target)", following: count - 1)
    }
    guard folder != path, path != "." else { return path }
    let real = resolved(folder, following: count)
    return real.hasSuffix("/") ? real + name : "\(real)/\(name)"
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let name = String(path[path.index(after: slash)...])
    return slash == path.startIndex ? ("/", name) : (String(path[..<slash]), name)
  }

  /// Nil for what is no link.
  private static func target(ofLink path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink(path, $0.assumingMemoryBound(to: CChar.self), bytes.count) } ?? 0
    }
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }
}
