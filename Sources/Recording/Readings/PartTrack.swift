internal import History
internal import SiteModel

/// A part that is being written: its series and what each said last, so that every slot can be read without the one
/// before it.
struct PartTrack {
  let number: Int64
  private(set) var layout: PartLayout
  private var slot: Int64 = -1
  private var values: [Double] = []
  private var moments: [Int64] = []
  private var marks: [UInt8] = []

  init(number: Int64, layout: PartLayout = PartLayout()) {
    self.number = number
    self.layout = layout
    grow()
  }

  mutating func add(_ series: [PartLayout.Series]) {
    layout.add(series)
    grow()
  }

  private mutating func grow() {
    let more = layout.series.count - marks.count
    values += repeatElement(0, count: more)
    moments += repeatElement(0, count: more)
    marks += repeatElement(ReadingTable.absent, count: more)
  }

  /// Notes a batch's readings. Where they are the first of a slot, returns what is known of the series that they leave
  /// out; nil when that is nothing.
  mutating func note(_ row: ReadingRow, at moment: Moment) -> ReadingRow? {
    let now = Tier.readings.slot(of: moment)
    var carried: ReadingRow?
    if now != slot {
      slot = now
      carried = leftOut(of: row, at: moment)
    }
    for place in row.marks.indices where row.marks[place] != ReadingTable.absent {
      values[place] = row.values[place]
      moments[place] = moment.nanoseconds &+ row.offsets[place]
      marks[place] = row.marks[place]
    }
    return carried
  }

  private func leftOut(of row: ReadingRow, at moment: Moment) -> ReadingRow? {
    var carried = ReadingRow(count: marks.count)
    var isEmpty = true
    for place in marks.indices where marks[place] != ReadingTable.absent && row.marks[place] == ReadingTable.absent {
      carried.values[place] = values[place]
      carried.offsets[place] = moments[place] &- moment.nanoseconds
      carried.marks[place] = marks[place]
      isEmpty = false
    }
    return isEmpty ? nil : carried
  }
}
