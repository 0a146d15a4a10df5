import SiteModel
import Testing

@testable import Sharing

/// Numbers that are the same each time (SplitMix64, Steele, Lea and Flood 2014).
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let names = ["", "CDU-03", "node-0001", "机柜07", "a b/c", "é…", String(repeating: "x", count: 200)]

  mutating func name() -> String { Self.names.randomElement(using: &self) ?? "" }

  mutating func alarm() -> AlarmID {
    let subject: AlarmSubject =
      switch Int.random(in: 0..<4, using: &self) {
      case 0: .thing(EntityKey(EntityKind.allCases.randomElement(using: &self) ?? .node, node: name(), name: name()))
      case 1: .rack(name())
      case 2: .source(name())
      default: .job(queue: name(), id: name())
      }
    return AlarmID(
      Finding.Kind.allCases.randomElement(using: &self) ?? .nodeDown, subject,
      quantity: Bool.random(using: &self) ? Quantity.allCases.randomElement(using: &self) : nil, name: name())
  }

  mutating func order() -> AlarmOrder {
    let acts: [AlarmOrder.Act] = [
      .acknowledge, .shelve(until: Moment(nanoseconds: Int64.random(in: .min ... .max, using: &self)), reason: name()),
      .unshelve, .withdraw(reason: name()), .reinstate, .reset, .comment(name()),
    ]
    let alarms = (0..<Int.random(in: 0..<6, using: &self)).map { _ in alarm() }
    return AlarmOrder(acts.randomElement(using: &self) ?? .reset, alarms, seen: next())
  }

  mutating func report() -> AlarmReport {
    let refusals: [AlarmRefusal] = [
      .unknown, .unseen, .alreadyAcknowledged(by: name()), .nothingToDo, .stillActive, .reasonMissing,
      .tooLong(most: .seconds(28_800)), .notAllowed(role: Role.allCases.randomElement(using: &self) ?? .viewer),
      .nobodyThere, .notLive, .noAnswer, .tooMany(most: 4096), .rolesUnclear,
    ]
    return AlarmReport(
      order(), done: (0..<Int.random(in: 0..<4, using: &self)).map { _ in alarm() },
      refused: (0..<Int.random(in: 0..<4, using: &self)).map { _ in
        AlarmReport.Refused(alarm(), refusals.randomElement(using: &self) ?? .unknown)
      })
  }

  mutating func message() -> AlarmMessage { Bool.random(using: &self) ? .order(order()) : .report(report()) }
}

@Suite("Messages about alarms") struct AlarmMessageTests {
  @Test("What is written is read again, and no part of it is taken for the whole", arguments: 0..<20 as Range<UInt64>)
  func whole(seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<20 {
      let message = dice.message()
      let bytes = message.encoded
      #expect(AlarmMessage(encoded: bytes) == message)
      #expect(AlarmMessage.extent(of: bytes, limit: AlarmMessage.reportLimit) == .whole(bytes.count))
      #expect(AlarmMessage(encoded: bytes + [0]) == nil)
      for count in Swift.stride(from: 0, to: bytes.count, by: 7) {
        #expect(AlarmMessage(encoded: Array(bytes.prefix(count))) == nil)
        #expect(AlarmMessage.extent(of: bytes.prefix(count), limit: AlarmMessage.reportLimit) == .partial)
      }
    }
  }

  @Test(
    "Whatever is changed in a message on its way, it is read as another or not at all",
    arguments: 0..<20 as Range<UInt64>)
  func changed(seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<200 {
      var bytes = dice.message().encoded
      for _ in 0..<Int.random(in: 1..<4, using: &dice) {
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      guard let read = AlarmMessage(encoded: bytes) else { continue }
      #expect(AlarmMessage(encoded: read.encoded) == read)
    }
  }

  @Test("Bytes that are no message are known by the first of them; one that is too long by its head") func wrong() {
    #expect(AlarmMessage.extent(of: Array("GET / HTTP/1.1\r\n".utf8), limit: 99) == .wrong)
    #expect(AlarmMessage.extent(of: Array("ASL2".utf8), limit: 99) == .wrong)
    #expect(AlarmMessage.extent(of: [], limit: 99) == .partial)
    let head: [UInt8] = AlarmMessage.mark + [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(AlarmMessage.extent(of: head, limit: AlarmMessage.orderLimit) == .wrong)
  }

  @Test("A count that promises more than there is makes nothing large") func counts() {
    var order = AlarmMessage.order(AlarmOrder(.reset, [], seen: 1)).encoded
    order.replaceSubrange((order.count - 4)..., with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(AlarmMessage(encoded: order) == nil)
  }

  @Test("Text that would disturb a screen is cleaned on its way in") func clean() {
    let order = AlarmOrder(.comment("a\u{1B}[2Jb\u{202E}"), [], seen: 1)
    guard case .order(let read) = AlarmMessage(encoded: AlarmMessage.order(order).encoded) else {
      Issue.record("not read")
      return
    }
    #expect(read.act == .comment("a\u{FFFD}[2Jb\u{FFFD}"))
  }

  @Test(
    "A text of any length and of any characters has room in a message, cut where a character ends",
    arguments: [
      "a", "é", "漢", "😀", "a" + String(repeating: "\u{301}", count: 40_000),
      String(repeating: "👩‍👩‍👧‍👦", count: 4_000), String(repeating: "a漢", count: 20_000),
    ])
  func long(text: String) {
    for count in [1, 70_000 / text.utf8.count + 1] {
      var writer = MessageWriter()
      writer.put(String(repeating: text, count: count))
      #expect(writer.bytes.count <= 2 + Int(UInt16.max))
      #expect(String(validating: writer.bytes.dropFirst(2), as: UTF8.self) != nil)
      let size = writer.bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) }
      #expect(size == writer.bytes.count - 2)
    }
  }

  @Test("An order for four thousand alarms, which is all that one may name, has room in a message") func room() {
    let alarms = (0..<4096).map {
      AlarmID(
        .acceleratorTemperature, .thing(.accelerator("7", on: "row-\($0)-node-\($0).example")), quantity: .temperature)
    }
    #expect(AlarmMessage.order(AlarmOrder(.acknowledge, alarms, seen: 1)).encoded.count < AlarmMessage.orderLimit)
  }
}
