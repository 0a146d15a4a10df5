import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing

@Suite("Selecting") struct SelectionTests {
  /// On the nodes, sorted by name, with the third selected.
  private func seat() -> Seat {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"))
    seat.run("sort name")
    seat.press(.down, .down, .down)
    return seat
  }

  @Test("The first step selects the first row, the next goes on") func steps() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("3"), .down)
    #expect(seat.console.selection == seat.order.first)
    seat.press(.character("j"), .character("j"), .character("k"))
    #expect(seat.console.selection == seat.order[1])
  }

  @Test("A selected node stays selected while the list is sorted anew around it") func bound() {
    var seat = seat()
    let name = seat.selectedName
    let row = seat.order.firstIndex(of: seat.console.selection ?? .rack(0))
    seat.run("sort power")
    #expect(seat.selectedName == name)
    #expect(seat.order.firstIndex(of: seat.console.selection ?? .rack(0)) != row)
  }

  @Test("Enter opens the selected node, never the one that has slipped into its row") func noNeighbour() {
    var seat = seat()
    let selected = seat.console.selection
    seat.press(.character("I"), .enter)
    #expect(seat.console.place.detail == selected)
  }

  @Test("Enter on a node that the filter hides opens it all the same, and the arrows start where it was") func hidden()
  {
    var seat = seat()
    let selected = seat.console.selection
    seat.type("/c0")
    seat.press(.enter)
    #expect(seat.console.selection == selected)
    #expect(!seat.order.contains(selected ?? .rack(0)))
    seat.press(.down)
    #expect(seat.order.contains(seat.console.selection ?? .rack(0)))
  }

  @Test("First, last, pages and half pages stay within the list") func bounds() {
    var seat = seat()
    seat.press(.character("G"))
    #expect(seat.console.selection == seat.order.last)
    seat.press(.pageDown, .down, .control("d"))
    #expect(seat.console.selection == seat.order.last)
    seat.press(.character("g"), .pageUp, .control("u"), .up)
    #expect(seat.console.selection == seat.order.first)
    seat.press(.pageDown)
    #expect(seat.order.firstIndex(of: seat.console.selection ?? .rack(0)) == seat.visibleRows)
  }

  @Test("The selected row stays on screen in a smaller window, and the wheel may leave it behind") func scroll() {
    var seat = seat()
    seat.press(.character("G"))
    seat.size = Size(80, 12)
    seat.send(.refreshed)
    #expect(seat.screen.contains(seat.selectedName))
    for _ in 0..<20 { seat.send(.mouse(Mouse(.wheelUp, x: 5, y: 5))) }
    #expect(seat.console.firstRow == 0)
    #expect(seat.console.selection == seat.order.last)
  }

  @Test("Follow brings a selected node back on screen with every refresh") func follow() {
    var seat = seat()
    seat.press(.character("F"))
    for _ in 0..<20 { seat.send(.mouse(Mouse(.wheelDown, x: 5, y: 5))) }
    seat.send(.refreshed)
    #expect(seat.lines.contains { $0.contains(seat.selectedName) })
  }

  @Test("Space marks, again takes the mark away, and y copies all marked names") func marks() {
    var seat = seat()
    seat.press(.character(" "), .down, .character(" "))
    #expect(seat.console.marked.count == 2)
    let effects = seat.press(.character("y"))
    #expect(effects == [.copy("node-a01-02\nnode-a02-01")])
    seat.press(.character(" "))
    #expect(seat.press(.character("y")) == [.copy("node-a01-02")])
    seat.run("unmark")
    #expect(seat.console.marked.isEmpty)
  }

  @Test("On the hall map the arrows go to the rack that is seen in that direction, gaps or not") func grid() {
    var seat = Seat(at: SampleSite.make())
    seat.press(.character("2"), .down, .down)
    #expect(seat.selectedName == "B01")
    seat.press(.right, .right, .right)
    #expect(seat.selectedName == "B04")
    seat.press(.up)
    #expect(seat.selectedName == "A05")
    seat.press(.down, .left)
    #expect(seat.selectedName == "B03")
  }
}
