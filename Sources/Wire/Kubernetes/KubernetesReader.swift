package import SiteModel

/// Reads the exposition pages of a Kubernetes cluster into what its scheduler has: those of kube-state-metrics, of all
/// its shards, and of Kueue or Volcano.
package struct KubernetesReader: Sendable {
  /// A page, and how it is written.
  package struct Page: Sendable {
    package var bytes: [UInt8]
    package var format: ExpositionFormat
    package init(_ bytes: [UInt8], contentType: String? = nil) {
      self.bytes = bytes
      format = ExpositionFormat(contentType: contentType)
    }
  }

  package private(set) var subjects = SubjectTable()
  private let queue: String
  /// One for each page, and what its series are.
  private var parsers: [(parser: ExpositionParser, families: [KubernetesFamily?], generation: Int)] = []

  /// `queue`: the queue's name at the site.
  package init(queue: String) { self.queue = queue }

  /// Reads one answer of each page, always in the same order. Throws for a page that ends too early, and when none of
  /// them says anything of a cluster: neither is an empty queue.
  package mutating func read(_ pages: [Page]) throws(SourceFailure) -> QueueReport {
    var cluster = KubernetesCluster()
    for (index, page) in pages.enumerated() {
      while parsers.count <= index { parsers.append((ExpositionParser(), [], 0)) }
      let report = read(page, by: index, into: &cluster)
      guard !report.isIncomplete else { throw .cutShort(received: page.bytes.count) }
    }
    guard cluster.sampleCount > 0 else { throw .notKubernetes }
    var report = QueueReport(queue: queue, kind: .kubernetes)
    if !cluster.nodes.isEmpty || !cluster.pods.isEmpty {
      report.jobs = cluster.jobs(placing: &subjects)
      report.nodes = cluster.scheduledNodes(placing: &subjects)
    }
    if !cluster.queues.isEmpty { report.partitions = cluster.partitions() }
    return report
  }

  private mutating func read(
    _ page: Page, by index: Int, into cluster: inout KubernetesCluster
  ) -> ExpositionReport {
    var samples: [ExpositionParser.Sample] = []
    var parser = parsers[index].parser
    let report = page.bytes.withUnsafeBytes { bytes in
      parser.parse(bytes, as: page.format, wanting: { KubernetesFamily(rawValue: $0) != nil }) { samples.append($0) }
    }
    var families = parsers[index].generation == parser.generation ? parsers[index].families : []
    for sample in samples {
      while families.count <= sample.series {
        families.append(KubernetesFamily(rawValue: parser.name(of: families.count)))
      }
      guard let family = families[sample.series], !family.isStateSet || sample.value == 1 else { continue }
      cluster.take(family, sample.value, parser.labels(of: sample.series))
    }
    parsers[index] = (parser, families, parser.generation)
    return report
  }
}
