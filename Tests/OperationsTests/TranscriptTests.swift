import AisleTesting
import Foundation
import Orders
import SiteModel
import Synchronization
import Testing
import Wording

@testable import Operations

/// What Slurm 22.05 was told and answered once, line by line, and what Aisle says and writes when it hears the same.
@Suite("Every order of a recorded day", .enabled(if: Fixtures.has("slurm/transcript.txt"), "skipped: no fixtures"))
struct TranscriptTests {
  /// A line of the record that changes something.
  private struct Line {
    var user: String
    var arguments: [String]
    var answer: String
    var status: Int32
    var text: String { OrderCommand(arguments, on: []).text }
  }

  @Test("is answered as it was recorded, told to the operator and on the audit log") func all() async throws {
    var (table, without): ([String], [String]) = ([], [])
    let lines = Self.lines(of: Fixtures.text("slurm/transcript.txt")).filter(Self.isWrite)
    #expect(lines.count == 40)
    for line in lines {
      guard let order = Self.order(of: line) else {
        without.append("[\(line.user)] \(line.text)")
        continue
      }
      table.append(try await carryOut(order, line))
    }
    print("What was told to Slurm → what Aisle shows\n" + table.joined(separator: "\n"))
    print("Without an order in Aisle:\n" + without.joined(separator: "\n"))
    #expect(without.allSatisfy { line in ["top", "partition", "reboot", "--signal"].contains { line.contains($0) } })
  }

  private func carryOut(_ order: SchedulerOrder, _ line: Line) async throws -> String {
    let folder = try TemporaryFolder()
    let log = AuditLog(path: "\(folder.path)/audit.jsonl")
    let door = Door(log: log, user: AuditUser(name: line.user, number: 1_000), clock: ManualClock())
    let slurm = Self.slurm(before: order, line)
    let report = await door.carryOut(order, by: slurm) { _ in }
    let result = try #require(report.results.first)
    let entries = try String(decoding: Fixtures.contents(of: log.path), as: UTF8.self).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let said = result.remark.map { Wording(.english).text(of: $0) } ?? ""
    let isAsked = !slurm.writes.isEmpty
    let outcomes = entries.compactMap { $0["outcome"] as? String }
    if isAsked {
      // A reservation's beginning is written in minutes.
      if order.verb != .reserve { #expect(slurm.writes == [line.arguments.filter { $0 != "-v" }], "\(line.text)") }
      #expect(result.outcome == (line.status == 0 ? .done : .refused), "\(line.text)")
      #expect(outcomes == ["begun", line.status == 0 ? "done" : "failed"], "\(line.text)")
      if line.status != 0 { #expect(result.answer == line.answer, "\(line.text)") }
    } else {
      #expect(result.outcome == .refused && outcomes == ["refused"], "\(line.text)")
    }
    #expect(entries.allSatisfy { $0["user"] as? String == line.user })
    let told = [said, result.answer].filter { !$0.isEmpty }.joined(separator: " · ")
    return "[\(line.user)] \(line.text) → rc \(line.status) → \(result.outcome.rawValue): \(told)"
      + " (audit: \(outcomes.joined(separator: ", ")))"
  }

  /// The cluster as it was before the line.
  private static func slurm(before order: SchedulerOrder, _ line: Line) -> FakeSlurm {
    let id = order.targets[0].id
    let isThere = !["99999", "nosuch"].contains(id)
    var (jobs, nodes): ([String: FakeSlurm.Job], [String: (state: String, reason: String)]) = ([:], [:])
    switch order.verb.subject {
    case .job:
      let (state, reason) =
        switch order.verb {
        case .requeue, .requeueHold, .suspend, .cancel: ("RUNNING", "None")
        case .resume: ("SUSPENDED", "None")
        case .release: ("PENDING", "JobHeldUser")
        default: ("PENDING", "Resources")
        }
      if isThere { jobs[id] = .init(state: state, reason: reason) }
    case .node:
      let isOut = order.verb == .resumeNode && line.status == 0
      if isThere { nodes[id] = isOut ? ("IDLE+DRAIN", "test") : ("IDLE", "") }
    case .reservation: break
    }
    let slurm = FakeSlurm(jobs: jobs, nodes: nodes)
    slurm.state.withLock { state in
      if order.verb == .unreserve { state.reservations.insert(id) }
      if line.status != 0 { state.instead = SchedulerAnswer(.exited(line.status), words: line.answer) }
    }
    return slurm
  }

  // MARK: The record

  private static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    for row in text.split(separator: "\n").map(String.init) {
      if row.hasPrefix("$ ["), let end = row.firstIndex(of: "]") {
        let user = String(row[row.index(row.startIndex, offsetBy: 3)..<end])
        lines.append(Line(user: user, arguments: words(of: row[end...].dropFirst(2)), answer: "", status: 0))
      } else if lines.isEmpty {
        continue
      } else if row.hasPrefix("-> rc=") {
        lines[lines.count - 1].status = Int32(row.dropFirst(6).prefix { $0 != " " }) ?? -1
      } else {
        lines[lines.count - 1].answer += (lines[lines.count - 1].answer.isEmpty ? "" : "; ") + row
      }
    }
    return lines
  }

  /// The words of a command line, with what is in quotes as it stands.
  private static func words(of text: Substring) -> [String] {
    var (words, isQuoted) = ([""], false)
    for letter in text {
      switch letter {
      case "'": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(letter)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private static func isWrite(_ line: Line) -> Bool {
    line.arguments[0] == "scancel" || line.arguments[0] == "scontrol" && line.arguments[1] != "show"
  }

  private static func order(of line: Line) -> SchedulerOrder? {
    let arguments = line.arguments.filter { $0 != "-v" }
    let values = Dictionary(
      arguments.compactMap { argument -> (String, String)? in
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
      }, uniquingKeysWith: { first, _ in first })
    if arguments[0] == "scancel" { return arguments.count == 2 ? order(.cancel, .job, arguments[1]) : nil }
    let plain: [String: SchedulerVerb] = [
      "hold": .hold, "uhold": .holdForUser, "release": .release, "requeue": .requeue, "requeuehold": .requeueHold,
      "suspend": .suspend, "resume": .resume,
    ]
    if let verb = plain[arguments[1]] { return order(verb, .job, arguments[2]) }
    if let id = values["jobid"] {
      if let priority = values["priority"] { return order(.priority, .job, id, [.priority: priority]) }
      return values["timelimit"].flatMap { order(.timeLimit, .job, id, [.timeLimit: $0]) }
    }
    if let node = values["nodename"] {
      let isDrain = values["state"] == "drain"
      return order(isDrain ? .drain : .resumeNode, .node, node, isDrain ? [.reason: values["reason"] ?? ""] : [:])
    }
    guard let name = values["reservationname"] else { return nil }
    if arguments[1] == "delete" { return order(.unreserve, .reservation, name, [.name: name]) }
    return order(
      .reserve, .node, values["nodes"] ?? "",
      [
        .name: name, .start: values["starttime"] ?? "", .duration: values["duration"] ?? "",
        .users: values["users"] ?? "",
      ])
  }

  private static func order(
    _ verb: SchedulerVerb, _ kind: OrderTarget.Kind, _ id: String, _ values: [OrderField: String] = [:]
  ) -> SchedulerOrder {
    SchedulerOrder(verb, on: [OrderTarget(kind, id)], with: values, queue: "slurm")
  }
}
