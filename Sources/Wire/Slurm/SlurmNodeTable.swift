/// The scheduler's nodes, each with a place that it keeps: the places are those of `Batch.subjects`.
package struct SlurmNodeTable: Sendable {
  /// The scheduler's names.
  package private(set) var names: [String] = []
  private var places: [String: Int] = [:]
  /// Lists of nodes that were unfolded before: jobs of an array share them, and queues change slowly.
  private var lists: [String: [Int32]] = [:]
  private static let listLimit = 20_000

  package init() {}

  /// The node's place, a new one for a new name.
  package mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    names.append(name)
    places[name] = names.count - 1
    return names.count - 1
  }

  /// The node's place, if it is known.
  package func known(_ name: String) -> Int? { places[name] }

  /// Places of the nodes of a list such as "gpu[01-04,07]"; empty for what is none.
  package mutating func places(ofList text: String) -> [Int32] {
    if text.isEmpty { return [] }
    if let known = lists[text] { return known }
    let found = (SlurmNodeList.names(text) ?? []).map { Int32(place(of: $0)) }
    if lists.count >= Self.listLimit { lists = [:] }
    lists[text] = found
    return found
  }
}
