internal import SiteModel
internal import Wording

extension Console {
  mutating func go(toJobNamed name: String?, in around: Surroundings) {
    guard let name, !name.isEmpty else {
      enter(in: around)
      return
    }
    let queues = around.site.queues
    for queue in queues.indices where queues[queue].isGroup(name) {
      return go(to: JobReference(queue: queue, id: name), in: around)
    }
    for queue in queues.indices where queues[queue].job(name) != nil {
      return go(into: .job(JobReference(queue: queue, id: name)), on: .jobs)
    }
    for queue in queues.indices {
      guard let record = queues[queue].record(ofTask: name) else { continue }
      return go(into: .job(JobReference(queue: queue, id: record.id)), on: .jobs)
    }
    let nearest = NearestWord.to(name, in: queues.lazy.flatMap { $0.jobs.lazy.map(\.id) })
    sayNoSuch(name, of: .noSuchJob, nearest: nearest, at: around.now)
  }

  /// To an array or a heterogeneous job in the queue, unfolded.
  mutating func go(to group: JobReference, in around: Surroundings) {
    go(to: .jobs)
    showsEndedJobs = false
    if isFolded(group) { toggle(group) }
    selections[place.name] = .job(group)
  }

  /// Folds or unfolds the array that is selected, or of which a task is.
  mutating func toggleFoldOfSelection(in around: Surroundings) {
    guard case .job(let job)? = selection, around.site.queues.indices.contains(job.queue) else { return }
    let number = around.site.job(job)?.group.map { String($0) } ?? job.id
    let group = JobReference(queue: job.queue, id: number)
    guard isGroup(group, in: around.site) else { return say(.noGroupHere, at: around.now) }
    toggleFold(of: group, in: around)
  }

  /// True for an array or a heterogeneous job of the table that is shown.
  func isGroup(_ reference: JobReference, in site: Site) -> Bool {
    site.isGroup(reference) || (place.view == .jobs && showsEndedJobs && site.isEndedGroup(reference))
  }

  mutating func toggleFold(of group: JobReference, in around: Surroundings) {
    toggle(group)
    // The row that was selected may be folded away; the array's own stays.
    selections[place.name] = .job(group)
  }

  private mutating func toggle(_ group: JobReference) {
    if foldExceptions.remove(group) == nil { foldExceptions.insert(group) }
  }

  mutating func toggleEndedJobs(in around: Surroundings) {
    showsEndedJobs.toggle()
    scroll[place.name] = 0
    selections[place.name] = nil
    rows[place.name] = nil
    say(showsEndedJobs ? .showingEnded : .showingQueue, at: around.now)
    notice?.isNews = true
  }

  /// `job name user` shows these; `+priority -qos` adds to what is shown and takes from it; nothing goes back to the
  /// usual ones.
  mutating func chooseJobColumns(_ text: String?, in around: Surroundings) {
    let words = (text ?? "").split(separator: " ").map(String.init)
    let isChange = words.allSatisfy { $0.hasPrefix("+") || $0.hasPrefix("-") }
    var columns = isChange ? jobColumns ?? (showsEndedJobs ? JobColumn.ofEnded : JobColumn.standard) : []
    for word in words {
      let name = word.first.map { "+-".contains($0) } == true ? String(word.dropFirst()) : word
      guard let column = JobColumn(named: name) else {
        let nearest = NearestWord.to(name, in: JobColumn.allCases.map(\.rawValue))
        return sayNoSuch(name, of: .noSuchColumn, nearest: nearest, at: around.now)
      }
      if word.hasPrefix("-") || !isChange { columns.removeAll { $0 == column } }
      if !word.hasPrefix("-"), !columns.contains(column) { columns.append(column) }
    }
    jobColumns = words.isEmpty || columns.isEmpty ? nil : columns
  }

  /// When the selected job is gone, whatever stands in its row now is selected, and the operator is told.
  mutating func leaveEndedJob(in around: Surroundings) {
    guard place.view == .jobs, !showsEndedJobs, case .job(let job)? = selection,
      around.site.queues.indices.contains(job.queue)
    else { return }
    let queue = around.site.queues[job.queue]
    guard queue.place(of: job.id) == nil, !queue.isGroup(job.id), !around.order.contains(.job(job)) else { return }
    let state = queue.job(job.id)?.state
    if let state {
      notice = Notice(Saying(.jobEnded, [.text(job.id), .word(state.word)]), for: .seconds(10))
    } else {
      notice = Notice(Saying(.jobLeft, job.id), for: .seconds(10))
    }
    guard !around.order.isEmpty else {
      selections[place.name] = nil
      return
    }
    let row = rows[place.name] ?? firstRow
    select(around.order[row.clamped(to: 0...(around.order.count - 1))], in: around)
  }
}

extension Site {
  /// True for an array or a heterogeneous job that is in its queue.
  func isGroup(_ reference: JobReference) -> Bool {
    queues.indices.contains(reference.queue) && queues[reference.queue].isGroup(reference.id)
  }

  /// True for the number of an array or a heterogeneous job of which several have ended, and no job's own.
  fileprivate func isEndedGroup(_ reference: JobReference) -> Bool {
    guard queues.indices.contains(reference.queue), let number = Int(reference.id) else { return false }
    let queue = queues[reference.queue]
    guard queue.job(reference.id) == nil else { return false }
    var ids = Set(queue.ended.lazy.filter { $0.group == number }.map(\.id))
    for job in queue.jobs where job.group == number && job.state.hasEnded { ids.insert(job.id) }
    return ids.count > 1
  }
}
