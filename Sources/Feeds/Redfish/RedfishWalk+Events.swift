internal import SiteModel

/// Logs, and the registries that say what stands in them. A log costs one request a poll; a registry is asked for when an
/// event names it, once between walks.
extension RedfishWalk {
  /// Logs that are asked for at every poll; more are left out.
  static let logLimit = 4
  /// Files of registries that are looked at.
  static let registryFileLimit = 64
  /// Largest registry that is read, in bytes. DMTF's own are below 200 kB.
  static let registryByteLimit = 1 << 20

  mutating func followEvents(_ document: RedfishDocument, _ role: RedfishRole) {
    switch role {
    case .manager: add(document.link("LogServices"), .collection(of: .log))
    case .log: followLog(document)
    case .registryFile: followRegistryFile(document)
    default:
      for file in document.objects("Members").prefix(Self.registryFileLimit) {
        askAnew(file.path, .registryFile, isCarried: file.count > 1)
      }
    }
  }

  /// Logs of dumps, of boot codes or of who came in tell of nothing that stands.
  private mutating func followLog(_ document: RedfishDocument) {
    guard document.flag("ServiceEnabled") != false,
      ["Event", "Multiple", nil].contains(document.text("LogEntryType"))
    else { return }
    let purposes = document.texts("LogPurposes")
    guard purposes.isEmpty || purposes.contains(where: { ["Diagnostic", "Operations"].contains($0) }) else { return }
    guard roles.values.count(where: { $0 == .logEntries }) < Self.logLimit else { return }
    add(document.link("Entries"), .logEntries)
  }

  /// Only the registries that events name, in English where there is a choice: what ends what is the same in all.
  private mutating func followRegistryFile(_ document: RedfishDocument) {
    guard let registry = document.text("Registry") ?? document.text("Id"), reader.events.isSought(registry) else {
      return
    }
    let places = document.objects("Location")
    add((places.first { $0.text("Language") == "en" } ?? places.first)?.text("Uri"), .registry)
  }

  /// Everything has answered: what do its events mean?
  mutating func seekRegistries() {
    let unknown = reader.events.unknownSeries
    guard !unknown.isEmpty, let files = registryFiles else { return }
    reader.events.seek(unknown)
    askAnew(files, .collection(of: .registryFile))
  }

  mutating func readLog(_ document: RedfishDocument, _ path: String) {
    let page = LogPage(document, skipped: skips[path] ?? 0)
    // The log was emptied, or has grown: the next poll asks for another part of it.
    let hadSkipped = skips.removeValue(forKey: path) != nil
    if let place = page.newestAfter {
      guard maySkip else { return complain(path, .told("the log is longer than a page")) }
      skips[path] = place
      if !hadSkipped { return askAgain(path) }
    } else if hadSkipped, let count = document.number("Members@odata.count") {
      let place = Int(min(max(count, 0), 1e9)) - LogPage.entryLimit
      if place > 0 { skips[path] = place }
    }
    if page.isOfOtherThings { return dismiss(path) }
    reader.events.take(page, of: path)
  }

  /// A log did not answer: what it said stands until it says something else, unless it is gone.
  mutating func failLog(_ failure: SourceFailure, _ path: String, wasSkipping: Bool) {
    if wasSkipping { maySkip = false }
    skips[path] = nil
    if failure != .status(404), failure != .status(410) { reader.events.keep(path) }
  }
}
