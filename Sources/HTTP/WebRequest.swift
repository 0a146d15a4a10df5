internal import SiteModel

/// A page to be fetched, with the limits of the fetch.
package struct WebRequest: Hashable, Sendable {
  package var address: WebAddress
  package var credential: Credential?
  package var policy = TransportPolicy()
  package var accept = "text/plain;version=0.0.4, */*;q=0.1"
  /// From the call to the last byte, redirects included.
  package var timeout: Duration
  /// Bytes of the body, inflated; at most `WebClient.defaultByteLimit` for compressed ones.
  package var byteLimit = WebClient.defaultByteLimit
  /// The mark (`ETag`) of what is known of the page already: while it is still that, only so much is answered.
  package var knownTag: String?

  package init(_ address: WebAddress, timeout: Duration = .seconds(5)) {
    self.address = address
    self.timeout = timeout
  }
}

/// What a fetch brought.
package struct WebPage: Hashable, Sendable {
  package var bytes: [UInt8]
  package var contentType: String?
  /// Where it was in the end, after redirects.
  package var address: WebAddress
  /// The mark of this state of the page (`ETag`), where the server gives one.
  package var tag: String?
  /// It is still what `WebRequest.knownTag` stands for; `bytes` is empty.
  package var isUnchanged = false
}
