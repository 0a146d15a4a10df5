internal import Analysis
internal import SiteModel
internal import Wording

/// Writes findings; the caller opens and closes the object.
struct FindingDocument {
  private let subject: ExportSubject
  private let words: Wording
  /// By source: its name, encoded.
  private let sourceNames: [[UInt8]]

  init(_ subject: ExportSubject, _ words: Wording, _ sourceNames: [[UInt8]]) {
    self.subject = subject
    self.words = words
    self.sourceNames = sourceNames
  }

  func write(_ finding: Finding, to json: inout JSONWriter) {
    json.field("kind", finding.kind.rawValue)
    json.field("priority", finding.priority.name)
    json.key("subject")
    json.beginObject()
    write(finding.subject, to: &json)
    json.endObject()
    json.field("quantity", finding.quantity?.exportName)
    json.field("value", finding.value)
    json.field("limit", finding.limit)
    json.field("since", finding.since?.timestamp)
    json.field("count", finding.count)
    if !finding.otherSources.isEmpty {
      json.key("other_sources")
      json.beginArray()
      for source in finding.otherSources { json.encoded(sourceNames[source]) }
      json.endArray()
    }
    json.field("detail", finding.detail.map { words.detail($0) } ?? (finding.name.isEmpty ? nil : finding.name))
  }

  private func write(_ thing: Finding.Subject, to json: inout JSONWriter) {
    let site = subject.site
    switch thing {
    case .entity(let id):
      let key = site.directory.key(of: id)
      json.field("kind", id.kind.name)
      json.field("node", key.node)
      json.field("name", id.kind == .node ? key.node : key.name)
    case .rack(let rack):
      json.field("kind", "rack")
      json.field("name", site.topology.racks[rack].name)
    case .job(let job):
      json.field("kind", "job")
      json.field("queue", site.queues.indices.contains(job.queue) ? site.queues[job.queue].name : nil)
      json.field("name", job.id)
    case .source(let source):
      json.field("kind", "source")
      json.field("name", site.sources[source].description.id.name)
    }
  }
}
