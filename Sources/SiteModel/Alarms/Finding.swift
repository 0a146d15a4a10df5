/// Something that deserves attention, as far as it can be told from the present alone. What lasts becomes an `Alarm`.
package struct Finding: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case sourceSilent, sourceStale, nodeMissing, acceleratorMissing
    case acceleratorTemperature, acceleratorMemoryTemperature, acceleratorThrottled
    case acceleratorErrorCode, acceleratorUnhealthy, uncorrectedErrors, pendingRowRemap, rowRemapFailure
    case pcieDegraded, linkDegraded
    case inletTemperature, sensorTemperature, fanSlow, portDown
    case rackPower
    case pumpsStopped, coolantSupplyWarm
    case leakDetected, pumpFailed, dewPointMargin, readingsContradict, limitBroken, deviceUnwell
    case coolingStarved, feedDead, supplyOverloaded, feedLossOverload, planContradicts
    case loopStopped, gridLost, onBattery, rackUnpowered
    case jobIdle, jobNodeLost, nodeDrained, nodeDownBySchedule, nodeDown
    /// What a site file's own alarms find: a value away from its set point or its peers, one that changes too quickly, two
    /// that differ, one that is old or that its device calls bad, and any other expression.
    case deviation, rapidChange, readingsDiffer, valueStale, valueBad, siteCondition
    /// What another alarm system says.
    case foreignAlert
  }

  /// What it is about.
  package enum Subject: Hashable, Sendable {
    case entity(EntityID)
    case rack(Int)
    case source(Int)
    case job(JobReference)
  }

  /// How far from another source of the same figure: why a number is not believed.
  package enum Contradiction: Hashable, Sendable {
    /// Reported heat against flow x density x specific heat x rise, in W.
    case heat(isPrimary: Bool, reported: Double, computed: Double)
    /// Both sides' computed heats, in W: one of the two flow meters or a thermometer is wrong.
    case balance(given: Double, taken: Double)
    /// The coolant comes back colder than it went.
    case coldReturn(isPrimary: Bool)
    /// The coolant comes back at a higher pressure than it went.
    case pressureRise(isPrimary: Bool)
  }

  /// What else there is to say, before it is put into words.
  package enum Detail: Hashable, Sendable {
    case failure(SourceFailure)
    /// NVIDIA's code.
    case xid(Int)
    /// Another vendor's own code.
    case code(Int)
    /// Figures of a cooling unit that cannot both be right.
    case contradiction(Contradiction)
    /// The name of what would carry too much.
    case overload(String)
    /// The name of the other of two things.
    case other(String)
    /// What the device's own log says of it.
    case event(String)
    /// So many of so many: accelerators of a job, nodes of it.
    case part(Int, of: Int)
    /// The age of the newest reading.
    case readings(age: Duration)
    /// What another alarm system calls it and says of it, and whether it keeps that to itself.
    case alert(name: String, summary: String, ForeignAlert.Muting)
  }

  package var kind: Kind
  package var priority: Priority
  package var subject: Subject
  /// The value that broke the limit, in the quantity's base unit; nil where there is none (a missing node).
  package var value: Double?
  package var limit: Double?
  package var quantity: Quantity?
  /// When it was measured, or since when it has been so, where that is known.
  package var since: Moment?
  /// How many like it this one stands for (8 accelerators of one node, 64 sources that fail alike): 1 or more.
  package var count: Int
  /// The sources besides the subject that one cause has stopped with it, by index; for findings about sources only.
  package var otherSources: [Int] = []
  package var detail: Detail?
  /// Tells several findings of one kind about one thing apart; empty where there is one at most.
  package var name = ""

  package init(
    _ kind: Kind, _ priority: Priority, _ subject: Subject, value: Double? = nil, limit: Double? = nil,
    quantity: Quantity? = nil, since: Moment? = nil, count: Int = 1, detail: Detail? = nil
  ) {
    self.kind = kind
    self.priority = priority
    self.subject = subject
    self.value = value
    self.limit = limit
    self.quantity = quantity
    self.since = since
    self.count = count
    self.detail = detail
  }
}

extension Finding {
  /// Every source that the finding is about, by index; empty when it is not about sources.
  package var sources: [Int] {
    if case .source(let first) = subject { [first] + otherSources } else { [] }
  }
}
