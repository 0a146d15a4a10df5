package import SiteModel

extension Complaint.Reason {
  /// The reason by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .unreadable(let place, let fault): Variant("unreadable", [.text(place), .variant(fault.variant)])
    case .notValue(let place, let found): Variant("notValue", [.text(place), .text(found)])
    case .tooLarge(let place, let limit): Variant("tooLarge", [.text(place), .integer(limit)])
    case .hung(let place): Variant("hung", [.text(place)])
    case .skipped(let sampler): Variant("skipped", [.text(sampler)])
    case .implausible(let thing, let quantity):
      Variant("implausible", [thing.map { .text($0) } ?? .none, .choice(quantity)])
    case .badLines(let count, let first):
      Variant("badLines", [.integer(count)] + first.prefix(24).flatMap { [.integer($0.line), .choice($0.fault)] })
    case .cutShort(let line): Variant("cutShort", [.integer(line)])
    case .repeated(let count): Variant("repeated", [.integer(count)])
    case .refused(let count): Variant("refused", [.integer(count)])
    case .meaningless(let count): Variant("meaningless", [.integer(count)])
    case .blank(let count, let example): Variant("blank", [.integer(count), .real(example)])
    case .impossible(let count, let example): Variant("impossible", [.integer(count), .real(example)])
    case .timestamp(let moment): Variant("timestamp", [.whole(moment.nanoseconds)])
    case .doubled(let count, let example): Variant("doubled", [.integer(count), .real(example)])
    case .unknownState(let count, let example): Variant("unknownState", [.integer(count), .real(example)])
    case .clockDiffers(let span): Variant("clockDiffers", [.duration(span)])
    case .doubtful(let count): Variant("doubtful", [.integer(count)])
    case .told(let text): Variant("told", [.text(text)])
    case .withoutEnd, .absent, .unmatched, .noAccounting: Variant("\(self)")
    }
  }

  /// A reason that this Aisle does not know is told by its name.
  package init(_ variant: Variant) { self = Self.sampler(variant) ?? Self.page(variant) ?? .told(variant.name) }

  private static func sampler(_ variant: Variant) -> Complaint.Reason? {
    guard variant.name != "implausible" else {
      return variant.choice(1).map { .implausible(thing: variant.text(0), $0) }
    }
    guard let place = variant.text(0) else { return nil }
    return switch variant.name {
    case "unreadable": .unreadable(place: place, variant.variant(1).map { Complaint.Fault($0) } ?? .told(""))
    case "notValue": .notValue(place: place, found: variant.text(1) ?? "")
    case "tooLarge": variant.integer(1).map { .tooLarge(place: place, limit: $0) }
    case "hung": .hung(place: place)
    case "skipped": .skipped(sampler: place)
    case "told": .told(place)
    default: nil
    }
  }

  private static func page(_ variant: Variant) -> Complaint.Reason? {
    let count = variant.integer(0) ?? 0
    let example = variant.real(1) ?? .nan
    return switch variant.name {
    case "badLines": .badLines(count: count, first: lines(of: variant))
    case "cutShort": .cutShort(line: count)
    case "repeated": .repeated(count: count)
    case "refused": .refused(count: count)
    case "meaningless": .meaningless(count: count)
    case "blank": .blank(count: count, example: example)
    case "impossible": .impossible(count: count, example: example)
    case "timestamp": .timestamp(Moment(nanoseconds: variant.whole(0) ?? 0))
    case "doubled": .doubled(count: count, example: example)
    case "unknownState": .unknownState(count: count, example: example)
    case "clockDiffers": .clockDiffers(by: variant.duration(0) ?? .zero)
    case "doubtful": .doubtful(count: count)
    case "withoutEnd": .withoutEnd
    case "absent": .absent
    case "unmatched": .unmatched
    case "noAccounting": .noAccounting
    default: nil
    }
  }

  private static func lines(of variant: Variant) -> [Complaint.BadLine] {
    stride(from: 1, to: variant.atoms.count - 1, by: 2).compactMap { place in
      guard let line = variant.integer(place), let fault: Complaint.LineFault = variant.choice(place + 1) else {
        return nil
      }
      return Complaint.BadLine(line: line, fault)
    }
  }
}

extension Complaint.Fault {
  /// The fault by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .system(let code): Variant("system", [.integer(code)])
    case .unfinished(let span): Variant("unfinished", [.duration(span)])
    case .ended(let status): Variant("ended", [.integer(status)])
    case .lacking(let name): Variant("lacking", [.text(name)])
    case .told(let text): Variant("told", [.text(text)])
    case .notRegular, .notAnsweredYet: Variant("\(self)")
    }
  }

  /// A fault that this Aisle does not know is told by its name.
  package init(_ variant: Variant) {
    let known: Complaint.Fault? =
      switch variant.name {
      case "system": variant.whole(0).map { .system(code: Int32(clamping: $0)) }
      case "unfinished": variant.duration(0).map { .unfinished(after: $0) }
      case "ended": variant.whole(0).map { .ended(status: Int32(clamping: $0)) }
      case "lacking": variant.text(0).map { .lacking($0) }
      case "told": variant.text(0).map { .told($0) }
      case "notRegular": .notRegular
      case "notAnsweredYet": .notAnsweredYet
      default: nil
      }
    self = known ?? .told(variant.name)
  }
}
