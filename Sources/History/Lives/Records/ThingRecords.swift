package import SiteModel

/// What a source says of a thing, by the numbers that the file gives to both.
package struct ThingPlace: Hashable, Sendable {
  package var source: Int64
  package var thing: Int64
  package init(source: Int64, thing: Int64) {
    self.source = source
    self.thing = thing
  }

  mutating func exchange(with coder: inout some FieldCoder, _ base: ThingPlace) {
    coder.integer(1, &source, base.source)
    coder.integer(2, &thing, base.thing)
  }
}

/// Words about a thing: attributes by name, each followed by its text.
package struct FactsRecord: Kept, Sendable {
  package var key: ThingPlace
  package var texts: [String] = []

  package init(_ key: ThingPlace, _ texts: [String] = []) {
    self.key = key
    self.texts = texts
  }

  package static let blank = FactsRecord(ThingPlace(source: 0, thing: 0))
  package var keyOnly: FactsRecord { FactsRecord(key) }

  /// Sets an attribute; an empty text takes it away.
  package mutating func set(_ attribute: String, _ text: String) {
    let place = stride(from: 0, to: texts.count - 1, by: 2).first { texts[$0] == attribute }
    switch (place, text.isEmpty) {
    case (let place?, true): texts.removeSubrange(place...place + 1)
    case (let place?, false): texts[place + 1] = text
    case (nil, false): texts += [attribute, text]
    case (nil, true): break
    }
  }

  /// Those with names that this Aisle knows.
  package var facts: [(attribute: Attribute, text: String)] {
    stride(from: 0, to: texts.count - 1, by: 2).compactMap { place in
      Attribute.names.values[texts[place]].map { ($0, texts[place + 1]) }
    }
  }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: FactsRecord) {
    key.exchange(with: &coder, base.key)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: FactsRecord) {
    coder.texts(3, &texts, base.texts)
  }
}

/// Limits that a device states for one of its points.
package struct LimitsRecord: Kept, Sendable {
  package struct Key: Hashable, Sendable {
    package var place: ThingPlace
    /// The quantity's name.
    package var quantity: String
  }

  package var key: Key
  package var limits: [PointLimits.Limit] = []

  package init(_ place: ThingPlace, _ quantity: String, _ limits: [PointLimits.Limit] = []) {
    key = Key(place: place, quantity: quantity)
    self.limits = limits
  }

  package static let blank = LimitsRecord(ThingPlace(source: 0, thing: 0), "")
  package var keyOnly: LimitsRecord { LimitsRecord(key.place, key.quantity) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: LimitsRecord) {
    key.place.exchange(with: &coder, base.key.place)
    coder.name(3, &key.quantity, base.key.quantity)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: LimitsRecord) {
    coder.records(4, &limits, base.limits)
  }
}

extension PointLimits.Limit: Recorded {
  package static let blank = PointLimits.Limit(.upper, .caution, 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PointLimits.Limit) {
    coder.choice(1, &side, base.side)
    coder.choice(2, &grade, base.grade)
    coder.real(3, &value, base.value)
    coder.duration(4, &dwell, base.dwell)
    coder.real(5, &deadband, base.deadband)
    coder.duration(6, &offDelay, base.offDelay)
  }
}

/// A process on an accelerator.
package struct ProcessRecord: Kept, Sendable {
  package struct Key: Hashable, Sendable {
    package var place: ThingPlace
    package var process: Int32
  }

  package var key: Key
  package var name: String?
  /// Bytes.
  package var memory: Double?
  /// Its place among the source's processes.
  package var rank: Int32 = 0

  package init(_ place: ThingPlace, _ process: Int32) { key = Key(place: place, process: process) }

  package static let blank = ProcessRecord(ThingPlace(source: 0, thing: 0), 0)
  package var keyOnly: ProcessRecord { ProcessRecord(key.place, key.process) }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: ProcessRecord) {
    key.place.exchange(with: &coder, base.key.place)
    coder.integer(3, &key.process, base.key.process)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ProcessRecord) {
    coder.text(4, &name, base.name, limit: CleanText.defaultLimit)
    coder.real(5, &memory, base.memory)
    coder.integer(6, &rank, base.rank)
  }
}
