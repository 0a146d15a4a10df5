import AisleTesting
import SiteModel
import Testing

@testable import Runtime

@Suite("A clock that is set while alarms are kept") struct ClockWatchTests {
  private let start = ContinuousClock.now
  private let noon = Moment(seconds: 1_000_000)

  /// What is said at each of some moments, in s after the start by the site's clock and by the one that nobody sets.
  private func answers(_ looks: [(site: Double, steady: Double)], period: Duration = .seconds(10)) -> [Bool] {
    var watch = ClockWatch()
    return looks.map { watch.isUnsettled(at: noon + .seconds($0.site), start + .seconds($0.steady), period: period) }
  }

  @Test("What is known cannot be judged until the sources have answered again", arguments: [7_200.0, -7_200, 6, -6])
  func jump(by seconds: Double) {
    let after = [2, 3, 10, 16, 17].map { (seconds + $0, $0) }
    #expect(answers([(0, 0), (1, 1)] + after) == [false, false, true, true, true, true, false])
  }

  @Test("One that is put right a little, or a look that comes late, changes nothing") func small() {
    #expect(answers([(0, 0), (5, 1), (605, 601)]) == [false, false, false])
  }

  @Test("No more than a minute and a half is waited, however seldom a source answers") func longest() {
    #expect(answers([(0, 0), (7_201, 1), (7_292, 92)], period: .seconds(3600)) == [false, true, false])
  }
}
