internal import Canvas
internal import Widgets

/// A titled group of figures. Where there is plenty of room its headline is drawn in big digits.
struct Tile {
  /// The one figure that says most.
  struct Headline {
    var label: String
    /// Stands before the number: `≥ ` where there is more than is known of.
    var sign = ""
    var number: String
    /// Its unit, and what it is of: "PFLOP/s of 203 BF16".
    var rest: Phrase
  }

  var title: String
  var headline: Headline?
  var lines: [Block.Line]

  init(_ title: String, headline: Headline? = nil, _ lines: [Block.Line]) {
    self.title = title
    self.headline = headline
    self.lines = lines
  }

  init(_ title: String, headline: Headline? = nil, phrases: [Phrase]) {
    self.init(title, headline: headline, phrases.map { Block.Line(phrase: $0) })
  }

  var isEmpty: Bool { headline == nil && lines.isEmpty }

  /// Labels before figures stand in a field of this width.
  static let labelField = 10

  func lines(width: Int, isBig: Bool) -> [Block.Line] {
    var all = [Block.Line(phrase: Phrase(title, .strong))]
    if let headline {
      if isBig {
        // Room for the digits, and a blank row below them.
        all += Array(repeating: Block.Line(phrase: Phrase()), count: 4)
      } else {
        var line = Phrase()
        line.add(headline.label, .label, field: Self.labelField)
        line.add(headline.sign, .label)
        line.add(headline.number)
        line.gap()
        line.add(headline.rest)
        all.append(Block.Line(phrase: line))
      }
    }
    return all + lines
  }
}
