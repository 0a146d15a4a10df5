internal import SiteModel

/// One order to a scheduler: what is to be done, with what, to which.
package struct SchedulerOrder: Hashable, Sendable {
  /// More than this at once is no operator's order but a script's.
  package static let mostTargets = 1_000

  /// The queue's name at the site.
  package var queue: String
  package var verb: SchedulerVerb
  package var values: [OrderField: String]
  package var targets: [OrderTarget]

  package init(
    _ verb: SchedulerVerb, on targets: [OrderTarget], with values: [OrderField: String] = [:], queue: String
  ) {
    self.queue = queue
    self.verb = verb
    self.values = values
    self.targets = targets
  }

  /// The one target's name, or how many there are.
  package var subjectText: String {
    targets.count == 1 ? CleanText.cleaned(targets[0].id, limit: 40) : "×\(targets.count)"
  }

  package subscript(field: OrderField) -> String { values[field] ?? "" }

  /// The commands that carry it out: one a target, so that each has its own answer; one for all nodes of a reservation.
  package var commands: [OrderCommand] {
    guard verb == .reserve else { return targets.map { OrderCommand(arguments(for: $0), on: [$0]) } }
    return [OrderCommand(reservation, on: targets)]
  }

  /// scontrol(1), scancel(1).
  private func arguments(for target: OrderTarget) -> [String] {
    let id = target.id
    return switch verb {
    case .hold: ["scontrol", "hold", id]
    case .holdForUser: ["scontrol", "uhold", id]
    case .release: ["scontrol", "release", id]
    case .requeue: ["scontrol", "requeue", id]
    case .requeueHold: ["scontrol", "requeuehold", id]
    case .suspend: ["scontrol", "suspend", id]
    case .resume: ["scontrol", "resume", id]
    case .cancel: ["scancel", id]
    case .priority: ["scontrol", "update", "jobid=\(id)", "priority=\(self[.priority])"]
    case .timeLimit: ["scontrol", "update", "jobid=\(id)", "timelimit=\(self[.timeLimit])"]
    case .drain: ["scontrol", "update", "nodename=\(id)", "state=drain", "reason=\(self[.reason])"]
    case .resumeNode: ["scontrol", "update", "nodename=\(id)", "state=resume"]
    case .unreserve: ["scontrol", "delete", "reservationname=\(id)"]
    case .reserve: []
    }
  }

  private var reservation: [String] {
    [
      "scontrol", "create", "reservation", "reservationname=\(self[.name])",
      "starttime=\(OrderGrammar.start(self[.start]) ?? self[.start])",
      "duration=\(OrderGrammar.minutes(self[.duration]).map(String.init) ?? self[.duration])",
      "nodes=\(targets.map(\.id).joined(separator: ","))", "users=\(self[.users])", "flags=maint",
    ]
  }
}

/// One command line, as the list that a program is given: no shell reads it.
package struct OrderCommand: Hashable, Sendable {
  package var arguments: [String]
  package var targets: [OrderTarget]

  package init(_ arguments: [String], on targets: [OrderTarget]) {
    self.arguments = arguments
    self.targets = targets
  }

  /// As it would have to be typed into a shell.
  package var text: String { arguments.map(Self.quoted).joined(separator: " ") }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
      OrderGrammar.isNameByte(byte) || "@%+=:,/".utf8.contains(byte)
    }
    if isPlain, !argument.isEmpty { return argument }
    return "'" + argument.replacing("'", with: #"'\''"#) + "'"
  }
}
