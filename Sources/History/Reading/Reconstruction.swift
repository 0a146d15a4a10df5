internal import SiteModel

/// A site on its way from the file into a value: first what each source answered last is gathered in `answers`, then
/// these are applied, then what goes by itself.
struct Reconstruction {
  /// A source's last answer, as far as it still holds at the moment.
  struct Answer {
    var batch: Batch
    var duration: Duration
  }

  let moment: Moment
  var site: Site
  /// In the order of the sources' numbers in the file.
  var answers: [Answer] = []
  /// The sources as they stood, once they have been read.
  var sources: [SourceRecord] = []
  let names: HistoryNames
  var catalogue: PartCatalogue

  /// Has the site be of another plan than who asked for it has.
  mutating func replan(_ topology: Topology) {
    guard topology != site.topology else { return }
    site = Site(topology: topology)
  }

  mutating func applyAnswers() {
    // By place: a copy of each would cost as much again.
    for place in answers.indices { site.apply(answers[place].batch, took: answers[place].duration) }
    answers = []
  }
}
