import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing
import Wording

@Suite("On a page of the past nothing is done outside") struct PastActTests {
  /// A console that may order everything, before a queue that answers.
  private func seat() throws -> Seat {
    var console = Console()
    console.schedulersAtHand = ["slurm"]
    var seat = Seat(at: SampleSite.queued(), size: Size(120, 36), console: console)
    seat.past = .outlined(PastOutline(span: PastSpan(from: seat.now - .seconds(86_400), to: seat.now)))
    return seat
  }

  private static let orders = [
    "hold", "uhold", "release", "requeue", "requeue-hold", "cancel", "priority 5", "timelimit +1h", "suspend-job",
    "resume",
    "drain hot", "reserve maint now 1h", "unreserve maint", "act",
  ]

  @Test("every order is refused with the reason, before a dialog opens", arguments: orders)
  func refused(line: String) throws {
    for place in ["job 18422", "node node-a05-01"] {
      var seat = try seat()
      seat.run(place)
      seat.type("[")
      let effects = seat.run(line)
      #expect(effects.isEmpty && seat.console.layers.isEmpty)
      // What does not belong to this view says so, as it does live.
      #expect(seat.noticeText.contains("this is the past") || seat.noticeText.contains("does not work in this view"))
    }
  }

  @Test("a dialog that is open is closed on the way") func closed() throws {
    var seat = try seat()
    seat.run("job 18481")
    seat.run("hold")
    #expect(seat.console.layers.count == 1)
    seat.send(.command("time", argument: "-1h"))
    #expect(seat.console.layers.isEmpty && seat.console.replay != nil)
    #expect(seat.press(.enter).isEmpty)
  }

  @Test("even a dialog that is open in the past answers with the reason") func accepted() throws {
    var seat = try seat()
    seat.run("job 18481")
    seat.run("hold")
    let layers = seat.console.layers
    seat.send(.command("time", argument: "-1h"))
    seat.console.layers = layers
    #expect(seat.press(.enter).isEmpty)
    guard case .orderForm(let form)? = seat.console.layers.last else {
      Issue.record("the dialog is gone")
      return
    }
    #expect(form.entry.complaint?.word == .notInPast)
  }

  @Test("an order about alarms does not get out of the console either") func alarms() {
    let acts: [AlarmOrder.Act] = [
      .acknowledge, .shelve(until: SampleSite.now, reason: "r"), .unshelve, .withdraw(reason: "r"), .reinstate, .reset,
      .comment("c"),
    ]
    for act in acts { #expect(Effect.order(AlarmOrder(act, [], seen: 1)).actsOutside) }
    #expect(Effect.carryOut(SchedulerOrder(.hold, on: [], queue: "slurm")).actsOutside)
    for effect in [Effect.quit, .suspend, .redraw, .copy(""), .export(format: "json", path: nil), .useTheme("")] {
      #expect(!effect.actsOutside)
    }
  }

  private static let keys: [Key] =
    Array("[]{}tpd+_()123456789xaAcsuwiRyXnNjkGgq:/ e-ZEzmFI<>hHrECPUDM").map { .character($0) }
    + [.enter, .enter, .enter, .escape, .tab, .up, .down, .pageDown, .backspace, .function(6)]

  private func send(_ line: String, to seat: inout Seat) -> [Effect] {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    return seat.send(.command(words.first ?? "", argument: words.count > 1 ? words[1] : nil), isLast: false)
  }

  @Test("whatever is pressed", arguments: [1, 2, 3, 4] as [UInt64])
  func storm(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var seat = try seat()
    seat.run("time -1h")
    for step in 0..<400 {
      let effects: [Effect]
      switch Int.random(in: 0..<24, using: &random) {
      case 0: effects = send(Self.orders.randomElement(using: &random) ?? "hold", to: &seat)
      case 1:
        effects = send(
          ["job 18422", "node node-a05-01", "page jobs"].randomElement(using: &random) ?? "", to: &seat)
      case 2:
        let mouse = Mouse(
          [.press, .doublePress, .wheelDown].randomElement(using: &random) ?? .press,
          x: Int.random(in: 0..<120, using: &random), y: Int.random(in: 0..<36, using: &random))
        effects = seat.send(.mouse(mouse))
      default: effects = seat.send(.key(Self.keys.randomElement(using: &random) ?? .enter), isLast: step % 20 == 0)
      }
      seat.uptime += .milliseconds(90)
      let acts = effects.filter(\.actsOutside)
      #expect(acts.isEmpty, "step \(step)")
      // `L` is not among the keys; should a command lead back, go on in the past.
      if seat.console.replay == nil { seat.send(.command("time", argument: "-1h")) }
      #expect(seat.console.replay != nil)
      let forms = seat.console.layers.filter { if case .orderForm = $0 { true } else { false } }
      #expect(forms.isEmpty)
    }
  }
}
