internal import Feeds
internal import FuzzDriver
internal import HTTP
internal import SiteModel

/// Any bytes as the resources of a device, walked over three polls.
///
/// Each line of the input is a resource. The first is the service root; whatever the walk asks for is answered with the
/// next, round and round, so that links of one lead to any other. Its first byte may say how: `#` with a mark, `~` as
/// unchanged where a mark is known, `!` not there, `?` not in time.
@main
struct FuzzRedfish {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      let resources = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
      FuzzRedfish.walk(resources)
      return 0
    }
  }

  private static func walk(_ resources: [[UInt8]]) {
    var walk = RedfishWalk(source: SourceID("device"), mark: "m")
    var session = RedfishSession(.basic(user: "u", passwordFile: "p"))
    var place = 0
    var layout: (UInt64, [EntityKey]) = (0, [])
    for poll in 0..<3 {
      let now = Moment(seconds: 1_767_323_045 + Double(poll) * 10)
      walk.begin(at: now)
      session.begin()
      var requests = 0
      while let question = walk.next(), requests < 300 {
        requests += 1
        expect(question.path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "path: \(question.path)")
        expect(question.path.hasPrefix(RedfishWalk.root.dropLast()), "path: \(question.path)")
        let resource = resources[place % resources.count]
        place += 1
        answer(question, resource, &walk, &session, isFirst: place == 1)
      }
      let batch = walk.finish(at: now)
      check(batch)
      if batch.layout == layout.0 { expect(batch.subjects == layout.1, "subjects changed, their layout did not") }
      layout = (batch.layout, batch.subjects)
    }
  }

  private static func answer(
    _ question: RedfishWalk.Question, _ resource: [UInt8], _ walk: inout RedfishWalk, _ session: inout RedfishSession,
    isFirst: Bool
  ) {
    let manner = isFirst ? 0 : resource.first ?? 0
    if manner == UInt8(ascii: "~"), question.knownTag != nil { return walk.takeUnchanged(question.path) }
    if manner == UInt8(ascii: "!") {
      _ = walk.fail(.status(404), of: question.path)
    } else if manner == UInt8(ascii: "?") {
      _ = walk.fail(.timedOut(after: .seconds(1)), of: question.path)
    } else {
      let body = Array(resource.drop { [UInt8(ascii: "~"), UInt8(ascii: "#")].contains($0) })
      if let root = try? RedfishDocument(body) { session.learn(from: root) }
      walk.take(body, of: question.path, tag: manner == UInt8(ascii: "#") ? "\"t\"" : nil)
    }
  }

  private static func check(_ batch: Batch) {
    for reading in batch.readings {
      expect(reading.value.isFinite && Int(reading.subject) < batch.subjects.count, "\(reading)")
    }
    for fact in batch.facts { expect(Int(fact.subject) < batch.subjects.count, "\(fact)") }
    for limits in batch.limits {
      expect(Int(limits.subject) < batch.subjects.count, "\(limits)")
      expect(limits.limits.limits.allSatisfy { $0.value.isFinite }, "\(limits)")
    }
    let points = Set(batch.readings.map { UInt64($0.subject) << 8 | UInt64($0.quantity.rawValue) })
    expect(points.count == batch.readings.count, "a point has two readings")
    let texts =
      batch.subjects.flatMap { [$0.node, $0.name] } + batch.facts.map(\.text) + batch.complaints.map(\.subject)
    expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) }, "unsafe: \(texts)")
    expect(Set(batch.subjects).count == batch.subjects.count, "a subject stands twice")
  }
}
