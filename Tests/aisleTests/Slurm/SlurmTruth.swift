import AisleTesting
import Foundation
import SiteModel

/// What Slurm says itself, read apart from Aisle: `squeue --json`, `scontrol show node` and `sacct --json`, each record as
/// texts by the names of Aisle's export. What is not said is absent; times are whole seconds of the epoch.
struct SlurmTruth {
  typealias Record = [String: String]
  var jobs: [String: Record] = [:]
  var nodes: [String: Record] = [:]
  var ended: [String: Record] = [:]

  init(of cluster: SlurmCluster) async throws {
    for job in try Self.objects("jobs", in: await cluster.output("squeue --all --json")) {
      let record = Self.job(job)
      jobs[record["id"] ?? ""] = record
    }
    let nodes = try await cluster.output("scontrol --oneliner --details show nodes")
    for line in String(decoding: nodes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("NodeName=") {
      let record = Self.node(String(line))
      self.nodes[record["name"] ?? ""] = record
    }
    // Slurm 22.05 writes every exit code as 0 in the JSON of its accounting.
    let columns = "JobID,ExitCode,NNodes,NCPUS,Priority,Reason,AllocTRES"
    let table = try await cluster.said("sacct --allusers --allocations --noheader --parsable2 --format=\(columns)")
    let rows = table.split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    let more = Dictionary(rows.map { (String($0[0]), $0.map(String.init)) }) { _, last in last }
    for job in try Self.objects("jobs", in: await cluster.output("sacct --allusers --json")) {
      guard var record = Self.ended(job), let row = more[record["id"] ?? ""], row.count == 7 else { continue }
      (record["exit_code"], record["node_count"], record["processor_count"]) = (row[1], row[2], row[3])
      (record["priority"], record["accelerator_count"]) = (row[4], Self.accelerators(in: row[6]))
      record["reason"] = row[5] == "None" ? nil : row[5]
      ended[record["id"] ?? ""] = record
    }
  }

  /// JSON of Slurm's with bytes that are no UTF-8 is no JSON: they are replaced first.
  private static func objects(_ name: String, in bytes: [UInt8]) throws -> [[String: Any]] {
    let repaired = Data(String(decoding: bytes, as: UTF8.self).utf8)
    let root = try JSONSerialization.jsonObject(with: repaired) as? [String: Any]
    return root?[name] as? [[String: Any]] ?? []
  }

  // MARK: squeue

  private static func job(_ job: [String: Any]) -> Record {
    func number(_ name: String) -> Int { job[name] as? Int ?? 0 }
    func text(_ name: String) -> String { job[name] as? String ?? "" }
    let isWaiting = ["PENDING", "REQUEUED", "REQUEUE_HOLD", "SPECIAL_EXIT"].contains(text("job_state"))
    var record: Record = ["id": "\(number("job_id"))"]
    if number("het_job_id") > 0 {
      record["id"] = "\(number("het_job_id"))+\(number("het_job_offset"))"
      record["leader"] = "\(number("het_job_id"))"
    }
    if number("array_job_id") > 0 {
      // "4-19%4"; empty for a task. Slurm 22.05 writes null for the task 0.
      let tasks = text("array_task_string").split(separator: "%")
      let task = "\(number("array_task_id"))"
      record["id"] = "\(number("array_job_id"))_\(tasks.isEmpty ? task : "*")"
      record["array.number"] = "\(number("array_job_id"))"
      record["array.tasks"] = tasks.first.map(String.init) ?? task
      record["array.count"] = "\(tasks.first.map { count(of: String($0)) } ?? 1)"
      if tasks.count > 1 { record["array.limit"] = String(tasks[1]) }
    }
    for (name, key) in [
      ("name", "name"), ("user", "user_name"), ("account", "account"), ("partition", "partition"), ("quality", "qos"),
      ("dependency", "dependency"),
    ] {
      record[name] = CleanText.cleaned(text(key))
    }
    record["state"] = text("job_state").lowercased()
    record["reason"] = text("state_description").isEmpty ? text("state_reason") : text("state_description")
    // As wait(2) has it.
    record["exit_code"] = "\(number("exit_code") >> 8):\(number("exit_code") & 0x7F)"
    record["priority"] = "\(number("priority"))"
    record["node_count"] = "\(number("node_count"))"
    // Null for a job that ended before it began; what it asked for is told all the same.
    let asked = text("tres_req_str").firstMatch(of: /cpu=([0-9]+)/).map { String($0.1) }
    record["processor_count"] = (job["cpus"] as? Int).map(String.init) ?? asked
    record["accelerator_count"] = accelerators(in: text(isWaiting ? "tres_req_str" : "tres_alloc_str"))
    record["submitted"] = "\(number("submit_time"))"
    if let minutes = job["time_limit"] as? Int { record["time_limit_seconds"] = "\(minutes * 60)" }
    let start = number("start_time")
    if start > 0 { record[isWaiting ? "expected_start" : "began"] = "\(start)" }
    if !isWaiting, number("end_time") > 0 { record["ends"] = "\(number("end_time"))" }
    record["places"] = isWaiting ? "" : places(of: job)
    return record.filter { !$0.value.isEmpty }
  }

  /// "gpu01:8:0,1,2 gpu02:8:3": processors and accelerators of each node while the job holds it, else its name alone.
  private static func places(of job: [String: Any]) -> String {
    let resources = job["job_resources"] as? [String: Any]
    guard let nodes = resources?["allocated_nodes"] as? [[String: Any]], !nodes.isEmpty else {
      return job["nodes"] as? String ?? ""
    }
    let used = job["gres_detail"] as? [String] ?? []
    return nodes.enumerated().map { place, node in
      let sockets = node["sockets"] as? [String: [String: [String: String]]] ?? [:]
      let cores = sockets.values.reduce(0) { $0 + ($1["cores"]?.values.count { $0.hasPrefix("allocated") } ?? 0) }
      return "\(node["nodename"] ?? ""):\(cores):\(used.indices.contains(place) ? indices(in: used[place]) : "")"
    }.joined(separator: " ")
  }

  /// Of "cpu=8,mem=200G,gres/gpu=8".
  private static func accelerators(in list: String) -> String {
    list.split(separator: ",").first { $0.hasPrefix("gres/gpu=") }.map { String($0.dropFirst(9)) } ?? "0"
  }

  /// "0,1,2,3" of "gpu:h100:4(IDX:0-3)".
  private static func indices(in text: String) -> String {
    guard let match = text.firstMatch(of: /IDX:([0-9,-]+)/) else { return "" }
    return numbers(in: String(match.1)).map(String.init).joined(separator: ",")
  }

  private static func numbers(in list: String) -> [Int] {
    list.split(separator: ",").flatMap { part -> [Int] in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? Array(ends[0]...ends[1]) : ends
    }
  }

  private static func count(of tasks: String) -> Int { numbers(in: tasks).count }

  // MARK: scontrol

  private static func node(_ line: String) -> Record {
    func value(_ key: String) -> String {
      guard let start = line.range(of: " \(key)=")?.upperBound else { return "" }
      return String(line[start...].prefix { $0 != " " })
    }
    var record: Record = ["name": String(line.dropFirst("NodeName=".count).prefix { $0 != " " })]
    let state = value("State")
    record["condition"] = condition(of: state)
    record["state"] = state.lowercased()
    if let reason = line.firstMatch(of: #/ Reason=(.*?)(?: \[([^\[@]*)@([0-9T:-]+)\])?\s*$/#) {
      record["reason"] = String(reason.1)
      record["reason_user"] = reason.2.map(String.init)
      record["reason_time"] = reason.3.flatMap { seconds(of: "\($0).000Z") }
    }
    record["partitions"] = value("Partitions")
    record["processors"] = value("CPUTot")
    record["processors_held"] = value("CPUAlloc")
    record["memory_bytes"] = bytes(value("RealMemory"))
    record["memory_held_bytes"] = bytes(value("AllocMem"))
    let kind = value("Gres").split(separator: ":")
    record["accelerators"] = kind.last.map(String.init)
    record["accelerator_kind"] = kind.count > 2 ? String(kind[1]) : ""
    record["accelerators_held"] = indices(in: value("GresUsed"))
    record["features"] = value("ActiveFeatures") == "(null)" ? "" : value("ActiveFeatures")
    return record.filter { !$0.value.isEmpty }
  }

  private static func bytes(_ mebibytes: String) -> String { Int(mebibytes).map { "\($0 << 20)" } ?? "" }

  /// What "MIXED+DRAIN" comes to for who looks for room, by sinfo(1).
  private static func condition(of state: String) -> String {
    let words = state.replacing("*", with: "").split(separator: "+").map(String.init)
    let base = words.first ?? ""
    let isBusy = ["ALLOCATED", "MIXED"].contains(base) || words.contains("COMPLETING")
    if words.contains("DRAIN") { return base == "DOWN" ? "down" : isBusy ? "draining" : "drained" }
    // Such a node is given no jobs.
    if base == "DOWN" || words.contains("NOT_RESPONDING") || state.contains("*") { return "down" }
    if words.contains("MAINTENANCE") { return "maintenance" }
    if words.contains("POWERED_DOWN") { return "powered_down" }
    if words.contains("RESERVED"), base == "IDLE" { return "reserved" }
    if words.contains("COMPLETING"), base == "IDLE" { return "completing" }
    return base.lowercased()
  }

  static func seconds(of timestamp: String) -> String? {
    let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return (try? Date(timestamp, strategy: format)).map { "\(Int($0.timeIntervalSince1970))" }
  }

  // MARK: sacct

  /// Nil for one that has not ended.
  private static func ended(_ job: [String: Any]) -> Record? {
    let time = job["time"] as? [String: Any] ?? [:]
    let state = (job["state"] as? [String: Any])?["current"] as? String ?? ""
    let isOver = !["REQUEUED", "PENDING", "RUNNING"].contains(state)
    guard let end = time["end"] as? Int, end > 0, isOver else { return nil }
    var record: Record = ["id": "\(job["job_id"] as? Int ?? 0)"]
    if let array = job["array"] as? [String: Any], let number = array["job_id"] as? Int, number > 0 {
      record["id"] = "\(number)_\(array["task_id"] as? Int ?? 0)"
    }
    if let parts = job["het"] as? [String: Any], let number = parts["job_id"] as? Int, number > 0 {
      record["id"] = "\(number)+\(parts["job_offset"] as? Int ?? 0)"
    }
    for name in ["name", "user", "account", "partition"] {
      record[name] = CleanText.cleaned(job[name] as? String ?? "")
    }
    record["quality"] = job["qos"] as? String
    record["state"] = state.lowercased()
    record["submitted"] = "\(time["submission"] as? Int ?? 0)"
    if let start = time["start"] as? Int, start > 0 { record["began"] = "\(start)" }
    record["ends"] = "\(end)"
    if let minutes = time["limit"] as? Int { record["time_limit_seconds"] = "\(minutes * 60)" }
    let nodes = job["nodes"] as? String ?? ""
    record["places"] = nodes == "None assigned" ? "" : nodes
    return record.filter { !$0.value.isEmpty }
  }
}
