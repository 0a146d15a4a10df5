internal import CPseudoterminal
internal import Glibc

/// A program running on a terminal of its own that a test holds the other end of.
package final class Pseudoterminal {
  package let process: Int32
  private let master: Int32
  private let slave: Int32
  /// Everything that the program has written so far.
  package private(set) var output: [UInt8] = []
  /// The terminal's modes before the program could change them.
  package let modesBefore: [UInt8]
  /// A status report is answered, as terminals do.
  private let answers: Bool
  /// How much of the output has been searched for requests.
  private var searched = 0

  /// Nil when there are no pseudoterminals here or the program cannot be started.
  package init?(
    _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80, rows: Int = 24,
    answers: Bool = true
  ) {
    self.answers = answers
    var argumentTexts = ([path] + arguments).map { strdup($0) } + [nil]
    var environmentTexts = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argumentTexts + environmentTexts { free(text) } }
    var ends: (Int32, Int32) = (-1, -1)
    process = cp_spawn(path, &argumentTexts, &environmentTexts, Int32(rows), Int32(columns), &ends.0, &ends.1)
    (master, slave) = ends
    modesBefore = Self.standardModes
    if process < 0 { return nil }
  }

  deinit {
    close(master)
    close(slave)
  }

  /// Modes of a new pseudoterminal: what a program must leave behind.
  private static let standardModes: [UInt8] = {
    var ends: (Int32, Int32) = (-1, -1)
    var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    let child = cp_spawn("/nonexistent", &arguments, &environment, 24, 80, &ends.0, &ends.1)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    defer {
      close(ends.0)
      close(ends.1)
    }
    return modes(of: ends.1)
  }()

  /// Input, output, control and local flags.
  package var modes: [UInt8] { Self.modes(of: slave) }

  private static func modes(of descriptor: Int32) -> [UInt8] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag].flatMap { flag in
      (0..<4).map { UInt8(truncatingIfNeeded: flag >> ($0 * 8)) }
    }
  }

  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  package func resize(columns: Int, rows: Int) { _ = cp_resize(master, Int32(rows), Int32(columns)) }

  package func signal(_ number: Int32) { kill(process, number) }

  /// Reads until the output holds `text` after what was there at the call, or the time is up.
  @discardableResult
  package func wait(for text: String, seconds: Double = 40) -> Bool {
    var start = output.count
    let sought = Array(text.utf8)
    return read(seconds: seconds) {
      let isFound = Array(self.output[start...]).holds(sought)
      // What has been searched is not searched again.
      start = max(start, self.output.count - sought.count)
      return isFound
    }
  }

  /// Asks for the whole screen again each second until `text` stands on it, or the time is up: of what changes a program
  /// writes only the cells that do.
  package func shows(_ text: String, within seconds: Double = 40) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while clock.now < end {
      type("\u{C}")
      if wait(for: text, seconds: 1) { return true }
    }
    return false
  }

  /// Reads until the program ends; its wait status, or nil when it does not end in time (it is then killed).
  package func waitForEnd(seconds: Double = 40) -> Int32? {
    var status: Int32 = 0
    let ended = read(seconds: seconds) { waitpid(self.process, &status, Int32(WNOHANG)) == self.process }
    guard ended else {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
      return nil
    }
    drain()
    return status
  }

  /// What the program has written since the last call. Nothing is read beyond what `limit` says, so that a reader may
  /// be slow.
  package func taken(limit: Int = 4096) -> [UInt8] {
    var part = [UInt8](repeating: 0, count: limit)
    let count = Glibc.read(master, &part, limit)
    return count > 0 ? Array(part[..<count]) : []
  }

  private func read(seconds: Double, until isDone: () -> Bool) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while clock.now < end {
      drain()
      if isDone() { return true }
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, 10)
    }
    return false
  }

  private func drain() {
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(master, &part, part.count)
      guard count > 0 else { return }
      output += part[0..<count]
      if answers { answer() }
    }
  }

  private func answer() {
    let question = Array("\u{1B}[5n".utf8)
    while searched + question.count <= output.count {
      if output[searched] == 0x1B, output[searched..<searched + question.count].elementsEqual(question) {
        type("\u{1B}[0n")
      }
      searched += 1
    }
  }
}

extension [UInt8] {
  /// True when the bytes stand somewhere in these.
  package func holds(_ sought: [UInt8]) -> Bool {
    guard !sought.isEmpty, count >= sought.count else { return sought.isEmpty }
    return (0...(count - sought.count)).contains { start in
      sought.indices.allSatisfy { self[start + $0] == sought[$0] }
    }
  }
}
