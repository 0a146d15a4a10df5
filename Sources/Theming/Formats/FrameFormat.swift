package import Canvas

/// How a frame is to be written.
package struct FrameSettings: Hashable, Sendable {
  /// Characters that the reader can show.
  package var glyphs: GlyphSet
  /// Colours that the reader has; only the ANSI format asks.
  package var depth: ColorDepth
  /// Title of an SVG or HTML page.
  package var title: String
  /// The language of its words, as a BCP 47 tag: a browser chooses the shapes of Chinese characters by it.
  package var language: String

  package init(
    glyphs: GlyphSet = .unicode, depth: ColorDepth = .trueColor, title: String, language: String = "und"
  ) {
    self.glyphs = glyphs
    self.depth = depth
    self.title = title
    self.language = language
  }
}

/// A form in which a frame can be had outside a terminal: pure, the same bytes for the same frame. A new one is a file
/// with one of these and a place in `all`.
package struct FrameFormat: Sendable {
  /// The name in options.
  package let name: String
  /// The whole frame, in UTF-8.
  package let bytes: @Sendable (CellBuffer, Theme, FrameSettings) -> [UInt8]

  package init(name: String, bytes: @escaping @Sendable (CellBuffer, Theme, FrameSettings) -> [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package static let all: [FrameFormat] = [.text, .ansi, .svg, .html]

  /// The format with that name; nil when there is none.
  package init?(named name: String) {
    guard let match = Self.all.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}
