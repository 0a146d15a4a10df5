import AisleTesting
import Orders
import SiteModel
import Testing

@Suite("The grammar of orders") struct OrderGrammarTests {
  /// What must never stand in an argument of a command.
  private static let hostile = [
    "", "-x", "--signal=KILL", "1;reboot", "1 2", "1,2", "$(id)", "`id`", "1|cat", "1&", "1>f", "../x", "1\n2",
    "1\u{0}",
    "a=b", "\u{1B}[2J", "１２", "٣", "é", "1_", "1_[", "1_[]", "1_[a]", "1_[1-]", "1_[-1]", "1_[2-1]", "1_[1,]", "1_[1]x",
    "1_*", "1+", "1+-1", "+1", "_1", "1_1_1", "1_[1-9%4]", "1_[1...]", "99999999999", "'", "\"", "\\", "*", "ALL",
    "all",
  ]

  @Test(
    "Jobs are named as the scheduler names them",
    arguments: ["1", "4294967295", "8_0", "8_[4-19]", "8_[0,8-19]", "8_[0-9:3]", "7+1"])
  func jobs(_ id: String) { #expect(OrderGrammar.isJob(id)) }

  @Test("Nothing else is a job", arguments: hostile) func noJobs(_ id: String) { #expect(!OrderGrammar.isJob(id)) }

  @Test("Nodes are named with letters, digits and a few marks, and never like an option") func nodes() {
    for name in ["gpu01", "node-a06-02", "c1.lingang.example", "_x", "9"] { #expect(OrderGrammar.isName(name)) }
    for name in [
      "", "-a", ".x", "a b", "a,b", "a[1-2]", "a;b", "a=b", "ALL\n", "节点", String(repeating: "a", count: 256),
    ] {
      #expect(!OrderGrammar.isName(name))
    }
  }

  @Test("Times are the scheduler's, or what people type for them") func times() {
    for (text, seconds) in [
      ("90", 5_400), ("2:30", 150), ("1:00:00", 3_600), ("2-00", 172_800), ("2-01:30", 178_200), ("1-00:00:10", 86_410),
    ] { #expect(OrderGrammar.seconds(text) == seconds, "\(text)") }
    for text in ["", "0", "-1", "+5", "1h", "1:2:3:4", "2-", "2-1:2:3:4", "1 0", "unlimited", "12345678", "١"] {
      #expect(!OrderGrammar.isTimeLimit(text), "\(text)")
    }
    #expect(OrderGrammar.isTimeLimit("UNLIMITED"))
    for (text, start) in [
      ("now", "now"), ("+1h", "now+60minutes"), ("now+2d", "now+2880minutes"), ("03:00", "03:00"),
      ("2026-11-27T03:00:00", "2026-11-27T03:00:00"), ("+90", "now+90minutes"),
    ] { #expect(OrderGrammar.start(text) == start) }
    for text in ["", "tomorrow", "+", "+-1", "25:00", "2026-13-01", "2026-11-27T", "now+1h;x", "+0", "+1w", "3:00"] {
      #expect(OrderGrammar.start(text) == nil, "\(text)")
    }
    #expect(OrderGrammar.minutes("2h") == 120 && OrderGrammar.minutes("1-00:00:00") == 1_440)
    #expect(OrderGrammar.minutes("999999d") == nil && OrderGrammar.minutes("") == nil)
  }

  @Test("A reason is one line that says something") func reasons() {
    for text in ["hot, RMA 4711", "Xid 79; accel 3 $(x) 'y'", "过热"] { #expect(OrderGrammar.isReason(text)) }
    for text in ["", " ", " x", "x ", "\"x\"", "a\nb", "a\u{1B}[2J", "\u{202E}x", String(repeating: "x", count: 401)] {
      #expect(!OrderGrammar.isReason(text))
    }
  }

  @Test("A priority is a number that does not mean hold") func priorities() {
    #expect(OrderGrammar.isPriority("1") && OrderGrammar.isPriority("4294967293"))
    for text in ["", "0", "-1", "4294967294", "1e3", "+5", "5 "] { #expect(!OrderGrammar.isPriority(text)) }
  }

  @Test("Whatever is typed, no argument of a command that may run is an option, has a control character, or parts")
  func property() {
    var random = SplitMix(seed: 4_711)
    let alphabet = Array("0123456789_[]+-,:%.=;|&$`'\"\\ \n\u{0}\u{1B}abzXé中T*/~{}<>()")
    var accepted = 0
    for _ in 0..<40_000 {
      func text() -> String {
        String((0..<Int.random(in: 0...7, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "x" })
      }
      let verb = SchedulerVerb.allCases.randomElement(using: &random) ?? .hold
      var values: [OrderField: String] = [:]
      for field in verb.fields { values[field] = Bool.random(using: &random) ? text() : "1" }
      let id = Bool.random(using: &random) ? text() : "12"
      let order = SchedulerOrder(verb, on: [OrderTarget(verb.subject, id)], with: values, queue: "slurm")
      guard order.fault == nil else { continue }
      accepted += 1
      for command in order.commands { check(command, of: order) }
    }
    #expect(accepted > 1_000)
  }

  private func check(_ command: OrderCommand, of order: SchedulerOrder) {
    #expect(["scontrol", "scancel"].contains(command.arguments[0]))
    for argument in command.arguments {
      #expect(!argument.isEmpty && !argument.hasPrefix("-"), "\(argument)")
      #expect(argument.unicodeScalars.allSatisfy(CleanText.isSafe), "\(argument)")
      // Only a reason is free text.
      let isPlain = argument.utf8.allSatisfy { OrderGrammar.isNameByte($0) || "=:,+[]".utf8.contains($0) }
      #expect(isPlain || argument.hasPrefix("reason="), "\(argument)")
    }
  }
}
