package import SiteModel

/// Another system's alert: told from others by its name and labels.
extension ForeignAlert: Kept {
  package struct Key: Hashable, Sendable {
    package var name: String
    package var mark: String
    package var places: [String]
  }

  package static let blank = ForeignAlert("", mark: "", .low, places: [], since: .never)
  package var key: Key { Key(name: name, mark: mark, places: places) }
  package var keyOnly: ForeignAlert { ForeignAlert(name, mark: mark, .low, places: places, since: .never) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: ForeignAlert) {
    coder.name(1, &name, base.name)
    coder.text(2, &mark, base.mark)
    coder.texts(3, &places, base.places)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ForeignAlert) {
    coder.choice(4, &priority, base.priority)
    coder.text(5, &summary, base.summary)
    coder.moment(6, &since, base.since)
    coder.choice(7, &muting, base.muting)
  }
}
