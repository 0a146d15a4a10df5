import SiteModel
import Testing

@Suite struct MomentTests {
  @Test func `moments and durations add up`() {
    let moment = Moment(seconds: 1_000)
    #expect(moment + .seconds(5) - moment == .seconds(5))
    #expect(moment - .milliseconds(1) < moment)
    #expect((moment - (moment + .seconds(2))).seconds == -2)
  }

  @Test func `milliseconds are rounded towards the past, before the epoch too`() {
    #expect(Moment(nanoseconds: 1_999_999).milliseconds == 1)
    #expect(Moment(nanoseconds: -1).milliseconds == -1)
  }

  @Test func `time never overflows`() {
    #expect(Moment.never - .seconds(1) == Moment.never)
    #expect(Moment(nanoseconds: .max) + .seconds(10) == Moment(nanoseconds: .max))
    #expect(Moment(seconds: .infinity) > Moment(seconds: 0))
    #expect((Moment(nanoseconds: .max) - Moment.never).seconds > 0)
  }
}
