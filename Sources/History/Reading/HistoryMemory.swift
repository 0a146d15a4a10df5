internal import GRDB
internal import SiteModel
internal import Synchronization

/// What a reader of a history remembers from one question to the next, because it only grows.
final class HistoryMemory: Sendable {
  private struct Known {
    var names = HistoryNames()
    var catalogue = PartCatalogue()
    var plain: Site?
    var blank: Site?
    /// What `blank` has learned: how many things each source reads.
    var counts: [SourceID: Int] = [:]
  }

  private let known = Mutex(Known())

  /// Names and parts as they are in the state of the file that `database` sees.
  func names(from database: Database) throws -> (HistoryNames, PartCatalogue) {
    try known.withLock { known in
      try known.names.update(from: database)
      try known.catalogue.update(from: database, known.names)
      return (known.names, known.catalogue)
    }
  }

  /// The site before anything is known of it.
  func site(of topology: Topology) -> Site {
    known.withLock { known in
      if let plain = known.plain { return plain }
      let plain = Site(topology: topology)
      known.plain = plain
      return plain
    }
  }

  /// The same, with the names of the answers' things looked up already: moments near each other have the same.
  func blank(_ plain: Site, for answers: [Reconstruction.Answer]) -> Site {
    known.withLock { known in
      let isKnown =
        known.counts.count == answers.count
        && answers.indices.allSatisfy { known.counts[answers[$0].batch.source] == answers[$0].batch.subjects.count }
      if isKnown, let blank = known.blank { return blank }
      var blank = plain
      var counts: [SourceID: Int] = [:]
      for answer in answers {
        blank.learn(answer.batch.subjects, layout: answer.batch.layout, of: answer.batch.source)
        counts[answer.batch.source] = answer.batch.subjects.count
      }
      (known.blank, known.counts) = (blank, counts)
      return blank
    }
  }

  /// Keeps what was read of parts that have grown.
  func keep(_ catalogue: PartCatalogue) { known.withLock { $0.catalogue = catalogue } }
}
