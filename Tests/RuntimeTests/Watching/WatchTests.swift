import SiteModel
import Testing

@testable import Runtime

@Suite("Where a process has its site from") struct WatchTests {
  private let recorder = "/var/lib/aisle/hall.history"

  private func sight(_ seconds: Int) -> Watch.Sight { Watch.Sight(recorder, renewed: .seconds(seconds)) }

  @Test("a console that finds a recorder reads; one that finds none records") func start() {
    var watch = Watch(canRecord: true)
    #expect(watch.step(seeing: sight(1), at: .seconds(1)) == .follow(recorder))
    #expect(watch.step(seeing: sight(2), at: .seconds(2)) == .stay)
    var alone = Watch(canRecord: true)
    #expect(alone.step(seeing: nil, at: .seconds(1)) == .record)
    alone.taken()
    #expect(alone.step(seeing: nil, at: .seconds(2)) == .stay)
    #expect(alone.course == .recording)
  }

  @Test("when the recorder is gone a console takes its place, but not while it is only started anew") func gone() {
    var watch = Watch(canRecord: true)
    _ = watch.step(seeing: sight(10), at: .seconds(10))
    _ = watch.step(seeing: sight(11), at: .seconds(11))
    #expect(watch.step(seeing: nil, at: .seconds(12)) == .stay)
    #expect(watch.step(seeing: sight(12), at: .milliseconds(12_500)) == .stay)
    #expect(watch.step(seeing: nil, at: .seconds(14)) == .record)
  }

  @Test("it gives way to a recorder that comes, and records again when none does") func handOver() {
    var watch = Watch(canRecord: true)
    _ = watch.step(seeing: nil, at: .seconds(1))
    watch.taken()
    #expect(watch.step(seeing: nil, isWanted: true, at: .seconds(5)) == .handOver)
    watch.handedOver("/own", at: .seconds(5))
    #expect(watch.step(seeing: nil, at: .seconds(14)) == .stay)
    #expect(watch.step(seeing: nil, at: .seconds(16)) == .record)
    #expect(watch.refused(isHeld: true, at: .seconds(16)) == .stay)
    #expect(watch.step(seeing: Watch.Sight("/own", renewed: .seconds(17)), at: .seconds(17)) == .stay)
    #expect(watch.course == .following("/own"))
  }

  @Test("what shows only asks the sources itself when nobody has taken over for a while") func viewer() {
    var watch = Watch(canRecord: false)
    #expect(watch.step(seeing: sight(1), at: .seconds(1)) == .follow(recorder))
    #expect(watch.step(seeing: nil, at: .seconds(8)) == .stay)
    #expect(watch.step(seeing: nil, at: .seconds(9)) == .ask)
    #expect(watch.step(seeing: nil, at: .seconds(10)) == .stay)
    #expect(watch.step(seeing: sight(20), at: .seconds(20)) == .follow(recorder))
  }

  @Test("what cannot be recorded is shown live all the same, and tried again") func refused() {
    var watch = Watch(canRecord: true)
    #expect(watch.step(seeing: nil, at: .seconds(1)) == .record)
    #expect(watch.refused(isHeld: false, at: .seconds(1)) == .ask)
    #expect(watch.step(seeing: nil, at: .seconds(2)) == .stay)
    #expect(watch.step(seeing: nil, at: .seconds(21)) == .record)
    #expect(watch.refused(isHeld: false, at: .seconds(21)) == .stay)
    #expect(watch.course == .asking)
  }

  @Test("of two that start at once the one without the lease waits for the other to speak") func together() {
    var watch = Watch(canRecord: true)
    #expect(watch.step(seeing: nil, at: .seconds(1)) == .record)
    #expect(watch.refused(isHeld: true, at: .seconds(1)) == .stay)
    #expect(watch.step(seeing: nil, at: .milliseconds(1200)) == .stay)
    #expect(watch.step(seeing: sight(2), at: .seconds(2)) == .follow(recorder))
  }

  @Test("a lease that is held by one that never speaks keeps nobody from seeing the site") func mute() {
    var watch = Watch(canRecord: true)
    _ = watch.step(seeing: nil, at: .seconds(1))
    _ = watch.refused(isHeld: true, at: .seconds(1))
    #expect(watch.step(seeing: nil, at: .seconds(4)) == .record)
    #expect(watch.refused(isHeld: true, at: .seconds(4)) == .ask)
  }

  @Test("a recorder that holds the lease and falls silent leaves a console live before long") func silent() {
    var watch = Watch(canRecord: true)
    _ = watch.step(seeing: sight(1), at: .seconds(1))
    _ = watch.step(seeing: sight(2), at: .seconds(2))
    #expect(watch.step(seeing: nil, at: .seconds(5)) == .record)
    #expect(watch.refused(isHeld: true, at: .seconds(5)) == .stay)
    #expect(watch.step(seeing: nil, at: .seconds(12)) == .record)
    #expect(watch.refused(isHeld: true, at: .seconds(12)) == .ask)
    #expect(watch.step(seeing: sight(30), at: .seconds(30)) == .follow(recorder))
  }

  @Test("a recording that has ended by itself leaves the site live") func ended() {
    var watch = Watch(canRecord: true)
    _ = watch.step(seeing: nil, at: .seconds(1))
    watch.taken()
    #expect(watch.step(seeing: nil, hasEnded: true, at: .seconds(9)) == .ask)
    #expect(watch.step(seeing: nil, at: .seconds(10)) == .stay)
  }
}
