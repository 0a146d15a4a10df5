internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The lines above the table of jobs: what all of it comes to, the filter and the order, and which scheduler is silent.
struct JobHead {
  let scene: Scene
  let index: JobIndex

  private var words: Wording { scene.words }
  private var separator: Phrase { Phrase(" · ", .faint) }

  func lineCount(width: Int) -> Int { fitsOneLine(width) ? 1 : 2 }

  /// Cells of the range and the order at the right.
  private static let orderRoom = 36

  /// One line, or two where the filter has no room in the first.
  func lines(first: Int, count: Int, _ standings: [QueueStanding], width: Int) -> [Phrase] {
    var right = filterPart + orderPart(first: first, count: count)
    // What is in sight gives way to what all of it comes to.
    if filterPart.isEmpty, tally.width + right.width + 2 > width { right = orderPart(first: first, count: 0) }
    guard fitsOneLine(width) else { return [leftPart(standings, room: width), Phrase(" ") + right] }
    var line = leftPart(standings, room: width - right.width - 3)
    line.pad(to: width - right.width)
    line.add(right)
    return [line]
  }

  private func fitsOneLine(_ width: Int) -> Bool {
    filterPart.isEmpty || tally.width + filterPart.width + Self.orderRoom <= width
  }

  /// A line for each scheduler that does not answer.
  func warnings(_ standings: [QueueStanding]) -> [Phrase] {
    standings.filter(\.isSilent).map { standing in
      let text =
        standing.failure.map { words(.schedulerSilent, standing.name, words.text(of: $0)) }
        ?? words(.schedulerLate, standing.name)
      var line = Phrase(" ")
      line.add(text, .strong)
      if let age = standing.age {
        line.add(separator)
        line.add(words(.schedulerOld, Figures.span(age)), .stale)
      }
      return line
    }
  }

  /// "214 running · 38 pending · 7 failed in 24 h": always that of the whole queue, whatever the filter.
  private var tally: Phrase {
    let tally = scene.digest.jobTally
    let failed = tally.failed(since: scene.now - .seconds(86_400))
    // Without accounts a scheduler soon forgets what has ended.
    let sign = scene.site.queues.contains { $0.kind == .slurm && $0.origins[.ended] == nil } ? "≥ " : ""
    var parts = [
      counted(.runningCount, tally.running, tally.running > 0 ? .text : .label),
      counted(.pendingCount, tally.pending, tally.pending > 0 ? .text : .label),
      Phrase(words(.failedToday, sign + Figures.grouped(failed)), failed > 0 ? .strong : .label),
    ]
    if index.isOfEnded { parts.insert(counted(.endedCount, index.jobs.count, .strong), at: 0) }
    return Phrase(" ") + Phrase.joined(parts, by: separator)
  }

  private func counted(_ word: Word, _ count: Int, _ ink: Ink) -> Phrase {
    Phrase(words(word, Figures.grouped(count)), ink)
  }

  private func leftPart(_ standings: [QueueStanding], room: Int) -> Phrase {
    let tally = scene.digest.jobTally
    var line = self.tally
    var more: [Phrase] = []
    if tally.acceleratorsHeld + tally.acceleratorsAsked > 0 {
      more.append(
        counted(.acceleratorsHeld, tally.acceleratorsHeld, .text) + separator
          + counted(.acceleratorsAsked, tally.acceleratorsAsked, .label))
    }
    more += standings.map { standing in
      let age = standing.age.map { standing.isSilent || $0 > .seconds(60) ? words(.answerAge, Figures.span($0)) : "" }
      return Phrase(standing.name + (age.map { $0.isEmpty ? "" : "  " + $0 } ?? ""), .label)
    }
    for part in more where line.width + part.width + 3 <= room {
      line.gap(3)
      line.add(part)
    }
    return line
  }

  private var filterPart: Phrase {
    let filter = scene.console.filterInForce
    guard !filter.isEmpty else { return Phrase() }
    return Phrase(words(.filteredBy, filter.fitted(to: 60)) + "   ", .accent)
  }

  private func orderPart(first: Int, count: Int) -> Phrase {
    let sorting = scene.console.jobSort
    var phrase = Phrase()
    if count > 0 {
      let range = words(.rangeOf, "\(first + 1)", "\(first + count)", Figures.grouped(scene.order.count))
      phrase.add(range + "   ", .label)
    }
    phrase.add(words(.sortedBy, words(sorting.column.title)) + " \(sorting.isInverted ? "▴" : "▾") ", .label)
    return phrase
  }
}
