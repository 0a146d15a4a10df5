internal import SiteModel
internal import Wire

/// Which of the site's nodes the scheduler's nodes are: by the same name, by the host name without its domain, or by the
/// host that the scheduler says the node is. What matches nothing is a node of its own name.
package struct SlurmNodeNames: Sendable {
  private let planned: Set<String>
  /// Host names without domain; those that two nodes share stand for none.
  private var short: [String: String] = [:]
  /// Hosts by the scheduler's names.
  private var hosts: [String: String] = [:]
  private var subjects: [EntityKey] = []
  /// Grows whenever the subjects change.
  package private(set) var layout: UInt64 = 0

  /// The nodes that the site file names.
  package init(planned names: [String]) {
    planned = Set(names)
    for name in names {
      let host = Self.short(name)
      short[host] = short[host] == nil ? name : ""
    }
  }

  private static func short(_ name: String) -> String { String(name.prefix { $0 != "." }) }

  /// Hosts that several nodes share say nothing.
  package mutating func learn(hosts told: [String: String]) {
    let counts = told.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let own = told.filter { !$0.value.isEmpty && $0.value != $0.key && counts[$0.value] == 1 }
    if own != hosts {
      hosts = own
      subjects = []
    }
  }

  /// The site's name for a node of the scheduler's.
  func name(of node: String) -> String {
    if planned.contains(node) { return node }
    for name in [node, hosts[node]].compactMap({ $0 }) {
      if planned.contains(name) { return name }
      if let full = short[Self.short(name)], !full.isEmpty { return full }
    }
    return node
  }

  /// The subjects of a batch: the nodes of the table, in its order.
  mutating func subjects(of names: [String]) -> [EntityKey] {
    if subjects.count != names.count {
      subjects = names.map { .node(name(of: $0)) }
      layout += 1
    }
    return subjects
  }
}
