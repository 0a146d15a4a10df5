/// The word that was probably meant.
package enum NearestWord {
  /// The candidate with the fewest letters to change, if that is few enough to be a slip: a third of the word, and
  /// at least one. Among equals the first in the alphabet.
  package static func to(_ word: String, in candidates: [String]) -> String? {
    let word = Array(word.lowercased().prefix(64))
    let limit = max(1, (word.count + 1) / 3)
    return candidates.map { ($0, distance(word, Array($0.lowercased().prefix(64)))) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// Letters to insert, drop, change or swap with a neighbour to make one word of the other.
  static func distance(_ one: [Character], _ two: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...two.count)
    for i in one.indices {
      var row = [i + 1]
      for j in two.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == two[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == two[j - 1], one[i - 1] == two[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[two.count]
  }
}
