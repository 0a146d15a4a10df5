package import SiteModel

extension RecordDecoder: FieldCoder {
  package mutating func text(_ number: Int, _ value: inout String?, _ base: String?, limit: Int) {
    switch form(of: number) {
    case nil: return
    case .text: value = Self.cut(text(), to: limit)
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func identifier(_ number: Int, _ value: inout String, _ base: String) {
    switch form(of: number) {
    case nil: return
    case .text: value = name()
    case .whole:
      let (own, overflow) = whole().addingReportingOverflow(Int64(plain: base) ?? 0)
      if overflow { fail() } else { value = String(own) }
    case let other?: skip(other)
    }
  }

  package mutating func whole(_ number: Int, _ value: inout Int64?, _ base: Int64?) {
    switch form(of: number) {
    case nil: return
    case .whole: value = whole()
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func real(_ number: Int, _ value: inout Double?, _ base: Double?) {
    switch form(of: number) {
    case nil: return
    case .whole: value = Double(whole())
    case .fixed: value = Double(bitPattern: fixed())
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func moment(_ number: Int, _ value: inout Moment?, _ base: Moment?) {
    switch form(of: number) {
    case nil: return
    case .whole:
      let (second, overflow) = whole().addingReportingOverflow(reference)
      let (nanoseconds, isTooMuch) = second.multipliedReportingOverflow(by: 1_000_000_000)
      if overflow || isTooMuch { fail() } else { value = Moment(nanoseconds: nanoseconds) }
    case .fixed: value = Moment(nanoseconds: Int64(bitPattern: fixed()))
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func texts(_ number: Int, _ value: inout [String], _ base: [String]) {
    switch form(of: number) {
    case nil: return
    case .texts:
      value = []
      for _ in 0..<count() where fault == nil { value.append(text()) }
    case let other?: skip(other)
    }
  }

  package mutating func variant(_ number: Int, _ value: inout Variant?, _ base: Variant?) {
    switch form(of: number) {
    case nil: return
    case .variant: value = variant()
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func node(_ number: Int, _ value: inout Int32, _ base: Int32) {
    switch form(of: number) {
    case nil: return
    case .text: value = nodes.place(of: name())
    case .none?: value = -1
    case let other?: skip(other)
    }
  }

  package mutating func record<Value: Recorded>(_ number: Int, _ value: inout Value?, _ base: Value?) {
    switch form(of: number) {
    case nil: return
    case .record: value = take()
    case .none?: value = nil
    case let other?: skip(other)
    }
  }

  package mutating func records<Value: Recorded>(_ number: Int, _ value: inout [Value]?, _ base: [Value]?) {
    switch form(of: number) {
    case nil: return
    case .records:
      let (count, isOverBase) = recordCount()
      let before = isOverBase ? base.flatMap { $0.count == count ? $0 : nil } : nil
      var read: [Value] = []
      for place in 0..<count where fault == nil { read.append(take(over: before.map { $0[place] } ?? .blank)) }
      // What they were has been lost: the rest of them comes with the next key frame.
      if !isOverBase || before != nil { value = read }
    case .none?: value = nil
    case let other?: skip(other)
    }
  }
}
