/// Why a source gave nothing, before it is put into words: which reason, and what belongs to it. `Wording` has the
/// words. None holds a credential, nor the source's address, which its description has.
package enum SourceFailure: Error, Hashable, Sendable {
  // The way there.
  /// The system's error number: connection refused, no route to the host.
  case network(code: Int32)
  case noSuchHost, noConnection, noConnectionInTime
  /// The peer closed the connection without an answer.
  case closedWithoutAnswer
  /// No complete answer within the time-out.
  case timedOut(after: Duration)
  /// The poll outlived even its time-out and was given up.
  case stuck
  case tls(TLSFault)

  // The answer.
  /// Any HTTP status but 200.
  case status(Int)
  /// HTTP 429 or 503 with the time for which to leave it alone (`Retry-After`).
  case busy(status: Int, retryAfter: Duration)
  /// From https to http, which is not followed.
  case redirectedToPlainHTTP
  /// To another host, whose word is not this one's.
  case redirectedElsewhere
  case redirectedTooOften(limit: Int)
  /// What answers does not speak HTTP/1.1.
  case notHTTP
  /// What answers is no Redfish service.
  case notRedfish
  /// The pages that answer say nothing of a Kubernetes cluster.
  case notKubernetes
  /// What answers is no Alertmanager.
  case notAlertmanager
  /// It speaks none of the versions of Slurm's REST interface that Aisle knows.
  case noSlurmVersion
  /// It took user and password, and gave no token for them.
  case noSession
  case cannotInflate
  /// The page is larger than the limit, in bytes, as sent or once inflated.
  case tooLarge(limit: Int)
  /// The connection ended in the middle of the page, after so many bytes.
  case cutShort(received: Int)
  /// A simulator's readings for a real site, or real ones for a simulated site.
  case simulated, notSimulated

  // A scheduler, asked by its own commands.
  case scheduler(SchedulerFault)
  /// A command of it is not on this machine.
  case noProgram(name: String)
  /// A command of it ended badly: its exit status and its own words, cleaned.
  case program(status: Int32, words: String)
  /// A command of it was ended by a signal of that number.
  case programSignalled(Int32)

  // Before anything was asked.
  case address(AddressFault)
  case credential(path: String, FileFault)
  /// A certificate, key or authority file.
  case certificate(path: String, FileFault)
  /// A program of the owner's.
  case file(path: String, FileFault)
  case cancelled

  /// In somebody else's words, cleaned: what a library says, or a feed without a reason of its own here.
  case told(Kind, String)

  /// The stable names that exports give to reasons.
  package enum Kind: String, CaseIterable, Sendable {
    case unreachable, timedOut, refused, unauthorized, unavailable, malformed, tooLarge, unsupported, internalError
  }

  /// What is wrong with a scheduler.
  package enum SchedulerFault: CaseIterable, Sendable {
    /// Nobody listens where the controller should be.
    case controllerDown
    /// It is there and does not answer.
    case controllerSilent
    /// Who asks cannot prove who they are: the authentication service of this machine does not run, or differs.
    case notAuthenticated
    /// The accounting database.
    case databaseDown
    /// What answers is not this scheduler.
    case notItsAnswer
    /// The answer ends in the middle.
    case cutShort
  }

  /// What failed before HTTP had a say.
  package enum TLSFault: CaseIterable, Sendable {
    case untrustedCertificate, otherHost, otherCertificate, notSpoken, clientRefused, handshakeFailed,
      handshakeUnfinished
  }

  /// What is wrong with a URL. The URL is not repeated: it may hold a secret.
  package enum AddressFault: CaseIterable, Sendable {
    case noScheme, unknownScheme, userInformation, badPort, badIPv6, badHost, badPath, badSocket
  }

  package init(_ kind: Kind, _ text: String) { self = .told(kind, text) }

  package var kind: Kind {
    switch self {
    case .network, .noSuchHost, .noConnection, .noConnectionInTime, .closedWithoutAnswer: .unreachable
    case .timedOut, .stuck: .timedOut
    case .tls, .redirectedToPlainHTTP, .redirectedTooOften, .redirectedElsewhere: .refused
    case .status(401), .status(403), .credential: .unauthorized
    // 5xx: the target is there and asks to be left alone, or is ill; it has refused nothing.
    case .status(500...599), .busy: .unavailable
    case .status: .refused
    case .notHTTP, .notRedfish, .notKubernetes, .notAlertmanager, .noSession, .cannotInflate, .cutShort: .malformed
    case .tooLarge: .tooLarge
    case .address, .simulated, .notSimulated, .noSlurmVersion: .unsupported
    case .certificate, .file, .cancelled: .internalError
    case .scheduler(let fault): fault.kind
    case .noProgram: .unsupported
    case .program, .programSignalled: .unavailable
    case .told(let kind, _): kind
    }
  }
}

extension SourceFailure.SchedulerFault {
  fileprivate var kind: SourceFailure.Kind {
    switch self {
    case .controllerDown: .unreachable
    case .controllerSilent: .timedOut
    case .notAuthenticated: .unauthorized
    case .databaseDown: .unavailable
    case .notItsAnswer, .cutShort: .malformed
    }
  }
}

/// Why a file cannot be used, before it is put into words.
package enum FileFault: Hashable, Sendable {
  /// The system's error number.
  case system(code: Int32)
  case notRegular, empty
  /// In bytes.
  case tooLarge(limit: Int)
  /// A secret that others may read, by the permission bits of its mode.
  case readableByOthers(mode: UInt32)
  /// A program, or a folder on the way to it, that others than its owner may change.
  case changeableByOthers
  case notOneLine
  case notCertificate, noCertificate, notKey
  /// A client certificate without its key, or a key without its certificate.
  case withoutPair
}
