package import SiteModel

// The names in which choices are recorded. A name that has once been written is never changed.

extension Named where Self: RawRepresentable & CaseIterable & Sendable, RawValue == String {
  fileprivate static var rawNames: NameTable<Self> { NameTable(allCases) { $0.rawValue } }
}

extension EntityKind: Named { package static let names = NameTable(allCases) { $0.name } }
extension Quantity: Named { package static let names = NameTable(allCases) { $0.name } }
extension Attribute: Named { package static let names = NameTable(allCases) { $0.name } }
extension JobState: Named { package static let names = NameTable(allCases) { $0.name } }
extension Priority: Named { package static let names = NameTable(allCases) { $0.name } }
extension SchedulerKind: Named { package static let names = rawNames }
extension Finding.Kind: Named { package static let names = rawNames }
extension AlarmCondition: Named { package static let names = rawNames }
extension AlarmEvent.Change: Named { package static let names = rawNames }
extension ForeignAlert.Muting: Named { package static let names = rawNames }
extension SourceFailure.Kind: Named { package static let names = rawNames }
extension PointLimits.Side: Named {
  package static let names = NameTable([PointLimits.Side.upper, .lower]) { "\($0)" }
}
extension PointLimits.Grade: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension ScheduledNode.Condition: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension JobQueue.Part: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension SourceFailure.SchedulerFault: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension SourceFailure.TLSFault: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension SourceFailure.AddressFault: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension Complaint.LineFault: Named { package static let names = NameTable(allCases) { "\($0)" } }
extension Precision: Named { package static let names = rawNames }
extension RackCooling.Method: Named { package static let names = rawNames }
extension PowerEquipment.Kind: Named { package static let names = rawNames }
extension PowerConversion.Place: Named { package static let names = rawNames }
extension CoolantKind: Named { package static let names = rawNames }
extension CoolingPlantUnit.Kind: Named { package static let names = rawNames }
extension HeatExchanger.Kind: Named { package static let names = rawNames }
extension Role: Named { package static let names = rawNames }
extension Trends.SiteTotal: Named { package static let names = NameTable(allCases) { "\($0)" } }
