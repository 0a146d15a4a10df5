internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The first line: which site, how live, how old, how many findings, and who looks. What matters less gives way first.
struct HeaderLine {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    var left = Phrase(" ")
    left.add(scene.site.name.fitted(to: max(8, area.width / 3)), .strong)
    if scene.site.isSimulated {
      left.gap(2)
      left.add(scene.words(.simulated), .simulated)
    }
    let extras = [operatorPart(scene), agePart(scene), cadencePart(scene)]
    let record = RecordPart(scene)
    // That what is shown may be old, or is not kept, goes before who looks.
    var middle = clock(scene) + warning(record)
    // That nothing of it is real, that it is live and when that is are said in full; counts of what is not there give
    // way, then room between counts, then the clock's offset.
    var right = Phrase()
    for form in AlarmCounts.Form.allCases {
      right = AlarmCounts(scene).phrase(form)
      right.gap(1)
      if left.width + middle.width + 2 + right.width <= area.width { break }
    }
    if left.width + middle.width + 2 + right.width > area.width {
      middle = clock(scene, withOffset: false) + warning(record)
    }
    if left.width + middle.width + 2 + right.width > area.width {
      ReplayClock.makeRoom(scene, left, &middle, &right, width: area.width)
    }
    let room = area.width - left.width - right.width
    if !record.phrase.isEmpty, !record.isWrong, middle.width + record.phrase.width + 4 <= room {
      middle.gap(2)
      middle.add(record.phrase)
    }
    // Later parts of the middle go first when the line is short.
    for part in [extras[1], extras[2]] where middle.width + part.width + 4 <= room && !part.isEmpty {
      middle.gap(2)
      middle.add(part)
    }
    if !extras[0].isEmpty, middle.width + extras[0].width + 6 <= room {
      right.gap(2)
      right.add(extras[0])
      right.gap(1)
    }
    stage.write(left, x: area.x, y: area.y, in: area)
    let free = area.width - left.width - right.width
    if middle.width + 2 <= free {
      stage.write(middle, x: area.x + left.width + (free - middle.width) / 2, y: area.y, in: area)
    }
    stage.writeRight(right, y: area.y, in: area)
  }

  /// What is wrong with the record, behind the clock.
  private func warning(_ record: RecordPart) -> Phrase {
    record.isWrong && !record.phrase.isEmpty ? Phrase("  ") + record.phrase : Phrase()
  }

  private func clock(_ scene: Scene, withOffset: Bool = true) -> Phrase {
    if scene.console.replay?.shown != nil { return ReplayClock.phrase(scene) }
    let isFrozen = scene.console.frozenAt != nil
    var phrase = Phrase()
    if isFrozen {
      phrase.add(scene.words(.frozen), Ink.replay.reversed)
    } else if isDead(scene) {
      phrase.add(scene.words(.nothingAnswers), .high)
    } else if RecordPart.silence(scene) == nil {
      // Out of a history that nobody writes nothing is live.
      if case .read = scene.console.recordStanding {
        phrase.add(scene.words(.recordedAt), .label)
      } else {
        phrase.add(scene.words(.live), .label)
      }
    }
    if !phrase.isEmpty { phrase.gap() }
    phrase.add(ClockFace.time(scene.console.frozenAt ?? scene.now, utcOffset: scene.utcOffset), .text)
    guard withOffset else { return phrase }
    phrase.gap()
    phrase.add(ClockFace.offset(scene.utcOffset), .label)
    return phrase
  }

  /// True when there are sources and none of them answers: what is shown is not live.
  private func isDead(_ scene: Scene) -> Bool {
    let counts = scene.digest.sources.counts
    return !counts.isEmpty && counts[.alive] == nil && counts[.waiting] == nil
  }

  private func agePart(_ scene: Scene) -> Phrase {
    guard scene.site.moment > .never else { return Phrase(scene.words(.noData), .missing) }
    let age = scene.now - (scene.digest.sources.knownUntil ?? scene.site.moment)
    let limit = scene.digest.sources.staleAfter ?? .seconds(30)
    return Phrase(scene.words(.age, Figures.span(age)), age > limit ? .high : .label)
  }

  private func cadencePart(_ scene: Scene) -> Phrase {
    guard let cadence = scene.digest.sources.cadence else { return Phrase() }
    return Phrase(scene.words(.every, Figures.span(cadence)), .label)
  }

  private func operatorPart(_ scene: Scene) -> Phrase {
    scene.operatorName.map { Phrase($0.fitted(to: 24), .label) } ?? Phrase()
  }
}

/// The second line: the pages that work, each with its own digit.
struct TabLine {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    var x = area.x + 1
    for page in Page.all {
      let isHere = page == scene.console.page
      var tab = Phrase("\(page.digit)", .accent)
      tab.gap()
      tab.add(scene.words(page.title), isHere ? Ink.strong.with(.underline) : .label)
      let start = x
      x = stage.write(tab, x: x, y: area.y, in: area)
      stage.place(.page(page), in: Rect(x: start, y: area.y, width: x - start, height: 1).intersection(area))
      x += 3
    }
    guard let detail = scene.console.place.detail else { return }
    let name = title(of: detail, room: max(0, area.maxX - x - 2), in: scene)
    stage.write(Phrase("› ", .faint) + Phrase(name, .strong), x: x, y: area.y, in: area)
  }

  /// Tasks of an array that wait together are called by their numbers, as everywhere else.
  private func title(of detail: Selection, room: Int, in scene: Scene) -> String {
    if case .job(let reference) = detail, let job = scene.site.job(reference) { return job.title(room: room) }
    return scene.name(of: detail)
  }
}

extension Scene {
  /// What a selected thing is called.
  func name(of selection: Selection) -> String {
    switch selection {
    case .entity(let id): digest.name(of: .entity(id))
    case .rack(let index): digest.name(of: .rack(index))
    case .source(let index): digest.name(of: .source(index))
    case .job(let job): digest.name(of: .job(job))
    case .alarm(let id): id.subject.name
    case .alarmEvent: ""
    }
  }
}
