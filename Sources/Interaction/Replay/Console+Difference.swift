package import SiteModel
internal import Wording

extension Console {
  /// Opens or closes what differs between the moment shown and another: an hour before, the last place where one was
  /// (`last`), or what is typed.
  mutating func compare(with text: String?, in around: Surroundings) {
    guard isPastAtHand(in: around) else { return }
    guard let text else {
      if case .difference = layers.last {
        layers.removeLast()
      } else {
        openDifference(comparison ?? .before(.seconds(3_600)))
      }
      return
    }
    if text == "last" || text == "上次" {
      guard let lastMoment else { return say(.noLastMoment, at: around.now) }
      return openDifference(.at(lastMoment))
    }
    if text.hasPrefix("-"), let span = MomentText.duration(String(text.dropFirst())), span > .zero {
      return openDifference(.before(span))
    }
    guard let other = reading(typed: text, in: around) else {
      return say(.timeNotUnderstood, shortened(text), at: around.now)
    }
    openDifference(.at(other.moment))
    if let remark = other.saying(of: shortened(text), zone: around.zone) { say(remark, at: around.now) }
  }

  private mutating func openDifference(_ comparison: Comparison) {
    self.comparison = comparison
    layers.removeAll { if case .difference = $0 { true } else { false } }
    layers.append(.difference(scroll: 0))
  }

  /// The other moment of the comparison on the screen; nil while there is none.
  package func otherMoment(than moment: Moment) -> Moment? {
    guard layers.contains(where: { if case .difference = $0 { true } else { false } }) else { return nil }
    return comparison?.other(than: moment)
  }
}
