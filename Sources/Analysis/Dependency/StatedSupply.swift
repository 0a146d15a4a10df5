package import SiteModel

/// What devices themselves say of what supplies what (Redfish: CoolingLoop's supplying and consuming equipment, circuits,
/// power domains), as far as it names things that the site knows.
package struct StatedSupply: Hashable, Sendable {
  package struct Arrow: Hashable, Sendable {
    package var medium: SupplyGraph.Medium
    package var supplier: EntityID
    package var consumer: EntityID
    /// Whose word it is.
    package var witness: EntityID
  }

  package var arrows: [Arrow] = []

  private static let kinds: [EntityKind] = [
    .coolantLoop, .coolantDistributionUnit, .powerEquipment, .powerFeed, .powerDistributionUnit, .hall,
  ]

  package init(in site: Site) {
    for kind in Self.kinds {
      for index in 0..<site.directory.count(of: kind) {
        let thing = EntityID(kind, index)
        guard let facts = site.facts[thing] else { continue }
        for (attribute, isSupplier) in [(Attribute.supplies, true), (.suppliedBy, false)] {
          for name in Self.names(in: facts[attribute] ?? "") {
            guard let other = Self.thing(named: name, besides: thing, in: site.directory) else { continue }
            arrows.append(
              Arrow(
                medium: Self.medium(thing, other), supplier: isSupplier ? thing : other,
                consumer: isSupplier ? other : thing, witness: thing))
          }
        }
      }
    }
  }

  private static func names(in text: String) -> [String] {
    text.split(separator: ";").map { String($0.drop { $0 == " " }) }
  }

  private static func thing(named name: String, besides thing: EntityID, in directory: Directory) -> EntityID? {
    let kinds = Self.kinds + [.heatExchanger, .immersionUnit, .coolingPlant, .rack]
    return kinds.lazy.compactMap { directory.id(of: .building($0, name)) }.first { $0 != thing }
  }

  private static func medium(_ a: EntityID, _ b: EntityID) -> SupplyGraph.Medium {
    let cooling: [EntityKind] = [.coolantLoop, .coolantDistributionUnit, .heatExchanger, .immersionUnit, .coolingPlant]
    return cooling.contains(a.kind) || cooling.contains(b.kind) ? .cooling : .power
  }
}

/// Where a device says that it supplies, or is supplied by, something of which the site file says otherwise: one of the two
/// is wrong, and what hangs on what is not to be relied upon.
@Sendable func contradictedPlans(_ evidence: Evidence) -> [Finding] {
  let stated = StatedSupply(in: evidence.present.site)
  guard !stated.arrows.isEmpty else { return [] }
  let planned = SupplyGraph(of: evidence.present.topology)
  let directory = evidence.present.directory
  return stated.arrows.compactMap { arrow in
    let own = planned.suppliers(of: arrow.consumer).filter { $0.medium == arrow.medium }
    guard !own.isEmpty, directory.isPlanned(arrow.supplier),
      !planned.everythingUpstream(of: arrow.consumer).contains(where: { $0.thing == arrow.supplier })
    else { return nil }
    let other = arrow.witness == arrow.supplier ? arrow.consumer : arrow.supplier
    return Finding(.planContradicts, .low, .entity(arrow.witness), detail: .other(directory.name(of: other)))
  }
}
