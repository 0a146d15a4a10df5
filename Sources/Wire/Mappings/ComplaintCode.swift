package import SiteModel

/// A complaint's reason as labels, so that whoever reads an agent's page can tell it in a language of their own. Beside
/// them stands the sentence in English, for everybody else.
package struct ComplaintCode: Hashable, Sendable {
  package var kind: String
  package var place: String
  package var detail: String

  package init(kind: String, place: String = "", detail: String = "") {
    self.kind = kind
    self.place = place
    self.detail = detail
  }

  /// Nil for what a sampler does not complain of, and for what is in somebody's own words: the sentence says it all.
  package init?(_ reason: Complaint.Reason) {
    switch reason {
    case .unreadable(let place, let fault): self.init(fault, at: place)
    case .notValue(let place, let found): self.init(kind: "not_value", place: place, detail: found)
    case .tooLarge(let place, let limit): self.init(kind: "too_large", place: place, detail: "\(limit)")
    case .hung(let place): self.init(kind: "hung", place: place)
    case .skipped(let sampler): self.init(kind: "skipped", place: sampler)
    case .implausible(let thing, let quantity):
      self.init(kind: "implausible", place: thing ?? "", detail: quantity.name)
    default: return nil
    }
  }

  private init(_ fault: Complaint.Fault, at place: String) {
    switch fault {
    case .system(let code): self.init(kind: "system", place: place, detail: "\(code)")
    case .notRegular: self.init(kind: "not_regular", place: place)
    case .unfinished(let limit): self.init(kind: "unfinished", place: place, detail: "\(limit.seconds)")
    case .ended(let status): self.init(kind: "ended", place: place, detail: "\(status)")
    case .notAnsweredYet: self.init(kind: "not_answered_yet", place: place)
    case .lacking(let what): self.init(kind: "lacking", place: place, detail: what)
    case .told(let text): self.init(kind: "told", place: place, detail: text)
    }
  }

  /// The reason again; nil for a code from a later agent.
  package var reason: Complaint.Reason? {
    switch kind {
    case "not_value": return .notValue(place: place, found: detail)
    case "too_large": return Int(detail).map { .tooLarge(place: place, limit: $0) }
    case "hung": return .hung(place: place)
    case "skipped": return .skipped(sampler: place)
    case "implausible":
      return Quantity.allCases.first { $0.name == detail }.map { .implausible(thing: place.isEmpty ? nil : place, $0) }
    default: return fault.map { .unreadable(place: place, $0) }
    }
  }

  private var fault: Complaint.Fault? {
    switch kind {
    case "system": Int32(detail).map { .system(code: $0) }
    case "not_regular": .notRegular
    case "unfinished": Double(detail).flatMap { 0...86_400 ~= $0 ? .unfinished(after: .seconds($0)) : nil }
    case "ended": Int32(detail).map { .ended(status: $0) }
    case "not_answered_yet": .notAnsweredYet
    case "lacking": .lacking(detail)
    case "told": .told(detail)
    default: nil
    }
  }
}
