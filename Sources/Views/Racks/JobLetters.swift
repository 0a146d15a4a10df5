package import SiteModel

/// Letters and digits that stand for jobs on a map: a job keeps its own as long as it runs, and everybody who looks sees the
/// same, as far as the alphabet reaches.
package enum JobLetters {
  /// All there are.
  package static let all = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
  /// Capitals suffice for so many.
  private static let capitals = 26

  /// A letter for each job, at most as many as there are. A job without one takes that of its number, or the next that is
  /// free, in the order of the numbers.
  package static func letters(of jobs: [JobReference], kept: [JobReference: Character]) -> [JobReference: Character] {
    var letters: [JobReference: Character] = [:]
    for job in jobs { letters[job] = kept[job] }
    var taken = Set(letters.values)
    let span = jobs.count <= capitals ? capitals : all.count
    let new = jobs.filter { letters[$0] == nil }.map { (number: number(of: $0.id), job: $0) }
    for (number, job) in new.sorted(by: { ($0.number, $0.job.id) < ($1.number, $1.job.id) }) {
      let own = (0..<span).lazy.map { all[(number + $0) % span] }.first { !taken.contains($0) }
      guard let letter = own ?? all.first(where: { !taken.contains($0) }) else { break }
      letters[job] = letter
      taken.insert(letter)
    }
    return letters
  }

  /// "18440_3" is 18440; an id that begins with no digit is a number made of its bytes.
  private static func number(of id: String) -> Int {
    if let number = Int(id.prefix { $0.isASCII && $0.isNumber }), number >= 0 { return number % 1_000_000_000 }
    return id.utf8.reduce(7) { ($0 * 31 + Int($1)) % 1_000_003 }
  }
}
