/// What makes an alarm the same alarm from one second to the next, from one process to the next and in the history:
/// names only, never a place in a table.
///
/// A reference to what never changes, with its hash beside it: in a flood there are ten thousand, each looked up many
/// times a second.
package struct AlarmID: Hashable, Sendable {
  private let content: Content

  package init(_ kind: Finding.Kind, _ subject: AlarmSubject, quantity: Quantity? = nil, name: String = "") {
    content = Content(kind, subject, quantity, name)
  }

  package var kind: Finding.Kind { content.kind }
  package var subject: AlarmSubject { content.subject }
  /// The quantity that is out of its limits; nil where there is none.
  package var quantity: Quantity? { content.quantity }
  /// Tells several alarms of one kind about one thing apart: the name of an alarm that the site file writes. Else empty.
  package var name: String { content.name }

  package static func == (a: AlarmID, b: AlarmID) -> Bool { a.content === b.content || a.content.equals(b.content) }

  package func hash(into hasher: inout Hasher) { hasher.combine(content.hash) }

  private final class Content: Sendable {
    let kind: Finding.Kind
    let subject: AlarmSubject
    let quantity: Quantity?
    let name: String
    let hash: Int

    init(_ kind: Finding.Kind, _ subject: AlarmSubject, _ quantity: Quantity?, _ name: String) {
      (self.kind, self.subject, self.quantity, self.name) = (kind, subject, quantity, name)
      var hasher = Hasher()
      hasher.combine(kind)
      hasher.combine(subject)
      hasher.combine(quantity)
      hasher.combine(name)
      hash = hasher.finalize()
    }

    func equals(_ other: Content) -> Bool {
      hash == other.hash && kind == other.kind && subject == other.subject && quantity == other.quantity
        && name == other.name
    }
  }
}

/// What an alarm is about, by name.
package enum AlarmSubject: Hashable, Sendable {
  case thing(EntityKey)
  case rack(String)
  case source(String)
  case job(queue: String, id: String)

  /// What people call it.
  package var name: String {
    switch self {
    case .thing(let key) where key.kind == .node: key.node
    case .thing(let key): key.node.isEmpty ? key.name : "\(key.node)/\(key.name)"
    case .rack(let name), .source(let name): name
    case .job(_, let id): id
    }
  }
}

extension Site {
  /// The lasting name of what a finding is about; nil for what the site does not hold.
  package func alarmSubject(of subject: Finding.Subject) -> AlarmSubject? {
    switch subject {
    case .entity(let id):
      id.index >= 0 && Int(id.index) < directory.count(of: id.kind) ? .thing(directory.key(of: id)) : nil
    case .rack(let index): topology.racks.indices.contains(index) ? .rack(topology.racks[index].name) : nil
    case .source(let index): sources.indices.contains(index) ? .source(sources[index].description.id.name) : nil
    case .job(let job):
      queues.indices.contains(job.queue) ? .job(queue: queues[job.queue].name, id: job.id) : nil
    }
  }

  /// Where what an alarm is about stands in this site; nil when the site does not hold it.
  package func subject(of alarm: AlarmSubject) -> Finding.Subject? {
    switch alarm {
    case .thing(let key): directory.id(of: key).map { .entity($0) }
    case .rack(let name): topology.racks.firstIndex { $0.name == name }.map { .rack($0) }
    case .source(let name): sourceIndex(of: SourceID(name)).map { .source($0) }
    case .job(let queue, let id):
      queues.firstIndex { $0.name == queue }.map { .job(JobReference(queue: $0, id: id)) }
    }
  }

  /// The lasting name of a finding; nil for one about what the site does not hold.
  ///
  /// Rules tell what is wrong with parts of a node once for the node, about the part while it is one and about the node
  /// when it is several. That is one alarm, about the node.
  package func alarmID(of finding: Finding) -> AlarmID? {
    var subject = finding.subject
    if case .entity(let id) = subject, id.kind.isOfNode, !finding.kind.isOfOnePart, finding.name.isEmpty,
      id.index >= 0, Int(id.index) < directory.count(of: id.kind)
    {
      subject = .entity(.node(directory.node(of: id)))
    }
    return alarmSubject(of: subject).map { AlarmID(finding.kind, $0, quantity: finding.quantity, name: finding.name) }
  }
}

extension Finding.Kind {
  /// True for what is told of each part of a node by itself.
  fileprivate var isOfOnePart: Bool { self == .limitBroken }
}
