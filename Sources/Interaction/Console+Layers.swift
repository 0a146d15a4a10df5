internal import SiteModel

extension Console {
  /// A key while a layer is open. Quit, suspend and redraw by a key that is no letter work everywhere.
  mutating func pressInLayer(_ key: Key, in around: Surroundings) -> [Effect] {
    let command = keys.command(for: key, in: place.view)
    if !key.isTyped, let command, ["quit", "suspend", "redraw"].contains(command.name) {
      return perform(command, nil, in: around)
    }
    // What is typed next must never be taken for keys: a letter answers some dialogs.
    if let command, command.name == "command", layers.last?.takesText == false {
      return perform(command, nil, in: around)
    }
    switch layers.last {
    case .commandLine(let text, let cursor, let choice):
      let effects = pressInCommandLine(key, TextField(text, cursor: cursor), choice, in: around)
      return previewed(in: around) + effects
    case .filter(let text, let cursor): pressInFilter(key, TextField(text, cursor: cursor), in: around)
    case .difference:
      // Time goes on beneath: what differs follows.
      if let command, command.group == .time { return perform(command, nil, in: around) }
      pressInReading(key, command?.name, in: around)
    case .history(let history): return pressInHistory(key, command, history, in: around)
    case .sheet:
      if let command, ["copy", "export"].contains(command.name) { return perform(command, nil, in: around) }
      pressInReading(key, command?.name, in: around)
    case .help, .notice, .orderReport: pressInReading(key, command?.name, in: around)
    case .orderMenu(let counts, let choice):
      pressInMenu(key, command?.name, counts: counts, choice: choice, in: around)
    case .silences(let chosen, let showsEnded):
      return pressInSilences(key, command?.name, chosen, showsEnded, in: around)
    case .orderForm, .alarmForm, .silenceForm:
      if let form = layers.last?.form { return press(key, in: form, around) }
    case nil: break
    }
    return []
  }

  private mutating func pressInReading(_ key: Key, _ command: String?, in around: Surroundings) {
    switch command {
    case "up": scrollLayer(by: -1, in: around)
    case "down": scrollLayer(by: 1, in: around)
    case "page-up", "half-up": scrollLayer(by: -max(1, around.layerRows - 1), in: around)
    case "page-down", "half-down", "mark": scrollLayer(by: max(1, around.layerRows - 1), in: around)
    case "first": scrollLayer(by: -1_000_000, in: around)
    case "last-row": scrollLayer(by: 1_000_000, in: around)
    case "out", "enter", "help", "quit": layers.removeLast()
    default: if key == .escape { layers.removeLast() }
    }
  }

  mutating func scrollLayer(by lines: Int, in around: Surroundings) {
    let end = max(0, around.layerLines - max(1, around.layerRows))
    switch layers.last {
    case .help(let scroll):
      let end = max(0, help.count - max(1, around.layerRows))
      layers[layers.count - 1] = .help(scroll: (scroll + lines).clamped(to: 0...end))
    case .orderReport(let scroll):
      layers[layers.count - 1] = .orderReport(scroll: (scroll + lines).clamped(to: 0...end))
    case .difference(let scroll):
      layers[layers.count - 1] = .difference(scroll: (scroll + lines).clamped(to: 0...end))
    case .history(let history): choose(history.choice + lines, in: around)
    case .sheet(let sheet, let scroll):
      layers[layers.count - 1] = .sheet(sheet, scroll: (scroll + lines).clamped(to: 0...end))
    case let layer:
      guard var form = layer?.form else { return }
      form.scroll(by: lines, to: end)
      layers[layers.count - 1] = form.layer
    }
  }

  private mutating func pressInFilter(_ key: Key, _ field: TextField, in around: Surroundings) {
    var field = field
    switch key {
    case .enter: layers.removeLast()
    case .escape:
      layers.removeLast()
      setFilter(filterBefore ?? "", in: around)
    case .up: move(.up, in: around)
    case .down: move(.down, in: around)
    case .backspace where field.text.isEmpty: layers.removeLast()
    case .tab: completeField(field, in: around)
    default: if field.edit(key) { showFilter(field, in: around) }
    }
  }

  mutating func showFilter(_ field: TextField, in around: Surroundings) {
    let text = String(field.text)
    layers[layers.count - 1] = .filter(text: text, cursor: field.cursor)
    if text != filter { setFilter(text, in: around) }
  }

  private mutating func pressInCommandLine(
    _ key: Key, _ field: TextField, _ choice: Int?, in around: Surroundings
  ) -> [Effect] {
    var field = field
    switch key {
    case .escape: layers.removeLast()
    case .backspace where field.text.isEmpty: layers.removeLast()
    case .enter:
      layers.removeLast()
      return runLine(String(field.text), in: around)
    case .tab: complete(String(field.text), choice, step: 1, in: around)
    case .backTab: complete(String(field.text), choice, step: -1, in: around)
    case .up, .control("p"): recall(step: -1)
    case .down, .control("n"): recall(step: 1)
    default: if field.edit(key) { showLine(field) }
    }
    return []
  }

  /// A theme is seen while its name stands on the command line, before Enter takes it.
  private mutating func previewed(in around: Surroundings) -> [Effect] {
    var name: String?
    if case .commandLine(let text, _, _) = layers.last {
      let words = text.drop { $0 == " " || $0 == ":" }.split(separator: " ").map(String.init)
      if words.count == 2, words[0] == "theme", around.themes.contains(words[1]) { name = words[1] }
    }
    guard name != previewedTheme else { return [] }
    previewedTheme = name
    return [.previewTheme(name)]
  }

  private mutating func showLine(_ field: TextField, choice: Int? = nil) {
    if choice == nil { completion = nil }
    layers[layers.count - 1] = .commandLine(text: String(field.text), cursor: field.cursor, choice: choice)
  }

  private mutating func runLine(_ line: String, in around: Surroundings) -> [Effect] {
    completion = nil
    let words = line.drop { $0 == " " || $0 == ":" }.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { return [] }
    if history.last != line { history.append(line) }
    if history.count > 100 { history.removeFirst() }
    var argument = words.count > 1 ? words[1] : nil
    while argument?.last == " " { argument?.removeLast() }
    return run(name, argument?.isEmpty == true ? nil : argument, in: around)
  }

  private mutating func recall(step: Int) {
    guard !history.isEmpty else { return }
    let place = (historyPlace ?? history.count) + step
    historyPlace = place.clamped(to: 0...history.count)
    let text = history.indices.contains(place) ? history[place] : place < 0 ? history[0] : ""
    showLine(TextField(text, cursor: text.count))
  }

  private mutating func complete(_ text: String, _ choice: Int?, step: Int, in around: Surroundings) {
    let offer = completion ?? offer(for: text, in: around)
    guard !offer.texts.isEmpty else { return }
    let count = offer.texts.count
    let next = choice.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    completion = offer
    let chosen = offer.texts[next]
    showLine(TextField(chosen, cursor: chosen.count), choice: next)
  }

  mutating func paste(_ text: String, in around: Surroundings) {
    switch layers.last {
    case .commandLine(let old, let cursor, _):
      var field = TextField(old, cursor: cursor)
      field.insert(text)
      showLine(field)
    case .filter(let old, let cursor):
      var field = TextField(old, cursor: cursor)
      field.insert(text)
      showFilter(field, in: around)
    case let layer:
      // Pasted text is not commands: outside a text field it is dropped.
      guard var form = layer?.form else { return }
      form.paste(text)
      layers[layers.count - 1] = form.layer
    }
  }
}

extension Key {
  /// True for keys that put something into a text field.
  var isTyped: Bool {
    if case .character = self { return true }
    return false
  }
}
