package import SiteModel

/// What an operator has to know of an alarm at three in the morning: what is most likely behind it, what follows if
/// nothing is done, and what to do first.
package struct AlarmGuide: Hashable, Sendable {
  package var cause: Word
  package var consequence: Word
  package var action: Word

  init(_ cause: Word, _ consequence: Word, _ action: Word) {
    self.cause = cause
    self.consequence = consequence
    self.action = action
  }
}

extension Finding.Kind {
  /// What is said of every alarm of the kind.
  package var guide: AlarmGuide {
    let guides = [AlarmGuide.cooling, AlarmGuide.power, AlarmGuide.accelerators, AlarmGuide.machines, AlarmGuide.site]
    return guides.lazy.compactMap { $0[self] }.first ?? .other
  }
}

extension AlarmGuide {
  /// Stands where a kind has none of its own.
  static let other = AlarmGuide(
    Word("see the thing's own page", "见该设备页面"), Word("not known", "影响未知"),
    Word("look at the thing and decide", "查看该设备后再处理"))
}
