/// The word that someone probably meant.
package enum NearestWord {
  /// The candidate with the fewest letters to insert, drop, change or swap with a neighbour, if that is few enough to
  /// be a slip: a third of the word, and at least one. Among equals the first in the alphabet.
  package static func to(_ word: String, in candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    let allowed = max(1, (typed.count + 1) / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard abs(scalars.count - typed.count) <= allowed else { continue }
      let distance = distance(typed, scalars)
      guard distance <= allowed else { continue }
      if let known = best, (known.distance, known.word) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// Damerau-Levenshtein distance (optimal string alignment).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      (older, last) = (last, row)
    }
    return last[b.count]
  }
}
