internal import CLinux
internal import Glibc

/// Opens a path under a folder without ever leaving it, one component at a time: what `openat2` with RESOLVE_IN_ROOT
/// does, for kernels that have no such call.
enum ConfinedWalk {
  /// As many links as the kernel itself follows.
  private static let linkLimit = 40

  /// The opened descriptor, or -1 with `errno` set.
  static func open(_ path: String, under root: Int32, flags: Int32) -> Int32 {
    var pending = components(of: path)
    var folders: [Int32] = []
    defer { folders.forEach { close($0) } }
    var links = 0
    while let component = pending.popLast() {
      if component == "." { continue }
      if component == ".." {
        if let folder = folders.popLast() { close(folder) }
        continue
      }
      let isLast = pending.isEmpty
      let here = folders.last ?? root
      if !(isLast && flags & O_NOFOLLOW != 0), let target = RootFolder.target(of: here, name: component) {
        links += 1
        guard links <= linkLimit else { return failure(ELOOP) }
        if target.hasPrefix("/") {
          folders.forEach { close($0) }
          folders = []
        }
        pending += components(of: target)
        continue
      }
      if isLast { return openat(here, component, flags | O_NOFOLLOW) }
      let next = openat(here, component, clinux_o_path | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { return -1 }
      folders.append(next)
    }
    // The path ended on a folder by way of "..", "." or "/".
    return openat(folders.last ?? root, ".", flags)
  }

  /// Components, last first.
  private static func components(of path: String) -> [String] {
    path.split(separator: "/").reversed().map(String.init)
  }

  private static func failure(_ number: Int32) -> Int32 {
    errno = number
    return -1
  }
}
