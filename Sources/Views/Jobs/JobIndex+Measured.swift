internal import Analysis
internal import SiteModel

extension JobIndex {
  /// Looked at for power and load: what is known at all is known of some of them.
  private static let lookedAt = 64

  /// True where power or load of any of the jobs that hold nodes is known.
  func isMeasured(in digest: Digest) -> Bool {
    var left = Self.lookedAt
    for queue in digest.site.queues.indices {
      let jobs = digest.site.queues[queue]
      for place in jobs.holding.prefix(left) {
        let figures = digest.jobs[JobReference(queue: queue, id: jobs.jobs[Int(place)].id)]
        if figures.power != nil || figures.load != nil { return true }
        left -= 1
      }
    }
    return false
  }
}
