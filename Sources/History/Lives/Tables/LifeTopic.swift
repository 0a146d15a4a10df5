package import SiteModel

/// A list of records of which changes are written: its name in the file. A name that has once been written is never
/// changed.
package struct LifeTopic<Item: Kept>: Hashable, Sendable {
  package let name: String
  private init(_ name: String) { self.name = name }
}

extension LifeTopic where Item == TopologyRecord {
  package static var site: LifeTopic { LifeTopic("site") }
}

extension LifeTopic where Item == SourceRecord {
  package static var sources: LifeTopic { LifeTopic("sources") }
}

extension LifeTopic where Item == FactsRecord {
  package static var facts: LifeTopic { LifeTopic("facts") }
}

extension LifeTopic where Item == LimitsRecord {
  package static var limits: LifeTopic { LifeTopic("limits") }
}

extension LifeTopic where Item == ProcessRecord {
  package static var processes: LifeTopic { LifeTopic("processes") }
}

extension LifeTopic where Item == QueueRecord {
  package static var queues: LifeTopic { LifeTopic("queues") }
}

extension LifeTopic where Item == OriginRecord {
  package static var origins: LifeTopic { LifeTopic("origins") }
}

extension LifeTopic where Item == AlarmRecord {
  package static var alarms: LifeTopic { LifeTopic("alarms") }
}

extension LifeTopic where Item == FloodRecord {
  package static var flood: LifeTopic { LifeTopic("flood") }
}

extension LifeTopic where Item == EnergyRecord {
  package static var energies: LifeTopic { LifeTopic("energies") }
}

extension LifeTopic where Item == IdleRecord {
  package static var idle: LifeTopic { LifeTopic("idle") }
}

extension LifeTopic where Item == ForeignAlert {
  package static func alerts(of source: String) -> LifeTopic { LifeTopic(alertsName + source) }
  /// How the names of these lists begin.
  static let alertsName = "alerts/"
}

extension LifeTopic where Item == GapRecord {
  package static var gaps: LifeTopic { LifeTopic("gaps") }
}

extension LifeTopic where Item == JobRecord {
  package static func jobs(of queue: String) -> LifeTopic { LifeTopic("jobs/\(queue)") }
  package static func ended(of queue: String) -> LifeTopic { LifeTopic("ended/\(queue)") }
}

extension LifeTopic where Item == ScheduledNode {
  package static func nodes(of queue: String) -> LifeTopic<ScheduledNode> { LifeTopic("nodes/\(queue)") }
}

extension LifeTopic where Item == JobPartition {
  package static func partitions(of queue: String) -> LifeTopic<JobPartition> { LifeTopic("partitions/\(queue)") }
}

extension LifeTopic where Item == JobReservation {
  package static func reservations(of queue: String) -> LifeTopic<JobReservation> { LifeTopic("reservations/\(queue)") }
}

extension LifeTopic where Item == ServiceQuality {
  package static func qualities(of queue: String) -> LifeTopic<ServiceQuality> { LifeTopic("qualities/\(queue)") }
}

extension LifeTopic where Item == FairShare {
  package static func shares(of queue: String) -> LifeTopic<FairShare> { LifeTopic("shares/\(queue)") }
}

extension LifeTopic where Item == PriorityRecord {
  package static func priorities(of queue: String) -> LifeTopic { LifeTopic("priorities/\(queue)") }
}

extension LifeTopic where Item == JobStep {
  package static func steps(of queue: String) -> LifeTopic<JobStep> { LifeTopic("steps/\(queue)") }
}
