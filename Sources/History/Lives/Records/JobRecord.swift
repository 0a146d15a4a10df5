package import SiteModel

/// A job of a queue; its nodes are places in a table of names.
package struct JobRecord: Kept, Sendable {
  package struct Key: Hashable, Sendable {
    package var id: String
    /// Which of several records with that id: a job that has been put back ends more than once.
    package var turn: Int
  }

  package var job: Job
  package var turn: Int

  package init(_ job: Job, turn: Int = 0) {
    self.job = job
    self.turn = turn
  }

  package static let blank = JobRecord(Job("", .unknown))
  package var key: Key { Key(id: job.id, turn: turn) }
  package var keyOnly: JobRecord { JobRecord(Job(job.id, .unknown), turn: turn) }

  /// Records of jobs in their order, told apart where ids are alike.
  package static func all(_ jobs: [Job]) -> [JobRecord] {
    var turns: [String: Int] = Dictionary(minimumCapacity: jobs.count)
    return jobs.map { job in
      let turn = turns[job.id, default: 0]
      turns[job.id] = turn + 1
      return JobRecord(job, turn: turn)
    }
  }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: JobRecord) {
    coder.identifier(1, &job.id, base.job.id)
    coder.integer(2, &turn, base.turn)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobRecord) {
    job.exchangeWords(with: &coder, base.job)
    job.exchangeFigures(with: &coder, base.job)
    job.exchangePlaces(with: &coder, base.job)
  }
}

extension Job {
  fileprivate mutating func exchangeWords(with coder: inout some FieldCoder, _ base: Job) {
    coder.name(3, &name, base.name)
    coder.name(4, &user, base.user)
    coder.name(5, &account, base.account)
    coder.name(6, &partition, base.partition)
    coder.name(7, &quality, base.quality)
    coder.choice(8, &state, base.state)
    coder.name(9, &stateText, base.stateText)
    coder.text(10, &reason, base.reason)
    coder.name(11, &exitCode, base.exitCode)
  }

  fileprivate mutating func exchangeFigures(with coder: inout some FieldCoder, _ base: Job) {
    coder.record(12, &array, base.array)
    coder.integer(13, &leader, base.leader)
    coder.integer(14, &priority, base.priority)
    coder.integer(15, &nodeCount, base.nodeCount)
    coder.integer(16, &processorCount, base.processorCount)
    coder.integer(17, &acceleratorCount, base.acceleratorCount)
    coder.moment(18, &submitted, base.submitted)
    coder.moment(19, &began, base.began)
    coder.moment(20, &ends, base.ends)
    coder.moment(21, &expectedStart, base.expectedStart)
    coder.duration(22, &timeLimit, base.timeLimit)
    coder.text(23, &dependency, base.dependency)
  }

  fileprivate mutating func exchangePlaces(with coder: inout some FieldCoder, _ base: Job) {
    coder.records(24, &places, base.places)
    var fields = details?.fields
    let known = fields
    coder.records(25, &fields, base.details?.fields)
    if fields != known { details = fields.map { JobDetails($0) } }
  }
}

extension JobArray: Recorded {
  package static let blank = JobArray(number: 0, tasks: "", count: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobArray) {
    coder.integer(1, &number, base.number)
    coder.text(2, &tasks, base.tasks)
    coder.integer(3, &count, base.count)
    coder.integer(4, &limit, base.limit)
  }
}

extension JobPlace: Recorded {
  package static let blank = JobPlace(node: -1)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobPlace) {
    coder.node(1, &node, base.node)
    coder.integer(2, &processors, base.processors)
    accelerators.exchange(with: &coder, base.accelerators, bits: 3, count: 4)
  }
}

extension AcceleratorSet {
  /// Two fields: which they are where that is told, else how many.
  mutating func exchange(with coder: inout some FieldCoder, _ base: AcceleratorSet, bits: Int, count: Int) {
    var known = isKnown ? self.bits : 0
    coder.bits(bits, &known, base.isKnown ? base.bits : 0)
    var some = isKnown ? 0 : Int(self.count)
    coder.integer(count, &some, base.isKnown ? 0 : Int(base.count))
    let read = some > 0 ? AcceleratorSet(count: some) : AcceleratorSet(bits: known)
    if read != self { self = read }
  }
}

extension JobDetails.Field: Recorded {
  package static let blank = JobDetails.Field("", "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobDetails.Field) {
    coder.name(1, &name, base.name)
    coder.text(2, &text, base.text)
  }
}
