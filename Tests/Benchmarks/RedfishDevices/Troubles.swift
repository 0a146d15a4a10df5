import NIOHTTP1

/// What troubles a device in a minute, thrown once for it: a sixth of all devices have something at any time, until
/// `seconds` are over.
struct Troubles: Sendable {
  enum Kind: CaseIterable, Sendable {
    /// Ends the connection without a word; answers after half a minute; asks to be left alone; wants another login.
    case hangUp, slow, busy, stranger
    /// Half of the answer; something else than JSON; ten megabytes of it.
    case truncated, nonsense, huge
  }

  var seconds: Int

  /// What troubles the device at `port` so many seconds after all began.
  func trouble(of port: Int, at second: Int) -> Kind? {
    guard second < seconds else { return nil }
    var state = UInt64(port) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(second / 60) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 31
    guard state % 6 == 0 else { return nil }
    return Kind.allCases[Int(state / 6 % UInt64(Kind.allCases.count))]
  }

  /// What a troubled device answers instead; nil when it says nothing at all.
  static func spoiled(_ answer: DeviceDesk.Answer, by kind: Kind) -> DeviceDesk.Answer? {
    switch kind {
    case .hangUp: nil
    case .slow: answer
    case .busy: DeviceDesk.Answer(status: 503, headers: [("Retry-After", "7")])
    case .stranger: DeviceDesk.Answer(status: 401)
    case .truncated: DeviceDesk.Answer(body: Array(answer.body.prefix(answer.body.count / 2)))
    case .nonsense: DeviceDesk.Answer(body: Array("<html>\u{1B}[2J".utf8))
    case .huge: DeviceDesk.Answer(body: [UInt8](repeating: 0x20, count: 10 << 20))
    }
  }
}
