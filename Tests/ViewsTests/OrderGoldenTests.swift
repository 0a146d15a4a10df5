import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing
import Views
import Wording

/// A dialog, a menu or a result, in every size and language.
private struct Case: Sendable, CustomTestStringConvertible {
  var name: String
  var act: @Sendable (inout Seat) -> Void
  var testDescription: String { name }
}

private let cases = [
  Case(name: "order-menu") { seat in
    pick(["18422"], in: &seat)
    seat.press(.character("x"))
  },
  Case(name: "order-one") { seat in
    pick(["18481"], in: &seat)
    seat.run("hold")
  },
  Case(name: "order-many") { seat in
    pick(["18431", "18440_*", "18470", "18471", "18480", "18400"], in: &seat)
    seat.run("cancel")
  },
  Case(name: "order-drain") { seat in
    seat.run("page nodes")
    for node in seat.site.directory.nodes { seat.console.marked.insert(.entity(.node(node))) }
    seat.run("drain it's hot, RMA 4711")
    seat.type("9")
    seat.press(.enter)
  },
  Case(name: "order-reserve") { seat in
    seat.run("rack A01")
    seat.run("reserve maint +1h")
  },
  Case(name: "order-report") { seat in
    pick(["18481"], in: &seat)
    seat.console.show(report, at: seat.now)
    seat.paint()
  },
  Case(name: "order-running") { seat in
    pick(["18481"], in: &seat)
    seat.console.orderProgress = OrderProgress(.hold, done: 3, total: 12)
    seat.paint()
  },
]

private func pick(_ ids: [String], in seat: inout Seat) {
  seat.run("page jobs")
  let jobs = ids.map { Selection.job(JobReference(queue: 0, id: $0)) }
  if jobs.count == 1 { seat.console.selections["jobs"] = jobs[0] } else { seat.console.marked = Set(jobs) }
}

private let report = OrderReport(
  SchedulerOrder(.hold, on: ["3", "4", "6", "8_9", "99"].map { OrderTarget(.job, $0) }, queue: "slurm"),
  results: [
    OrderResult(
      OrderTarget(.job, "3"), .refused, answer: "Invalid user id for job 3; slurm_suspend error: Invalid user id",
      Saying(.orderEndedWith, "1")),
    OrderResult(OrderTarget(.job, "4"), .done, Saying(.orderSeen, "PENDING JobHeldAdmin")),
    OrderResult(OrderTarget(.job, "6"), .unclear, Saying(.orderUnchanged, "FAILED NonZeroExitCode")),
    OrderResult(OrderTarget(.job, "8_9"), .refused, Saying(.orderHasChanged, "RUNNING")),
    OrderResult(OrderTarget(.job, "99"), .refused, Saying(.orderNoSuchJob, [])),
  ])

@Suite("Golden frames of orders") struct OrderGoldenTests {
  @Test(
    "A frame is as it was recorded", arguments: cases,
    [Size(80, 24), Size(120, 36)].flatMap { size in Language.allCases.map { (size, $0) } })
  private func frame(_ golden: Case, _ screen: (size: Size, language: Language)) {
    var console = Console()
    console.language = screen.language
    console.schedulersAtHand = ["slurm"]
    var seat = Seat(at: SampleSite.queued(), size: screen.size, console: console)
    golden.act(&seat)
    let name = "\(golden.name)-\(screen.size)-\(screen.language.rawValue)"
    if let difference = GoldenFrame().difference(of: seat.stage.buffer, from: name) {
      Issue.record(Comment(rawValue: difference))
    }
  }

  @Test("Boxes of orders fit every screen that a page fits", arguments: cases) private func fits(_ golden: Case) {
    for size in [Size(40, 10), Size(60, 15), Size(300, 100)] {
      var console = Console()
      console.schedulersAtHand = ["slurm"]
      var seat = Seat(at: SampleSite.queued(), size: size, console: console)
      golden.act(&seat)
      #expect(seat.stage.buffer.size == size)
      if let cursor = seat.stage.cursor {
        #expect(cursor.x < size.width && cursor.y < size.height, "\(size)")
      }
    }
  }
}
