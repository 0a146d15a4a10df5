/// Where the plan of a site comes from.
package struct PlanOrigin: Hashable, Sendable {
  /// The site file, by its real path, and when that was last changed; nil where there is none: this machine, what comes
  /// with Aisle.
  package var path: String?
  package var changed: Moment?
  /// What else decides what is seen of the site: a simulation's options, the scheduler's configuration.
  package var options = ""

  package init(path: String? = nil, changed: Moment? = nil, options: String = "") {
    (self.path, self.changed, self.options) = (path, changed, options)
  }
}

/// By what one plan of a site is told from another: what whoever records tells of its own.
package struct PlanStamp: Hashable, Sendable {
  package var origin: PlanOrigin
  /// Of all that the site file says but secrets: the same in every process.
  package var fingerprint: UInt64
  /// Of the addresses of its sources, else of its nodes' names, ascending; of a large site the least of them.
  package var marks: [UInt64]

  package init(origin: PlanOrigin, fingerprint: UInt64, marks: [UInt64]) {
    (self.origin, self.fingerprint, self.marks) = (origin, fingerprint, marks)
  }

  /// How many marks are told at most.
  package static let mostMarks = 256

  /// How this plan, which another records by, stands to one's own.
  package func kinship(to own: PlanStamp) -> PlanKinship {
    if fingerprint == own.fingerprint { return .same }
    if let path = origin.path, path == own.origin.path {
      guard let changed = origin.changed, let ownChanged = own.origin.changed, changed != ownChanged else {
        return .different
      }
      return changed < ownChanged ? .older : .newer
    }
    return sharesMost(with: own) ? .different : .foreign
  }

  /// True where at least half of what the smaller of the two names is known to the other. Of both only the least marks
  /// are known: what lies beyond the last of either is not compared.
  private func sharesMost(with other: PlanStamp) -> Bool {
    if marks.isEmpty, other.marks.isEmpty { return origin.path == other.origin.path }
    let end = min(bound(of: marks), bound(of: other.marks))
    let (own, others) = (Set(marks.filter { $0 <= end }), Set(other.marks.filter { $0 <= end }))
    return !own.isEmpty && !others.isEmpty && own.intersection(others).count * 2 >= min(own.count, others.count)
  }

  private func bound(of marks: [UInt64]) -> UInt64 { marks.count < Self.mostMarks ? .max : marks.last ?? .max }
}

/// How the plan by which a site is recorded stands to one's own.
package enum PlanKinship: Hashable, Sendable {
  case same
  /// The same site file before it was changed, or after.
  case older, newer
  /// Another version of the same site; of a simulated one, other options.
  case different
  /// Another site, which has the same name.
  case foreign
}
