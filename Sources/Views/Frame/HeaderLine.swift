internal import Analysis
internal import Canvas
internal import Interaction
internal import Orders
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
    var right = counts(scene)
    right.gap(1)
    // That nothing of it is real is said in full; counts of what is not there give way.
    if left.width + 2 + right.width > area.width {
      right = counts(scene, onlyKnown: true)
      right.gap(1)
    }
    let room = area.width - left.width - right.width
    let extras = [operatorPart(scene), agePart(scene), cadencePart(scene)]
    var middle = clock(scene)
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

  private func clock(_ scene: Scene) -> Phrase {
    let isFrozen = scene.console.frozenAt != nil
    var phrase = Phrase()
    if isFrozen {
      phrase.add(scene.words(.frozen), Ink.replay.reversed)
    } else if isDead(scene) {
      phrase.add(scene.words(.nothingAnswers), .high)
    } else {
      phrase.add(scene.words(.live), .label)
    }
    phrase.gap()
    phrase.add(ClockFace.time(scene.console.frozenAt ?? scene.now, utcOffset: scene.utcOffset), .text)
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

  func counts(_ scene: Scene, onlyKnown: Bool = false) -> Phrase {
    var phrase = Phrase()
    for (priority, count) in zip(Priority.allCases, scene.digest.counts) where count > 0 || !onlyKnown {
      if !phrase.isEmpty { phrase.gap(2) }
      phrase.add(priority.marker, count > 0 ? priority.ink : .faint)
      phrase.add("×\(Figures.grouped(count))", count > 0 ? .text : .faint)
    }
    return phrase
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
    stage.write(Phrase("› ", .faint) + Phrase(scene.name(of: detail), .strong), x: x, y: area.y, in: area)
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
    }
  }
}

/// The line above the keys: the worst finding, wherever the operator is; a notice while there is one.
struct BannerLine {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if let notice = scene.console.notice, notice.until > scene.now {
      stage.write(Phrase(" " + scene.words.text(of: notice.saying), .accent), x: area.x, y: area.y, in: area)
      return
    }
    if let progress = scene.console.orderProgress {
      let text = scene.words(
        .orderRunning, scene.words(progress.verb.word), String(progress.done), String(progress.total))
      stage.write(Phrase(" " + text, .accent), x: area.x, y: area.y, in: area)
      return
    }
    guard let worst = scene.findings.first else {
      let text = scene.site.moment > .never ? scene.words(.noFindings) : scene.words(.noData)
      stage.write(Phrase(" " + text, .faint), x: area.x, y: area.y, in: area)
      return
    }
    var phrase = Phrase(" ")
    phrase.add(worst.priority.marker, worst.priority.ink.reversed)
    for (text, ink) in [
      (scene.since(worst), Ink.label), (scene.digest.name(of: worst), .strong),
      (scene.words(worst.kind.word), .text), (scene.reason(of: worst), .text), (scene.place(of: worst), .label),
    ] where !text.isEmpty {
      phrase.gap(phrase.width < 5 ? 1 : 2)
      phrase.add(text, ink)
    }
    stage.write(phrase.cut(to: area.width - 1), x: area.x, y: area.y, in: area)
    if case .entity(let id) = worst.subject { stage.place(.entity(id), in: area) }
    if case .rack(let index) = worst.subject { stage.place(.rack(index), in: area) }
    if case .source(let index) = worst.subject { stage.place(.source(index), in: area) }
  }
}
