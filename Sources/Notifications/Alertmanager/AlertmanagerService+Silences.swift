internal import HTTP
package import Orders
package import SiteModel
internal import Wire

extension AlertmanagerService {
  /// Makes a silence; its id.
  package func make(_ silence: Silence, by user: String, at now: Moment) async throws(SourceFailure) -> String {
    let matchers = silence.matchers.map { matcher in
      JSONText.object([
        ("name", JSONText.quoted(matcher.name)), ("value", JSONText.quoted(matcher.value)),
        ("isRegex", String(matcher.isRegex)), ("isEqual", String(matcher.isEqual)),
      ])
    }
    let body = JSONText.object([
      ("matchers", JSONText.array(matchers)), ("startsAt", JSONText.quoted(now.timestamp)),
      ("endsAt", JSONText.quoted((now + silence.length).timestamp)), ("createdBy", JSONText.quoted(user)),
      ("comment", JSONText.quoted(silence.comment)),
    ])
    let answer = try await ask(.post(Array(body.utf8)), "api/v2/silences")
    guard answer.status == 200 else { throw Self.failure(of: answer) }
    guard case .object(let members)? = try? JSONValue(answer.bytes),
      case .text(let id)? = members.first(where: { $0.name == "silenceID" })?.value, Self.isIdentifier(id)
    else { throw .notAlertmanager }
    return id
  }

  /// Ends a silence. It stays on the list, as expired.
  package func expire(silence id: String) async throws(SourceFailure) {
    guard Self.isIdentifier(id) else { throw .told(.refused, CleanText.cleaned(id, limit: 60)) }
    let answer = try await ask(.delete, "api/v2/silence/\(id)")
    guard answer.status == 200 else {
      let words = Self.words(of: answer) ?? ""
      // 0.25 tells of a silence that it does not know as of a fault of its own.
      let isUnknown = answer.status == 404 || answer.status == 500 && words.contains("not found")
      throw isUnknown ? .told(.refused, CleanText.cleaned("HTTP \(answer.status): \(words)")) : Self.failure(of: answer)
    }
  }

  /// What it says of a silence: "active", "expired", "pending".
  package func state(ofSilence id: String) async throws(SourceFailure) -> String {
    guard Self.isIdentifier(id), case .object(let members)? = try? JSONValue(try await read("api/v2/silence/\(id)")),
      case .object(let status)? = members.first(where: { $0.name == "status" })?.value,
      case .text(let state)? = status.first(where: { $0.name == "state" })?.value
    else { throw .notAlertmanager }
    return state
  }

  /// A UUID: nothing else becomes part of a path.
  private static func isIdentifier(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 64 && id.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == "-") }
  }
}
