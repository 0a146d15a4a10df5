import AisleTesting
import Interaction
import Orders
import SiteModel
import Testing

@Suite("Orders on folded arrays and heterogeneous jobs") struct FoldedOrderTests {
  private func seat(on ids: [String], marked: [String] = []) -> Seat {
    var console = Console()
    console.schedulersAtHand = ["slurm"]
    var seat = Seat(at: SampleSite.queued(), console: console)
    seat.run("page jobs")
    if let id = ids.first { seat.console.selections["jobs"] = .job(JobReference(queue: 0, id: id)) }
    for id in marked { seat.console.marked.insert(.job(JobReference(queue: 0, id: id))) }
    seat.paint()
    return seat
  }

  private func form(_ seat: Seat) -> OrderForm? {
    if case .orderForm(let form) = seat.console.layers.last { form } else { nil }
  }

  @Test("An order for all of an array goes to its number, and says how many tasks run and wait") func whole() {
    var seat = seat(on: ["18440"])
    seat.run("cancel")
    #expect(form(seat)?.order.commands.map(\.arguments) == [["scancel", "18440"]])
    #expect(form(seat)?.order.targets.first?.state == "3 RUNNING, 61 PENDING")
    #expect(seat.screen.contains("3 RUNNING, 61 PENDING"))
  }

  @Test("An order for some of an array goes to those tasks, and the others are left out") func some() {
    var seat = seat(on: ["18440"])
    seat.run("hold")
    #expect(form(seat)?.order.targets.map(\.id) == ["18440_[3-63]"])
    #expect(form(seat)?.leftOut.map(\.id) == ["18440_0", "18440_1", "18440_2"])
    seat.press(.escape)
    seat.run("suspend-job")
    #expect(form(seat)?.order.targets.map(\.id) == ["18440_0", "18440_1", "18440_2"])
    #expect(form(seat)?.entry.field == .count)
  }

  @Test("A heterogeneous job is one thing to its scheduler") func heterogeneous() {
    var seat = seat(on: ["18460"])
    seat.run("requeue")
    #expect(form(seat)?.order.targets.map(\.id) == ["18460"])
    #expect(form(seat)?.order.targets.first?.state == "2 RUNNING")
  }

  @Test("Marks on folded rows, on tasks and on other jobs go together, each thing once") func mixed() {
    var seat = seat(on: [], marked: ["18440", "18440_*", "18440_1", "18422"])
    seat.run("cancel")
    #expect(Set(form(seat)?.order.targets.map(\.id) ?? []) == ["18440", "18422"])
    seat.press(.escape)
    seat.run("hold")
    #expect(form(seat)?.order.targets.map(\.id) == ["18440_[3-63]"])
  }

  @Test("The only row that a filter leaves is what an order is about; of several one has to be chosen") func only() {
    var seat = seat(on: [])
    seat.run("hold")
    #expect(form(seat) == nil && seat.noticeText.contains("choose a row with ↑ ↓"))
    seat.run("filter too-much")
    seat.run("hold")
    #expect(form(seat)?.order.targets.map(\.id) == ["18482"])
  }

  @Test("A mark on a job that has left the queue does not stand in the way of what is selected") func gone() {
    var seat = seat(on: ["18481"], marked: ["17777"])
    seat.run("cancel")
    #expect(form(seat)?.order.targets.map(\.id) == ["18481"])
  }

  @Test("Nothing is ordered of what the filter hides, selected or marked") func hidden() {
    var seat = seat(on: ["18480"])
    seat.run("page jobs")
    seat.press(.character("/"))
    for letter in "user=zhao" { seat.press(.character(letter)) }
    seat.press(.enter)
    seat.run("cancel")
    #expect(form(seat) == nil)
    seat.press(.character(" "))
    #expect(seat.console.marked.isEmpty)
    seat.console.marked.insert(.job(JobReference(queue: 0, id: "18480")))
    seat.press(.down)
    seat.run("cancel")
    #expect(form(seat) == nil)
    #expect(seat.screen.contains("hidden by the filter"))
  }

  @Test("Marks that Space has set outlast folding and unfolding") func marks() {
    var seat = seat(on: ["18440"])
    seat.press(.character(" "))
    let marked = seat.console.marked
    #expect(marked == [.job(JobReference(queue: 0, id: "18440"))])
    seat.console.selections["jobs"] = .job(JobReference(queue: 0, id: "18440"))
    seat.paint()
    seat.run("fold")
    #expect(seat.console.marked == marked)
    #expect(seat.screen.contains("18440_1"), "unfolded")
    seat.console.selections["jobs"] = .job(JobReference(queue: 0, id: "18440_1"))
    seat.press(.character(" "))
    #expect(seat.console.marked.count == 2)
    seat.run("fold")
    #expect(seat.console.marked.count == 2)
    seat.run("cancel")
    #expect(form(seat)?.order.targets.map(\.id) == ["18440"])
  }
}
