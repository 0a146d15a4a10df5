internal import FuzzDriver
internal import History
internal import SiteModel

/// Any bytes as a body of the table of lives, whatever their checksum: refused, or read into records that make sense. The
/// first byte says what they should be of.
@main
struct FuzzLives {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      guard let first = bytes.first else { return 0 }
      let body = Array(bytes.dropFirst())
      switch first % 7 {
      case 0:
        FuzzLives.read(body, as: JobRecord.self) { record in
          FuzzLives.expectSafe([record.job.id, record.job.name, record.job.reason])
        }
      case 1:
        FuzzLives.read(body, as: SourceRecord.self) { record in
          FuzzLives.expectSafe([record.name, record.address] + record.nodes)
          _ = record.failure.map { SourceFailure($0) }
          _ = record.complaints.map(\.complaint)
        }
      case 2: FuzzLives.read(body, as: FactsRecord.self) { FuzzLives.expectSafe($0.texts) }
      case 3: FuzzLives.read(body, as: ScheduledNode.self) { FuzzLives.expectSafe([$0.state, $0.reason]) }
      case 4:
        FuzzLives.read(body, as: AlarmRecord.self) { record in
          var site = Site(topology: Topology(name: "fuzzed"))
          if let alarm = record.alarm(in: &site) { FuzzLives.expectSafe([alarm.id.subject.name, alarm.id.name]) }
        }
      case 5:
        FuzzLives.read(body, as: ForeignAlert.self) { alert in
          FuzzLives.expectSafe([alert.name, alert.mark, alert.summary] + alert.places)
        }
      default:
        FuzzLives.read(body, as: TopologyRecord.self) { record in
          if record.isSound { _ = Site(topology: record.topology(asked: Topology(name: "fuzzed"))) }
        }
      }
      return 0
    }
  }

  private static func read<Item: Kept>(_ body: [UInt8], as type: Item.Type, check: (Item) -> Void) {
    var list = KeptList<Item>()
    var nodes = NodeNames()
    do throws(RecordFault) {
      try list.read(body, to: body.count, nodes: &nodes)
      // The same again, on top of what it told.
      try list.read(body, to: body.count, nodes: &nodes)
    } catch {}
    for item in list.items { check(item) }
  }

  private static func expectSafe(_ texts: [String]) {
    for text in texts {
      let isSafe = text.unicodeScalars.count <= 4096 && text.unicodeScalars.allSatisfy(CleanText.isSafe)
      expect(isSafe, "unsafe text of \(text.unicodeScalars.count)")
    }
  }
}
