internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  private static let sourceKeys = [
    "name", "kind", "url", "nodes", "every", "timeout", "token-file", "user", "password-file", "ca-file",
    "certificate-file", "key-file", "verify", "certificate-sha256", "login", "equipment", "things", "post",
    "place-labels",
  ]

  /// Bytes that a URL may have; names of hosts in it are shorter.
  private static let longestURL = 1_024
  /// Pages of one cluster: all are asked for one after the other.
  private static let mostPages = 32

  mutating func readSource(_ item: Node) {
    guard let section = Section(item, of: "source", keys: Self.sourceKeys + Self.schedulerKeys, report: report) else {
      return
    }
    section.require("name")
    let kinds = SourcePlan.Kind.allCases.map(\.rawValue)
    let kind = section.choice("kind", among: kinds).flatMap { SourcePlan.Kind(rawValue: $0) } ?? .exposition
    if kind == .slurm, !section.has("url") { return readScheduler(item) }
    section.require("url")
    if let key = Self.schedulerKeys.first(where: { section.has($0) }) {
      report.add("'\(key)' is for a scheduler that is asked by its commands", at: section.place(of: key))
    }
    guard let name = section.text("name") else { return }
    if topology.sources.contains(where: { $0.name == name.text }) {
      report.add("source \(quoted(name.text)) is given twice", at: name.place)
    }
    var targets = targets(of: section)
    if kind == .kubernetes { checkCluster(section, pages: targets.count) }
    if kind == .alertmanager { targets = targets.map { SourcePlan.Target(url: $0.url) } }
    nameEquipment(&targets, section)
    var plan = SourcePlan(name: name.text, kind: kind, targets: targets)
    plan.origin = "\(report.file):\(section.place.line):\(section.place.column)"
    if let every = section.duration("every") { plan.every = every }
    plan.timeout = section.duration("timeout") ?? min(plan.timeout, plan.every)
    if plan.timeout > plan.every {
      report.add("'timeout' is longer than 'every': polls would overtake each other", at: section.place(of: "timeout"))
    }
    plan.things = things(of: section, plan)
    plan.credential = credential(of: section)
    plan.login = login(of: section, kind)
    plan.transport = transport(of: section)
    plan.alerting = alerting(of: section, kind)
    topology.sources.append(plan)
  }

  /// What is done with an alarm system besides reading it.
  private func alerting(of section: Section, _ kind: SourcePlan.Kind) -> SourcePlan.Alerting {
    var alerting = SourcePlan.Alerting()
    alerting.origin = topology.name
    for key in ["post", "place-labels"] where section.has(key) && kind != .alertmanager {
      report.add("'\(key)' is for 'kind: alertmanager'", at: section.place(of: key))
    }
    for key in ["nodes", "equipment", "things"] where section.has(key) && kind == .alertmanager {
      report.add("'\(key)' is not for 'kind: alertmanager'", at: section.place(of: key))
    }
    alerting.isGivenOurs = section.truth("post") == true
    let labels = section.texts("place-labels").map(\.text)
    if !labels.isEmpty { alerting.placeLabels = labels }
    return alerting
  }

  /// The URLs, each with the node that it speaks for: as `nodes` says, else the node named like the URL's host.
  private func targets(of section: Section) -> [SourcePlan.Target] {
    var urls: [(url: String, host: String)] = []
    for entry in section.texts("url") {
      for url in report.names(entry, longest: Self.longestURL) {
        switch TargetURL.host(of: url) {
        case .success(let host): urls.append((url, host))
        case .failure(let complaint):
          // What may hold a password is not repeated.
          let shown = url.contains("@") ? "" : " \(quoted(url))"
          report.add("bad URL\(shown): \(complaint.message)", at: entry.place)
          return []
        }
      }
    }
    var seen: Set<String> = []
    for (url, _) in urls where !seen.insert(url).inserted {
      report.add("URL \(quoted(url)) is given twice", at: section.place(of: "url"))
      break
    }
    guard section.has("nodes") else {
      // A gateway to other things is no node, unless the site has one of that name.
      let isGateway = section.has("things")
      return urls.map { SourcePlan.Target(url: $0.url, node: node(onHost: $0.host, plannedOnly: isGateway)) }
    }
    let entries = section.texts("nodes")
    if entries.count == 1, entries[0].text == "from-page" { return urls.map { SourcePlan.Target(url: $0.url) } }
    let names = entries.flatMap { entry in report.names(entry).map { (name: $0, place: entry.place) } }
    guard names.count == urls.count else {
      report.add(
        "'nodes' names \(names.count) nodes, but 'url' stands for \(urls.count) targets; a page that names its own "
          + "nodes is 'nodes: from-page'", at: section.place(of: "nodes"))
      return []
    }
    for (name, place) in names where nodes.index(name, at: place) == nil { break }
    return zip(urls, names).map { SourcePlan.Target(url: $0.url, node: $1.name) }
  }

  /// Pages of a cluster name its nodes themselves.
  private func checkCluster(_ section: Section, pages: Int) {
    for key in ["nodes", "equipment", "things"] where section.has(key) {
      report.add("'\(key)' is not for 'kind: kubernetes'", at: section.place(of: key))
    }
    if pages > Self.mostPages {
      report.add("a cluster has at most \(Self.mostPages) pages", at: section.place(of: "url"))
    }
  }

  /// The site's own names for the units that answer at the URLs, one for each.
  private func nameEquipment(_ targets: inout [SourcePlan.Target], _ section: Section) {
    guard section.has("equipment") else { return }
    let names = section.texts("equipment").flatMap { report.names($0) }
    guard names.count == targets.count else {
      report.add(
        "'equipment' names \(names.count) things, but 'url' stands for \(targets.count) targets",
        at: section.place(of: "equipment"))
      return
    }
    for index in targets.indices { targets[index].equipment = names[index] }
  }

  /// The planned node of that name, with or without its domain; another host speaks for itself, and an address or this
  /// machine for whatever its page says.
  private func node(onHost host: String, plannedOnly: Bool) -> String? {
    if nodes.indices[host] != nil { return host }
    let isAddress = host.hasPrefix("[") || host.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
    if isAddress || host == "localhost" { return nil }
    let short = String(host.prefix { $0 != "." })
    return nodes.indices[short] != nil ? short : plannedOnly ? nil : host
  }

  private func credential(of section: Section) -> SourcePlan.Credential? {
    let token = section.text("token-file")
    let user = section.text("user")
    let password = section.text("password-file")
    if let token, user != nil || password != nil {
      report.add("'token-file' excludes 'user' and 'password-file': a request carries one credential", at: token.place)
    }
    if let token { return .bearer(tokenFile: path(token)) }
    switch (user, password) {
    case (let user?, let password?): return .basic(user: user.text, passwordFile: path(password))
    case (let user?, nil): report.add("'user' needs 'password-file'", at: user.place)
    case (nil, let password?): report.add("'password-file' needs 'user'", at: password.place)
    case (nil, nil): break
    }
    return nil
  }

  private func login(of section: Section, _ kind: SourcePlan.Kind) -> SourcePlan.Login? {
    let words = SourcePlan.Login.allCases.map(\.rawValue)
    guard let word = section.choice("login", among: words) else { return nil }
    if kind != .redfish || !section.has("user") {
      report.add("'login' is for 'kind: redfish' with 'user' and 'password-file'", at: section.place(of: "login"))
    }
    return SourcePlan.Login(rawValue: word)
  }

  /// Fingerprints as tools print them: hexadecimal digits of either case, with colons or without.
  private func pins(of section: Section) -> Set<String> {
    var pins: Set<String> = []
    for entry in section.texts("certificate-sha256") {
      let digits = entry.text.lowercased().filter { $0 != ":" }
      guard digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
        report.add(
          "'certificate-sha256' must be 64 hexadecimal digits, as 'openssl x509 -fingerprint -sha256' prints them",
          at: entry.place)
        continue
      }
      pins.insert(digits)
    }
    return pins
  }

  func transport(of section: Section) -> SourcePlan.Transport {
    var transport = SourcePlan.Transport()
    transport.authorityFile = section.text("ca-file").map(path)
    transport.certificateFile = section.text("certificate-file").map(path)
    transport.keyFile = section.text("key-file").map(path)
    if (transport.certificateFile == nil) != (transport.keyFile == nil) {
      report.add("'certificate-file' and 'key-file' go together", at: section.place)
    }
    transport.isVerificationDisabled = section.truth("verify") == false
    if transport.isVerificationDisabled, transport.authorityFile != nil {
      report.add("'verify: no' makes 'ca-file' pointless: leave one of them out", at: section.place(of: "verify"))
    }
    transport.pinnedCertificates = pins(of: section)
    if section.has("certificate-sha256"), transport.isVerificationDisabled || transport.authorityFile != nil {
      report.add(
        "'certificate-sha256' stands in place of 'ca-file' and 'verify': leave those out",
        at: section.place(of: "certificate-sha256"))
    }
    return transport
  }

  /// Relative paths are taken from the folder of the site file.
  func path(_ entry: Entry) -> String {
    entry.text.hasPrefix("/") || folder.isEmpty ? entry.text : "\(folder)/\(entry.text)"
  }
}
