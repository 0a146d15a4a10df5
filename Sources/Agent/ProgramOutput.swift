internal import Glibc
internal import SiteModel

/// Runs a program of the machine and reads what it prints, for so long and so much and no more.
enum ProgramOutput {
  /// What the program at `path` (absolute) prints to its standard output; its error output is dropped and its input
  /// is empty. Throws when it cannot be started, prints more than `limit` bytes, is not done after `timeout` (then it
  /// is killed with its children), or ends with an exit status other than 0.
  static func of(
    _ path: String, arguments: [String], timeout: Duration, limit: Int
  ) throws(SampleError) -> String {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .unreadable(path, .system(code: errno)) }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let process: pid_t
    do throws(SampleError) {
      process = try start(path, arguments, output: writing)
    } catch {
      close(writing)
      throw error
    }
    close(writing)
    let deadline = ContinuousClock.now + timeout
    let output = collect(reading, until: deadline, limit: limit)
    let status = output.isWhole ? wait(for: process, until: deadline) : nil
    guard let status else {
      // It has no more time, nor has what it started: it leads a process group of its own.
      kill(-process, SIGKILL)
      _ = wait(for: process, until: ContinuousClock.now + .seconds(1))
      if output.bytes.count >= limit { throw .tooLarge(path, limit: limit) }
      throw .unreadable(path, .unfinished(after: timeout))
    }
    guard status == 0 else { throw .unreadable(path, .ended(status: status)) }
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// English output, whatever the agent's own language, and where vendors' libraries are, if the agent was told.
  private static var environment: [String] {
    var environment = ["LC_ALL=C", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    if let libraries = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=\(String(cString: libraries))") }
    return environment
  }

  private static func start(_ path: String, _ arguments: [String], output: Int32) throws(SampleError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var environment = self.environment.map { strdup($0) } + [nil]
    defer { for word in environment { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &words, &environment)
    guard code == 0 else {
      if code == ENOENT { throw .absent(path) }
      throw .unreadable(path, .system(code: code))
    }
    return process
  }

  /// Reads until the other end closes (`isWhole`), the time is up or more than `limit` bytes came.
  private static func collect(
    _ reading: Int32, until deadline: ContinuousClock.Instant, limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let (seconds, attoseconds) = (deadline - .now).components
      let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { return (bytes, false) }
      var entry = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(min(milliseconds, 60_000))) > 0 else { continue }
      let count = read(reading, &chunk, chunk.count)
      if count == 0 { return (bytes, true) }
      if count < 0 {
        if errno == EINTR { continue }
        return (bytes, false)
      }
      bytes += chunk[0..<count]
      if bytes.count > limit { return (Array(bytes.prefix(limit)), false) }
    }
  }

  /// The exit status, 128 and the signal's number when a signal ended it, as shells say; nil when it does not end.
  private static func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return -1 }
      guard ContinuousClock.now < deadline else { return nil }
      usleep(2000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
