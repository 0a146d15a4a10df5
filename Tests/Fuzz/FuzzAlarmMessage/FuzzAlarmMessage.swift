internal import FuzzDriver
internal import Sharing
internal import SiteModel

/// Any bytes as what a console sends to whoever keeps the alarms: with a right head, and with whatever head they have.
@main
struct FuzzAlarmMessage {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      FuzzAlarmMessage.check(bytes)
      let size = UInt32(bytes.count)
      FuzzAlarmMessage.check(
        Array("ASL1".utf8) + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> UInt32($0)) } + bytes)
      return 0
    }
  }

  private static func check(_ bytes: [UInt8]) {
    guard let message = AlarmMessage(encoded: bytes) else { return }
    expect(AlarmMessage(encoded: message.encoded) == message, "not read again: \(message)")
    let order =
      switch message {
      case .order(let order): order
      case .report(let report): report.order
      }
    expect(order.alarms.count <= bytes.count, "more alarms than bytes")
    for alarm in order.alarms {
      expect(alarm.name.unicodeScalars.allSatisfy(CleanText.isSafe), "unclean: \(alarm.name.debugDescription)")
      let subject = alarm.subject.name
      expect(subject.unicodeScalars.allSatisfy(CleanText.isSafe), "unclean: \(subject.debugDescription)")
    }
  }
}
