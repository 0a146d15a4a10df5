internal import Canvas

/// Whether priorities can be told apart by their markers alone, in every set of glyphs: no two have a shape or a digit
/// in common, and none is lost.
package struct MarkerCheck: Sendable {
  /// All that is wrong, in sentences.
  package private(set) var problems: [String] = []

  /// Checks the markers that Aisle draws.
  package init() { self.init(Ink.Role.priorities.map { $0.marker ?? "" }) }

  /// Checks these markers, shape and digit each.
  package init(_ markers: [String]) {
    for marker in markers where marker.unicodeScalars.count != 2 {
      problems.append("the marker '\(marker)' is not a shape and a digit")
    }
    for glyphs in GlyphSet.allCases {
      let shown = markers.map { $0.unicodeScalars.map { glyphs.standIn(for: $0) } }
      for (index, one) in shown.enumerated() {
        if one.contains(nil) { problems.append("the marker '\(markers[index])' has no stand-in in \(glyphs.rawValue)") }
        for other in shown.indices.dropFirst(index + 1) where zip(one, shown[other]).contains(where: { $0 == $1 }) {
          problems.append("the markers '\(markers[index])' and '\(markers[other])' share a glyph in \(glyphs.rawValue)")
        }
      }
    }
  }
}
