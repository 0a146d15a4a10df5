package import SiteModel

extension Wording {
  /// What else a finding says, its age in whole seconds, minutes, hours or days.
  package func detail(_ detail: Finding.Detail) -> String {
    switch detail {
    case .failure(let failure): text(of: failure)
    case .xid(let code): xid(code)
    case .code(let code): self(.vendorCode, "\(code)")
    case .readings(let age): self(.readingsAge, Self.span(age))
    case .part(let count, let whole): self(.countOf, "\(count)", "\(whole)")
    case .contradiction(let contradiction): text(of: contradiction)
    case .overload(let text), .other(let text), .event(let text): text
    case .alert(let name, let summary, let muting): alert(name, summary, muting)
    }
  }

  private func text(of contradiction: Finding.Contradiction) -> String {
    func side(_ isPrimary: Bool) -> String { self(isPrimary ? .primarySide : .secondarySide) }
    func kilowatts(_ heat: Double) -> String {
      let tenths = Int64((heat / 100).rounded())
      return "\(tenths / 10).\(abs(tenths) % 10) kW"
    }
    return switch contradiction {
    case .heat(let isPrimary, let reported, let computed):
      self(.heatContradicts, side(isPrimary), kilowatts(reported), kilowatts(computed))
    case .balance(let given, let taken): self(.sidesContradict, kilowatts(given), kilowatts(taken))
    case .coldReturn(let isPrimary): self(.returnColder, side(isPrimary))
    case .pressureRise(let isPrimary): self(.returnPressureHigher, side(isPrimary))
    }
  }

  private static func span(_ age: Duration) -> String {
    let seconds = Int(age.seconds)
    return switch seconds {
    case ..<100: "\(seconds) s"
    case ..<6_000: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}
