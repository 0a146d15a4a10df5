import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing

@Suite("Whatever is pressed") struct KeyStormTests {
  private static let plain: [Key] = [
    .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
    .function(1), .function(6), .control("u"), .control("d"), .control("w"), .control("k"), .alt("x"),
  ]
  private static let characters = Array("1237gGhjklnN/:?!-<>ImzFZyeaAxcRovB abcnode0rack算")

  private static let machine = SampleSite.machine(accelerators: 2)
  private static let centre = SampleSite.make()
  private static let alarmed = SampleSite.alarmed()

  private func message(_ random: inout SplitMix, size: Size) -> Message {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<8: .key(.character(Self.characters.randomElement(using: &random) ?? "x"))
    case 8..<15: .key(Self.plain.randomElement(using: &random) ?? .escape)
    case 15..<18:
      .mouse(
        Mouse(
          [Mouse.Action.press, .doublePress, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press,
          x: Int.random(in: -1...size.width, using: &random), y: Int.random(in: -1...size.height, using: &random)))
    case 18: .paste("node-\u{1B}b0\n" + String(Int.random(in: 0...9, using: &random)))
    default: .refreshed
    }
  }

  @Test("Ten thousand messages on a site that grows leave the console in order", arguments: [1, 2, 3, 4] as [UInt64])
  func storm(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var console = Console()
    console.mayOrderAlarms = true
    var seat = Seat(at: Self.machine, console: console)
    let sizes = [Size(80, 24), Size(40, 10), Size(1, 1), Size(100, 30)]
    for step in 0..<2_500 {
      if step % 100 == 0 { seat.size = sizes.randomElement(using: &random) ?? Size(80, 24) }
      if step % 250 == 0 { seat.site = step < 1_000 ? Self.machine : step < 1_750 ? Self.centre : Self.alarmed }
      if step % 40 == 0 { grow(&seat, step: step) }
      seat.send(message(&random, size: seat.size), isLast: step % 5 == 4)
      if step % 5 == 0 { checkOrder(&seat) }
      if Task.isCancelled { return }
    }
  }

  private func grow(_ seat: inout Seat, step: Int) {
    seat.now = seat.now + .seconds(1)
    var batch = Batch(source: SourceID("growing"), moment: seat.now, layout: UInt64(step))
    batch.subjects = [.node("new-\(step)"), .accelerator("0", on: "new-\(step)")]
    batch.readings = [Reading(0, .load, 0.5, at: seat.now), Reading(1, .temperature, 95, at: seat.now)]
    seat.site.apply(batch)
  }

  private func checkOrder(_ seat: inout Seat) {
    // What a message leaves behind is put in order at the latest with the next.
    seat.send(.refreshed)
    let around = Surroundings(site: seat.site, now: seat.now)
    let console = seat.console
    #expect(console.firstRow >= 0 && console.firstRow <= max(0, seat.order.count))
    #expect(console.selections.values.allSatisfy(around.holds))
    #expect(console.marked.allSatisfy(around.holds))
    #expect(console.place.detail.map(around.holds) ?? true)
    #expect(console.trail.count <= 50 && console.layers.count <= 4)
  }
}
