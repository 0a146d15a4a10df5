import SiteModel
import Testing
import Views

@Suite("Letters of jobs on the map") struct JobLetterTests {
  private static func jobs(_ ids: some Sequence<Int>) -> [JobReference] {
    ids.map { JobReference(queue: 0, id: String($0)) }
  }

  @Test("A job keeps its letter while others end and begin, and no two have the same") func kept() {
    var now = Self.jobs(18_400..<18_420)
    var letters = JobLetters.letters(of: now, kept: [:])
    for step in 0..<40 {
      now.remove(at: step % now.count)
      now.append(JobReference(queue: 0, id: "\(18_420 + step)"))
      let next = JobLetters.letters(of: now, kept: letters)
      #expect(next.count == now.count && Set(next.values).count == now.count)
      for (job, letter) in letters where now.contains(job) { #expect(next[job] == letter) }
      letters = next
    }
  }

  @Test("Two who look for the first time see the same letters, in whatever order the queue is") func alike() {
    let jobs = Self.jobs([18_422, 18_440, 18_448, 7])
    let letters = JobLetters.letters(of: jobs, kept: [:])
    #expect(JobLetters.letters(of: jobs.reversed(), kept: [:]) == letters)
    let areCapitals = letters.values.allSatisfy { $0.isUppercase }
    #expect(areCapitals)
  }

  @Test("More jobs than letters, and ids without a number, do no harm") func many() {
    #expect(JobLetters.letters(of: Self.jobs(0..<200), kept: [:]).count == JobLetters.all.count)
    let pods = ["train-a", "train-b", "", "99999999999999999999"].map { JobReference(queue: 0, id: $0) }
    #expect(Set(JobLetters.letters(of: pods, kept: [:]).values).count == pods.count)
  }
}
