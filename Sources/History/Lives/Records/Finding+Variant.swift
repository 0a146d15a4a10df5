package import SiteModel

extension Finding.Detail {
  /// The detail by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .failure(let failure): Variant("failure", [.variant(failure.variant)])
    case .xid(let code): Variant("xid", [.integer(code)])
    case .code(let code): Variant("code", [.integer(code)])
    case .contradiction(let contradiction): Variant("contradiction", [.variant(contradiction.variant)])
    case .overload(let name): Variant("overload", [.text(name)])
    case .other(let name): Variant("other", [.text(name)])
    case .event(let text): Variant("event", [.text(text)])
    case .part(let part, let whole): Variant("part", [.integer(part), .integer(whole)])
    case .readings(let age): Variant("readings", [.duration(age)])
    case .alert(let name, let summary, let muting):
      Variant("alert", [.text(name), .text(summary), .choice(muting)])
    }
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    let known: Finding.Detail? =
      switch variant.name {
      case "failure": variant.variant(0).map { .failure(SourceFailure($0)) }
      case "xid": variant.integer(0).map { .xid($0) }
      case "code": variant.integer(0).map { .code($0) }
      case "contradiction": variant.variant(0).flatMap { Finding.Contradiction($0) }.map { .contradiction($0) }
      case "overload": variant.text(0).map { .overload($0) }
      case "other": variant.text(0).map { .other($0) }
      case "event": variant.text(0).map { .event($0) }
      case "part": variant.integer(1).map { .part(variant.integer(0) ?? 0, of: $0) }
      case "readings": variant.duration(0).map { .readings(age: $0) }
      case "alert":
        variant.text(0).map { .alert(name: $0, summary: variant.text(1) ?? "", variant.choice(2) ?? .none) }
      default: nil
      }
    guard let known else { return nil }
    self = known
  }
}

extension Finding.Contradiction {
  fileprivate var variant: Variant {
    switch self {
    case .heat(let isPrimary, let reported, let computed):
      Variant("heat", [.integer(isPrimary ? 1 : 0), .real(reported), .real(computed)])
    case .balance(let given, let taken): Variant("balance", [.real(given), .real(taken)])
    case .coldReturn(let isPrimary): Variant("coldReturn", [.integer(isPrimary ? 1 : 0)])
    case .pressureRise(let isPrimary): Variant("pressureRise", [.integer(isPrimary ? 1 : 0)])
    }
  }

  fileprivate init?(_ variant: Variant) {
    let isPrimary = variant.integer(0) == 1
    switch variant.name {
    case "heat":
      guard let reported = variant.real(1), let computed = variant.real(2) else { return nil }
      self = .heat(isPrimary: isPrimary, reported: reported, computed: computed)
    case "balance":
      guard let given = variant.real(0), let taken = variant.real(1) else { return nil }
      self = .balance(given: given, taken: taken)
    case "coldReturn": self = .coldReturn(isPrimary: isPrimary)
    case "pressureRise": self = .pressureRise(isPrimary: isPrimary)
    default: return nil
    }
  }
}

extension AlarmSubject {
  /// The subject by names.
  package var variant: Variant {
    switch self {
    case .thing(let key): Variant("thing", [.text(key.kind.name), .text(key.node), .text(key.name)])
    case .rack(let name): Variant("rack", [.text(name)])
    case .source(let name): Variant("source", [.text(name)])
    case .job(let queue, let id): Variant("job", [.text(queue), .text(id)])
    }
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    guard let first = variant.text(0) else { return nil }
    switch variant.name {
    case "thing":
      guard let kind = EntityKind.names.values[first], let node = variant.text(1), let name = variant.text(2) else {
        return nil
      }
      self = .thing(EntityKey(kind, node: node, name: name))
    case "rack": self = .rack(first)
    case "source": self = .source(first)
    case "job":
      guard let id = variant.text(1) else { return nil }
      self = .job(queue: first, id: id)
    default: return nil
    }
  }
}

extension AlarmID {
  /// The lasting name as one value.
  package var variant: Variant {
    let quantity: Variant.Atom = quantity.map { .choice($0) } ?? .none
    return Variant("alarm", [.text(kind.rawValue), .variant(subject.variant), quantity, .text(name)])
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    guard variant.name == "alarm", let kind = variant.text(0).flatMap({ Finding.Kind(rawValue: $0) }),
      let subject = variant.variant(1).flatMap({ AlarmSubject($0) })
    else { return nil }
    self.init(kind, subject, quantity: variant.choice(2), name: variant.text(3) ?? "")
  }
}

extension Suppression.Reason {
  /// The reason by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .explained(let alarm): Variant("explained", [.variant(alarm.variant)])
    case .equipmentOff: Variant("equipmentOff")
    case .maintenance: Variant("maintenance")
    case .startingUp(let until): Variant("startingUp", [.whole(until.nanoseconds)])
    case .sourceDown(let source): Variant("sourceDown", [.text(source)])
    }
  }

  /// Nil for one that this Aisle does not know.
  package init?(_ variant: Variant) {
    switch variant.name {
    case "explained":
      guard let alarm = variant.variant(0).flatMap({ AlarmID($0) }) else { return nil }
      self = .explained(by: alarm)
    case "equipmentOff": self = .equipmentOff
    case "maintenance": self = .maintenance
    case "startingUp":
      guard let until = variant.whole(0) else { return nil }
      self = .startingUp(until: Moment(nanoseconds: until))
    case "sourceDown":
      guard let source = variant.text(0) else { return nil }
      self = .sourceDown(source)
    default: return nil
    }
  }
}
