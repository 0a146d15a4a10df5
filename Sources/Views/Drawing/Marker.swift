internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets

extension Priority {
  /// Shape and digit: never colour alone.
  var marker: String { ink.role.marker ?? String(rawValue) }

  /// The shape alone, where only one cell is free.
  var shape: String { String(marker.prefix(1)) }

  var ink: Ink {
    switch self {
    case .critical: .critical
    case .high: .high
    case .medium: .medium
    case .low: .low
    }
  }
}

extension Phrase {
  /// A priority's marker.
  init(_ priority: Priority) { self.init(priority.marker, priority.ink) }
}

extension Selection {
  /// What findings about it call it; nil for an alarm, which is one itself.
  var subject: Finding.Subject? {
    switch self {
    case .entity(let id): .entity(id)
    case .rack(let index): .rack(index)
    case .source(let index): .source(index)
    case .job(let job): .job(job)
    case .alarm, .alarmEvent: nil
    }
  }
}

extension Finding.Subject {
  var selection: Selection {
    switch self {
    case .entity(let id): .entity(id)
    case .rack(let index): .rack(index)
    case .source(let index): .source(index)
    case .job(let job): .job(job)
    }
  }
}
