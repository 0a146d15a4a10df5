import SiteModel
import Wire
import Wording

/// A page that has been read, asked by name.
struct PageProbe {
  static let now = Moment(seconds: 1_767_323_045)
  var page: ExpositionPage

  init(_ text: String, node: String? = "n1", fallback: String = "", at now: Moment = PageProbe.now) {
    self.init(Array(text.utf8), node: node, fallback: fallback, at: now)
  }

  init(_ bytes: [UInt8], node: String? = "n1", fallback: String = "", at now: Moment = PageProbe.now) {
    var reader = ExpositionReader()
    page = reader.read(bytes, at: now, node: node, fallback: fallback)
  }

  func reading(_ key: EntityKey, _ quantity: Quantity) -> Reading? {
    page.readings.first { page.subjects[Int($0.subject)] == key && $0.quantity == quantity }
  }

  func value(_ key: EntityKey, _ quantity: Quantity) -> Double? { reading(key, quantity)?.value }

  func accelerator(_ name: String, _ quantity: Quantity, on node: String = "n1") -> Double? {
    value(.accelerator(name, on: node), quantity)
  }

  func fact(_ key: EntityKey, _ attribute: Attribute) -> String? {
    page.facts.first { page.subjects[Int($0.subject)] == key && $0.attribute == attribute }?.text
  }

  func complaints(about subject: String) -> [String] {
    page.complaints.filter { $0.subject == subject }.map { Wording(.english).text(of: $0.reason) }
  }
}
