internal import SiteModel
internal import Wording

extension Commands {
  /// Commands that move the selection.
  static let moving: [Command] = [
    move("up", .commandUp, [.up, .character("k")]) { $0.move(.up, in: $1) },
    move("down", .commandDown, [.down, .character("j")]) { $0.move(.down, in: $1) },
    move("left", .commandLeft, [.left, .character("h")]) { $0.move(.left, in: $1) },
    move("right", .commandRight, [.right, .character("l")]) { $0.move(.right, in: $1) },
    move("first", .commandFirst, [.character("g"), .home]) { $0.moveToFirst(in: $1) },
    move("last-row", .commandLast, [.character("G"), .end]) { $0.moveToLast(in: $1) },
    move("page-up", .commandPageUp, [.pageUp]) { $0.move(rows: -max(1, $1.visibleRows), in: $1) },
    move("page-down", .commandPageDown, [.pageDown]) { $0.move(rows: max(1, $1.visibleRows), in: $1) },
    move("half-up", .commandHalfUp, [.control("u")]) { $0.move(rows: -max(1, $1.visibleRows / 2), in: $1) },
    move("half-down", .commandHalfDown, [.control("d")]) { $0.move(rows: max(1, $1.visibleRows / 2), in: $1) },
    move("next-match", .commandNextMatch, [.character("n")], in: ViewKind.lists) { $0.moveToMatch(after: 1, in: $1) },
    move("previous-match", .commandPreviousMatch, [.character("N")], in: ViewKind.lists) {
      $0.moveToMatch(after: -1, in: $1)
    },
  ]

  private static func move(
    _ name: String, _ summary: Word, _ keys: [Key], in views: Set<ViewKind> = Set(ViewKind.allCases),
    perform: @escaping @Sendable (inout Console, Surroundings) -> Void
  ) -> Command {
    Command(name, .move, summary, in: views, keys: keys) { console, _, around in
      perform(&console, around)
      return []
    }
  }
}
