import AisleTesting
import Glibc

/// A line of so many bit/s (ten to a byte) between a program and a terminal, seen from the terminal.
final class SlowLine {
  enum Terminal: String {
    case answering = "answering"
    /// 150 ms away.
    case answeringLate = "150 ms away"
    case silent = "silent"
  }

  struct Seen {
    var keys = 0
    /// Milliseconds from typing to being applied.
    var applied: [Double] = []
    /// Milliseconds that a key's frame was whole after the key, less what its bytes take.
    var late: [Double] = []
    /// Bytes of a key's frame.
    var sizes: [Double] = []
    /// What stood in the line when a key was typed, in milliseconds of line time.
    var waiting: [Double] = []
    var framesASecond = 0.0
    /// Per cent of the line's time.
    var use = 0.0
  }

  private static let buffer = 65_536

  private let bytesPerMillisecond: Double
  private let terminal: Terminal
  private var queue: [UInt8] = []
  private var credit = 0.0
  /// What has reached the terminal.
  private var arrived: [UInt8] = []
  private var searched = 0
  private var answersDue: [Int] = []

  init(bitsPerSecond: Int, terminal: Terminal) {
    bytesPerMillisecond = Double(bitsPerSecond) / 10_000
    self.terminal = terminal
  }

  func watched(seconds: Double) -> Seen {
    var seen = Seen()
    let log = "/tmp/aisle-line-\(getpid())"
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "AISLE_LINE_LOG": log]
    defer { unlink(log) }
    guard
      let program = Pseudoterminal(
        CommandLine.arguments[0], ["program"], environment: environment, answers: false)
    else { return seen }
    // The first frame, and what the pace learns from it.
    pass(program, milliseconds: 12_000)
    let begin = LineProgram.milliseconds
    let before = arrived.count
    var key = 0
    var frames = 0
    var typedAt: [Double] = []
    while Double(LineProgram.milliseconds - begin) < seconds * 1000 {
      // Keys fall anywhere between frames.
      let start = arrived.count
      pass(program, milliseconds: 1_300 + key * 137 % 900)
      frames += arrived[start...].count { $0 == 0x21 || $0 == 0x7E }
      key += 1
      seen.keys += 1
      let from = arrived.count
      let typed = LineProgram.milliseconds
      seen.waiting.append(Double(queue.count) / bytesPerMillisecond)
      typedAt.append(Double(typed))
      program.type("k")
      measure(program, key: key, typed: typed, from: from, &seen)
    }
    let applied = String(decoding: Fixtures.contents(of: log), as: UTF8.self).split(separator: "\n").compactMap {
      Double($0)
    }
    seen.applied = zip(applied, typedAt).map { $0 - $1 }
    let span = Double(LineProgram.milliseconds - begin)
    seen.framesASecond = Double(frames) / (span / 1000)
    seen.use = 100 * Double(arrived.count - before) / (span * bytesPerMillisecond)
    program.type("q")
    // What is still in the line must not keep it.
    _ = program.waitForEnd(seconds: 10)
    return seen
  }

  private func measure(_ program: Pseudoterminal, key: Int, typed: Int, from: Int, _ seen: inout Seen) {
    let first = Array(LineProgram.mark(key, 0x41).utf8)
    let last = Array(LineProgram.mark(key, 0x61).utf8)
    while LineProgram.milliseconds - typed < 30_000 {
      pass(program, milliseconds: 5)
      guard let start = Self.place(of: first, in: arrived, from: from),
        let end = Self.place(of: last, in: arrived, from: start)
      else { continue }
      let now = LineProgram.milliseconds
      let size = Double(end + last.count - start)
      seen.sizes.append(size)
      seen.late.append(Double(now - typed) - size / bytesPerMillisecond)
      return
    }
  }

  /// Lets the line work for a while.
  private func pass(_ program: Pseudoterminal, milliseconds: Int) {
    let end = LineProgram.milliseconds + milliseconds
    var last = LineProgram.milliseconds
    repeat {
      usleep(2_000)
      if queue.count < Self.buffer { queue += program.taken() }
      let now = LineProgram.milliseconds
      credit = min(credit + Double(now - last) * bytesPerMillisecond, max(1, 20 * bytesPerMillisecond))
      last = now
      let count = min(queue.count, Int(credit))
      credit -= Double(count)
      arrived += queue[..<count]
      queue.removeFirst(count)
      answer(program, at: now)
    } while LineProgram.milliseconds < end
  }

  private func answer(_ program: Pseudoterminal, at now: Int) {
    guard terminal != .silent else { return }
    let question = Array("\u{1B}[5n".utf8)
    while searched + question.count <= arrived.count {
      if arrived[searched] == 0x1B, arrived[searched..<searched + question.count].elementsEqual(question) {
        answersDue.append(now + (terminal == .answeringLate ? 150 : 0))
      }
      searched += 1
    }
    while let due = answersDue.first, due <= now {
      answersDue.removeFirst()
      program.type("\u{1B}[0n")
    }
  }

  private static func place(of sought: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    guard from <= bytes.count - sought.count else { return nil }
    return (from...(bytes.count - sought.count)).first { start in
      bytes[start] == sought[0] && bytes[start..<start + sought.count].elementsEqual(sought)
    }
  }
}
