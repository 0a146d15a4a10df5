import AisleTesting
import Interaction
import Orders
import SiteModel
import Testing
import Wording

@Suite("Orders from the console") struct OrderTests {
  /// A console that may act on the sample's scheduler.
  private func seat(at site: Site = SampleSite.queued(), hands: Set<String>? = ["slurm"]) -> Seat {
    var console = Console()
    console.schedulersAtHand = hands
    return Seat(at: site, console: console)
  }

  private func select(_ id: String, in seat: inout Seat) {
    seat.run("page jobs")
    seat.console.selections["jobs"] = .job(JobReference(queue: 0, id: id))
    seat.paint()
  }

  private func select(node: String, in seat: inout Seat) {
    seat.run("page nodes")
    if let id = seat.site.directory.id(of: .node(node)) { seat.console.selections["nodes"] = .entity(id) }
    seat.paint()
  }

  private func form(_ seat: Seat) -> OrderForm? {
    if case .orderForm(let form) = seat.console.layers.last { form } else { nil }
  }

  private func orders(_ effects: [Effect]) -> [SchedulerOrder] {
    effects.compactMap { if case .carryOut(let order) = $0 { order } else { nil } }
  }

  @Test("One waiting job is held by its command and Enter, and the dialog shows what will run") func hold() {
    var seat = seat()
    select("18481", in: &seat)
    #expect(seat.run("hold").isEmpty)
    #expect(seat.screen.contains("scontrol hold 18481") && seat.screen.contains("bev-occupancy"))
    let given = orders(seat.press(.enter))
    #expect(given.map(\.commands) == [[OrderCommand(["scontrol", "hold", "18481"], on: given[0].targets)]])
    #expect(given[0].targets[0].user == "liu" && given[0].queue == "slurm")
    #expect(seat.console.layers.isEmpty)
  }

  @Test("y does it too, n and Esc do not", arguments: [(Key.character("y"), 1), (.character("n"), 0), (.escape, 0)])
  func answers(key: Key, count: Int) {
    var seat = seat()
    select("18481", in: &seat)
    seat.run("cancel")
    #expect(orders(seat.press(key)).count == count)
    #expect(seat.console.layers.isEmpty)
  }

  @Test("For several, how many there are has to be typed") func several() {
    var seat = seat()
    seat.run("page jobs")
    for id in ["18431", "18481", "18482"] { seat.console.marked.insert(.job(JobReference(queue: 0, id: id))) }
    seat.run("hold")
    #expect(seat.screen.contains("There are 3."))
    #expect(orders(seat.press(.enter)).isEmpty)
    seat.type("y")
    #expect(orders(seat.press(.enter)).isEmpty)
    #expect(seat.screen.contains("not done: “y” is not how many there are"))
    seat.press(.backspace)
    seat.send(.paste("3"))
    #expect(form(seat)?.order[.count] == "", "a paste is no answer")
    seat.type("3")
    let given = orders(seat.press(.enter))
    #expect(given.first?.targets.count == 3 && given.first?.commands.count == 3)
  }

  @Test("What it would do nothing to is left out, and told") func leftOut() {
    var seat = seat()
    seat.run("page jobs")
    for id in ["18422", "18481", "18480"] { seat.console.marked.insert(.job(JobReference(queue: 0, id: id))) }
    seat.run("hold")
    #expect(form(seat)?.order.targets.map(\.id) == ["18481"])
    #expect(Set(form(seat)?.leftOut.map(\.id) ?? []) == ["18422", "18480"])
    seat.press(.escape)
    seat.console.marked = []
    select("18422", in: &seat)
    seat.run("release")
    #expect(form(seat) == nil && seat.noticeText == "“release” would do nothing to what is selected")
  }

  @Test("The tasks of an array that wait together are named, and not those that run") func array() {
    var seat = seat()
    select("18440_*", in: &seat)
    seat.run("cancel")
    #expect(seat.screen.contains("scancel '18440_[3-63]'"))
    #expect(orders(seat.press(.enter)).first?.commands.first?.arguments == ["scancel", "18440_[3-63]"])
  }

  @Test("A priority and a time limit are checked before anything happens") func values() {
    var seat = seat()
    select("18481", in: &seat)
    seat.run("priority 0")
    #expect(orders(seat.press(.enter)).isEmpty && seat.screen.contains("“0” is no priority"))
    seat.press(.backspace)
    seat.type("500")
    #expect(
      orders(seat.press(.enter)).first?.commands.first?.arguments
        == ["scontrol", "update", "jobid=18481", "priority=500"])
    seat.run("timelimit 2-00:00:00")
    #expect(
      orders(seat.press(.enter)).first?.commands.first?.arguments
        == ["scontrol", "update", "jobid=18481", "timelimit=2-00:00:00"])
    seat.run("timelimit tomorrow; reboot")
    #expect(orders(seat.press(.enter)).isEmpty && seat.screen.contains("is no time limit"))
  }

  @Test("A node is drained with its reason, which is asked for when it was not said") func drain() {
    var seat = seat()
    select(node: "node-a01-01", in: &seat)
    seat.run("drain hot, RMA 4711")
    #expect(seat.screen.contains("scontrol update nodename=node-a01-01 state=drain 'reason=hot, RMA 4711'"))
    #expect(
      orders(seat.press(.enter)).first?.commands.first?.arguments
        == ["scontrol", "update", "nodename=node-a01-01", "state=drain", "reason=hot, RMA 4711"])
    seat.run("drain")
    #expect(orders(seat.press(.enter)).isEmpty && seat.screen.contains("say why"))
    seat.type("it's $(hot)")
    #expect(seat.screen.contains(#"'reason=it'\''s $(hot)'"#))
    #expect(orders(seat.press(.enter)).first?.commands.first?.arguments.last == "reason=it's $(hot)")
  }

  @Test("A rack stands for its nodes, and a reservation takes them all in one command") func reserve() throws {
    var seat = seat()
    seat.run("page racks")
    seat.console.selections["racks"] = .rack(0)
    seat.run("reserve maint +1h 2h")
    let count = try #require(form(seat)).order.targets.count
    #expect(count > 1 && form(seat)?.entry.field == .count)
    seat.type("\(count)")
    let arguments = try #require(orders(seat.press(.enter)).first).commands
    #expect(arguments.count == 1)
    #expect(
      arguments[0].arguments.prefix(6) == [
        "scontrol", "create", "reservation", "reservationname=maint", "starttime=now+60minutes", "duration=120",
      ])
    #expect(arguments[0].arguments.suffix(2) == ["users=root", "flags=maint"])
  }

  @Test("The menu opens with a key, tells what applies, and opens a dialog") func menu() {
    var seat = seat()
    select("18422", in: &seat)
    #expect(seat.press(.character("x")).isEmpty)
    #expect(seat.screen.contains("requeue and hold") && seat.lines[23].contains("Esc"))
    seat.press(.character("p"))
    #expect(form(seat) == nil, "a running job has no priority to change")
    seat.press(.character("x"), .character("c"))
    #expect(form(seat)?.order.verb == .cancel)
    seat.press(.escape)
    seat.press(.character("x"), .enter)
    #expect(form(seat)?.order.verb == .requeue, "the first that applies is chosen")
  }

  @Test("No single key acts, on any page, whatever is marked") func noSingleKey() {
    var seat = seat()
    select("18481", in: &seat)
    let keys = (33..<127).map { Key.character(Character(UnicodeScalar($0))) } + [.enter, .delete, .tab, .function(8)]
    for page in Page.all {
      for key in keys {
        var other = seat
        other.console.go(to: page)
        #expect(orders(other.press(key)).isEmpty, "\(page.name) \(key)")
      }
    }
  }

  @Test("Where nothing may be changed there are no commands for it, in help, hints, completion or by name") func none()
  {
    var seat = seat(hands: nil)
    select("18481", in: &seat)
    seat.press(.character("x"))
    #expect(seat.console.layers.isEmpty)
    seat.run("hold")
    #expect(seat.noticeText == "nothing can be changed from this console" && seat.console.layers.isEmpty)
    #expect(!seat.console.hints.contains { $0.word == .hintAct })
    #expect(!seat.console.help.contains { if case .command(_, "hold", _) = $0 { true } else { false } })
    seat.type(":hol")
    seat.press(.tab)
    #expect(seat.console.layers.last == .commandLine(text: "hol", cursor: 3, choice: nil))
    seat.press(.escape)
    seat.send(.command("cancel"))
    #expect(seat.console.layers.isEmpty)
  }

  @Test("Nothing is ordered on a frozen or an old screen, or where there is no way to act") func refusals() {
    var frozen = seat()
    select("18481", in: &frozen)
    frozen.press(.character("Z"), .character("x"))
    #expect(frozen.noticeText == "the screen is frozen: Z lets it go on, then act" && frozen.console.layers.isEmpty)
    var old = seat()
    select("18481", in: &old)
    old.now = old.now + .seconds(60)
    old.run("hold")
    #expect(old.noticeText == "not on old data: slurm last told of this 60 s ago")
    var other = seat(hands: [])
    select("18481", in: &other)
    other.run("hold")
    #expect(other.noticeText.hasPrefix("there is no way to act on slurm"))
    var late = seat()
    select("18481", in: &late)
    late.run("hold")
    late.now = late.now + .seconds(60)
    #expect(orders(late.press(.enter)).isEmpty && late.screen.contains("not on old data"))
  }

  @Test("How it went comes as a layer, and not while something is typed") func report() {
    var seat = seat()
    select("18481", in: &seat)
    let target = OrderTarget(.job, "18481")
    let report = OrderReport(
      SchedulerOrder(.hold, on: [target], queue: "slurm"),
      results: [OrderResult(target, .refused, answer: "Invalid user id for job 18481")])
    seat.type("/x")
    seat.console.show(report, at: seat.now)
    #expect(seat.console.layers.count == 1)
    seat.press(.escape)
    seat.run("result")
    #expect(seat.screen.contains("Invalid user id for job 18481"))
    seat.press(.escape)
    #expect(seat.console.layers.isEmpty)
    seat.console.show(report, at: seat.now)
    #expect(seat.console.layers == [.orderReport(scroll: 0)])
  }

  @Test("What was just ordered can be taken back before the scheduler is polled again") func back() {
    var seat = seat()
    select("18481", in: &seat)
    seat.run("release")
    #expect(form(seat) == nil)
    let target = OrderTarget(.job, "18481")
    let order = SchedulerOrder(.hold, on: [target], queue: "slurm")
    seat.console.orderReport = OrderReport(order, results: [OrderResult(target, .done)])
    seat.run("release")
    #expect(orders(seat.press(.enter)).first?.verb == .release)
  }

  @Test("A long list scrolls, and what is asked stays in sight") func long() {
    var seat = seat()
    seat.run("page nodes")
    for node in seat.site.directory.nodes { seat.console.marked.insert(.entity(.node(node))) }
    seat.run("drain x")
    let count = form(seat)?.order.targets.count ?? 0
    #expect(count > 20)
    for _ in 0..<30 { seat.press(.pageDown) }
    let last = form(seat)?.order.targets.last?.id ?? "?"
    #expect(seat.screen.contains(last) && seat.screen.contains("There are \(count)."))
    let end = form(seat)?.entry.scroll
    seat.press(.pageUp)
    #expect((form(seat)?.entry.scroll ?? 0) < (end ?? 0))
  }
}
