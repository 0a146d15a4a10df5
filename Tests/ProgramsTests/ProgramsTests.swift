import Foundation
import Programs
import Testing

@Suite("Programs") struct ProgramsTests {
  private func run(
    _ script: String, timeout: Duration = .seconds(20), limit: Int = 1 << 20
  ) async throws(ProgramFailure) -> ProgramAnswer {
    try await Programs.run(
      ProgramCall(
        "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin", "WORD": "a b"], timeout: timeout,
        limit: limit))
  }

  private func text(_ answer: ProgramAnswer) -> String { String(decoding: answer.output, as: UTF8.self) }

  @Test("a program gets its arguments as they are, its environment and nothing else") func arguments() async throws {
    let answer = try await Programs.run(
      ProgramCall("printf", ["%s|", "a b", "$(id)", "; rm x", "*"], environment: ["PATH": "/usr/bin:/bin"]))
    #expect(text(answer) == "a b|$(id)|; rm x|*|")
    let environment = try await run("env")
    #expect(text(environment).contains("WORD=a b\n"))
    #expect(!text(environment).contains("HOME="))
  }

  @Test("its input is empty") func input() async throws {
    let answer = try await run("cat; echo done")
    #expect(text(answer) == "done\n")
  }

  @Test("a program that is not there is not found, by name and by path") func missing() async {
    for program in ["no-such-program", "/no/such/program"] {
      await #expect(throws: ProgramFailure.notFound(program: program)) {
        try await Programs.run(ProgramCall(program, [], environment: ["PATH": "/usr/bin:/bin"]))
      }
    }
  }

  @Test("an exit status brings the words of the error output, cleaned") func status() async {
    await #expect(throws: ProgramFailure.ended(status: 3, words: "first \u{FFFD}[31m second")) {
      try await run("printf 'first \\033[31m\\nsecond\\n' >&2; exit 3")
    }
    await #expect(throws: ProgramFailure.signalled(9)) { try await run("kill -9 $$") }
  }

  @Test("much complaining does not stop a program") func complaints() async throws {
    let answer = try await run("head -c 300000 /dev/zero | tr '\\0' e >&2; echo fine")
    #expect(text(answer) == "fine\n")
    #expect(answer.complaint.hasPrefix("eeee"))
    #expect(answer.complaint.count <= 512)
  }

  @Test("more output than the limit ends it") func limit() async {
    await #expect(throws: ProgramFailure.tooLarge(limit: 1000)) { try await run("yes", limit: 1000) }
  }

  @Test("after the time-out it is gone, with all that it started, and leaves no zombie") func timeout() async throws {
    let place = "/tmp/aisle-programs-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    await #expect(throws: ProgramFailure.timedOut(after: .milliseconds(400))) {
      // One that does not listen to SIGTERM, with a child, in the middle of its answer.
      try await run(
        "trap '' TERM; sleep 1000 & echo $! $$ > \(place); echo half an answer; sleep 1000",
        timeout: .milliseconds(400))
    }
    let processes = try String(contentsOfFile: place, encoding: .utf8).split { " \n".contains($0) }
    #expect(processes.count == 2)
    for process in processes {
      // A child that its parent left is reaped by the system: give it a moment.
      for _ in 0..<100 where FileManager.default.fileExists(atPath: "/proc/\(process)") {
        try await Task.sleep(for: .milliseconds(20))
      }
      let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      #expect(status == nil || status?.contains(") Z") == true && process == processes[0])
    }
  }

  @Test("whoever gives up ends it") func cancelled() async {
    let task = Task { try await run("sleep 1000") }
    try? await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let began = ContinuousClock.now
    _ = await task.result
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test("one whose child keeps the output open is done when it ends") func inherited() async throws {
    let began = ContinuousClock.now
    let answer = try await run("setsid sleep 5 & echo done")
    #expect(text(answer) == "done\n")
    #expect(ContinuousClock.now - began < .seconds(4))
  }
}
