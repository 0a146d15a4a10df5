internal import SiteModel

/// A job as an answer has it, before it is put together.
struct SlurmJob {
  /// Characters that a list of nodes or tasks may have.
  static let longList = 1 << 20
  /// Characters that a list of resources or dependencies may have.
  static let shortList = 2_048

  var number: Int?
  var arrayNumber: Int?
  var arrayTask: Int?
  var arrayTasks = ""
  var arrayLimit: Int?
  var leader: Int?
  var component: Int?
  var name = ""
  var user = ""
  var userNumber: Int?
  var account = ""
  var partition = ""
  var quality = ""
  var states: [String] = []
  var reason = ""
  var reasonText = ""
  var priority: Int?
  var nodeCount: Int?
  var processorCount: Int?
  var allocated = ""
  var requested = ""
  var perNode = ""
  var submitted: Moment?
  var starts: Moment?
  var ends: Moment?
  var timeLimit: Duration?
  var dependency = ""
  var nodes = ""
  var genericResources: [String] = []
  var resources = SlurmPlaces()
  var exit = SlurmExit()
  /// What only the page of one job tells: by the names that `scontrol show job` has for it, in its order.
  var told: [Field: String] = [:]

  enum Field: String, CaseIterable {
    case number = "job_id", arrayNumber = "array_job_id", arrayTask = "array_task_id", arrayTasks = "array_task_string"
    case arrayLimit = "array_max_tasks", leader = "het_job_id", component = "het_job_offset", name, user = "user_name"
    case userNumber = "user_id", account, partition, quality = "qos", states = "job_state", reason = "state_reason"
    case reasonText = "state_description", priority, nodeCount = "node_count", processorCount = "cpus"
    case allocated = "tres_alloc_str", requested = "tres_req_str", perNode = "tres_per_node", submitted = "submit_time"
    case starts = "start_time", ends = "end_time", timeLimit = "time_limit", dependency, nodes
    case genericResources = "gres_detail", resources = "job_resources", exit = "exit_code", perJob = "tres_per_job"
    case command, workFolder = "current_working_directory", comment, adminComment = "admin_comment"
    case systemComment = "system_comment", output = "standard_output", errors = "standard_error"
    case input = "standard_input", features, licenses, reservation = "resv_name", required = "required_nodes"
    case excluded = "excluded_nodes", expectedNodes = "scheduled_nodes", batchHost = "batch_host", network
  }

  /// What is told of one job only.
  static let details: [(field: Field, key: SlurmJobKey)] = [
    (.command, .command), (.workFolder, .workFolder), (.comment, .comment), (.adminComment, .adminComment),
    (.systemComment, .systemComment), (.output, .output), (.errors, .errors), (.input, .input), (.perJob, .perJob),
    (.features, .features), (.licenses, .licenses), (.reservation, .reservation), (.required, .required),
    (.excluded, .excluded), (.expectedNodes, .expectedNodes), (.batchHost, .batchHost), (.network, .network),
  ]
  private static let detailFields = Set(details.map(\.field))
  static func isDetail(_ field: Field) -> Bool { detailFields.contains(field) }

  static let fields = JSONFields(Field.self)
}

extension JSONScanner {
  /// Reads a member of `jobs` of slurmctld.
  mutating func slurmJob(withDetails: Bool = false) throws(Malformed) -> SlurmJob {
    var job = SlurmJob()
    guard kind == .object else {
      try skip()
      return job
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      guard let field = SlurmJob.fields[key] else { return }
      if SlurmJob.isDetail(field) {
        if withDetails { job.told[field] = try scanner.slurmText(limit: 1_024) }
        return
      }
      if try !scanner.readText(field, into: &job) { try scanner.readNumber(field, into: &job) }
    }
    return job
  }

  /// False for a field that is none of the texts.
  private mutating func readText(_ field: SlurmJob.Field, into job: inout SlurmJob) throws(Malformed) -> Bool {
    switch field {
    case .arrayTasks: job.arrayTasks = try slurmText(limit: SlurmJob.longList)
    case .name: job.name = try slurmText()
    case .user: job.user = try slurmText()
    case .account: job.account = try slurmText()
    case .partition: job.partition = try slurmText(limit: SlurmJob.shortList)
    case .quality: job.quality = try slurmText()
    case .states: job.states = try slurmTexts()
    case .reason: job.reason = try slurmText()
    case .reasonText: job.reasonText = try slurmText()
    case .allocated: job.allocated = try slurmText(limit: SlurmJob.shortList)
    case .requested: job.requested = try slurmText(limit: SlurmJob.shortList)
    case .perNode: job.perNode = try slurmText(limit: SlurmJob.shortList)
    case .dependency: job.dependency = try slurmText(limit: SlurmJob.shortList)
    case .nodes: job.nodes = try slurmText(limit: SlurmJob.longList)
    case .genericResources: job.genericResources = try slurmTexts(limit: SlurmJob.shortList)
    case .resources: try slurmPlaces(into: &job.resources)
    case .exit: job.exit = try slurmExit()
    default: return false
    }
    return true
  }

  private mutating func readNumber(_ field: SlurmJob.Field, into job: inout SlurmJob) throws(Malformed) {
    let number = try slurmNumber()
    switch field {
    case .number: job.number = number.whole
    case .arrayNumber: job.arrayNumber = number.whole
    case .arrayTask: job.arrayTask = number.whole
    case .arrayLimit: job.arrayLimit = number.whole
    case .leader: job.leader = number.whole
    case .component: job.component = number.whole
    case .userNumber: job.userNumber = number.whole
    case .priority: job.priority = number.whole
    case .nodeCount: job.nodeCount = number.whole
    case .processorCount: job.processorCount = number.whole
    case .submitted: job.submitted = number.moment
    case .starts: job.starts = number.moment
    case .ends: job.ends = number.moment
    case .timeLimit: job.timeLimit = number.minutes
    default: break
    }
  }
}
