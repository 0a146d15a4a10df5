import SiteModel
import Wording

extension Complaint {
  /// The reason in English.
  var sentence: String { Wording(.english).text(of: reason) }
}
