internal import Glibc
internal import SiteModel
package import StrictYAML

/// A precondition that says what is wrong in a release build too.
package func expect(_ isTrue: Bool, _ reason: @autoclosure () -> String) {
  if isTrue { return }
  print("Precondition failed: \(reason())")
  fflush(nil)
  abort()
}

/// Faults of a file stand inside it, are short, and can be shown on any screen.
package func expectFit(_ problems: [Problem], of bytes: [UInt8], file: String) {
  let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
  for problem in problems {
    let place = problem.place
    expect(problem.file == file && (1...lines.count).contains(place.line), "\(problem): \(lines.count) lines")
    let width = String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars.count
    expect((1...width + 1).contains(place.column), "\(problem): \(width) columns")
    expect(problem.description.unicodeScalars.allSatisfy(CleanText.isSafe), "unsafe: \(problem)")
    expect(problem.message.utf8.count < 2000, "\(problem)")
  }
}
