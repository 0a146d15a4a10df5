package import SiteModel

extension ScheduledNode: Kept {
  package static let blank = ScheduledNode(node: -1, state: "", condition: .unknown)
  package var key: Int32 { node }
  package var keyOnly: ScheduledNode { ScheduledNode(node: Int(node), state: "", condition: .unknown) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: ScheduledNode) {
    coder.node(1, &node, base.node)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ScheduledNode) {
    coder.name(2, &state, base.state)
    coder.choice(3, &condition, base.condition)
    coder.text(4, &reason, base.reason)
    coder.name(5, &reasonUser, base.reasonUser)
    coder.moment(6, &reasonMoment, base.reasonMoment)
    coder.texts(7, &partitions, base.partitions)
    coder.integer(8, &processors, base.processors)
    coder.integer(9, &processorsHeld, base.processorsHeld)
    coder.real(10, &memory, base.memory)
    coder.real(11, &memoryHeld, base.memoryHeld)
    coder.integer(12, &accelerators, base.accelerators)
    acceleratorsHeld.exchange(with: &coder, base.acceleratorsHeld, bits: 13, count: 14)
    coder.name(15, &acceleratorKind, base.acceleratorKind)
    coder.texts(16, &features, base.features)
    coder.name(17, &reservation, base.reservation)
  }
}

extension JobPartition: Kept {
  package static let blank = JobPartition("")
  package var key: String { name }
  package var keyOnly: JobPartition { JobPartition(name) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: JobPartition) {
    coder.name(1, &name, base.name)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobPartition) {
    coder.name(2, &state, base.state)
    coder.flag(3, &isDefault, base.isDefault)
    coder.integer(4, &nodeCount, base.nodeCount)
    coder.integer(5, &acceleratorCount, base.acceleratorCount)
    coder.duration(6, &timeLimit, base.timeLimit)
    coder.integer(7, &tier, base.tier)
    coder.integer(8, &waitingCount, base.waitingCount)
    coder.integer(9, &runningCount, base.runningCount)
    coder.integer(10, &acceleratorsHeld, base.acceleratorsHeld)
  }
}

extension JobReservation: Kept {
  package static let blank = JobReservation("")
  package var key: String { name }
  package var keyOnly: JobReservation { JobReservation(name) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: JobReservation) {
    coder.name(1, &name, base.name)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobReservation) {
    coder.moment(2, &begins, base.begins)
    coder.moment(3, &ends, base.ends)
    coder.text(4, &nodes, base.nodes)
    coder.integer(5, &nodeCount, base.nodeCount)
    coder.text(6, &users, base.users)
    coder.text(7, &accounts, base.accounts)
    coder.text(8, &flags, base.flags)
    coder.flag(9, &isActive, base.isActive)
  }
}

extension ServiceQuality: Kept {
  package static let blank = ServiceQuality("")
  package var key: String { name }
  package var keyOnly: ServiceQuality { ServiceQuality(name) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: ServiceQuality) {
    coder.name(1, &name, base.name)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ServiceQuality) {
    coder.integer(2, &priority, base.priority)
    coder.records(3, &limits, base.limits)
  }
}

extension FairShare: Kept {
  package struct Key: Hashable, Sendable {
    package var account: String
    package var user: String
  }

  package static let blank = FairShare(account: "", user: "")
  package var key: Key { Key(account: account, user: user) }
  package var keyOnly: FairShare { FairShare(account: account, user: user) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: FairShare) {
    coder.name(1, &account, base.account)
    coder.name(2, &user, base.user)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: FairShare) {
    coder.real(3, &share, base.share)
    coder.real(4, &usage, base.usage)
    coder.real(5, &factor, base.factor)
  }
}

extension JobStep: Kept {
  package struct Key: Hashable, Sendable {
    package var job: String
    package var id: String
  }

  package static let blank = JobStep(job: "", id: "", name: "")
  package var key: Key { Key(job: job, id: id) }
  package var keyOnly: JobStep { JobStep(job: job, id: id, name: "") }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: JobStep) {
    coder.name(1, &job, base.job)
    coder.name(2, &id, base.id)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: JobStep) {
    coder.name(3, &name, base.name)
    coder.moment(4, &began, base.began)
    coder.text(5, &nodes, base.nodes)
    coder.integer(6, &taskCount, base.taskCount)
  }
}

/// What the priority of a waiting job is made of: names of factors, and as many points.
package struct PriorityRecord: Kept, Sendable {
  package var job: String
  package var factors: [PriorityFactors.Factor]

  package init(_ job: String, _ factors: [PriorityFactors.Factor] = []) {
    self.job = job
    self.factors = factors
  }

  package static let blank = PriorityRecord("")
  package var key: String { job }
  package var keyOnly: PriorityRecord { PriorityRecord(job) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: PriorityRecord) {
    coder.identifier(1, &job, base.job)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PriorityRecord) {
    coder.records(2, &factors, base.factors)
  }
}

extension PriorityFactors.Factor: Recorded {
  package static let blank = PriorityFactors.Factor("", 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PriorityFactors.Factor) {
    coder.name(1, &name, base.name)
    coder.real(2, &points, base.points)
  }
}
