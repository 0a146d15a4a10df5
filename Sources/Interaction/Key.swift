/// A key as the operator means it, whatever the terminal sends for it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  case function(Int)
}

/// What the mouse did, and in which cell.
package struct Mouse: Hashable, Sendable {
  package enum Action: Hashable, Sendable { case press, doublePress, wheelUp, wheelDown }
  package var action: Action
  package var x: Int
  package var y: Int
  package init(_ action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
