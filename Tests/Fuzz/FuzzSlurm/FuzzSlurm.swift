internal import Feeds
internal import FuzzDriver
internal import SiteModel
internal import Wire

/// Any bytes as the answers of Slurm's commands. The first byte chooses the question; where the answer has marks, each
/// byte 0x01 of the input stands for the mark.
@main
struct FuzzSlurm {
  private static let questions: [SlurmQuestion] = [
    .ping, .configuration, .clock, .jobs, .details, .detail(1), .nodes, .partitions, .reservations, .steps,
    .accounting(minutes: 60), .priorities, .shares, .qualities,
  ]

  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      guard let choice = bytes.first else { return 0 }
      FuzzSlurm.ask(FuzzSlurm.questions[Int(choice) % FuzzSlurm.questions.count], Array(bytes.dropFirst()))
      return 0
    }
  }

  private static func ask(_ question: SlurmQuestion, _ input: [UInt8]) {
    let mark = SlurmMark()
    let bytes = input.flatMap { $0 == 1 ? Array(mark.text.utf8) : [$0] }
    let now = Moment(seconds: 1_795_658_620)
    var feed = SlurmFeed(name: "s", settings: .init(every: .seconds(10)), planned: ["gpu01.x"], at: now)
    var reader = SlurmTextReader()
    for _ in 0..<2 {
      guard let answer = try? reader.read(bytes, of: question, mark: mark, nodes: &feed.nodes) else { return }
      for delivery in feed.take(answer, to: question, at: now, moment: now, took: .zero) {
        guard case .batch(let batch) = delivery else { continue }
        check(batch)
      }
    }
  }

  private static func check(_ batch: Batch) {
    for job in (batch.queue?.jobs ?? []) + (batch.queue?.ended ?? []) {
      for word in [job.id, job.name, job.user, job.account, job.partition, job.quality, job.reason, job.dependency] {
        expect(word.unicodeScalars.allSatisfy { CleanText.isSafe($0) }, "unclean: \(word.debugDescription)")
      }
      for place in job.places { expect(batch.subjects.indices.contains(Int(place.node)), "no node \(place.node)") }
    }
    for node in batch.queue?.nodes ?? [] {
      expect(batch.subjects.indices.contains(Int(node.node)), "no node \(node.node)")
    }
    for subject in batch.subjects {
      expect(subject.node.unicodeScalars.allSatisfy { CleanText.isSafe($0) }, "unclean node")
    }
  }
}
