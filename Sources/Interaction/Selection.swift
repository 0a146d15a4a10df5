package import SiteModel

/// The thing that is selected: bound to identity, never to a row.
package enum Selection: Hashable, Sendable {
  case entity(EntityID)
  case rack(Int)
  case source(Int)
  case job(JobReference)
  /// An alarm, on the page of alarms.
  case alarm(AlarmID)
  /// A line of the alarm log, by the event's number.
  case alarmEvent(UInt64)
}

extension Selection {
  /// The thing that a finding is about.
  package init(_ subject: Finding.Subject) {
    self =
      switch subject {
      case .entity(let id): .entity(id)
      case .rack(let index): .rack(index)
      case .source(let index): .source(index)
      case .job(let job): .job(job)
      }
  }
}

/// Where an operator is: a page and how far in. `-` returns to the last place, Esc goes out one level.
package struct Place: Hashable, Sendable {
  package var page: Page
  /// The thing that was entered: a node on Nodes, a rack on Racks, a job on Jobs; nil on the page itself.
  package var detail: Selection?
  package init(_ page: Page, detail: Selection? = nil) {
    self.page = page
    self.detail = detail
  }
}
