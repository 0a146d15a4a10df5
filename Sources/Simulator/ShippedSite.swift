/// The site files that come with the simulator.
package enum ShippedSite: String, CaseIterable, Sendable {
  /// 64 liquid-cooled racks of four makes of accelerators.
  case hall
  /// Frontier, from its published configuration.
  case frontier

  /// The file's text.
  package var text: String {
    switch self {
    case .hall: String(decoding: PackageResources.hall_yaml, as: UTF8.self)
    case .frontier: String(decoding: PackageResources.frontier_yaml, as: UTF8.self)
    }
  }
}
