package import SiteModel

/// Columns of the node table, in order from the left; also what `<` `>` sort by.
package enum NodeColumn: String, TableColumn {
  case finding, name, rack, state, scheduler, jobs, held, power, inlet, temperature, load, memory, fabric, age

  /// True when something somewhere at the site reports what the column shows: else the table leaves it out.
  package func isReported(in site: borrowing Site) -> Bool {
    func any(_ kind: EntityKind, _ quantity: Quantity) -> Bool { site.columns.column(kind, quantity).count > 0 }
    return switch self {
    case .finding, .name, .state: true
    case .rack: !site.topology.racks.isEmpty
    case .scheduler, .jobs: site.queues.contains { !$0.nodes.isEmpty || !$0.holding.isEmpty }
    case .held: site.queues.contains { $0.tally.acceleratorsHeld != nil }
    case .power: any(.node, .power) || any(.accelerator, .power) || any(.processor, .power)
    case .inlet: any(.node, .inletTemperature)
    case .temperature: any(.accelerator, .temperature)
    case .load: any(.accelerator, .load) || any(.node, .load)
    case .memory: any(.node, .memoryUsed)
    case .fabric: any(.port, .linkUp)
    case .age: !site.sources.isEmpty
    }
  }
}
