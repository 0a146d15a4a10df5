import AisleTesting
import Analysis
import Foundation
import SiteModel
import Testing

@testable import Export

@Suite("Queues in exports") struct QueueExportTests {
  private func text(_ format: String, page: String = "jobs", of site: Site = SampleSite.queued()) throws -> String {
    let now = SampleSite.now
    let subject = ExportSubject(site: site, findings: findings(in: site, at: now), now: now, page: page)
    return String(decoding: try #require(DataFormat(named: format)).bytes(subject), as: UTF8.self)
  }

  private func snapshot(page: String = "jobs", of site: Site = SampleSite.queued()) throws -> [String: Any] {
    let text = try text("json", page: page, of: site)
    #expect(try SchemaCheck(SnapshotSchema.text).errors(in: text) == [])
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func queue(page: String = "jobs", of site: Site = SampleSite.queued()) throws -> [String: Any] {
    try #require((try snapshot(page: page, of: site)["queues"] as? [[String: Any]])?.first)
  }

  @Test("JSON says which source told each part, and when") func parts() throws {
    let queue = try queue()
    #expect(queue["cluster"] as? String == "lingang" && queue["version"] as? String == "22.05.8")
    let parts = try #require(queue["parts"] as? [[String: Any]])
    #expect(parts.map { $0["part"] as? String } == ["jobs", "nodes", "partitions"])
    #expect(parts.map { $0["source"] as? String } == ["slurm/jobs", "slurm/nodes", "slurm/nodes"])
    #expect(parts[0]["age_seconds"] as? Double == 0 && parts[0]["stale"] as? Bool == false)
    #expect(queue["ended"] == nil && queue["reservations"] == nil)
  }

  @Test("JSON has every job on the page of jobs, and their number by state on the others") func size() throws {
    let jobs = try #require(queue()["jobs"] as? [[String: Any]])
    #expect(jobs.count == SampleSite.queued().queues[0].jobs.count)
    let overview = try queue(page: "overview")
    #expect(overview["jobs"] == nil)
    let states = try #require(overview["states"] as? [[String: Any]])
    let pending = try #require(states.first { $0["state"] as? String == "pending" })
    #expect(pending["records"] as? Int == 6 && pending["jobs"] as? Int == 66)
  }

  @Test("JSON names a job's nodes and accelerators, and leaves out what nobody says") func job() throws {
    let jobs = try #require(queue()["jobs"] as? [[String: Any]])
    let task = try #require(jobs.first { $0["id"] as? String == "18440_1" })
    let place = try #require((task["places"] as? [[String: Any]])?.first)
    #expect(place["node"] as? String == SampleSite.queued().topology.nodes[8].name)
    #expect((place["accelerators"] as? [String: Any])?["numbers"] as? [Int] == [2, 3])
    #expect((task["array"] as? [String: Any])?["limit"] as? Int == 3)
    #expect(task["dependency"] == nil && task["leader"] == nil && task["time_limit_seconds"] as? Double == 86_400)
    let hostile = try #require(jobs.first { $0["id"] as? String == "18400" })
    #expect((hostile["name"] as? String)?.unicodeScalars.contains { $0.value < 32 } == false)
  }

  @Test("JSON stands a node's scheduler beside its measures") func node() throws {
    let nodes = try #require(snapshot(page: "nodes")["nodes"] as? [[String: Any]])
    let hot = try #require((nodes[13]["schedulers"] as? [[String: Any]])?.first)
    #expect(hot["queue"] as? String == "slurm" && hot["condition"] as? String == "drained")
    #expect(hot["reason"] as? String == "hot, RMA 4711" && hot["reason_user"] as? String == "root")
    #expect((hot["accelerators_held"] as? [String: Any])?["numbers"] as? [Int] == [])
  }

  @Test("The schema has every field that can be told, and no other") func everyField() throws {
    let snapshot = try snapshot(of: FullQueue.make())
    let queue = try #require((snapshot["queues"] as? [[String: Any]])?.first)
    let check = try SchemaCheck(SnapshotSchema.text)
    func expect(_ value: Any?, fills definition: String, but absent: Set<String> = []) throws {
      let schema = try #require((check.root["$defs"] as? [String: [String: Any]])?[definition])
      let named = Set(try #require(schema["properties"] as? [String: Any]).keys)
      #expect(Set(try #require(value as? [String: Any]).keys) == named.subtracting(absent), "\(definition)")
    }
    func first(_ name: String) -> [String: Any]? { (queue[name] as? [[String: Any]])?.first }
    try expect(queue, fills: "queue")
    try expect(first("jobs"), fills: "job")
    try expect(first("ended"), fills: "job", but: ["figures"])
    for (name, definition) in [
      ("steps", "job_step"), ("partitions", "job_partition"), ("reservations", "job_reservation"),
      ("qualities", "service_quality"), ("shares", "fair_share"), ("priorities", "job_priority"),
    ] {
      try expect(first(name), fills: definition)
    }
    let node = try #require((snapshot["nodes"] as? [[String: Any]])?.first { $0["schedulers"] != nil })
    try expect((node["schedulers"] as? [Any])?.first, fills: "scheduled_node")
  }

  @Test("JSON and OpenMetrics give what is measured of a running job") func figures() throws {
    let jobs = try #require(queue()["jobs"] as? [[String: Any]])
    let pretrain = try #require(jobs.first { $0["id"] as? String == "18422" }?["figures"] as? [String: Any])
    #expect(try #require(pretrain["power_watts"] as? Double) > 1_000)
    #expect(pretrain["accelerators_expected"] as? Int == 64 && pretrain["nodes_expected"] as? Int == 8)
    #expect(pretrain["slowest_node"] is String && pretrain["hottest_accelerator_celsius"] is Double)
    #expect(jobs.filter { $0["state"] as? String == "pending" }.allSatisfy { $0["figures"] == nil })
    let sample = #"aisle_job_power_watts{site="Lingang-1",queue="slurm",job="18422",user="zhao",partition="train""#
    #expect(try text("openmetrics").contains(sample))
  }

  @Test("The JSON of a job has each of its properties") func everyProperty() throws {
    let job = try #require(FullQueue.make().queues[0].jobs.first)
    let written = try #require((queue(of: FullQueue.make())["jobs"] as? [[String: Any]])?.first)
    for label in Mirror(reflecting: job).children.compactMap(\.label) {
      let name = label.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
      #expect(written[name == "time_limit" ? "time_limit_seconds" : name] != nil, "\(label)")
    }
  }

  @Test("CSV has a row a job, those that have ended last, all of one width") func csv() throws {
    let rows = TextFormatTests.rows(of: try text("csv", of: FullQueue.make()))
    #expect(rows.map(\.count) == [35, 35, 35])
    #expect(Array(rows[1][1...2]) == ["7+1", "'=1+1,x"])
    #expect(rows[1][26] == "\(SampleSite.queued().topology.nodes[1].name):2,3")
    #expect(rows[2][7] == "completed")
    let names = TextFormatTests.rows(of: try text("csv")).map { $0[2] }
    #expect(names.contains("中文大模型 微调"))
  }

  @Test("OpenMetrics counts jobs by state and partition, and accelerators held, free and out") func metrics() throws {
    let text = try text("openmetrics")
    #expect(text.contains(#"aisle_jobs{site="Lingang-1",queue="slurm",state="pending",partition="infer"} 61.0"#))
    #expect(text.matches(of: /# TYPE aisle_jobs gauge/).count == 1)
    for state in ["held", "free", "out"] {
      #expect(
        text.contains(
          #"aisle_scheduled_accelerators{site="Lingang-1",queue="slurm",partition="train",state="\#(state)"}"#))
    }
    #expect(
      text.contains(#"aisle_queue_age_seconds{site="Lingang-1",queue="slurm",part="jobs",source="slurm/jobs"} 0"#))
  }

  @Test("OpenMetrics tells nothing of an old queue but its age; JSON tells it with its age") func stale() throws {
    let site = SampleSite.queued()
    let later = ExportSubject(site: site, findings: [], now: SampleSite.now + .seconds(600), page: "jobs")
    let text = String(decoding: try #require(DataFormat(named: "openmetrics")).bytes(later), as: UTF8.self)
    #expect(!text.contains("aisle_jobs{") && !text.contains("aisle_scheduled_accelerators{"))
    #expect(text.contains(#"part="jobs",source="slurm/jobs"} 600.0"#))
    let json = String(decoding: try #require(DataFormat(named: "json")).bytes(later), as: UTF8.self)
    #expect(json.contains(#""age_seconds":600,"stale":true"#) && json.contains(#""id":"18422""#))
  }

  @Test("Absurd numbers are exported without a trap", arguments: ["csv", "openmetrics"]) func absurd(format: String)
    throws
  {
    for page in ["jobs", "nodes", "overview"] {
      #expect(try !text(format, page: page, of: AbsurdQueue.make()).isEmpty)
    }
    #expect(try snapshot(of: AbsurdQueue.make())["queues"] != nil)
  }

  @Test("A queue of which no jobs were ever told is not told as an empty one") func neverTold() throws {
    var site = SampleSite.powered()
    var batch = Batch(source: SourceID("slurm/accounting"), moment: SampleSite.now)
    batch.queue = QueueReport(queue: "slurm", kind: .slurm)
    batch.queue?.ended = []
    site.apply(batch, took: .zero)
    let queue = try queue(of: site)
    #expect(queue["ended"] != nil && queue["jobs"] == nil && queue["states"] == nil)
  }

  @Test("A node that only a scheduler knows obeys the schema") func unmeasured() throws {
    var site = Site(topology: Topology(name: "cluster"))
    site.register(
      SourceDescription(id: SourceID("slurm/nodes"), address: "here", cadence: .seconds(30), isScheduler: true))
    var batch = Batch(source: SourceID("slurm/nodes"), moment: SampleSite.now)
    batch.subjects = [.node("gpu01")]
    batch.queue = QueueReport(queue: "slurm", kind: .slurm)
    batch.queue?.nodes = [ScheduledNode(node: 0, state: "idle", condition: .idle)]
    site.apply(batch, took: .zero)
    let nodes = try snapshot(page: "nodes", of: site)["nodes"] as? [[String: Any]]
    #expect(nodes?.map { $0["state"] as? String } == ["unmeasured"])
  }

  @Test("A site without a scheduler has no queues") func none() throws {
    #expect(try snapshot(of: SampleSite.powered())["queues"] == nil)
    #expect(try !text("openmetrics", of: SampleSite.powered()).contains("aisle_jobs"))
  }
}
