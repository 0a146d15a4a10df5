import Foundation

/// What Aisle's JSON says of a queue, in the form of `SlurmTruth`.
struct AisleFacts {
  let jobs: [String: SlurmTruth.Record]
  let nodes: [String: SlurmTruth.Record]
  let ended: [String: SlurmTruth.Record]
  let queue: [String: Any]
  let snapshot: [String: Any]

  init(_ json: String) throws {
    let snapshot = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
    let queue = (snapshot["queues"] as? [[String: Any]])?.first ?? [:]
    (self.snapshot, self.queue) = (snapshot, queue)
    func byID(_ name: String) -> [String: SlurmTruth.Record] {
      let records = (queue[name] as? [[String: Any]] ?? []).map(Self.job)
      return Dictionary(records.map { ($0["id"] ?? "", $0) }) { first, _ in first }
    }
    jobs = byID("jobs")
    ended = byID("ended")
    let nodes = (snapshot["nodes"] as? [[String: Any]] ?? []).compactMap(Self.node)
    self.nodes = Dictionary(nodes.map { ($0["name"] ?? "", $0) }) { first, _ in first }
  }

  private static func job(_ job: [String: Any]) -> SlurmTruth.Record {
    var record = flat(job, but: ["places", "details", "figures", "state_text"])
    record["places"] = (job["places"] as? [[String: Any]] ?? []).map { place in
      let numbers = (place["accelerators"] as? [String: Any])?["numbers"] as? [Int] ?? []
      let processors = (place["processors"] as? Int).map(String.init) ?? ""
      let name = place["node"] as? String ?? ""
      if processors.isEmpty, numbers.isEmpty { return name }
      return "\(name):\(processors):\(numbers.map(String.init).joined(separator: ","))"
    }.joined(separator: " ")
    return record.filter { !$0.value.isEmpty }
  }

  private static func node(_ node: [String: Any]) -> SlurmTruth.Record? {
    guard let scheduler = (node["schedulers"] as? [[String: Any]])?.first else { return nil }
    var record = flat(scheduler, but: ["queue", "partitions", "features", "accelerators_held"])
    record["name"] = node["name"] as? String
    record["partitions"] = (scheduler["partitions"] as? [String])?.joined(separator: ",")
    record["features"] = (scheduler["features"] as? [String])?.joined(separator: ",")
    let held = (scheduler["accelerators_held"] as? [String: Any])?["numbers"] as? [Int] ?? []
    record["accelerators_held"] = held.map(String.init).joined(separator: ",")
    return record.filter { !$0.value.isEmpty }
  }

  /// Numbers and words as they stand, times as whole seconds, what is inside another object by "outer.inner".
  private static func flat(_ object: [String: Any], but left: Set<String>) -> SlurmTruth.Record {
    var record: SlurmTruth.Record = [:]
    for (name, value) in object where !left.contains(name) {
      switch value {
      case let inner as [String: Any]: for (key, value) in flat(inner, but: []) { record["\(name).\(key)"] = value }
      case let text as String: record[name] = isTime(name) ? SlurmTruth.seconds(of: text) : text
      case let number as NSNumber: record[name] = "\(number.int64Value)"
      default: break
      }
    }
    return record
  }

  private static func isTime(_ name: String) -> Bool {
    ["submitted", "began", "ends", "expected_start", "reason_time"].contains(name)
  }
}
