internal import Canvas

/// What the check measured, a line for each theme, for people and for the log of a build.
package struct ThemeCheckTable: Sendable {
  private let checks: [ThemeCheck]

  package init(_ checks: [ThemeCheck]) { self.checks = checks }

  /// The table, with what its numbers mean below it; ends in a line feed.
  package var text: String {
    let rows = [Self.groups, Self.heads] + checks.indices.map(row)
    let widths = Self.heads.indices.map { column in rows.map { TextWidth.width(of: $0[column]) }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = row.indices.map { column in
        // Words stand at the left, numbers at the right.
        let gap = String(repeating: " ", count: widths[column] - TextWidth.width(of: row[column]))
        return column == 0 || column == row.count - 1 ? row[column] + gap : gap + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    return lines.joined() + Self.notes
  }

  private static let groups = ["", "text", "marks", "apart:", "deu-", "pro-", "tri-", "", "in 16", "heat", ""]
  private static let heads = [
    "theme", "least", "least", "all", "tan", "tan", "tan", "grey", "colours", "ramp", "verdict",
  ]
  private static let notes = """

    text, marks: the least contrast (WCAG 2), of xterm's shades where the terminal decides. apart: the least distance of
    two priorities, or of one from ordinary text, in OKLab, as everybody sees it and as colour-blind people and grey
    printers do; 0.02 is just visible, an underline counts as 0.10. heat: the longest step of the ramp over the shortest.
    Priorities also differ in shape and digit; only a theme that promises more must keep them apart by colour for all.

    """

  private func row(_ index: Int) -> [String] {
    let check = checks[index]
    let isFirst = checks.firstIndex { $0.name == check.name } == index
    let figures = check.figures
    return [
      isFirst ? check.name : check.file,
      CheckText.rounded(figures.wordContrast), CheckText.rounded(figures.markContrast),
    ]
      + [ColorVision.normal, .deuteranopia, .protanopia, .tritanopia, .greyscale].map {
        CheckText.rounded(figures.distances[$0] ?? .infinity)
      }
      + [
        CheckText.rounded(figures.distanceInSixteen), CheckText.rounded(figures.unevenness ?? .infinity),
        verdict(of: check),
      ]
  }

  private func verdict(of check: ThemeCheck) -> String {
    let count = check.problems.count
    if count > 0 { return count == 1 ? "1 error" : "\(count) errors" }
    let promises = check.draft.promises.map(\.rawValue)
    return promises.isEmpty ? "ok" : "ok, and \(promises.joined(separator: " and ")) as promised"
  }
}
