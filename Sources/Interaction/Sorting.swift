package import SiteModel

/// A column of a table: what can be sorted by. The raw value is its name on the command line and under the mouse.
package protocol TableColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// True when something at the site reports what the column shows: else the table leaves it out.
  func isReported(in site: borrowing Site) -> Bool
}

/// How some table is sorted.
protocol TableSort: Sendable {
  var isInverted: Bool { get set }
  /// The names of the columns.
  var names: [String] { get }
  /// To the next column that the table has, of those named, which are drawn; of all where none is named.
  mutating func move(by step: Int, among drawn: Set<String>, in site: borrowing Site)
  /// By the column of that name; naming it again turns the order round. False when there is none.
  mutating func choose(named name: String) -> Bool
}

/// How a table is sorted.
package struct Sorting<Column: TableColumn>: Hashable, TableSort {
  package var column: Column
  /// Against the column's natural direction.
  package var isInverted = false

  package init(_ column: Column) { self.column = column }

  var names: [String] { Column.allCases.map(\.rawValue) }

  mutating func move(by step: Int, among drawn: Set<String>, in site: borrowing Site) {
    var columns: [Column] = []
    for other in Column.allCases {
      let isDrawn = drawn.isEmpty || drawn.contains(other.rawValue)
      if other == column || (isDrawn && other.isReported(in: site)) { columns.append(other) }
    }
    let index = columns.firstIndex(of: column) ?? 0
    column = columns[(index + step + columns.count) % columns.count]
  }

  mutating func choose(named name: String) -> Bool {
    guard let chosen = Column(rawValue: name) else { return false }
    isInverted = chosen == column ? !isInverted : false
    column = chosen
    return true
  }
}
