import Feeds
import HTTP
import SiteModel
import Testing

/// A daemon that speaks one version, and what it was asked.
private struct Daemon {
  var version = 38
  var answers: [String: WebAnswer] = [:]
  var asked: [String] = []

  static func ok(_ text: String) -> WebAnswer { WebAnswer(status: 200, bytes: Array(text.utf8)) }

  static let ping = ok(#"{"errors": [], "pings": [{"ping": "UP"}]}"#)

  init() {
    answers["ping"] = Self.ping
    answers["jobs"] = Self.ok(#"{"errors": [], "jobs": [{"job_id": 1, "job_state": "RUNNING", "nodes": "a"}]}"#)
    for part in ["nodes", "partitions", "reservations"] { answers[part] = Self.ok(#"{"errors": [], "\#(part)": []}"#) }
  }

  mutating func answer(_ path: String) -> WebAnswer {
    asked.append(path)
    let parts = path.split(separator: "/")
    let part = parts.last.map { String($0.prefix { $0 != "?" }) } ?? ""
    guard parts[0] == "slurm", parts[1] == "v0.0.\(version)" else { return WebAnswer(status: 404, bytes: []) }
    return answers[part] ?? WebAnswer(status: 404, bytes: [])
  }
}

private struct Poll {
  var walk = SlurmRESTWalk(source: SourceID("slurm"), queue: "slurm")
  var daemon = Daemon()
  var now = Moment(seconds: 1_795_486_340)

  /// One poll, some seconds after the last.
  mutating func run(after seconds: Int = 10) throws(SourceFailure) -> QueueReport? {
    now = now + .seconds(seconds)
    daemon.asked = []
    walk.begin(at: now)
    while let path = walk.next(at: now) { try walk.take(daemon.answer(path), at: now) }
    return walk.finish(at: now).queue
  }

  mutating func failure(after seconds: Int = 10) -> SourceFailure? {
    do throws(SourceFailure) {
      _ = try run(after: seconds)
      return nil
    } catch {
      return error
    }
  }
}

struct SlurmRESTWalkTests {
  @Test func theNewestVersionThatTheDaemonSpeaksIsFoundOnce() throws {
    var poll = Poll()
    let first = try poll.run()
    #expect(first?.jobs?.count == 1 && first?.nodes == [] && first?.partitions == [])
    #expect(poll.daemon.asked.first == "/slurm/v0.0.44/ping" && poll.daemon.asked[6] == "/slurm/v0.0.38/ping")
    _ = try poll.run()
    #expect(poll.daemon.asked.first == "/slurm/v0.0.38/ping")
    // It is replaced by a newer one.
    poll.daemon.version = 41
    _ = try poll.run()
    #expect(poll.daemon.asked.last == "/slurm/v0.0.41/jobs?update_time=1795486300")
  }

  @Test func aDaemonThatSpeaksNoneIsSaidTo() {
    var poll = Poll()
    poll.daemon.version = 30
    #expect(poll.failure() == .noSlurmVersion && poll.daemon.asked.count == 9)
  }

  @Test func jobsAreAskedAlwaysAndTheRestNowAndThen() throws {
    var poll = Poll()
    _ = try poll.run()
    let second = try poll.run()
    #expect(poll.daemon.asked.map { $0.split(separator: "/").last?.prefix { $0 != "?" } } == ["ping", "jobs"])
    #expect(second?.nodes == nil && second?.jobs?.count == 1)
    _ = try poll.run(after: 20)
    #expect(poll.daemon.asked.contains("/slurm/v0.0.38/nodes"))
    #expect(!poll.daemon.asked.contains { $0.hasPrefix("/slurmdb") })
    _ = try poll.run(after: 600)
    #expect(poll.daemon.asked.last == "/slurmdb/v0.0.38/jobs?start_time=now-1hour&skip_steps=true")
  }

  @Test func anUnchangedQueueIsToldAgain() throws {
    var poll = Poll()
    _ = try poll.run()
    poll.daemon.answers["jobs"] = WebAnswer(status: 304, bytes: [])
    #expect(try poll.run()?.jobs?.count == 1)
    #expect(poll.daemon.asked.last == "/slurm/v0.0.38/jobs?update_time=1795486290")
    poll.daemon.answers["jobs"] = Daemon.ok(#"{"errors": [{"error_number": 1900}], "jobs": []}"#)
    #expect(try poll.run()?.jobs?.count == 1)
    // In case the clocks do not agree, all are asked for from time to time.
    poll.daemon.answers["jobs"] = Daemon.ok(#"{"errors": [], "jobs": []}"#)
    #expect(try poll.run(after: 300)?.jobs == [])
    #expect(poll.daemon.asked.contains("/slurm/v0.0.38/jobs"))
  }

  @Test func theControllersOwnClockCountsWhereItIsTold() throws {
    var poll = Poll()
    poll.daemon.answers["jobs"] = Daemon.ok(
      #"{"jobs": [], "last_update": {"set": true, "infinite": false, "number": 1700000000}, "errors": []}"#)
    _ = try poll.run()
    _ = try poll.run(after: 1_000)
    #expect(poll.daemon.asked.contains("/slurm/v0.0.38/jobs?update_time=1700000000"))
  }

  @Test func aDeadControllerIsFoundBeforeItIsWaitedFor() {
    var poll = Poll()
    poll.daemon.answers["ping"] = Daemon.ok(#"{"errors": [], "pings": [{"ping": "DOWN", "status": 1}]}"#)
    #expect(poll.failure() == .noController && poll.daemon.asked.last == "/slurm/v0.0.38/ping")
  }

  @Test func whatExplainsItselfIsToldInItsOwnWords() {
    var poll = Poll()
    let words = #"{"errors": [{"error": "Unable to contact slurm controller", "error_number": 1800}], "jobs": []}"#
    for status in [200, 500] {
      poll.daemon.answers["jobs"] = WebAnswer(status: status, bytes: Array(words.utf8))
      #expect(poll.failure() == .told(.unavailable, "Unable to contact slurm controller"))
    }
    poll.daemon.answers["jobs"] = WebAnswer(status: 500, bytes: Array("oops".utf8))
    #expect(poll.failure() == .status(500))
    poll.daemon.answers["jobs"] = Daemon.ok("<html>")
    #expect(poll.failure() == .notSlurm)
    poll.daemon.answers["ping"] = WebAnswer(status: 401, bytes: Array("Authentication failure".utf8))
    #expect(poll.failure() == .status(401))
  }
}
