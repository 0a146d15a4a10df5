internal import SiteModel
internal import Wording

extension Console {
  mutating func setFilter(_ text: String, in around: Surroundings) {
    filters[place.name] = text.isEmpty ? nil : CleanText.cleaned(text)
    scroll[place.name] = 0
  }

  mutating func chooseMetric(named name: String?, in around: Surroundings) {
    let all = RackMetric.allCases
    guard let name else {
      let shown = rackMetric ?? .natural(for: around.site)
      rackMetric = all[((all.firstIndex(of: shown) ?? 0) + 1) % all.count]
      return
    }
    if let metric = RackMetric(rawValue: name.lowercased()) {
      rackMetric = metric
    } else {
      let nearest = NearestWord.to(name, in: all.map(\.rawValue))
      sayNoSuch(name, of: .noSuchMetric, nearest: nearest, at: around.now)
    }
  }

  /// Strip, hall, the selected rack, and round again.
  mutating func zoom(to name: String?, in around: Surroundings) {
    switch name?.lowercased() {
    case "strip": rackZoom = .strip
    case "hall": rackZoom = .hall
    case nil: zoomIn(in: around)
    case let name?:
      sayNoSuch(name, of: .noSuchZoom, nearest: NearestWord.to(name, in: ["strip", "hall"]), at: around.now)
    }
  }

  private mutating func zoomIn(in around: Surroundings) {
    if place.view == .rack {
      rackZoom = .strip
      go(to: .racks)
    } else if rackZoom == .strip {
      rackZoom = .hall
    } else if case .rack = selection {
      enter(in: around)
    } else {
      rackZoom = .strip
    }
  }

  mutating func toggleFollow(in around: Surroundings) {
    isFollowing.toggle()
    say(isFollowing ? .following : .notFollowing, at: around.now)
    if isFollowing { revealSelection(in: around) }
  }

  mutating func toggleMark(in around: Surroundings) {
    guard let selection, around.holds(selection) else { return }
    guard isInSight(selection, in: around) else { return say(.markHidden, at: around.now) }
    if marked.remove(selection) == nil { marked.insert(selection) }
  }

  /// Copies what is read over the page; else the marked things' names, or the selected thing's.
  mutating func copy(in around: Surroundings) -> [Effect] {
    if case .sheet(let sheet, _)? = layers.last {
      say(.copied, shortened(sheet.title), at: around.now)
      return [.copy(sheet.text)]
    }
    let things = marked.isEmpty ? [selection ?? place.detail].compactMap { $0 } : Array(marked)
    let names = things.map(around.name).filter { !$0.isEmpty }.sorted()
    guard let first = names.first else { return [] }
    if names.count == 1 {
      say(.copied, shortened(first), at: around.now)
    } else {
      say(.copiedMany, String(names.count), at: around.now)
    }
    return [.copy(names.joined(separator: "\n"))]
  }

  /// `svg FILE`, `svg`, or nothing for text under a name that the exporter chooses.
  mutating func export(_ text: String?, in around: Surroundings) -> [Effect] {
    let words = (text ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    let format = words.first?.lowercased() ?? "text"
    guard Commands.exportFormats.contains(format) else {
      let nearest = NearestWord.to(format, in: Commands.exportFormats)
      sayNoSuch(format, of: .noSuchFormat, nearest: nearest, at: around.now)
      return []
    }
    let path = words.count > 1 ? words[1] : nil
    if format == "text", case .sheet(let sheet, _)? = layers.last { return [.save(sheet, path: path)] }
    return [.export(format: format, path: path)]
  }

  mutating func chooseTheme(named name: String?, in around: Surroundings) -> [Effect] {
    guard let name, around.themes.contains(name) else {
      sayNoSuch(name ?? "", of: .noSuchTheme, nearest: NearestWord.to(name ?? "", in: around.themes), at: around.now)
      return []
    }
    return [.useTheme(name)]
  }

  mutating func chooseLanguage(named name: String?, in around: Surroundings) -> [Effect] {
    guard let name, let language = Language(rawValue: name.lowercased()) else {
      say(.noSuchLanguage, at: around.now)
      return []
    }
    self.language = language
    return [.useLanguage(language.rawValue)]
  }

  mutating func openFilter() {
    filterBefore = filter
    layers.append(.filter(text: filter, cursor: filter.count))
  }

  /// `text` stands there already.
  mutating func openCommandLine(with text: String = "") {
    historyPlace = nil
    completion = nil
    layers.append(.commandLine(text: text, cursor: text.count, choice: nil))
  }

  /// Help for the view, or one command's line as a notice.
  mutating func openHelp(for name: String?, in around: Surroundings) {
    if let name, !name.isEmpty {
      guard let command = Commands.named(name), has(command) else {
        sayNoSuch(name, of: .noSuchCommand, nearest: NearestWord.to(name, in: commandNames), at: around.now)
        return
      }
      layers.append(.notice(.command(command.name)))
    } else if case .help = layers.last {
      layers.removeLast()
    } else {
      layers.append(.help(scroll: 0))
    }
  }
}
