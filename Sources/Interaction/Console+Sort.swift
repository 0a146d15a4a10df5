internal import SiteModel
internal import Wording

extension Console {
  /// How the table that is shown is sorted.
  private var tableSort: any TableSort {
    get {
      switch place.view {
      case .jobs: jobSort
      case .cooling: coolingSort
      case .power: powerSort
      case .alarms: alarmSort
      default: nodeSort
      }
    }
    set {
      switch newValue {
      case let sort as Sorting<JobColumn>: jobSort = sort
      case let sort as Sorting<CoolingColumn>: coolingSort = sort
      case let sort as Sorting<PowerColumn>: powerSort = sort
      case let sort as Sorting<AlarmColumn>: alarmSort = sort
      case let sort as Sorting<NodeColumn>: nodeSort = sort
      default: break
      }
    }
  }

  /// The names of the columns of the table that is shown.
  var sortableColumns: [String] { tableSort.names }

  mutating func moveSort(by step: Int, in around: Surroundings) {
    let drawn = around.landmarks.compactMap { landmark -> String? in
      guard case .column(let name) = landmark.target else { return nil }
      return name
    }
    tableSort.move(by: step, among: Set(drawn), in: around.site)
  }

  mutating func sort(byColumnNamed name: String, in around: Surroundings) {
    guard !tableSort.choose(named: name.lowercased()) else { return }
    sayNoSuch(name, of: .noSuchColumn, nearest: NearestWord.to(name, in: sortableColumns), at: around.now)
  }

  mutating func invertSort() { tableSort.isInverted.toggle() }
}
