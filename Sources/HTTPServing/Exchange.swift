/// A request that has passed the method, size and token checks.
package struct Request: Hashable, Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case delete = "DELETE"
  }
  package var method: Method
  /// The path without the query, as sent: "/metrics".
  package var path: String
  /// What follows the `?`; nil when there is none.
  package var query: String?
  /// The `Accept` header, its repetitions joined by commas; nil when there is none.
  package var accept: String?
  /// All headers by lower-case name, and what was sent with the request; empty unless the server takes more than GET and
  /// HEAD.
  package var headers: [String: String] = [:]
  package var body: [UInt8] = []

  package init(method: Method = .get, path: String, query: String? = nil, accept: String? = nil) {
    self.method = method
    self.path = path
    self.query = query
    self.accept = accept
  }
}

/// An answer. For HEAD the server leaves the body out and states its length.
package struct Response: Hashable, Sendable {
  package var status: Int
  package var contentType: String
  package var body: [UInt8]
  /// Besides those that tell of the body.
  package var headers: [String: String] = [:]

  package init(status: Int = 200, contentType: String = "text/plain; charset=utf-8", body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  package init(status: Int = 200, contentType: String = "text/plain; charset=utf-8", text: String) {
    self.init(status: status, contentType: contentType, body: Array(text.utf8))
  }

  package static let notFound = Response(status: 404, text: "not found\n")
}
