package import Wording

/// The kinds of picture that the pages' places show: what a command's reach is told in.
package enum ViewKind: String, CaseIterable, Sendable {
  case overview
  /// The hall map or the site strip.
  case racks
  /// One rack's elevation.
  case rack
  case nodes
  /// One node's detail.
  case node
  /// The queue of jobs.
  case jobs
  /// One job's detail.
  case job
  /// The cooling units, one of them in full.
  case cooling
  /// The way of the power, and what it passes.
  case power
  /// The alarms in their states.
  case alarms
  /// One alarm in full.
  case alarm
}

extension ViewKind {
  /// Views whose list can be filtered.
  static let lists: Set<ViewKind> = [.overview, .racks, .nodes, .jobs, .cooling, .power, .alarms]
  /// Views whose list is a table that can be sorted.
  static let tables: Set<ViewKind> = [.nodes, .jobs, .cooling, .power, .alarms]
  /// Views inside a thing, which Esc leaves.
  static let details: Set<ViewKind> = [.rack, .node, .job, .alarm]

  /// What help calls it.
  package var title: Word {
    switch self {
    case .overview: .overview
    case .racks: .racks
    case .rack: .oneRack
    case .nodes: .nodes
    case .node: .oneNode
    case .jobs: .jobsPage
    case .job: .oneJob
    case .cooling: .cooling
    case .power: .powerPage
    case .alarms: .alarmsPage
    case .alarm: .alarmOne
    }
  }
}

extension Place {
  /// What is shown here.
  package var view: ViewKind {
    switch (page, detail) {
    case (.racks, nil): .racks
    case (.racks, _): .rack
    case (.nodes, nil): .nodes
    case (.nodes, _): .node
    case (.jobs, nil): .jobs
    case (.jobs, _): .job
    case (.cooling, _): .cooling
    case (.power, _): .power
    case (.alarms, nil): .alarms
    case (.alarms, _): .alarm
    default: .overview
    }
  }

  /// Under what name the selection, scroll and filter of this place are kept: the page's own name, or the name with
  /// `/detail` inside a thing.
  package var name: String { detail == nil ? page.name : page.name + "/detail" }
}
