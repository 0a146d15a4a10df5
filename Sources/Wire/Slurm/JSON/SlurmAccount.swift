internal import SiteModel

/// A job as slurmdbd has it: the same things as slurmctld's, in other places.
extension JSONScanner {
  private enum Group: String, CaseIterable {
    case array, component = "het", association, state, time, resources = "tres", required
  }
  private static let groups = JSONFields(Group.self)

  /// Reads a member of `jobs` of slurmdbd.
  mutating func slurmAccount() throws(Malformed) -> SlurmJob {
    var job = SlurmJob()
    guard kind == .object else {
      try skip()
      return job
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      guard let group = Self.groups[key] else { return try scanner.readPlain(key, into: &job) }
      guard scanner.kind == .object else { return }
      try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
        switch group {
        case .array, .component, .association: try scanner.readIdentity(group, key, into: &job)
        case .state, .time: try scanner.readCourse(key, into: &job)
        case .resources, .required: try scanner.readResources(key, into: &job)
        }
      }
    }
    return job
  }

  private mutating func readPlain(_ key: JSONKey, into job: inout SlurmJob) throws(Malformed) {
    switch key.text {
    case "job_id": job.number = try slurmNumber().whole
    case "name": job.name = try slurmText()
    case "user": if job.user.isEmpty { job.user = try slurmText() }
    case "account": job.account = try slurmText()
    case "partition": job.partition = try slurmText()
    case "qos": job.quality = try slurmText()
    case "priority": job.priority = try slurmNumber().whole
    case "allocation_nodes": job.nodeCount = try slurmNumber().whole
    case "exit_code": job.exit = try slurmExit()
    case "nodes": job.nodes = try slurmText(limit: SlurmJob.longList)
    default: break
    }
  }

  private mutating func readIdentity(_ group: Group, _ key: JSONKey, into job: inout SlurmJob) throws(Malformed) {
    switch (group, key.text) {
    case (.array, "job_id"): job.arrayNumber = try slurmNumber().whole
    case (.array, "task_id"): job.arrayTask = try slurmNumber().whole
    case (.array, "task"): job.arrayTasks = try slurmText(limit: SlurmJob.longList)
    case (.component, "job_id"): job.leader = try slurmNumber().whole
    case (.component, "job_offset"): job.component = try slurmNumber().whole
    case (.association, "user"):
      let user = try slurmText()
      if !user.isEmpty { job.user = user }
    default: break
    }
  }

  private mutating func readCourse(_ key: JSONKey, into job: inout SlurmJob) throws(Malformed) {
    switch key.text {
    case "current": job.states = try slurmTexts()
    case "reason": job.reason = try slurmText()
    case "submission": job.submitted = try slurmNumber().moment
    case "start": job.starts = try slurmNumber().moment
    case "end": job.ends = try slurmNumber().moment
    case "limit": job.timeLimit = try slurmNumber().minutes
    default: break
    }
  }

  /// Resources as records, put into the words that slurmctld uses for them.
  private mutating func readResources(_ key: JSONKey, into job: inout SlurmJob) throws(Malformed) {
    let name = key.text
    if name == "CPUs" { job.processorCount = try slurmNumber().whole }
    guard name == "allocated" || name == "requested", kind == .array else { return }
    var words: [String] = []
    try elements { (scanner: inout JSONScanner) throws(Malformed) in
      guard scanner.kind == .object else { return }
      var (type, name, count) = ("", "", Int?.none)
      try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
        switch key.text {
        case "type": type = try scanner.slurmText()
        case "name": name = try scanner.slurmText()
        case "count": count = try scanner.slurmNumber().whole
        default: break
        }
      }
      guard let count, words.count < 64 else { return }
      words.append("\(type)\(name.isEmpty ? "" : "/\(name)")=\(count)")
    }
    let text = words.joined(separator: ",")
    if name == "allocated" { job.allocated = text } else { job.requested = text }
  }
}
