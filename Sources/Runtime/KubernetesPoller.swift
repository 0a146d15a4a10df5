internal import HTTP
internal import SiteModel
internal import Wire

/// A Kubernetes cluster, by its exposition pages. They are asked one after the other, and only all of them together say
/// what there is: half of a cluster's pods would look like jobs that ended.
struct KubernetesPoller: TargetPoller {
  /// Pages of one cluster: shards of kube-state-metrics, and a queue controller or two.
  static let pageLimit = 32
  /// Largest page, in bytes: a pod takes some ten thousand.
  static let byteLimit = 1 << 30

  private let pages: [Result<WebRequest, SourceFailure>]
  private let source: SourceID
  private var reader: KubernetesReader

  init(_ target: FleetTarget) {
    pages = [target.request] + target.further
    source = target.description.id
    reader = KubernetesReader(queue: source.name)
  }

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    do throws(SourceFailure) {
      var answers: [KubernetesReader.Page] = []
      for page in pages {
        let answer = try await client.get(page.get())
        answers.append(KubernetesReader.Page(answer.bytes, contentType: answer.contentType))
      }
      let report = try reader.read(answers)
      var batch = Batch(
        source: source, moment: clock.now(), subjects: reader.subjects.subjects, layout: reader.subjects.layout)
      batch.queue = report
      return .success(batch)
    } catch {
      return .failure(error)
    }
  }
}
