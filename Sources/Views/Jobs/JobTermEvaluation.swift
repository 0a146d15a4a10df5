internal import Analysis
internal import Interaction
internal import SiteModel

/// Which rows of an index pass one term of a filter.
struct JobTermEvaluation {
  let index: JobIndex
  let digest: Digest

  func rows(passing test: JobFilter.Test) -> [Bool] {
    switch test {
    case .text(let word): rows(holding: word)
    case .states(let states): index.jobs.indices.map { states.contains(index.jobs[$0].state) }
    case .words(.job, let patterns): rows(named: patterns)
    case .words(let field, let patterns): rows(field) { text in patterns.contains { $0.matches(text) } }
    case .number(let field, let sign, let value):
      index.jobs.indices.map { row in number(field, row).map { sign.holds($0, value) } ?? false }
    }
  }

  // MARK: Texts

  /// A word as it stands; one that stands nowhere is looked for loosely, but for identifiers.
  private func rows(holding word: [UInt8]) -> [Bool] {
    var found = rows { $0.contains(word) }
    if index.hasNamedIdentifiers || word.contains(where: { (0x30...0x39).contains($0) }) {
      for row in found.indices where !found[row] { found[row] = Self.holds(index.jobs[row].id, word) }
    }
    if word.contains(UInt8(ascii: "_")), let task = ArrayTask(String(decoding: word, as: UTF8.self)) {
      for row in found.indices where !found[row] { found[row] = index.jobs[row].array?.holds(task) ?? false }
    }
    return found.contains(true) ? found : rows { $0.holdsLoosely(word) }
  }

  /// By its own name, by the number of its array or heterogeneous job, or by a task that it stands for.
  private func rows(named patterns: [WordPattern]) -> [Bool] {
    let tasks = patterns.compactMap(\.task)
    return index.jobs.indices.map { row in
      let id = Array(index.jobs[row].id.utf8)
      if patterns.contains(where: { $0.matches(id) }) { return true }
      if let group = index.jobs[row].group.map({ Array(String($0).utf8) }) {
        if patterns.contains(where: { $0.matches(group) }) { return true }
      }
      guard !tasks.isEmpty, let array = index.jobs[row].array else { return false }
      return tasks.contains { array.holds($0) }
    }
  }

  private func rows(where matches: (FilterText) -> Bool) -> [Bool] {
    var found = [Bool](repeating: false, count: index.jobs.count)
    for shared in index.shared { mark(shared, where: matches, in: &found) }
    markPlaces(nodesAndRacks(where: matches), in: &found)
    for (queue, name) in index.queueNames.enumerated() where index.queueNames.count > 1 && matches(FilterText([name])) {
      for row in index.starts[queue]..<index.starts[queue + 1] { found[row] = true }
    }
    return found
  }

  private func mark(_ shared: SharedTexts, where matches: (FilterText) -> Bool, in found: inout [Bool]) {
    let values = shared.forms.map { $0.contains(where: matches) }
    guard values.contains(true) else { return }
    for row in found.indices where values[Int(shared.codes[row])] { found[row] = true }
  }

  private static func holds(_ id: String, _ word: [UInt8]) -> Bool {
    var id = id
    return id.withUTF8 { bytes in
      guard bytes.count >= word.count else { return false }
      return (0...(bytes.count - word.count)).contains { start in
        word.indices.allSatisfy { bytes[start + $0] == word[$0] }
      }
    }
  }

  // MARK: Places

  /// By node of the site: is its name or its rack's of that kind?
  private func nodesAndRacks(where matches: (FilterText) -> Bool) -> [Bool] {
    let racks = index.places.racks.map(matches)
    return index.places.nodes.indices.map { node in
      let rack = Int(index.places.rackOfNode[node])
      return rack >= 0 && racks[rack] || matches(index.places.nodes[node])
    }
  }

  private func markPlaces(_ nodes: [Bool], in found: inout [Bool]) {
    guard nodes.contains(true) else { return }
    for row in found.indices where !found[row] && !index.jobs[row].places.isEmpty {
      found[row] = index.jobs[row].places.contains { nodes.indices.contains(Int($0.node)) && nodes[Int($0.node)] }
    }
  }

  private func rows(_ field: JobField, where matches: ([UInt8]) -> Bool) -> [Bool] {
    var found = [Bool](repeating: false, count: index.jobs.count)
    switch field {
    case .array:
      for row in found.indices {
        if let group = index.jobs[row].group { found[row] = matches(Array(String(group).utf8)) }
      }
    case .node: markPlaces(index.places.nodes.map { matches($0.bytes) }, in: &found)
    case .rack:
      let racks = index.places.racks.map { matches($0.bytes) }
      markPlaces(index.places.rackOfNode.map { $0 >= 0 && racks[Int($0)] }, in: &found)
    case .queue:
      for (queue, name) in index.queueNames.enumerated() where matches(FilterText([name]).bytes) {
        for row in index.starts[queue]..<index.starts[queue + 1] { found[row] = true }
      }
    default:
      if let shared = Self.shared(field) {
        mark(index.shared[shared.rawValue], where: { matches($0.bytes) }, in: &found)
      }
    }
    return found
  }

  private static func shared(_ field: JobField) -> JobIndex.Field? {
    switch field {
    case .name: .name
    case .user: .user
    case .account: .account
    case .partition: .partition
    case .qos: .quality
    case .why: .reason
    case .dependency: .dependency
    case .exit: .exit
    default: nil
    }
  }

  // MARK: Numbers

  /// True when the field is known of any job at all.
  func isKnown(_ field: JobField) -> Bool { index.jobs.indices.contains { number(field, $0) != nil } }

  /// In the field's base unit; nil where it is not known: that passes no comparison.
  private func number(_ field: JobField, _ row: Int) -> Double? {
    // A whole job is not copied for one number of it.
    let jobs = index.jobs
    switch field {
    case .nodes: return jobs[row].nodeCount.map(Double.init)
    case .gpus: return jobs[row].acceleratorCount.map(Double.init)
    case .cores: return jobs[row].processorCount.map(Double.init)
    case .priority: return jobs[row].priority.map(Double.init)
    case .limit: return jobs[row].timeLimit?.seconds
    case .elapsed: return jobs[row].elapsed(at: digest.now)?.seconds
    case .waited: return jobs[row].waited(at: digest.now)?.seconds
    case .power: return jobs[row].state.holdsNodes ? digest.jobs[index.reference(ofRow: row)].power : nil
    case .load: return jobs[row].state.holdsNodes ? digest.jobs[index.reference(ofRow: row)].load : nil
    default: return nil
    }
  }
}

extension Job {
  /// How long it has run, or ran.
  func elapsed(at now: Moment) -> Duration? {
    guard let began, !state.isWaiting else { return nil }
    return max(.zero, (state.holdsNodes ? now : ends ?? now) - began)
  }

  /// How long it has waited, or did before it began.
  func waited(at now: Moment) -> Duration? {
    guard let submitted else { return nil }
    if state.isWaiting { return max(.zero, now - submitted) }
    return began.map { max(.zero, $0 - submitted) }
  }
}
