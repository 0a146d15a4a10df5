internal import Analysis
internal import SiteModel

/// Writes jobs of one queue: all that the scheduler says, and what is measured of those that hold nodes.
struct JobDocument {
  let site: Site
  /// The queue's place in `Site.queues`.
  let queue: Int
  let figures: JobSummaries

  /// The caller opens and closes the object.
  func write(_ job: Job, to json: inout JSONWriter) {
    json.field("id", job.id)
    json.word("name", job.name)
    json.word("user", job.user)
    json.word("account", job.account)
    json.word("partition", job.partition)
    json.word("quality", job.quality)
    json.field("state", job.state.name)
    json.word("state_text", job.stateText)
    json.word("reason", job.reason)
    json.word("exit_code", job.exitCode)
    writeArray(of: job, to: &json)
    json.count("leader", job.leader)
    json.count("priority", job.priority)
    json.count("node_count", job.nodeCount.map(Int.init))
    json.count("processor_count", job.processorCount.map(Int.init))
    json.count("accelerator_count", job.acceleratorCount.map(Int.init))
    json.field("submitted", job.submitted?.timestamp)
    json.field("began", job.began?.timestamp)
    json.field("ends", job.ends?.timestamp)
    json.field("expected_start", job.expectedStart?.timestamp)
    json.field("time_limit_seconds", job.timeLimit?.seconds)
    json.word("dependency", job.dependency)
    json.list("places", job.places) { place, json in
      json.field("node", site.directory.nodeName(Int(place.node)))
      json.count("processors", place.processors.map(Int.init))
      json.accelerators("accelerators", place.accelerators)
    }
    if let details = job.details { json.list("details", details.fields, Self.write) }
    writeFigures(of: job, to: &json)
  }

  static func write(_ field: JobDetails.Field, to json: inout JSONWriter) {
    json.field("name", field.name)
    json.field("text", field.text)
  }

  private func writeArray(of job: Job, to json: inout JSONWriter) {
    guard let array = job.array else { return }
    json.key("array")
    json.beginObject()
    json.field("number", array.number)
    json.field("tasks", array.tasks)
    json.field("count", Int(array.count))
    json.count("limit", array.limit.map(Int.init))
    json.endObject()
  }

  private func writeFigures(of job: Job, to json: inout JSONWriter) {
    let figures = self.figures[JobReference(queue: queue, id: job.id)]
    guard job.state.holdsNodes || figures.energy != nil else { return }
    json.key("figures")
    json.beginObject()
    json.field("power_watts", figures.power)
    if figures.power != nil {
      json.field("power_is_estimated", figures.isPowerEstimated)
      json.field("power_is_at_least", figures.isPowerLeast)
    }
    json.field("energy_joules", figures.energy)
    if figures.energy != nil {
      json.field("energy_is_estimated", figures.isEnergyEstimated)
      json.field("energy_seconds", figures.watched?.seconds)
    }
    json.field("load_ratio", figures.load)
    json.field("load_least_ratio", figures.loadSpread?.least)
    json.field("load_greatest_ratio", figures.loadSpread?.greatest)
    json.field("load_deviation_ratio", figures.loadSpread?.deviation)
    json.field("accelerators_known", figures.loadCoverage.count)
    json.field("accelerators_expected", figures.loadCoverage.expected)
    json.count("accelerators_idle", figures.idleAccelerators)
    json.field("idle_power_watts", figures.idlePower)
    if let slowest = figures.slowestNode {
      json.field("slowest_node", site.directory.nodeName(site.directory.node(of: slowest.id)))
      json.field("slowest_node_load_ratio", slowest.value)
    }
    if let hottest = figures.hottestAccelerator {
      json.field("hottest_node", site.directory.nodeName(site.directory.node(of: hottest.id)))
      json.field("hottest_accelerator", site.directory.name(of: hottest.id))
      json.field("hottest_accelerator_celsius", hottest.value)
    }
    json.field("nodes_reporting", figures.nodes.count)
    json.field("nodes_expected", figures.nodes.expected)
    json.endObject()
  }
}

/// How many records of a queue have something in common, and how many jobs they stand for: each task of an array is one.
struct JobCount<Key: Hashable> {
  var key: Key
  var records = 0
  var jobs = 0

  /// In the order in which the keys are met.
  static func counts(of jobs: [Job], by key: (Job) -> Key) -> [JobCount] {
    var places: [Key: Int] = [:]
    var counts: [JobCount] = []
    for job in jobs {
      let key = key(job)
      let place = places[key] ?? counts.count
      if place == counts.count {
        places[key] = place
        counts.append(JobCount(key: key))
      }
      counts[place].records += 1
      counts[place].jobs += job.array.map { Int($0.count) } ?? 1
    }
    return counts
  }
}

extension JSONWriter {
  /// Absent when empty.
  mutating func word(_ name: String, _ text: String) { if !text.isEmpty { field(name, text) } }

  /// Absent when nil.
  mutating func count(_ name: String, _ value: Int?) { if let value { field(name, value) } }

  /// How many, and which, where that is told.
  mutating func accelerators(_ name: String, _ set: AcceleratorSet) {
    key(name)
    beginObject()
    field("count", Int(set.count))
    if set.isKnown {
      key("numbers")
      beginArray()
      for number in set.numbers { integer(number) }
      endArray()
    }
    endObject()
  }

  /// A list of objects.
  mutating func list<Part>(_ name: String, _ parts: [Part], _ each: (Part, inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    for part in parts {
      beginObject()
      each(part, &self)
      endObject()
    }
    endArray()
  }
}

extension ExportSubject {
  /// Nil for a source that is not known.
  func sourceName(_ source: Int) -> String? {
    site.sources.indices.contains(source) ? site.sources[source].description.id.name : nil
  }

  /// In seconds to the millisecond; a moment ahead of Aisle's clock is as good as now.
  func age(of moment: Moment) -> Double { max(0, Double((now - moment).nanoseconds / 1_000_000) / 1000) }

  /// True when what was told is older than its source's answers may be.
  func isStale(_ origin: JobQueue.Origin) -> Bool {
    let limit = site.sources.indices.contains(origin.source) ? site.sources[origin.source].staleAfter : .seconds(30)
    return now - origin.moment > limit
  }
}

extension JobQueue.Part {
  /// The name in exports.
  var name: String { "\(self)" }
}

extension ScheduledNode.Condition {
  /// The name in exports.
  var name: String {
    switch self {
    case .poweredDown: "powered_down"
    case .poweringUp: "powering_up"
    case .poweringDown: "powering_down"
    default: "\(self)"
    }
  }
}
