package import SiteModel

/// What a drawn area of the screen stands for, so that the mouse can point at it.
package struct Landmark: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int
  package var target: Target

  package enum Target: Hashable, Sendable {
    case page(Page)
    case entity(EntityID)
    case rack(Int)
    case source(Int)
    case job(JobReference)
    case alarm(AlarmID)
    case alarmEvent(UInt64)
    /// A table's column head, by the column's name.
    case column(String)
    /// A hint on the bottom line: runs the command.
    case command(String)
    /// The time line, from the first cell's beginning to the last one's end.
    case timeLine(PastSpan)
  }

  package init(x: Int, y: Int, width: Int, height: Int, target: Target) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.target = target
  }

  package func contains(x px: Int, y py: Int) -> Bool {
    px >= x && px < x + width && py >= y && py < y + height
  }
}
