/// A place in a file: lines and columns from 1, columns counted in Unicode scalars.
package struct Place: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = Place(line: 1, column: 1)

  package static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Something wrong in a file, in one helpful sentence.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named to Aisle.
  package var file: String
  package var place: Place
  package var message: String

  package init(file: String, place: Place, message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// As compilers write it: `site.yaml:41:5: error: unknown key 'hieght'; did you mean 'height'?`
  package var description: String { "\(file):\(place.line):\(place.column): error: \(message)" }
}

/// All that is wrong with one file, sorted by place; never empty.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first problems, 20 at most.
  package var problems: [Problem]
  /// Problems beyond those.
  package var omitted: Int

  package init(problems: [Problem], omitted: Int = 0) {
    self.problems = problems
    self.omitted = omitted
  }

  package var description: String {
    let lines = problems.map(\.description)
    return (omitted > 0 ? lines + ["and \(omitted) more"] : lines).joined(separator: "\n")
  }
}
