internal import SiteModel

/// Names that a page gets from outside, cleaned.
package struct PageNames: Hashable, Sendable {
  /// The node that the target speaks for; nil when the page itself says.
  var node: String?
  /// The node's name when neither `node` nor the page gives one: the target's host.
  var fallback: String
  /// The site's own name for the equipment that answers at the target.
  var equipment: String?

  package init(node: String? = nil, fallback: String = "", equipment: String? = nil) {
    self.node = node.map { CleanText.cleaned($0) }
    self.fallback = CleanText.cleaned(fallback)
    self.equipment = equipment.map { CleanText.cleaned($0) }
  }
}
