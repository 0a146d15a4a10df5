internal import Wording
internal import SiteModel

extension Console {
  /// Takes in one message and returns what the outside is to do about it. The layer on top has the first word.
  package mutating func update(_ message: Message, in around: Surroundings) -> [Effect] {
    forgetStrangers(in: around)
    settle(in: around)
    playOn(in: around)
    let effects = take(message, in: around)
    noteRow(in: around)
    return isLive ? effects : kept(effects, in: around)
  }

  /// On what is not of now nothing outside is done, whoever asked for it.
  private mutating func kept(_ effects: [Effect], in around: Surroundings) -> [Effect] {
    if effects.contains(where: \.actsOutside) { say(replay == nil ? .orderFrozen : .notInPast, at: around.now) }
    return effects.filter { !$0.actsOutside }
  }

  private mutating func take(_ message: Message, in around: Surroundings) -> [Effect] {
    switch message {
    case .key(let key): return layers.isEmpty ? press(key, in: around) : pressInLayer(key, in: around)
    case .mouse(let mouse): return point(mouse, in: around)
    case .paste(let text):
      paste(text, in: around)
      return []
    case .refreshed: return followingSilences(in: around)
    case .command(let name, let argument): return run(name, argument, in: around)
    }
  }

  /// Runs what a key is bound to here; a key without a command does nothing.
  mutating func press(_ key: Key, in around: Surroundings) -> [Effect] {
    guard let command = keys.command(for: key, in: place.view) else { return [] }
    return has(command) ? perform(command, nil, in: around) : refuse(command, pressed: true, in: around)
  }

  /// Does what a command is for. One that works takes away what was answered to the one before; what only moves, sees to
  /// the screen, or opens a line to type in, leaves it to be read.
  mutating func perform(_ command: Command, _ argument: String?, in around: Surroundings) -> [Effect] {
    if replay != nil, command.actsOutside {
      say(.notInPast, at: around.now)
      return []
    }
    let (before, depth) = (notice, layers.count)
    notice = nil
    let effects = command.perform(&self, argument, around)
    let isTyped = layers.count > depth && layers.last?.takesText == true
    let leavesIt = [.move, .screen].contains(command.group) || isTyped || before?.isUnasked == true
    if notice == nil, leavesIt { notice = before }
    return effects
  }

  /// Why a command is not in this console. By a key only what its page offers elsewhere says so.
  private mutating func refuse(_ command: Command, pressed: Bool, in around: Surroundings) -> [Effect] {
    if command.isOfSilences, !listsSilences {
      say(Saying(.silencesNowhere, []), at: around.now)
    } else if !pressed {
      say(.readOnlyHere, at: around.now)
    }
    return []
  }

  /// Runs a command by name: the command line, a hint pressed with the mouse.
  mutating func run(_ name: String, _ argument: String?, in around: Surroundings) -> [Effect] {
    guard let command = Commands.named(name) else {
      let nearest = NearestWord.to(name, in: commandNames)
      if let nearest {
        say(.noSuchCommandBut, shortened(name), nearest, at: around.now)
      } else {
        say(.noSuchCommand, shortened(name), at: around.now)
      }
      return []
    }
    guard has(command) else { return refuse(command, pressed: false, in: around) }
    guard command.views.contains(place.view) else {
      say(.commandNotHere, command.name, at: around.now)
      return []
    }
    if command.argument == .none, argument != nil {
      say(.commandTakesNothing, command.name, at: around.now)
      return []
    }
    // What is gone to or done lies beneath what is open.
    if !command.staysOverLayers { layers.removeAll() }
    return perform(command, argument, in: around)
  }

  /// Names of the commands that there are in this console.
  var commandNames: [String] { Commands.names.filter { Commands.named($0).map(has) ?? false } }

  /// Lets go of what the site does not hold: it cannot happen while tables only grow, and must not trap when it does.
  private mutating func forgetStrangers(in around: Surroundings) {
    if let detail = place.detail, !around.holds(detail) { place.detail = nil }
    trail.removeAll { $0.detail.map { !around.holds($0) } ?? false }
    if let detail = previous?.place.detail, !around.holds(detail) { previous = nil }
    if !selections.values.allSatisfy(around.holds) { selections = selections.filter { around.holds($0.value) } }
    if !marked.allSatisfy(around.holds) { marked = marked.filter(around.holds) }
  }

  /// Brings scroll and notice up to date with what was last drawn.
  private mutating func settle(in around: Surroundings) {
    settleNotice(at: around.uptime)
    if notice?.saying.word == .recordUnread, around.past.outline != nil { notice = nil }
    let wasVisible = rows[place.name].map { $0 >= firstRow && $0 < firstRow + max(1, rowsSeen) } ?? false
    let isResized = rowsSeen != around.visibleRows
    rowsSeen = around.visibleRows
    if place.view == .alarms { holdRow(in: around) }
    clampScroll(in: around)
    if isFollowing || (isResized && wasVisible) { revealSelection(in: around) }
    leaveEndedJob(in: around)
  }

  private mutating func noteRow(in around: Surroundings) {
    if let index = selectedIndex(in: around) { rows[place.name] = index / max(1, around.columns) }
  }
}

extension Surroundings {
  /// True for things that the site knows.
  package func holds(_ selection: Selection) -> Bool {
    switch selection {
    case .entity(let id): id.index >= 0 && Int(id.index) < site.directory.count(of: id.kind)
    case .rack(let index): site.topology.racks.indices.contains(index)
    case .source(let index): site.sources.indices.contains(index)
    // A job is gone sooner or later: whoever looked at it is told so, and keeps its place.
    case .job(let reference): site.queues.indices.contains(reference.queue)
    // An alarm that is normal again is no longer in the list; whoever looked at it keeps its place.
    case .alarm, .alarmEvent: true
    }
  }

  /// What people call a thing; empty for what the site does not hold.
  package func name(of selection: Selection) -> String {
    guard holds(selection) else { return "" }
    switch selection {
    case .entity(let id):
      let node = site.directory.nodeName(site.directory.node(of: id))
      return id.kind == .node ? node : "\(node)/\(site.directory.name(of: id))"
    case .rack(let index): return site.topology.racks[index].name
    case .source(let index): return site.sources[index].description.id.name
    case .job(let reference): return reference.id
    case .alarm(let id): return id.subject.name
    case .alarmEvent: return ""
    }
  }
}
