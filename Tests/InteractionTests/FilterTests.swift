import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("Filtering") struct FilterTests {
  private func found(_ filter: String, in names: [String]) -> [String] {
    Filter(filter).select(from: names) { FilterText([$0]) }
  }

  @Test("Words are found anywhere, whatever their case and width, and all of them must be")
  func words() {
    let names = ["node-a01", "NODE-B08", "算力节点-01"]
    #expect(found("ＮＯＤＥ", in: names) == ["node-a01", "NODE-B08"])
    #expect(found("node b", in: names) == ["NODE-B08"])
    #expect(found("节点", in: names) == ["算力节点-01"])
    #expect(found("", in: names) == names)
    #expect(found("  ", in: names) == names)
  }

  @Test("An exclamation mark excludes; alone it is not yet a word") func exclusion() {
    let names = ["node-a01", "node-a02", "node-b01"]
    #expect(found("!a", in: names) == ["node-b01"])
    #expect(found("node !02 !b", in: names) == ["node-a01"])
    #expect(found("!", in: names) == names)
  }

  @Test(
    "A word that stands nowhere is looked for by its letters where words start",
    arguments: [
      ("nb8", ["node-b08"]), ("nd", []), ("算01", ["算力节点-01"]), ("xyz", []),
    ] as [(String, [String])])
  func loose(word: String, expected: [String]) {
    #expect(found(word, in: ["node-b08", "node-a17", "算力节点-01"]) == expected)
  }

  @Test("A name made to be slow to search is searched all the same") func hostile() {
    let name = String(repeating: "a-", count: 5_000)
    #expect(found(String(repeating: "a", count: 400) + "b", in: [name]).isEmpty)
  }

  @Test("The list narrows with each letter, Enter keeps it, Esc first clears it and then goes out") func typed() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"))
    let all = seat.order.count
    seat.type("/b0")
    #expect(seat.order.count == 12)
    seat.type("3")
    #expect(seat.order.count == 2)
    seat.press(.enter)
    #expect(seat.console.filter == "b03" && seat.order.count == 2)
    seat.press(.escape)
    #expect(seat.order.count == all)
  }

  @Test("Esc in the filter line brings back the filter that was") func escaped() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"))
    seat.type("/b0")
    seat.press(.enter)
    seat.type("/zzz")
    #expect(seat.order.isEmpty)
    seat.press(.escape)
    #expect(seat.console.filter == "b0")
    seat.type("/")
    seat.press(.control("u"), .backspace)
    #expect(seat.console.filter.isEmpty && seat.console.layers.isEmpty)
  }

  @Test("n and N walk through what the filter lets through, round both ends") func matches() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"))
    seat.press(.character("n"))
    #expect(seat.noticeText.contains("/"))
    seat.run("filter b03")
    seat.press(.character("n"))
    let first = seat.selectedName
    seat.press(.character("n"))
    #expect(seat.selectedName != first)
    seat.press(.character("n"))
    #expect(seat.selectedName == first)
    seat.press(.character("N"), .character("N"))
    #expect(seat.selectedName == first)
  }

  @Test("Each page has its own filter; racks are found by pod and coolant unit too") func perPage() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"))
    seat.run("filter c01")
    seat.press(.character("2"))
    #expect(seat.console.filter.isEmpty)
    seat.run("filter cdu-04")
    #expect(seat.order.count == 4)
    seat.press(.character("3"))
    #expect(seat.console.filter == "c01")
  }

  @Test("Findings are found by what they say") func findings() {
    var seat = Seat(at: SampleSite.make())
    seat.run("filter port down")
    #expect(seat.order.count == 1)
  }
}
