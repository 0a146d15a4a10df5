package import SiteModel

/// A machine as samplers see it: the real one, or a copy of its files under a folder (`--root DIR`).
///
/// Every way from a sampler to the machine leads through here, so that under a root nothing outside that root is ever
/// opened or run, whatever links stand in it. Paths are absolute, as on the machine: "/sys/class/hwmon".
/// A read that never returns costs its own sensor only: see `attempt`.
package struct Host: Sendable {
  private let files: FileTree
  private let lasting: LastingTexts
  private let clock: any TimeSource
  private let watch: Watch?
  /// How long an operation may take before the pass goes on without it.
  let patience: Duration
  /// True on the real machine: programs may be run, libraries opened and devices asked. Under a root never.
  package let isRealMachine: Bool
  /// The machine's own name, cleaned.
  package let name: String

  /// A machine; `root` nil is the real one. Throws when the root is no folder that can be opened.
  package init(root: String? = nil, clock: any TimeSource = SystemClock()) throws(SampleError) {
    files = try FileTree(root: root)
    lasting = LastingTexts()
    self.clock = clock
    watch = nil
    patience = .seconds(60)
    isRealMachine = root == nil
    // A root without a host name still has to be called something.
    let found = try? files.bytes(at: "/proc/sys/kernel/hostname", limit: 256)
    let hostName = String(decoding: found ?? [], as: UTF8.self).trimmed
    name = hostName.isEmpty ? "localhost" : CleanText.cleaned(hostName)
  }

  /// The same host for one pass that `watch` looks after with that patience.
  init(_ host: Host, watchedBy watch: Watch, patience: Duration) {
    files = host.files
    lasting = host.lasting
    clock = host.clock
    self.watch = watch
    self.patience = patience
    isRealMachine = host.isRealMachine
    name = host.name
  }

  /// True when the pass that uses this host has been given up.
  var isAbandoned: Bool { watch?.isAbandoned ?? false }

  package func now() -> Moment { clock.now() }

  /// Runs something that may hang: a file that a sick driver serves, a call into a vendor's library. If it does not
  /// come back in time, the pass goes on without it, and while it still hangs later passes get `SampleError.hung`
  /// at once. `operation` names it in complaints.
  package func attempt<Value>(
    _ operation: String, _ body: () throws(SampleError) -> Value
  ) throws(SampleError) -> Value {
    guard let watch else { return try body() }
    try watch.begin(operation)
    let value: Value
    do throws(SampleError) {
      value = try body()
    } catch {
      try watch.end(operation)
      throw error
    }
    try watch.end(operation)
    return value
  }

  /// The file's bytes. Regular files only; more than `limit` bytes is an error.
  package func bytes(at path: String, limit: Int = FileTree.usualLimit) throws(SampleError) -> [UInt8] {
    try attempt(path) { () throws(SampleError) in try files.bytes(at: path, limit: limit) }
  }

  /// The file's text, invalid UTF-8 replaced, white space at both ends removed. A file under /sys holds a page of
  /// memory at most; tables under /proc grow with the machine.
  package func text(at path: String, limit: Int? = nil) throws(SampleError) -> String {
    let usual = path.hasPrefix("/sys/") ? FileTree.pageLimit : FileTree.usualLimit
    return String(decoding: try bytes(at: path, limit: limit ?? usual), as: UTF8.self).trimmed
  }

  /// The text of a file that says what a thing is: as `text`, but read once a minute only.
  package func lastingText(at path: String) throws(SampleError) -> String {
    try lasting.text(at: path, now: now()) { () throws(SampleError) in try text(at: path) }
  }

  /// The number that the file holds and nothing else, times `scale` ("45000\n" with 0.001 is 45).
  package func number(at path: String, scale: Double = 1) throws(SampleError) -> Double {
    let found = try text(at: path, limit: 4096)
    // The standard library reads hexadecimal as well, which no such file holds.
    guard !found.contains("x"), let number = Double(found), number.isFinite else {
      throw .malformed(path, found: CleanText.cleaned(found, limit: 40))
    }
    // Dividing by a whole number keeps the decimal figure exact where multiplying by 0.001 does not.
    return scale < 1 ? number / (1 / scale).rounded() : number * scale
  }

  /// The names in a folder, sorted as people count (hwmon2 before hwmon10), links not followed.
  package func entries(of path: String) throws(SampleError) -> [String] {
    try attempt(path) { () throws(SampleError) in try files.entries(of: path) }
  }

  /// Where the symbolic link at `path` points, as it is written there: "../../devices/platform/coretemp.0".
  package func link(at path: String) throws(SampleError) -> String { try files.link(at: path) }

  package func exists(_ path: String) -> Bool { files.exists(path) }
}
