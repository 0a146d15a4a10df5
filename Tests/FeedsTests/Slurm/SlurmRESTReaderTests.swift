import Feeds
import HTTP
import SiteModel
import Testing
import Wire

/// A daemon that speaks one version, what it was asked, and a reader that asks it.
private struct Daemon {
  var version = 38
  var answers: [String: WebAnswer] = [:]
  var asked: [String] = []
  var reader = SlurmRESTReader()
  var nodes = SlurmNodeTable()
  var now = Moment(seconds: 1_795_486_340)

  static func ok(_ text: String) -> WebAnswer { WebAnswer(status: 200, bytes: Array(text.utf8)) }

  init() {
    answers["ping"] = Self.ok(#"{"meta": {"Slurm": {"release": "22.05.8"}}, "errors": [], "pings": [{"ping": "UP"}]}"#)
    answers["jobs"] = Self.ok(#"{"errors": [], "jobs": [{"job_id": 1, "job_state": "RUNNING", "nodes": "a"}]}"#)
    for part in ["nodes", "partitions", "reservations"] { answers[part] = Self.ok(#"{"errors": [], "\#(part)": []}"#) }
  }

  /// Puts one question, some seconds after the last.
  mutating func ask(_ question: SlurmQuestion, after seconds: Int = 10) throws(SourceFailure) -> SlurmAnswer? {
    now = now + .seconds(seconds)
    asked = []
    while let path = reader.path(of: question, at: now), asked.count < 20 {
      asked.append(path)
      if let told = try reader.take(answer(path), to: question, nodes: &nodes, at: now) { return told }
    }
    return nil
  }

  private func answer(_ path: String) -> WebAnswer {
    let parts = path.split(separator: "/")
    let part = String(parts.last?.prefix { $0 != "?" } ?? "")
    guard parts[0] == "slurm", parts[1] == "v0.0.\(version)" else { return WebAnswer(status: 404, bytes: []) }
    return answers[part] ?? WebAnswer(status: 404, bytes: [])
  }

  mutating func jobs(after seconds: Int = 10) throws(SourceFailure) -> [Job]? {
    if case .jobs(let rows)? = try ask(.jobs, after: seconds) { rows.jobs } else { nil }
  }

  mutating func failure(of question: SlurmQuestion) -> SourceFailure? {
    do throws(SourceFailure) {
      _ = try ask(question)
      return nil
    } catch {
      return error
    }
  }
}

struct SlurmRESTReaderTests {
  @Test func theNewestVersionThatTheDaemonSpeaksIsFoundOnce() throws {
    var daemon = Daemon()
    guard case .up? = try daemon.ask(.ping) else { throw SourceFailure.scheduler(.notItsAnswer) }
    #expect(daemon.asked.first == "/slurm/v0.0.44/ping" && daemon.asked.last == "/slurm/v0.0.38/ping")
    _ = try daemon.ask(.nodes)
    #expect(daemon.asked == ["/slurm/v0.0.38/nodes"])
    // It is replaced by a newer one.
    daemon.version = 41
    _ = try daemon.ask(.ping)
    #expect(daemon.asked.last == "/slurm/v0.0.41/ping")
    guard case .configuration(let told)? = try daemon.ask(.configuration) else {
      throw SourceFailure.scheduler(.notItsAnswer)
    }
    #expect(told.version == "22.05.8" && !told.hasFactors)
  }

  @Test func aDaemonThatSpeaksNoneIsSaidTo() {
    var daemon = Daemon()
    daemon.version = 30
    #expect(daemon.failure(of: .ping) == .noSlurmVersion && daemon.asked.count == 9)
    #expect(daemon.failure(of: .ping) == .noSlurmVersion && daemon.asked.count == 9)
  }

  @Test func anUnchangedQueueIsToldAgain() throws {
    var daemon = Daemon()
    _ = try daemon.ask(.ping)
    #expect(try daemon.jobs()?.count == 1 && daemon.asked == ["/slurm/v0.0.38/jobs"])
    daemon.answers["jobs"] = WebAnswer(status: 304, bytes: [])
    #expect(try daemon.jobs()?.count == 1)
    #expect(daemon.asked == ["/slurm/v0.0.38/jobs?update_time=1795486300"])
    daemon.answers["jobs"] = Daemon.ok(#"{"errors": [{"error_number": 1900}], "jobs": []}"#)
    #expect(try daemon.jobs()?.count == 1)
    // In case the clocks do not agree, all are asked for from time to time.
    daemon.answers["jobs"] = Daemon.ok(#"{"errors": [], "jobs": []}"#)
    #expect(try daemon.jobs(after: 300) == [] && daemon.asked == ["/slurm/v0.0.38/jobs"])
  }

  @Test func theControllersOwnClockCountsWhereItIsTold() throws {
    var daemon = Daemon()
    _ = try daemon.ask(.ping)
    daemon.answers["jobs"] = Daemon.ok(
      #"{"jobs": [], "last_update": {"set": true, "infinite": false, "number": 1700000000}, "errors": []}"#)
    _ = try daemon.jobs()
    _ = try daemon.jobs(after: 1_000)
    #expect(daemon.asked == ["/slurm/v0.0.38/jobs?update_time=1700000000"])
  }

  @Test func aDeadControllerIsNoEmptyQueue() throws {
    var daemon = Daemon()
    _ = try daemon.ask(.ping)
    daemon.answers["ping"] = Daemon.ok(#"{"errors": [], "pings": [{"ping": "DOWN", "status": 1}]}"#)
    #expect(daemon.failure(of: .ping) == .scheduler(.controllerDown))
    let words = #"{"errors": [{"error": "Zero Bytes were transmitted", "error_number": 1007}], "jobs": []}"#
    for status in [200, 500] {
      daemon.answers["jobs"] = WebAnswer(status: status, bytes: Array(words.utf8))
      #expect(daemon.failure(of: .jobs) == .told(.unavailable, "Zero Bytes were transmitted"))
    }
    daemon.answers["jobs"] = WebAnswer(status: 500, bytes: Array("oops".utf8))
    #expect(daemon.failure(of: .jobs) == .status(500))
    daemon.answers["jobs"] = Daemon.ok("<html>")
    #expect(daemon.failure(of: .jobs) == .scheduler(.notItsAnswer))
    daemon.answers["ping"] = WebAnswer(status: 401, bytes: Array("Authentication failure".utf8))
    #expect(daemon.failure(of: .ping) == .status(401))
  }

  @Test func whatItCannotTellIsLeftAsItIs() throws {
    var daemon = Daemon()
    for question in [SlurmQuestion.steps, .shares, .qualities, .priorities, .clock] {
      #expect(daemon.reader.path(of: question, at: daemon.now) == nil)
    }
    _ = try daemon.ask(.ping)
    guard case .nothing? = try daemon.ask(.accounting(minutes: 15)) else {
      throw SourceFailure.scheduler(.notItsAnswer)
    }
    #expect(daemon.asked == ["/slurmdb/v0.0.38/jobs?start_time=now-15minutes&skip_steps=true"])
    guard case .details(let rows)? = try daemon.ask(.details) else { throw SourceFailure.scheduler(.notItsAnswer) }
    #expect(rows.jobs[1]?.stateText == "RUNNING")
  }
}
