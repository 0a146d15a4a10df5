internal import SiteModel

/// A fault on the script: what, to which thing, when, and for how long. As people write it: `pump-stop@5m`,
/// `pump-stop:CDU-03@5m`, `rack-power-loss:A07@90s+10m`, `plate-blocked:node-a01-1/3@0s`.
package struct ScriptedFault: Hashable, Sendable {
  package var kind: FaultKind
  /// Name of the thing; nil leaves the choice to the seed.
  package var thing: String?
  /// Since the simulation's beginning.
  package var begins: Duration
  /// Nil: until the end.
  package var lasts: Duration?

  package init(_ kind: FaultKind, thing: String? = nil, at begins: Duration, for lasts: Duration? = nil) {
    self.kind = kind
    self.thing = thing
    self.begins = begins
    self.lasts = lasts
  }

  /// Reads `NAME[:THING]@TIME[+DURATION]`.
  package init(_ text: String) throws(FaultError) {
    guard let at = text.lastIndex(of: "@") else { throw .malformed(text) }
    let what = text[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let kind = FaultKind(rawValue: what[0]) else { throw .unknownFault(what[0]) }
    let times = text[text.index(after: at)...].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard times.count <= 2, let begins = Duration(writtenAs: times[0]) else { throw .malformed(text) }
    var lasts: Duration?
    if times.count == 2 {
      guard let length = Duration(writtenAs: times[1]), length > .zero else { throw .malformed(text) }
      lasts = length
    }
    let thing = what.count > 1 ? what[1] : nil
    if let thing, thing.isEmpty || kind.target == .site { throw .needsNoThing(kind, thing) }
    self.init(kind, thing: thing, at: begins, for: lasts)
  }
}

/// Why a fault cannot be put on the script.
package enum FaultError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(String)
  case unknownFault(String)
  case needsNoThing(FaultKind, String)
  case noThing(FaultKind, String, nearest: String?)
  /// The site has none of the things that it befalls.
  case nothingToBefall(FaultKind)

  package var description: String {
    switch self {
    case .malformed(let text):
      "--fault '\(CleanText.cleaned(text, limit: 80))': expected NAME[:THING]@TIME[+DURATION], such as pump-stop:CDU-03@5m"
    case .unknownFault(let name):
      "no fault '\(CleanText.cleaned(name, limit: 40))'"
        + (NearestWord.to(name, in: FaultKind.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" }
          ?? "; there are " + FaultKind.allCases.map(\.rawValue).joined(separator: ", "))
    case .needsNoThing(let kind, let thing):
      thing.isEmpty
        ? "\(kind.rawValue): after the colon stands the name of a \(kind.target.rawValue)"
        : "\(kind.rawValue) befalls the whole site: leave out ':\(CleanText.cleaned(thing, limit: 40))'"
    case .noThing(let kind, let thing, let nearest):
      "\(kind.rawValue): no \(kind.target.rawValue) is named '\(CleanText.cleaned(thing, limit: 60))'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .nothingToBefall(let kind): "\(kind.rawValue): the site has no \(kind.target.rawValue)"
    }
  }
}
