internal import Interaction
internal import SiteModel
internal import Wording

/// What the table of jobs needs to know of a hundred thousand jobs, worked out once for each answer of a scheduler: what
/// a filter searches, what belongs together, what all of it comes to. Nothing in it ever changes.
///
/// A row is a place in `jobs`: those of all queues, one queue after another.
final class JobIndex: Sendable {
  /// What an index is of: while it is the same, so is the index.
  struct Key: Equatable {
    var site: String
    var origins: [JobQueue.Origin?]
    var counts: [Int]
    var nodes: Int
  }

  /// Texts that many jobs share.
  enum Field: Int, CaseIterable { case name, user, account, partition, quality, state, reason, dependency, exit }

  let key: Key
  /// True for jobs that have ended, in place of those in the queue.
  let isOfEnded: Bool
  let jobs: [Job]
  /// The first row of each queue.
  let starts: [Int]
  let queueNames: [String]
  let shared: [SharedTexts]
  let groups: [JobGroup]
  /// By row: its group, -1 for none.
  let groupOfRow: [Int32]
  /// By row of ended jobs, by reference: queues keep no table of those.
  private let endedRows: [JobReference: Int32]
  private let groupPlaces: [JobReference: Int32]

  let places: PlaceTexts
  /// True where any identifier is no number, as in Kubernetes.
  let hasNamedIdentifiers: Bool
  /// True where any job has accelerators or asks for some.
  let hasAccelerators: Bool

  /// `previous` lends what is known of nodes and racks.
  init(of site: Site, ended isOfEnded: Bool = false, after previous: JobIndex? = nil) {
    key = Self.key(of: site, ended: isOfEnded)
    self.isOfEnded = isOfEnded
    let parts = site.queues.map { isOfEnded ? Self.ended($0) : $0.jobs }
    let jobs = parts.count == 1 ? parts[0] : parts.flatMap(\.self)
    self.jobs = jobs
    hasNamedIdentifiers = jobs.contains { $0.id.utf8.first.map { $0 < 0x30 || $0 > 0x39 } ?? true }
    hasAccelerators = jobs.contains { ($0.acceleratorCount ?? 0) > 0 }
    let isSame = previous?.key.site == key.site && previous?.key.nodes == key.nodes
    places = (isSame ? previous?.places : nil) ?? PlaceTexts(of: site)
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.count) }
    self.starts = starts
    queueNames = site.queues.map(\.name)
    shared = Field.allCases.map { SharedTexts($0, of: jobs) }
    var rows: [JobReference: Int32] = [:]
    if isOfEnded {
      for (queue, part) in parts.enumerated() {
        for (place, job) in part.enumerated() {
          rows[JobReference(queue: queue, id: job.id)] = Int32(starts[queue] + place)
        }
      }
    }
    endedRows = rows
    (groups, groupOfRow) = JobGroup.groups(of: jobs, starts: starts)
    var places: [JobReference: Int32] = [:]
    for (place, group) in groups.enumerated() { places[group.reference] = Int32(place) }
    groupPlaces = places
  }

  static func key(of site: Site, ended isOfEnded: Bool) -> Key {
    Key(
      site: site.name, origins: site.queues.flatMap { [$0.origins[.jobs], isOfEnded ? $0.origins[.ended] : nil] },
      counts: site.queues.map { isOfEnded ? $0.ended.count : $0.jobs.count }, nodes: site.directory.nodes.count)
  }

  /// Jobs that ended by the accounting, and those of the queue that it does not have yet.
  private static func ended(_ queue: JobQueue) -> [Job] {
    let known = Set(queue.ended.map(\.id))
    return queue.jobs.filter { $0.state.hasEnded && !known.contains($0.id) } + queue.ended
  }

  func queue(ofRow row: Int) -> Int { max(0, starts.dropLast().lastIndex { $0 <= row } ?? 0) }

  func reference(ofRow row: Int) -> JobReference {
    JobReference(queue: starts.count == 2 ? 0 : queue(ofRow: row), id: jobs[row].id)
  }

  func row(of reference: JobReference, in site: Site) -> Int? {
    if isOfEnded { return endedRows[reference].map(Int.init) }
    guard site.queues.indices.contains(reference.queue), starts.indices.contains(reference.queue + 1),
      let place = site.queues[reference.queue].place(of: reference.id)
    else { return nil }
    let row = starts[reference.queue] + place
    return row < starts[reference.queue + 1] && jobs[row].id == reference.id ? row : nil
  }

  func group(of reference: JobReference) -> JobGroup? { groupPlaces[reference].map { groups[Int($0)] } }
}

/// Names of nodes and racks as filters search them.
struct PlaceTexts: Sendable {
  let nodes: [FilterText]
  let racks: [FilterText]
  /// By node of the site: its rack, -1 for none.
  let rackOfNode: [Int32]

  init(of site: Site) {
    nodes = site.directory.nodes.map { FilterText([site.directory.nodeName($0)]) }
    racks = site.topology.racks.map { FilterText([$0.name]) }
    rackOfNode = site.directory.nodes.map { site.plan(of: $0)?.rack.map { Int32($0) } ?? -1 }
  }
}

/// One text of every job, each different one kept once.
struct SharedTexts: Sendable {
  /// By row: its place in `values`.
  let codes: [Int32]
  let values: [String]
  /// By value: what a filter searches, the value itself first, then our own words for it.
  let forms: [[FilterText]]

  init(_ field: JobIndex.Field, of jobs: [Job]) {
    var places: [String: Int32] = [:]
    var codes = [Int32](repeating: 0, count: jobs.count)
    var values: [String] = []
    var states: [JobState] = []
    // Neighbours are often of one array, or one user's.
    var last: (text: String, code: Int32)?
    for row in jobs.indices {
      // A whole job is not copied for one text of it.
      let text = Self.text(field, of: jobs[row])
      if let last, last.text == text {
        codes[row] = last.code
        continue
      }
      let code = places[text] ?? Int32(values.count)
      if Int(code) == values.count {
        places[text] = code
        values.append(text)
        states.append(jobs[row].state)
      }
      codes[row] = code
      last = (text, code)
    }
    self.codes = codes
    self.values = values
    forms = values.indices.map { place in
      switch field {
      case .state: [values[place], states[place].word.english, states[place].word.chinese]
      case .reason: [values[place]] + Language.allCases.map { Wording($0).shortReason(values[place]) }
      case .exit: [values[place], Self.exitForm(values[place])]
      default: [values[place]]
      }
    }.map { words in words.map { FilterText([$0]) } }
  }

  private static func text(_ field: JobIndex.Field, of job: Job) -> String {
    switch field {
    case .name: job.name
    case .user: job.user
    case .account: job.account
    case .partition: job.partition
    case .quality: job.quality
    case .state: job.stateText.isEmpty ? job.state.name : job.stateText
    case .reason: job.reason
    case .dependency: job.dependency
    case .exit: job.exitCode
    }
  }

  /// What people type for "3:0" and "0:15": "3", "signal15".
  private static func exitForm(_ code: String) -> String {
    let parts = code.split(separator: ":").map(String.init)
    guard parts.count == 2 else { return code }
    return parts[1] == "0" ? parts[0] : parts[0] == "0" ? "signal\(parts[1])" : code
  }

  subscript(row: Int) -> String { values[Int(codes[row])] }
  /// True when any job has this text at all.
  var isTold: Bool { values.contains { !$0.isEmpty } }
}
