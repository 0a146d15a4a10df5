internal import SiteModel
package import Wording

/// What is asked of an Alertmanager: to keep alerts to itself for a time, or to tell them again.
package struct SilenceOrder: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    case make(Silence)
    /// Ends the silence with that id.
    case expire(id: String)
  }

  /// The Alertmanagers that are asked, one after the other, by their names at the site; a cluster is one.
  package var systems: [String]
  package var act: Act

  package init(_ act: Act, at systems: String...) { self.init(act, atAll: systems) }

  package init(_ act: Act, atAll systems: [String]) {
    self.act = act
    self.systems = systems
  }
}

/// Which alerts are kept quiet, for how long and why.
package struct Silence: Hashable, Sendable {
  package var matchers: [SilenceMatcher]
  package var length: Duration
  package var comment: String

  package init(_ matchers: [SilenceMatcher], for length: Duration, comment: String) {
    self.matchers = matchers
    self.length = length
    self.comment = comment
  }

  /// The longest: whoever wants to hear nothing for longer should take the alert away.
  package static let longest = Duration.seconds(30 * 86_400)

  /// Reads what was typed, and says the first thing that is wrong with it. An Alertmanager itself refuses a silence
  /// without a comment.
  package static func reading(matchers: String, length: String, comment: String) -> Result<Silence, SilenceFault> {
    let parsed = SilenceMatcher.list(matchers)
    guard let parsed, !parsed.isEmpty else { return .failure(.badMatchers) }
    // One that fits everything would silence the house.
    guard parsed.contains(where: \.isTelling) else { return .failure(.matchesAll) }
    guard let length = Duration(writtenAs: trimmed(length)), length >= .seconds(60), length <= longest else {
      return .failure(.badLength)
    }
    let comment = trimmed(comment)
    guard !comment.isEmpty else { return .failure(.noComment) }
    return .success(Silence(parsed, for: length, comment: comment))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// What is wrong with a silence before anybody is asked for it.
package enum SilenceFault: Error, Hashable, Sendable, CaseIterable {
  case badMatchers, matchesAll, badLength, noComment

  package var word: Word {
    switch self {
    case .badMatchers: .silenceBadMatchers
    case .matchesAll: .silenceMatchesAll
    case .badLength: .silenceBadLength
    case .noComment: .silenceNoComment
    }
  }
}
