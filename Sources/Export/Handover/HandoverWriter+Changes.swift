internal import Analysis
internal import SiteModel
internal import Wording

extension HandoverWriter {
  var changes: Section {
    var lines = handover.nodes.map { change in
      line(nil, at: nil, words(change.kind.word, String(change.nodes.count)), names(change))
    }
    lines += handover.sources.map { source in
      line(
        nil, at: nil, words(source.isDown ? .sourceNowDown : .sourceNowUp, source.name),
        [source.failure.map { words.text(of: $0) } ?? ""])
    }
    if lines.isEmpty { lines.append(line(nil, at: nil, words(.handoverNoChanges), [])) }
    if let jobs = handover.jobs {
      lines.append(
        line(
          nil, at: nil, words(.jobsEnded, String(jobs.endedCount), String(jobs.failedCount)),
          [
            jobs.brokenCount > 0 ? words(.jobsBroken, String(jobs.brokenCount)) : "",
            words(.jobsAtEnd, String(jobs.running), String(jobs.waiting)),
          ]))
      lines += jobs.failed.map { job in
        line(nil, at: job.ended, words(.jobFailed, job.id, job.user, words(job.state.word)), [job.name])
      }
      let rest = jobs.failedCount - jobs.failed.count
      if rest > 0 { lines.append(line(nil, at: nil, words(.handoverMore, String(rest)), [])) }
    }
    return HandoverSheet.Section(title: words(.handoverChanges), lines: lines)
  }

  var figures: Section {
    let figures = handover.figures
    let split = zip(Priority.allCases, figures.byPriority).filter { $1 > 0 }.map { "\(words($0.word)) \($1)" }
    var lines = [
      line(
        nil, at: nil,
        words(
          .figureAnnounced, String(figures.count), split.isEmpty ? Figures.missing : words.list(split),
          String(figures.setAsideCount)), [])
    ]
    if let moment = figures.peakMoment {
      let floods = words(
        .figureFloods, String(figures.floodCount), Figures.span(.seconds(figures.floodTime)))
      lines.append(
        line(
          nil, at: nil, words(.figureBusiest, String(figures.peak), clock.time(moment)),
          [figures.floodCount > 0 ? floods : ""]))
    }
    if let seconds = figures.medianTimeToAcknowledge {
      lines.append(line(nil, at: nil, words(.figureAcknowledged, Figures.span(.seconds(seconds))), []))
    }
    // One that came twice is no bad actor.
    lines += figures.top.filter { $0.count >= 3 }.map {
      line(nil, at: nil, words(.figureFrequent, words.summary(of: $0.alarm), String($0.count)), [])
    }
    if let power = handover.power {
      let texts = [Figures.text(power.mean, .watt), Figures.text(power.greatest, .watt), clock.time(power.greatestAt)]
      lines.append(
        line(
          nil, at: nil, words.filled(.figurePower, with: texts),
          [
            power.energy.map { words(.figureEnergy, Self.kilowattHours($0)) } ?? "",
            words(.figureLooks, String(power.looks), String(power.allLooks)),
          ]))
    }
    return HandoverSheet.Section(title: words(.handoverFigures), lines: lines)
  }

  /// Nodes with one reason stand together behind it.
  private func names(_ change: Handover.NodeChange) -> [String] {
    var groups: [(reason: Handover.Reason?, nodes: [String])] = []
    for node in change.nodes {
      let reason = change.reasons[node]
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].nodes.append(node)
      } else {
        groups.append((reason, [node]))
      }
    }
    let rest = groups.count - 12
    let told = groups.prefix(12).map { group in
      guard let reason = group.reason else { return list(of: group.nodes) }
      return list(of: group.nodes) + ": “\(reason.text)”" + (reason.user.isEmpty ? "" : " (\(reason.user))")
    }
    return rest > 0 ? told + [words(.handoverMore, String(rest))] : told
  }

  func list(of names: [String]) -> String {
    let shown = words.list(Array(names.prefix(12)))
    return names.count > 12 ? "\(shown) … \(words(.handoverMore, String(names.count - 12)))" : shown
  }

  /// Energy is paid for by the kilowatt-hour: 3.6 MJ.
  private static func kilowattHours(_ joules: Double) -> String {
    let parts = Figures.scaled(joules / 3.6e6, by: 1000, ["kWh", "MWh", "GWh"])
    return "\(parts.number) \(parts.unit)"
  }
}

extension Handover.NodeChange.Kind {
  var word: Word {
    switch self {
    case .lost: .nodesLost
    case .back: .nodesBack
    case .new: .nodesNew
    case .takenOut: .nodesTakenOut
    case .putBack: .nodesPutBack
    }
  }
}

extension Handover.Standing {
  var word: Word {
    switch self {
    case .open: .handoverStillOpen
    case .setAside: .handoverIsAside
    case .over: .handoverOver
    }
  }
}
