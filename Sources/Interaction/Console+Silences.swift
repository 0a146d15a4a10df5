package import Orders
internal import SiteModel
internal import Wording

extension Console {
  /// How long a list of silences serves while somebody looks at it, and while alarms that they hide are shown.
  private static let (freshList, freshMarks) = (Duration.seconds(5), Duration.seconds(30))

  /// Opens the list of silences, and has it read anew.
  mutating func openSilences(in around: Surroundings) -> [Effect] {
    if replay != nil {
      say(Saying(.silencesNotRecorded, []), at: around.now)
      return []
    }
    layers.append(.silences(chosen: nil, showsEnded: false))
    return askForSilences(in: around)
  }

  /// Has the silences read again while they are of interest.
  mutating func followingSilences(in around: Surroundings) -> [Effect] {
    guard listsSilences, isLive else { return [] }
    let isListed = layers.contains { if case .silences = $0 { true } else { false } }
    guard isListed || ViewKind.ofAlarms.contains(place.view) else { return [] }
    let limit = isListed ? Self.freshList : Self.freshMarks
    if let asked = silencesAskedAt, around.uptime - asked < limit { return [] }
    return askForSilences(in: around)
  }

  private mutating func askForSilences(in around: Surroundings) -> [Effect] {
    silencesAskedAt = around.uptime
    return [.listSilences]
  }

  /// The silences that the list shows.
  package func listedSilences(showsEnded: Bool) -> [StandingSilence] {
    (silences?.silences ?? []).filter { showsEnded || $0.state != .expired }
  }

  /// A key in the list of silences.
  mutating func pressInSilences(
    _ key: Key, _ command: String?, _ chosen: StandingSilence.Key?, _ showsEnded: Bool, in around: Surroundings
  ) -> [Effect] {
    let listed = listedSilences(showsEnded: showsEnded)
    var place = listed.firstIndex { $0.key == chosen } ?? 0
    var showsEnded = showsEnded
    switch key {
    case .escape:
      layers.removeLast()
      return []
    case .character("x"), .delete, .enter:
      // The dialog asks; this only opens it.
      if alertmanagersAtHand == nil {
        say(.readOnlyHere, at: around.now)
      } else if listed.indices.contains(place) {
        openExpiry(nil, of: listed[place].key, in: around)
      }
      return []
    case .character("E"): showsEnded.toggle()
    default:
      let page = max(1, around.layerRows / 2)
      switch command {
      case "up": place -= 1
      case "down": place += 1
      case "page-up", "half-up": place -= page
      case "page-down", "half-down": place += page
      case "first": place = 0
      case "last-row": place = listed.count - 1
      case "silences", "out":
        layers.removeLast()
        return []
      case "redraw": return [.redraw]
      default: return []
      }
    }
    place = max(0, min(place, listed.count - 1))
    let next = listed.indices.contains(place) ? listed[place].key : chosen
    layers[layers.count - 1] = .silences(chosen: next, showsEnded: showsEnded)
    return []
  }
}
