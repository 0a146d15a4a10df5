internal import SiteModel

/// Things whose states changed alike: told one by one while they are few, else together.
package struct StateChangeGroup: Hashable, Sendable {
  package let before: StateChange.State?
  package let after: StateChange.State?
  /// In the site's order; one alone for a thing that is told by itself.
  package private(set) var names: [String]

  /// From so many on they are told together.
  private static let few = 6

  /// In the order of the first of each.
  package static func groups(of changes: [StateChange]) -> [StateChangeGroup] {
    struct Way: Hashable {
      var before: StateChange.State?
      var after: StateChange.State?
    }
    var counts: [Way: Int] = [:]
    for change in changes { counts[Way(before: change.before, after: change.after), default: 0] += 1 }
    var places: [Way: Int] = [:]
    var groups: [StateChangeGroup] = []
    for change in changes {
      let way = Way(before: change.before, after: change.after)
      if counts[way, default: 0] >= few, let place = places[way] {
        groups[place].names.append(change.subject.name)
        continue
      }
      places[way] = groups.count
      groups.append(StateChangeGroup(before: way.before, after: way.after, names: [change.subject.name]))
    }
    return groups
  }
}
