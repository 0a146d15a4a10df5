internal import CLinux
internal import Glibc
internal import SiteModel
internal import Synchronization

/// An open folder that paths are resolved in. Confined, no link and no ".." leads out of it.
///
/// The kernel does the work (`openat2` with RESOLVE_IN_ROOT, Linux 5.6 and later); where it cannot, `ConfinedWalk`
/// follows the path component by component.
final class RootFolder: Sendable {
  private let descriptor: Int32
  private let isConfined: Bool
  private let lacksOpenat2 = Atomic(false)
  /// Paths that led to regular files when they were looked at before opening.
  private let regular = Mutex<Set<String>>([])

  init(_ path: String, isConfined: Bool, withoutOpenat2: Bool = false) throws(SampleError) {
    descriptor = Glibc.open(path, clinux_o_path | O_DIRECTORY | O_CLOEXEC)
    self.isConfined = isConfined
    if descriptor < 0 { throw .unreadable(path, .system(code: errno)) }
    if withoutOpenat2 { lacksOpenat2.store(true, ordering: .relaxed) }
  }

  deinit { close(descriptor) }

  /// Opens what `path` leads to, close-on-exec and never waiting for a writer of a FIFO.
  func open(_ path: String, flags: Int32) throws(SampleError) -> Int32 {
    let flags = flags | O_CLOEXEC | (flags & clinux_o_path == 0 ? O_NONBLOCK | O_NOCTTY : 0)
    let opened = opening(path, flags: flags)
    if opened >= 0 { return opened }
    switch errno {
    case ENOENT, ENOTDIR, ENODEV, ENXIO: throw .absent(path)
    default: throw .unreadable(path, .system(code: errno))
    }
  }

  /// Opens a regular file for reading. In a tree that anybody may have made, what the path leads to is looked at
  /// before: opening a device can do things. Once a path has led to a file it is opened at once; on the real machine all
  /// are, for samplers read the kernel's own files there.
  func openFile(_ path: String) throws(SampleError) -> Int32 {
    if isConfined && !regular.withLock({ $0.contains(path) }) {
      let place = try open(path, flags: clinux_o_path)
      defer { close(place) }
      try Self.check(place, path)
      regular.withLock { _ = $0.insert(path) }
    }
    let descriptor = try open(path, flags: O_RDONLY)
    do throws(SampleError) {
      try Self.check(descriptor, path)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func check(_ descriptor: Int32, _ path: String) throws(SampleError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, .system(code: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, .notRegular) }
  }

  private func opening(_ path: String, flags: Int32) -> Int32 {
    let relative = path.utf8.first == UInt8(ascii: "/") ? String(Substring(path.utf8.drop { $0 == 0x2F })) : path
    let name = relative.isEmpty ? "." : relative
    if !isConfined { return openat(descriptor, name, flags) }
    if !lacksOpenat2.load(ordering: .relaxed) {
      let opened = clinux_openat2(descriptor, name, UInt64(UInt32(bitPattern: flags)), clinux_resolve_in_root)
      // Sandboxes answer EPERM where an older kernel says ENOSYS; EAGAIN means that a rename was under way.
      if opened >= 0 || (errno != ENOSYS && errno != EPERM && errno != EAGAIN) { return opened }
      if errno == ENOSYS { lacksOpenat2.store(true, ordering: .relaxed) }
    }
    return ConfinedWalk.open(name, under: descriptor, flags: flags)
  }

  /// Where the link points: the link `name` in the folder `descriptor`, or the link opened as `descriptor` itself.
  static func target(of descriptor: Int32, name: String) -> String? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, used in
      if let start = buffer.baseAddress { count = readlinkat(descriptor, name, start, buffer.count) }
      used = max(0, count)
    }
    return count > 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The C library's words for an error number.
  static func reason(_ number: Int32) -> String {
    var words = [CChar](repeating: 0, count: 128)
    guard strerror_r(number, &words, words.count) == 0 else { return "error \(number)" }
    let text = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self).lowercased()
  }
}
