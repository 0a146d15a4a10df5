internal import CNCurses
internal import Glibc

/// Keeps what is written to standard error off the screen while the screen is up, and shows it after.
struct ErrorStore {
  /// The terminal's standard error, kept; -1 while nothing is kept back.
  private(set) var original: Int32 = -1
  private(set) var store: Int32 = -1

  mutating func begin() {
    guard original < 0, isatty(2) == 1 else { return }
    store = cn_memory_file()
    guard store >= 0 else { return }
    original = dup(2)
    dup2(store, 2)
  }

  mutating func end() {
    guard original >= 0 else { return }
    dup2(original, 2)
    var part = [UInt8](repeating: 0, count: 4096)
    lseek(store, 0, SEEK_SET)
    while true {
      let count = read(store, &part, part.count)
      guard count > 0, write(2, part, count) > 0 else { break }
    }
    close(original)
    close(store)
    original = -1
    store = -1
  }
}
