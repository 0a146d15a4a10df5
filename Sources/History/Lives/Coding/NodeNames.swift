/// Names of nodes and their places in a table that only grows.
package struct NodeNames: Sendable {
  package private(set) var names: [String] = []
  private var places: [String: Int32] = [:]

  package init() {}

  /// The place of a name, added when it is new.
  package mutating func place(of name: String) -> Int32 {
    if let known = places[name] { return known }
    let place = Int32(names.count)
    names.append(name)
    places[name] = place
    return place
  }
}
