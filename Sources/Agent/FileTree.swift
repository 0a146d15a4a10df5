internal import CLinux
internal import Glibc
internal import SiteModel

/// The files of a machine under a root folder, out of which no path leads: links are resolved inside the root, absolute
/// ones from the root. Only regular files are read, and never more than a limit.
package struct FileTree: Sendable {
  /// More than any sensor or table of the kernel has to say.
  package static let usualLimit = 1 << 20
  /// The largest page of memory that Linux knows on machines of our kinds.
  package static let pageLimit = 1 << 16

  private let root: RootFolder

  init(root: String?) throws(SampleError) { self.root = try RootFolder(root ?? "/", isConfined: root != nil) }

  func bytes(at path: String, limit: Int) throws(SampleError) -> [UInt8] {
    let descriptor = try root.openFile(path)
    defer { close(descriptor) }
    return try Self.contents(of: descriptor, path: path, limit: limit)
  }

  func entries(of path: String) throws(SampleError) -> [String] {
    let descriptor = try root.open(path, flags: O_RDONLY | O_DIRECTORY)
    guard let directory = fdopendir(descriptor) else {
      close(descriptor)
      throw .unreadable(path, .system(code: errno))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      guard let pointer = clinux_entry_name(entry) else { continue }
      let name = String(cString: pointer)
      if name != "." && name != ".." { names.append(name) }
      if names.count > 100_000 { throw .tooLarge(path, limit: 100_000) }
    }
    return names.sorted { NaturalOrder.precedes($0, $1) }
  }

  func link(at path: String) throws(SampleError) -> String {
    let descriptor = try root.open(path, flags: clinux_o_path | O_NOFOLLOW)
    defer { close(descriptor) }
    guard let target = RootFolder.target(of: descriptor, name: "") else {
      throw .unreadable(path, .system(code: errno))
    }
    return target
  }

  func exists(_ path: String) -> Bool {
    guard let descriptor = try? root.open(path, flags: clinux_o_path) else { return false }  // the answer is the error
    close(descriptor)
    return true
  }

  private static func contents(of descriptor: Int32, path: String, limit: Int) throws(SampleError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = min(limit + 1, 4096)
    while true {
      var result = 0
      bytes.reserveCapacity(bytes.count + room)
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        repeat {
          result = pread(descriptor, buffer.baseAddress, room, off_t(bytes.count))
        } while result < 0 && errno == EINTR
        count = max(0, result)
      }
      if result < 0 { throw .unreadable(path, .system(code: errno)) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
      // The kernel's own files come whole in one read when they fit; only a full buffer can mean more.
      if result < room { return bytes }
      room = min(limit + 1 - bytes.count, room * 4)
    }
  }
}
