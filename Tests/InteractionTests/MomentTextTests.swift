import Interaction
import SiteModel
import Testing

/// Times as they are typed, in a zone eight hours east of Greenwich: it is the 26th, 10:00, and the 25th, 14:29 is shown.
@Suite("A typed time") struct MomentTextTests {
  private static let zone: @Sendable (Moment) -> Int = { _ in 28_800 }

  private static func at(_ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Int = 0, month: Int = 11) -> Moment {
    CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute, second: second)
      .moment(utcOffset: 28_800)
  }

  private let reader = MomentText(
    here: at(25, 14, 29), now: at(26, 10), span: PastSpan(from: at(1, 0), to: at(26, 9, 59)), zone: zone)

  @Test(
    "is understood as people write one",
    arguments: [
      ("14:31", at(25, 14, 31)), ("14:29:12", at(25, 14, 29, 12)), ("3:00", at(25, 3)),
      ("2026-11-24 14:29", at(24, 14, 29)), ("2026-11-24T14:29:12", at(24, 14, 29, 12)),
      ("11-24 14:29", at(24, 14, 29)),
      ("12-01 8:00", at(1, 8, month: 12).shifted(years: -1)), ("2026-11-24", at(24, 0)), ("-2h", at(25, 12, 29)),
      ("-1h30m", at(25, 12, 59)), ("+10m", at(25, 14, 39)), ("-45s", at(25, 14, 28, 15)),
      ("yesterday 3:00", at(25, 3)), ("today 9:30", at(26, 9, 30)), ("yesterday", at(25, 0)), ("昨天 3:00", at(25, 3)),
      ("YESTERDAY 3:00", at(25, 3)), ("now", at(26, 10)), ("first", at(1, 0)), ("last", at(26, 9, 59)),
      ("2026-11-24T14:29:12Z", at(24, 22, 29, 12)), ("2026-11-24T14:29:12.250+08:00", at(24, 14, 29, 12)),
      ("2026-11-24T14:29-03:30", at(25, 1, 59)), ("2h ago", at(25, 12, 29)), ("- 2 h", at(25, 12, 29)),
      ("2 h ago", at(25, 12, 29)), ("3:00 yesterday", at(25, 3)), ("2026/11/24 14:29", at(24, 14, 29)),
      ("2026-11-24T14:29", at(24, 14, 29)), ("@1795501752", Moment(seconds: 1_795_501_752)),
    ])
  func understood(text: String, moment: Moment) {
    #expect(reader.moment(of: text) == moment)
  }

  @Test(
    "that is none is none",
    arguments: [
      "", "noon", "25:00", "14:60", "14", "14:2", "2026-02-30 10:00", "2026-13-01", "-", "-2", "-2x", "yesterday 3",
      "14:29 14:29", "2026-11-24 14:29 x", ":", "--", "14:29:12:13", "٣:٠٠", "-9999999d", "2026-11-24T14:29+99:00",
    ])
  func none(text: String) {
    #expect(reader.moment(of: text) == nil)
  }

  @Test("of day lies before now: what is still to come today was yesterday") func ahead() {
    let live = MomentText(here: Self.at(26, 10), now: Self.at(26, 10), zone: Self.zone)
    #expect(live.moment(of: "14:29") == Self.at(25, 14, 29))
    #expect(live.moment(of: "9:59") == Self.at(26, 9, 59))
    #expect(live.moment(of: "first") == nil)
  }

  @Test("is of the zone's clock as it went then, over the end of summer time") func summerTime() {
    // Central Europe, 2026: +02:00 until the 25th of October, 01:00 UTC.
    let end = CivilTime(year: 2026, month: 10, day: 25, hour: 1).moment(utcOffset: 0)
    let zone: @Sendable (Moment) -> Int = { $0 < end ? 7_200 : 3_600 }
    let now = CivilTime(year: 2026, month: 10, day: 26, hour: 9).moment(utcOffset: 3_600)
    let reader = MomentText(here: now, now: now, zone: zone)
    #expect(
      reader.moment(of: "2026-10-24 12:00") == CivilTime(year: 2026, month: 10, day: 24, hour: 10).moment(utcOffset: 0))
    #expect(
      reader.moment(of: "2026-10-25 12:00") == CivilTime(year: 2026, month: 10, day: 25, hour: 11).moment(utcOffset: 0))
  }

  @Test(
    "that the zone's clocks showed twice is the first of the two, and one that they never showed comes after the gap",
    arguments: [
      // Typed in, seen from so many days later, and the UTC that is meant: 2026 in Central Europe.
      ("2026-10-25 02:30", 0, (10, 25, 0, 30)), ("2026-10-25 02:30", 100, (10, 25, 0, 30)),
      ("2026-10-25 02:30", -60, (10, 25, 0, 30)), ("2026-10-25 02:30+01:00", 0, (10, 25, 1, 30)),
      ("2026-10-25 03:00", 0, (10, 25, 2, 0)), ("2026-10-25 01:59", 100, (10, 24, 23, 59)),
      ("2026-03-29 02:30", 0, (3, 29, 1, 30)), ("2026-03-29 02:30", 260, (3, 29, 1, 30)),
      ("2026-03-29 03:00", 0, (3, 29, 1, 0)), ("02:30", -1, (10, 25, 0, 30)),
    ] as [(String, Int, (Int, Int, Int, Int))])
  func twice(text: String, days: Int, meant: (month: Int, day: Int, hour: Int, minute: Int)) {
    func utc(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Moment {
      CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute).moment(utcOffset: 0)
    }
    let summer = utc(3, 29, 1)..<utc(10, 25, 1)
    let now = utc(10, 26, 9) + .seconds(days * 86_400)
    let reader = MomentText(here: now, now: now, zone: { summer.contains($0) ? 7_200 : 3_600 })
    #expect(reader.moment(of: text) == utc(meant.month, meant.day, meant.hour, meant.minute))
  }

  @Test("A time that the clocks showed twice is the first, with the other told; one that they never showed is told")
  func changedClocks() throws {
    // Central Europe, 2026: forward on the 29th of March, back on the 25th of October, each at 01:00 UTC.
    let (spring, autumn) = (
      CivilTime(year: 2026, month: 3, day: 29, hour: 1).moment(utcOffset: 0),
      CivilTime(year: 2026, month: 10, day: 25, hour: 1).moment(utcOffset: 0)
    )
    let zone: @Sendable (Moment) -> Int = { $0 >= spring && $0 < autumn ? 7_200 : 3_600 }
    let reader = MomentText(here: autumn + .seconds(86_400), now: autumn + .seconds(86_400), zone: zone)
    let twice = try #require(reader.reading(of: "2026-10-25 02:30"))
    #expect(twice.moment == autumn - .seconds(1_800) && twice.remark == .twice(other: autumn + .seconds(1_800)))
    let never = try #require(reader.reading(of: "2026-03-29 02:30"))
    #expect(never.moment == spring + .seconds(1_800) && never.remark == .never)
    for plain in [
      "2026-10-25 01:59", "2026-10-25 03:00", "2026-03-29 01:59", "2026-03-29 03:00", "2026-10-25T02:30+01:00",
    ] {
      #expect(reader.reading(of: plain)?.remark == nil && reader.reading(of: plain) != nil, "\(plain)")
    }
    #expect(reader.reading(of: "2026-10-25T02:30+01:00")?.moment == autumn + .seconds(1_800))
  }

  @Test("comes out of the calendar as it went in, for every day of four centuries") func calendar() {
    var day = CivilTime(year: 1899, month: 12, day: 31)
    for _ in stride(from: 0, to: 146_097, by: 7) {
      #expect(day.isReal && CivilTime(day.moment(utcOffset: 3_600), utcOffset: 3_600) == day)
      day = day.adding(days: 7)
    }
    #expect(CivilTime(Moment(seconds: -1), utcOffset: 0).hour == 23)
  }
}

extension Moment {
  fileprivate func shifted(years: Int) -> Moment {
    var time = CivilTime(self, utcOffset: 28_800)
    time.year += years
    return time.moment(utcOffset: 28_800)
  }
}
