internal import SiteModel

/// A site on its way from the file into a value: first what each source answered last is gathered in `batches`, then
/// these are applied, then what goes by itself.
struct Reconstruction {
  let moment: Moment
  var site: Site
  /// By the source's number in the file: its last answer, as far as it still holds at `moment`.
  var batches: [Int64: Batch] = [:]
  /// By the source's number in the file: how long that answer took.
  var durations: [Int64: Duration] = [:]
  let names: HistoryNames
  var catalogue: PartCatalogue

  /// The batch of a source, made where there is none yet; nil when the file does not know the source.
  mutating func change(_ source: Int64, at moment: Moment, _ change: (inout Batch) -> Void) {
    guard let id = names.sources[source] else { return }
    var batch = batches.removeValue(forKey: source) ?? Batch(source: id, moment: moment)
    batch.isSimulated = site.isSimulated
    change(&batch)
    batches[source] = batch
  }

  /// Has the site be of another plan than who asked for it has.
  mutating func replan(_ topology: Topology) {
    guard topology != site.topology else { return }
    site = Site(topology: topology)
  }

  mutating func applyBatches() {
    let order = batches.keys.sorted()
    for source in order {
      guard var batch = batches.removeValue(forKey: source) else { continue }
      let count = catalogue.sources[source]?.subjects.count ?? 0
      // A file's list of a source's things only grows: its length says which it is. To some, others were added here.
      batch.layout = batch.subjects.count == count ? UInt64(count) : UInt64.max - UInt64(batch.subjects.count)
      site.apply(batch, took: durations[source] ?? .zero)
    }
  }
}
