import AisleTesting
import Foundation
import SiteModel
import Synchronization
import Testing

@testable import Notifications

@Suite("A program told of alarms") struct CommandHookTests {
  private let folder: TemporaryFolder
  private let outcomes = Outcomes()

  final class Outcomes: Sendable {
    let all = Mutex<[Result<Void, SourceFailure>]>([])
    var failures: [SourceFailure] {
      all.withLock { $0.compactMap { if case .failure(let failure) = $0 { failure } else { nil } } }
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    chmod(folder.path, 0o700)
  }

  private func script(_ body: String, mode: UInt32 = 0o700) throws -> String {
    try folder.write("#!/bin/sh\n\(body)\n", to: "hook", mode: mode)
  }

  private func event(_ change: AlarmEvent.Change = .raised, _ priority: Priority = .critical, number: UInt64 = 7)
    -> AlarmEvent
  {
    var alarm = AlarmBench.pump()
    alarm.finding.priority = priority
    return AlarmEvent(change, of: alarm, number: number, at: Moment(seconds: 1_767_222_000))
  }

  private func news(_ events: [AlarmEvent]) -> AlarmNews {
    AlarmNews(events, board: AlarmBoard([], lastEvent: 0), at: .never)
  }

  private func run(
    _ program: String, _ events: [AlarmEvent], change: (inout AlarmHookPlan) -> Void = { _ in },
    until isDone: () -> Bool
  ) async throws {
    var plan = AlarmHookPlan(program: program)
    change(&plan)
    let hook = CommandHook(plan, site: "Lingang")
    let outcomes = outcomes
    await hook.append(news(events))
    let task = Task { await hook.run { outcome, _ in outcomes.all.withLock { $0.append(outcome) } } }
    for _ in 0..<200 where !isDone() { try await Task.sleep(for: .milliseconds(25)) }
    task.cancel()
    await task.value
  }

  private func text(_ name: String) -> String {
    String(decoding: Fixtures.contents(of: "\(folder.path)/\(name)"), as: UTF8.self)
  }

  @Test("It gets one JSON object on its input, a clean environment and no arguments") func told() async throws {
    let program = try script(
      "cat > '\(folder.path)/in'; env | sort > '\(folder.path)/env'; echo $# > '\(folder.path)/count'")
    try await run(program, [event(), event(.acknowledged), event(.raised, .low)]) {
      outcomes.all.withLock { !$0.isEmpty }
    }
    let told = try #require(JSONSerialization.jsonObject(with: Data(text("in").utf8)) as? [String: Any])
    #expect(told["schema"] as? String == "urn:aisle:alarm-event:1" && told["site"] as? String == "Lingang")
    #expect(told["change"] as? String == "raised" && told["priority"] as? String == "critical")
    #expect(
      told["summary"] as? String == "CDU-07/Pump 1: pump failed"
        && told["time"] as? String == "2025-12-31T23:00:00.000Z")
    #expect(text("count") == "0\n")
    #expect(!text("env").contains("SWIFT") && text("env").contains("PATH=/usr/local/bin:/usr/bin:/bin\n"))
    #expect(outcomes.failures.isEmpty && outcomes.all.withLock { $0.count } == 1, "told of what it is for, once")
  }

  @Test("One that does not read, fails or hangs is a failure of its source, and leaves nothing behind") func failures()
    async throws
  {
    let ending = try script("exit 3")
    try await run(ending, [event()]) { !outcomes.failures.isEmpty }
    #expect(outcomes.failures == [.program(status: 3, words: "")])
    outcomes.all.withLock { $0 = [] }
    let hanging = try script("echo $$ > '\(folder.path)/pid'; sleep 60")
    try await run(hanging, [event()], change: { $0.timeout = .milliseconds(700) }) { !outcomes.failures.isEmpty }
    #expect(outcomes.failures == [.timedOut(after: .milliseconds(700))])
    let process = try #require(Int32(text("pid").filter(\.isNumber)))
    #expect(kill(process, 0) == -1 && errno == ESRCH, "ended and reaped")
  }

  @Test("A hundred calls leave no zombie") func zombies() async throws {
    let counting = try script("cat >> '\(folder.path)/all'")
    try await run(counting, (1...100).map { event(number: UInt64($0)) }, change: { $0.perMinute = 600 }) {
      outcomes.all.withLock { $0.count >= 100 }
    }
    #expect(text("all").split(separator: "\n").count == 100 && outcomes.failures.isEmpty)
    #expect(Self.zombies(ofProgram: "hook") == 0)
  }

  /// Children of ours with that name that have ended and are not reaped.
  private static func zombies(ofProgram name: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.count { entry in
      let text = String(decoding: Fixtures.contents(of: "/proc/\(entry)/stat"), as: UTF8.self)
      guard Int32(entry) != nil, text.contains("(\(name))"), let rest = text.split(separator: ")").last else {
        return false
      }
      let parts = rest.split(separator: " ")
      return parts.count > 1 && parts[0] == "Z" && parts[1] == "\(getpid())"
    }
  }

  @Test("A link that others can turn elsewhere is not followed, however far away it is") func links() throws {
    let program = try script("exit 0")
    let shared = try TemporaryFolder()
    symlink(program, "\(shared.path)/inner")
    symlink("\(shared.path)/inner", "\(folder.path)/outer")
    chmod(shared.path, 0o700)
    #expect(try TrustedProgram("\(folder.path)/outer").path == program)
    chmod(shared.path, 0o777)
    #expect(throws: SourceFailure.file(path: shared.path, .changeableByOthers)) {
      try TrustedProgram("\(folder.path)/outer")
    }
    chmod(shared.path, 0o700)
    symlink("outer", "\(folder.path)/near")
    #expect(try TrustedProgram("\(folder.path)/near").path == program)
    symlink("\(folder.path)/loop", "\(folder.path)/loop")
    #expect(throws: SourceFailure.self) { try TrustedProgram("\(folder.path)/loop") }
  }

  @Test("One that others may change, or whose folder they may, is not run") func untrusted() async throws {
    let program = try script("touch '\(folder.path)/ran'", mode: 0o722)
    #expect(throws: SourceFailure.file(path: program, .changeableByOthers)) { try TrustedProgram(program) }
    try await run(program, [event()]) { !outcomes.failures.isEmpty }
    #expect(outcomes.failures.first == .file(path: program, .changeableByOthers))
    chmod(program, 0o700)
    chmod(folder.path, 0o1777)
    #expect(throws: SourceFailure.file(path: folder.path, .changeableByOthers)) { try TrustedProgram(program) }
    chmod(folder.path, 0o700)
    #expect(throws: Never.self) { try TrustedProgram(program) }
    #expect(access("\(folder.path)/ran", F_OK) == -1)
    let link = "\(folder.path)/link"
    symlink(program, link)
    #expect(try TrustedProgram(link).path == program, "what is looked at is what is run")
    #expect(throws: SourceFailure.self) { try TrustedProgram("hook") }
    #expect(throws: SourceFailure.self) { try TrustedProgram(folder.path) }
  }

  @Test("A flood is thinned, and the next that is told says how many are missing") func flood() {
    var queue = HookQueue(perMinute: 2)
    let start = ContinuousClock.now
    queue.append((1...1_000).map { event(number: UInt64($0)) })
    let first = queue.next(at: start)
    #expect(first?.event.number == 801 && first?.missing == 800)
    #expect(queue.next(at: start)?.missing == 0)
    #expect(queue.next(at: start + .seconds(59)) == nil, "two a minute")
    #expect(queue.next(at: start + .seconds(60))?.event.number == 803)
  }
}
