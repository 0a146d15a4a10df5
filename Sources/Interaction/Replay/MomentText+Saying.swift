package import SiteModel
package import Wording

extension MomentText.Reading {
  /// How a time that was typed was understood, where its clock does not say it all; else nil.
  package func saying(of text: String, zone: (Moment) -> Int) -> Saying? {
    switch remark {
    case .twice(let other)?: Saying(.timeTwice, text, told(moment, zone), told(other, zone))
    case .never?: Saying(.timeNever, text, told(moment, zone))
    case nil: nil
    }
  }

  /// "2026-11-25 14:29:12 +08": what a text was taken for.
  package func told(zone: (Moment) -> Int) -> String { told(moment, zone) }

  private func told(_ moment: Moment, _ zone: (Moment) -> Int) -> String {
    moment.written(utcOffset: zone(moment)) + " " + Moment.written(offset: zone(moment))
  }
}
