package import SiteModel

/// The nodes that a scheduler has named, each with a place of its own that it keeps from poll to poll: what
/// `Batch.subjects` needs to be.
package struct SubjectTable: Sendable {
  package private(set) var subjects: [EntityKey] = []
  /// Changes whenever `subjects` does.
  package private(set) var layout: UInt64 = 0
  private var places: [String: Int] = [:]

  package init() {}

  /// The place of the node of that name, which is cleaned text.
  package mutating func place(ofNode name: String) -> Int {
    if let place = places[name] { return place }
    let place = subjects.count
    subjects.append(.node(name))
    places[name] = place
    layout += 1
    return place
  }
}
