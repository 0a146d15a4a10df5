internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

extension SilenceForm {
  /// In full what will be hidden, and until when.
  func box(_ scene: Scene, in area: Rect) -> FormBox<Field> {
    let width = max(8, min(100, area.width - 4))
    let asked = chosenSystems.map { CleanText.cleaned($0, limit: 40) }.joined(separator: ", ")
    return FormBox(
      entry: entry, title: scene.words(isEnding ? .expireTitle : .silenceTitle, asked),
      subject: isEnding ? ending(scene, width: width) : preview(scene, width: width),
      closing: wrapped(scene.words(.silenceAsk), .label, width),
      shown: [.system: system.map { CleanText.cleaned($0) } ?? scene.words(.silenceEverywhere)], width: width)
  }

  /// The silence that is to end, in full.
  private func ending(_ scene: Scene, width: Int) -> [Phrase] {
    guard let known, known.key.id == entry[.identifier] else {
      return wrapped(scene.words(.silenceUnknown), .label, width) + [Phrase("")]
    }
    return wrapped(scene.words(.silenceOfThis), .label, width) + SilenceLines(known, scene).all(width: width)
      + [Phrase("")]
  }

  private func preview(_ scene: Scene, width: Int) -> [Phrase] {
    var lines = wrapped(scene.words(.silenceWillHide), .label, width)
    let matchers = matchers
    if matchers.isEmpty { lines += wrapped("  " + scene.words(.silenceNothingYet), .faint, width) }
    for matcher in matchers { lines += wrapped("  " + CleanText.cleaned(matcher.text), .strong, width) }
    if let length {
      let until = scene.now + length
      let clock = ClockFace.minute(until, utcOffset: scene.utcOffset)
      let day = (until + .seconds(scene.utcOffset)).timestamp.prefix(10)
      lines.append(Phrase(scene.words(.silenceUntil, "\(day) \(clock)"), .text))
    }
    return lines + wrapped(scene.words(.silenceIsNoAcknowledgement), .label, width) + [Phrase("")]
  }

  private func wrapped(_ text: String, _ ink: Ink, _ width: Int) -> [Phrase] {
    Wrapped.lines(of: text, width: width).map { Phrase($0, ink) }
  }
}
