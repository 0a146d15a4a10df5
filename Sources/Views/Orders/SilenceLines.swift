internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// What is known of a silence, in words.
struct SilenceLines {
  /// So many of what it hides are named.
  private static let mostHidden = 12

  private let silence: StandingSilence
  private let scene: Scene

  init(_ silence: StandingSilence, _ scene: Scene) {
    self.silence = silence
    self.scene = scene
  }

  var state: Phrase {
    switch silence.state {
    case .active: Phrase(scene.words(.silenceActive), .strong)
    case .pending: Phrase(scene.words(.silencePending), .text)
    case .expired: Phrase(scene.words(.silenceOver), .faint)
    }
  }

  var matchers: String { silence.matchers.map { CleanText.cleaned($0.text, limit: 300) }.joined(separator: ", ") }
  var creator: String { CleanText.cleaned(silence.creator, limit: 80) }
  var comment: String { CleanText.cleaned(silence.comment, limit: 2_000) }

  /// With the day where it is not today's.
  func clock(_ moment: Moment) -> String {
    func day(_ moment: Moment) -> Substring { (moment + .seconds(scene.utcOffset)).timestamp.prefix(10) }
    let time = ClockFace.minute(moment, utcOffset: scene.utcOffset)
    return day(moment) == day(scene.now) ? time : "\(day(moment)) \(time)"
  }

  /// The Alertmanager, and where it is a cluster how many of it know.
  var place: String {
    let system = CleanText.cleaned(silence.key.system, limit: 40)
    guard silence.answering > 1 else { return system }
    return scene.words(.silenceMembers, system, String(silence.members), String(silence.answering))
  }

  /// All of it, line by line.
  func all(width: Int) -> [Phrase] {
    let labels: [Word] = [
      .silenceMatchersColumn, .silenceComment, .silenceByColumn, .silenceFrom, .silenceUntilColumn, .silenceWhereColumn,
      .silenceHides, .silenceIdentifier,
    ]
    let room = labels.map { TextWidth.width(of: scene.words($0)) }.max() ?? 0
    func told(_ label: Word, _ text: String, _ ink: Ink = .text) -> [Phrase] {
      Wrapped.lines(of: text, width: max(8, width - room - 4)).enumerated().map { row, part in
        var line = Phrase("  ")
        line.add(row == 0 ? scene.words(label) : "", .label, field: room)
        line.gap(2)
        line.add(part, ink)
        return line
      }
    }
    var hidden = silence.hides.prefix(Self.mostHidden).map(name)
    if silence.hides.count > hidden.count { hidden.append("+\(silence.hides.count - hidden.count)") }
    let hides = hidden.isEmpty ? scene.words(.silenceHidesNothing) : hidden.joined(separator: " · ")
    var lines = silence.matchers.enumerated().flatMap { row, matcher in
      told(row == 0 ? .silenceMatchersColumn : Word("", ""), CleanText.cleaned(matcher.text, limit: 1_000), .strong)
    }
    lines +=
      told(.silenceComment, comment) + told(.silenceByColumn, creator) + told(.silenceFrom, clock(silence.startsAt))
    lines += told(.silenceUntilColumn, clock(silence.endsAt)) + told(.silenceWhereColumn, place)
    if silence.state == .active { lines += told(.silenceHides, hides) }
    return lines + told(.silenceIdentifier, CleanText.cleaned(silence.key.id, limit: 64), .label)
  }

  /// What an alert that it hides is called here.
  private func name(of mark: AlertMark) -> String {
    let kind = Finding.Kind(rawValue: mark.kind)
    if kind == .foreignAlert { return mark.name }
    let what = kind.map { scene.words($0.word) } ?? mark.kind
    return CleanText.cleaned([mark.subject, what, mark.name].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
