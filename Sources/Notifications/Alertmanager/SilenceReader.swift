internal import Orders
internal import SiteModel
internal import Wire

/// Reads silences as an Alertmanager's API v2 answers them.
struct SilenceReader {
  /// Silences that are over of which so many are kept.
  static let limit = 5_000
  /// Characters of a comment that are kept.
  private static let commentLimit = 2_000

  /// The Alertmanager's name at the site.
  let system: String

  func read(_ bytes: [UInt8]) throws(SourceFailure) -> [StandingSilence] {
    guard case .array(let items)? = try? JSONValue(bytes) else { throw .notAlertmanager }
    var silences: [StandingSilence] = []
    for item in items {
      guard case .object(let members) = item, let silence = silence(members) else { throw .notAlertmanager }
      silences.append(silence)
    }
    // Of those that are over some will do; of the others none may be missing.
    return silences.filter { $0.state != .expired } + silences.filter { $0.state == .expired }.prefix(Self.limit)
  }

  private typealias Members = [(name: String, value: JSONValue)]

  private func silence(_ members: Members) -> StandingSilence? {
    guard let id = Self.text(members, "id"), case .array(let items)? = Self.value(members, "matchers"),
      let from = Self.text(members, "startsAt").flatMap({ Moment(timestamp: $0) }),
      let until = Self.text(members, "endsAt").flatMap({ Moment(timestamp: $0) }),
      case .object(let status)? = Self.value(members, "status"),
      let state = Self.text(status, "state").flatMap({ StandingSilence.State(rawValue: $0) })
    else { return nil }
    let matchers = items.compactMap { Self.matcher($0) }
    guard matchers.count == items.count else { return nil }
    let comment = Self.text(members, "comment") ?? ""
    return StandingSilence(
      .init(system: system, id: id), matchers, by: Self.text(members, "createdBy") ?? "",
      comment: String(comment.prefix(Self.commentLimit)), from: from, until: until, state: state)
  }

  private static func matcher(_ item: JSONValue) -> SilenceMatcher? {
    guard case .object(let members) = item, let name = text(members, "name"), let value = text(members, "value") else {
      return nil
    }
    func flag(_ name: String, else usual: Bool) -> Bool {
      if case .flag(let flag)? = Self.value(members, name) { flag } else { usual }
    }
    // Before 0.22 there was no `isEqual`.
    return SilenceMatcher(
      name, value, isEqual: flag("isEqual", else: true), isRegex: flag("isRegex", else: false))
  }

  private static func value(_ members: Members, _ name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  private static func text(_ members: Members, _ name: String) -> String? {
    if case .text(let text)? = value(members, name) { text } else { nil }
  }
}
