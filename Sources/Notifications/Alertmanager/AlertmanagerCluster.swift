internal import Glibc
package import HTTP
package import Orders
package import SiteModel
internal import Wire

/// The Alertmanagers that one source of a site names: one, or the members of a cluster, which tell each other of silences.
/// One of them is asked for a change, the next where that cannot be reached, and all are asked what came of it.
package struct AlertmanagerCluster: Sendable {
  /// The source's name at the site.
  package let name: String
  let members: [AlertmanagerService]
  private let alerts: AlertReader

  /// How many members have a silence in the state that it should have.
  package struct Spread: Hashable, Sendable {
    /// What the member that was asked says of it.
    package var state: String
    package var agreeing: Int
    package var answering: Int
    package var members: Int
  }

  package init(_ plan: SourcePlan, site: String, by client: WebClient) {
    name = plan.name
    members = AlertmanagerService.all(of: plan, every: plan.every, by: client)
    alerts = AlertReader(site: site, placeLabels: plan.alerting.placeLabels)
  }

  package func make(_ silence: Silence, by user: String, at now: Moment) async throws(SourceFailure) -> String {
    try await inTurn { member async throws(SourceFailure) in try await member.make(silence, by: user, at: now) }
  }

  package func expire(silence id: String) async throws(SourceFailure) {
    // A member that has not heard of it yet, or is none of theirs, does not know it.
    try await inTurn(alsoAfter: { $0.kind == .refused }) {
      member async throws(SourceFailure) in try await member.expire(silence: id)
    }
  }

  /// Asks all members for a silence until all that answer have it in that state, or the time is over: gossip takes a
  /// moment.
  package func spread(
    ofSilence id: String, awaiting state: String, within limit: Duration = .seconds(5)
  ) async throws(SourceFailure) -> Spread {
    let end = ContinuousClock.now + limit
    while true {
      let answers = await all { member async throws(SourceFailure) in try await member.state(ofSilence: id) }
      let known = answers.compactMap { try? $0.get() }
      // A member that has never heard of it answers, and does not agree.
      let answering = answers.count { answer in
        switch answer {
        case .success: true
        case .failure(let failure): failure == .status(404)
        }
      }
      let agreeing = known.count { $0 == state }
      let isOver = agreeing == answering && answering > 0 || ContinuousClock.now >= end
      if isOver || known.isEmpty && answering == 0 {
        guard let told = known.first(where: { $0 == state }) ?? known.first else { throw Self.failure(of: answers) }
        return Spread(state: told, agreeing: agreeing, answering: answering, members: members.count)
      }
      do { try await Task.sleep(for: .milliseconds(100)) } catch { throw .cancelled }
    }
  }

  /// The silences that the members have, each with what it keeps quiet, and the members that did not answer.
  package func silences() async -> (silences: [StandingSilence], gaps: [SilenceList.Gap]) {
    let reader = SilenceReader(system: name)
    let answers = await all { member async throws(SourceFailure) in
      (try reader.read(try await member.read("api/v2/silences")), try await quiet(at: member))
    }
    var found: [String: StandingSilence] = [:]
    var gaps: [SilenceList.Gap] = []
    let answering = answers.count { (try? $0.get()) != nil }
    for (member, answer) in zip(members, answers) {
      switch answer {
      case .failure(let failure): gaps.append(.init(member.description.address, failure))
      case .success(let (silences, quiet)):
        for silence in silences {
          let id = silence.key.id
          if found[id] == nil {
            found[id] = silence
            found[id]?.answering = answering
          } else {
            found[id]?.members += 1
            // Until gossip has gone round, what is over at one is over.
            if silence.state == .expired { found[id]?.state = .expired }
          }
          let known = Set(found[id]?.hides ?? [])
          found[id]?.hides += (quiet[id] ?? []).filter { !known.contains($0) }
        }
      }
    }
    return (Array(found.values), gaps)
  }

  /// What is kept quiet at a member, by the silences that do.
  private func quiet(at member: AlertmanagerService) async throws(SourceFailure) -> [String: [AlertMark]] {
    let place = "api/v2/alerts?active=false&silenced=true&inhibited=false&unprocessed=false"
    let (theirs, ours) = try alerts.readAll(try await member.read(place))
    var quiet: [String: [AlertMark]] = [:]
    for alert in theirs {
      let mark = AlertMark(kind: Finding.Kind.foreignAlert.rawValue, name: alert.mark)
      for id in alert.silencedBy { quiet[id, default: []].append(mark) }
    }
    for (labels, silences) in ours {
      let mark = AlertMark(
        kind: labels["alertname"] ?? "", subject: labels["subject"] ?? "", quantity: labels["quantity"] ?? "",
        name: labels["name"] ?? "")
      for id in silences { quiet[id, default: []].append(mark) }
    }
    return quiet
  }

  private typealias Question<Answer> = @Sendable (AlertmanagerService) async throws(SourceFailure) -> Answer

  /// The first member that does it; the next is asked only when the one before it cannot have done it.
  private func inTurn<Answer: Sendable>(
    alsoAfter isNext: (SourceFailure) -> Bool = { _ in false }, _ ask: Question<Answer>
  ) async throws(SourceFailure) -> Answer {
    var first: SourceFailure?
    for member in members {
      do throws(SourceFailure) { return try await ask(member) } catch {
        first = first ?? error
        guard error.neverArrived || isNext(error) else { throw error }
      }
    }
    throw first ?? .notAlertmanager
  }

  /// What each member answers, in their order; all are asked at once.
  private func all<Answer: Sendable>(_ ask: @escaping Question<Answer>) async -> [Result<Answer, SourceFailure>] {
    await withTaskGroup(of: (Int, Result<Answer, SourceFailure>).self) { group in
      for (place, member) in members.enumerated() {
        group.addTask {
          do throws(SourceFailure) { return (place, .success(try await ask(member))) } catch {
            return (place, .failure(error))
          }
        }
      }
      var answers: [(Int, Result<Answer, SourceFailure>)] = []
      for await answer in group { answers.append(answer) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static func failure(of answers: [Result<String, SourceFailure>]) -> SourceFailure {
    for case .failure(let failure) in answers { return failure }
    return .notAlertmanager
  }
}

extension SourceFailure {
  /// True for what failed before anybody was asked.
  package var neverArrived: Bool {
    switch self {
    // A connection that was lost on the way may have carried the question.
    case .network(let code): [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EACCES, EPERM].contains(code)
    case .noSuchHost, .noConnection, .noConnectionInTime, .tls, .address, .credential, .certificate: true
    default: false
    }
  }
}
