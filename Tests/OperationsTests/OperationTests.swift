import AisleTesting
import Foundation
import SiteModel
import Testing
import Wording

@testable import Operations

@Suite("An operation") struct OperationTests {
  private let folder: TemporaryFolder
  private let log: AuditLog
  private let door: Door

  init() throws {
    folder = try TemporaryFolder()
    log = AuditLog(path: "\(folder.path)/state/aisle/audit.jsonl")
    door = Door(log: log, user: AuditUser(name: "op"), clock: ManualClock())
  }

  private func text(_ path: String) -> String { String(decoding: Fixtures.contents(of: path), as: UTF8.self) }

  private func entries() throws -> [[String: Any]] {
    try text(log.path).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func export(_ text: String = "frame", to path: String) -> String {
    said(door.perform(.export(Array(text.utf8), to: path, words: "export text \(path)")))
  }

  private func said(_ saying: Saying) -> String { Wording(.english).text(of: saying) }

  @Test("names the site that it is about, and says where that is simulated") func sites() throws {
    var topology = Topology(name: "Hall")
    topology.isSimulated = true
    let practice = Door(log: log, user: AuditUser(name: "op"), clock: ManualClock(), site: AuditSite(topology))
    _ = practice.perform(.export([65], to: "\(folder.path)/a.txt", words: "export"))
    _ = door.perform(.export([65], to: "\(folder.path)/b.txt", words: "export"))
    let entries = try entries()
    #expect(entries.map { $0["site"] as? String } == ["Hall", "Hall", nil, nil])
    #expect(entries.map { $0["simulated"] as? Bool } == [true, true, nil, nil])
  }

  @Test("is on the audit log before and after, with user, time, words, target and what was said") func audited() throws
  {
    let path = "\(folder.path)/frame.txt"
    #expect(export(to: path) == "written to \(path)")
    #expect(text(path) == "frame")
    let entries = try entries()
    #expect(entries.map { $0["outcome"] as? String } == ["begun", "done"])
    for entry in entries {
      #expect(entry["time"] as? String == "2026-01-02T03:04:05.000Z")
      #expect(entry["user"] as? String == "op")
      #expect(entry["process"] as? Int == Int(getpid()))
      #expect(entry["operation"] as? String == "export")
      #expect(entry["targets"] as? [String] == [path])
      #expect(entry["words"] as? String == "export text \(path)")
    }
    #expect(entries.map { $0["report"] as? String } == [nil, "written to \(path)"])
  }

  @Test("of a file named from the current folder is audited with that folder") func relative() throws {
    let path = "no such folder/frame.txt"
    #expect(export(to: path) == "not written: \(path): no such file")
    #expect(
      try entries().map { $0["targets"] as? [String] }
        == Array(repeating: ["\(FileManager.default.currentDirectoryPath)/\(path)"], count: 2))
  }

  @Test("adds to a log that only its owner can read, in a folder of the same kind") func modes() throws {
    _ = export(to: "\(folder.path)/a")
    _ = export(to: "\(folder.path)/b")
    #expect(try entries().count == 4)
    #expect(mode(log.path) == 0o600)
    #expect(mode("\(folder.path)/state/aisle") == 0o700)
    #expect(mode("\(folder.path)/state") == 0o700)
  }

  @Test("that would write over a file, or through a link, leaves it and says so, on the log too") func kept() throws {
    let path = try folder.write("mine", to: "old")
    let link = "\(folder.path)/link"
    #expect(symlink("\(folder.path)/new", link) == 0)
    for place in [path, link] {
      #expect(export(to: place) == "not written: \(place): file exists")
    }
    #expect(text(path) == "mine")
    #expect(access("\(folder.path)/new", F_OK) != 0)
    #expect(try entries().map { $0["outcome"] as? String } == ["begun", "failed", "begun", "failed"])
    #expect(try entries().last?["report"] as? String == "not written: \(link): file exists")
  }

  @Test("is refused where the log cannot be written, and nothing is changed") func refused() throws {
    try folder.write("no folder", to: "state")
    let path = "\(folder.path)/frame.txt"
    #expect(
      export(to: path) == "not done, for the audit log cannot be written: not a directory: \(log.path)")
    #expect(access(path, F_OK) != 0)
  }

  /// What stands where the log should be; each is refused with its reason.
  private static let places: [(String, String)] = [
    ("ln -s elsewhere audit.jsonl", "too many levels of symbolic links"),
    ("mkdir audit.jsonl", "is a directory"), ("mkfifo audit.jsonl", "others can write there"),
    ("touch audit.jsonl; chmod 620 audit.jsonl", "others can write there"), ("chmod 777 .", "others can write there"),
  ]

  @Test("is refused where others could change the log, or it is no file", arguments: places)
  func unfit(_ command: String, _ reason: String) async throws {
    _ = try await Shell.run("mkdir -p \(folder.path)/state/aisle && cd \(folder.path)/state/aisle && \(command)")
    let path = "\(folder.path)/frame.txt"
    #expect(export(to: path) == "not done, for the audit log cannot be written: \(reason): \(log.path)")
    #expect(access(path, F_OK) != 0)
  }

  @Test("is refused without a place for the log") func nowhere() {
    let path = "\(folder.path)/frame.txt"
    let door = Door(log: AuditLog { _ in nil }, user: AuditUser(name: "op"), clock: ManualClock())
    let saying = door.perform(.export([1], to: path, words: "export text"))
    #expect(said(saying) == "not done: neither “XDG_STATE_HOME” nor “HOME” says where the audit log is")
    #expect(access(path, F_OK) != 0)
  }

  @Test("is audited in the user's state folder") func place() {
    #expect(AuditLog { ["XDG_STATE_HOME": "/x", "HOME": "/h"][$0] }?.path == "/x/aisle/audit.jsonl")
    #expect(AuditLog { ["XDG_STATE_HOME": "x", "HOME": "/h"][$0] }?.path == "/h/.local/state/aisle/audit.jsonl")
    #expect(AuditLog { ["HOME": ""][$0] } == nil)
  }

  @Test("on a hostile name says it cleaned and logs it escaped, exactly") func hostile() throws {
    let path = "\(folder.path)/a\u{1B}[2J\n\"\\\u{9B}\u{202E}\u{E0041}.txt"
    #expect(export(to: path) == "written to \(folder.path)/a�[2J�\"\\���.txt")
    #expect(text(path) == "frame")
    let line = text(log.path)
    #expect(line.unicodeScalars.allSatisfy { $0 == "\n" || CleanText.isSafe($0) })
    #expect(line.split(separator: "\n").count == 2)
    #expect(try entries().last?["targets"] as? [String] == [path])
  }

  @Test("whose result is not there afterwards is a failure, whatever the act itself said") func readBack() throws {
    let path = try folder.write("cut", to: "frame.txt")
    let export = Operation.export(Array("frame".utf8), to: path, words: "export text")
    let claims = Operation(
      name: export.name, targets: export.targets, words: export.words, run: {}, readBack: export.readBack)
    #expect(said(door.perform(claims)) == "\(path): 3 bytes are there instead of 5")
    #expect(try entries().last?["outcome"] as? String == "failed")
    unlink(path)
    #expect(said(door.perform(claims)) == "not written: \(path): no such file")
  }

  @Test("whose outcome cannot be logged says that beside how it went") func endsEarly() throws {
    let path = "\(folder.path)/frame.txt"
    let export = Operation.export([1], to: path, words: "export text")
    let log = log.path
    let breaks = Operation(
      name: export.name, targets: export.targets, words: export.words,
      run: { () throws(OperationFailure) in
        try export.run()
        chmod(log, 0o666)
      }, readBack: export.readBack)
    #expect(
      said(door.perform(breaks))
        == "written to \(path) (but the audit log lacks the outcome: others can write there: \(log))")
  }

  @Test("begins a line of its own after one that was cut short") func cutShort() throws {
    _ = export(to: "\(folder.path)/a")
    #expect(truncate(log.path, off_t(text(log.path).utf8.count - 9)) == 0)
    _ = export(to: "\(folder.path)/b")
    let lines = text(log.path).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.map { $0.hasSuffix("}") } == [true, false, true, true])
  }
}
