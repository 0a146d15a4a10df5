import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing

@Suite("The mouse") struct MouseTests {
  private func seat() -> Seat { Seat(at: SampleSite.make(), size: Size(120, 36)) }

  @Test("A press on a tab goes to its page, and one on a column head sorts by it") func tabs() {
    var seat = seat()
    seat.point(.press, at: .page(.nodes))
    #expect(seat.console.page == .nodes)
    seat.point(.press, at: .column("power"))
    #expect(seat.console.nodeSort.column == .power)
    seat.point(.press, at: .column("power"))
    #expect(seat.console.nodeSort.isInverted)
  }

  @Test("A press selects a row, a second press or a double one enters it") func rows() {
    var seat = seat()
    seat.press(.character("3"))
    seat.point(.press, at: .entity(.node(7)))
    #expect(seat.console.selection == .entity(.node(7)))
    seat.point(.press, at: .entity(.node(7)))
    #expect(seat.console.place.detail == .entity(.node(7)))
    seat.press(.character("2"))
    seat.point(.doublePress, at: .rack(3))
    #expect(seat.console.place.detail == .rack(3))
  }

  @Test("A hint on the bottom line is a button") func hints() {
    var seat = seat()
    seat.point(.press, at: .command("help"))
    #expect(seat.console.layers == [.help(scroll: 0)])
    seat.send(.mouse(Mouse(.wheelDown, x: 10, y: 10)))
    #expect(seat.console.layers == [.help(scroll: 3)])
  }

  @Test("A press beside a layer takes it off and does nothing else") func beside() {
    var seat = seat()
    seat.press(.character("?"))
    seat.send(.mouse(Mouse(.press, x: 2, y: 1)))
    #expect(seat.console.layers.isEmpty && seat.console.page == .overview)
  }

  @Test("Where nothing stands a press does nothing", arguments: [(-5, 3), (4_000, 4_000), (0, 0)])
  func nowhere(x: Int, y: Int) {
    var seat = seat()
    #expect(seat.send(.mouse(Mouse(.press, x: x, y: y))).isEmpty)
    #expect(seat.console.place == Place(.overview) && seat.console.selection == nil && seat.console.layers.isEmpty)
  }

  @Test("The last thing drawn in a cell is the one that is hit") func onTop() {
    let around = Surroundings(
      site: SampleSite.make(), now: SampleSite.now, order: [.rack(0), .rack(1)],
      landmarks: [
        Landmark(x: 0, y: 0, width: 10, height: 3, target: .rack(0)),
        Landmark(x: 4, y: 1, width: 2, height: 1, target: .rack(1)),
      ])
    var console = Console()
    _ = console.update(.mouse(Mouse(.press, x: 5, y: 1)), in: around)
    #expect(console.selection == .rack(1))
    _ = console.update(.mouse(Mouse(.press, x: 6, y: 1)), in: around)
    #expect(console.selection == .rack(0))
  }
}
