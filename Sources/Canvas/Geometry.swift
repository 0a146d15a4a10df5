/// A place on a screen, in cells from the top left.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// An extent in cells; never negative.
package struct Size: Hashable, Sendable, CustomStringConvertible {
  package var width: Int
  package var height: Int
  package init(_ width: Int, _ height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
  package var description: String { "\(width)x\(height)" }
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    // Bounded so that no sum of coordinates overflows, whatever a caller computed.
    self.x = Self.bounded(x)
    self.y = Self.bounded(y)
    self.width = max(0, Self.bounded(width))
    self.height = max(0, Self.bounded(height))
  }

  private static func bounded(_ number: Int) -> Int { max(-1 << 40, min(1 << 40, number)) }

  package init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  package var maxX: Int { x + width }
  package var maxY: Int { y + height }
  package var size: Size { Size(width, height) }
  package var isEmpty: Bool { width == 0 || height == 0 }
  package var origin: Point { Point(x, y) }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle with so many cells taken off each side.
  package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    let (left, top, right, bottom) = (
      Self.bounded(left), Self.bounded(top), Self.bounded(right), Self.bounded(bottom)
    )
    return Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// One row of the rectangle, counted from its top.
  package func row(_ index: Int) -> Rect {
    intersection(Rect(x: x, y: y + Self.bounded(index), width: width, height: 1))
  }
}
