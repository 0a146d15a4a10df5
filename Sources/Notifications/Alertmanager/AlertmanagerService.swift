package import HTTP
package import SiteModel
internal import Wire

/// One Alertmanager that a site file names, as something that can be asked for changes (API v2).
package struct AlertmanagerService: Sendable {
  /// What posting to it is called among the sources of the site.
  package let description: SourceDescription
  /// The source in the site file.
  package let name: String
  private let base: Result<WebRequest, SourceFailure>
  private let client: WebClient

  /// Largest answer, in bytes: silences are listed with all that expired in the last days.
  private static let byteLimit = 16 << 20

  /// All that a plan names; posting to them is a source each, asked as often as alerts are told again.
  package static func all(of plan: SourcePlan, every interval: Duration, by client: WebClient) -> [AlertmanagerService]
  {
    plan.targets.enumerated().map { AlertmanagerService(plan, $1, number: $0, interval, client) }
  }

  private init(_ plan: SourcePlan, _ target: SourcePlan.Target, number: Int, _ interval: Duration, _ client: WebClient)
  {
    name = plan.name
    self.client = client
    base = Result { () throws(SourceFailure) in
      var request = WebRequest(try WebAddress(target.url), timeout: plan.timeout)
      request.accept = "application/json"
      request.byteLimit = Self.byteLimit
      request.credential = plan.credential.map { Credential($0) }
      request.policy = plan.transport
      return request
    }
    // The URL itself is not repeated where it cannot be used: it may hold a password.
    let address = if case .success(let request) = base { request.address.description } else { plan.name }
    let id = CleanText.cleaned("\(plan.name)/post" + (number == 0 ? "" : "#\(number + 1)"))
    description = SourceDescription(id: SourceID(id), address: address, cadence: interval)
  }

  /// Tells it of alerts; those that are not over are said to last until `expiry`.
  package func post(_ alerts: [PostedAlert], expiry: Moment) async throws(SourceFailure) {
    let answer = try await ask(.post(PostedAlert.body(of: alerts, expiry: expiry)), "api/v2/alerts")
    guard answer.status == 200 else { throw Self.failure(of: answer) }
  }

  /// The answer at a place under its address.
  func ask(_ change: WebChange, _ place: String) async throws(SourceFailure) -> WebAnswer {
    try await client.send(change, request(place))
  }

  /// What stands at a place under its address.
  func read(_ place: String) async throws(SourceFailure) -> [UInt8] { try await client.get(request(place)).bytes }

  private func request(_ place: String) throws(SourceFailure) -> WebRequest {
    var request = try base.get()
    request.address = try request.address.appending(place)
    return request
  }

  /// What it says against a request, in its own words where it has some: `{"code":602,"message":"…"}` or a bare text.
  static func failure(of answer: WebAnswer) -> SourceFailure {
    guard let words = words(of: answer), !words.isEmpty, (400..<500).contains(answer.status) else {
      return .status(answer.status)
    }
    return .told(.refused, CleanText.cleaned("HTTP \(answer.status): \(words)"))
  }

  static func words(of answer: WebAnswer) -> String? {
    switch try? JSONValue(answer.bytes) {
    case .object(let members)?:
      if case .text(let text)? = members.first(where: { $0.name == "message" })?.value { text } else { nil }
    case .text(let text)?: text
    default: nil
    }
  }
}
