package import SiteModel

extension Wording {
  /// Why a source gave nothing, in a few words; never its address, and no credential.
  package func text(of failure: SourceFailure) -> String {
    switch failure {
    case .network(let code): self(.systemError(code))
    case .noSuchHost: self(.noSuchHost)
    case .noConnection: self(.noConnection)
    case .noConnectionInTime: self(.noConnectionInTime)
    case .closedWithoutAnswer: self(.closedWithoutAnswer)
    case .timedOut(let limit): self(.timedOut, seconds(limit))
    case .stuck: self(.pollStuck)
    case .tls(let fault): self(Self.word(for: fault))
    case .status(let code): status(code)
    case .busy(let code, let wait): self(.asksToWait, status(code), seconds(wait))
    case .redirectedToPlainHTTP: self(.redirectedToPlainHTTP)
    case .redirectedElsewhere: self(.redirectedElsewhere)
    case .notRedfish: self(.notRedfish)
    case .notKubernetes: self(.notKubernetes)
    case .notAlertmanager: self(.notAlertmanager)
    case .noSlurmVersion: self(.noSlurmVersion)
    case .noSession: self(.noSession)
    case .redirectedTooOften(let limit): self(.redirectedTooOften, "\(limit)")
    case .notHTTP: self(.notHTTP)
    case .cannotInflate: self(.cannotInflate)
    case .tooLarge(let limit): self(.pageTooLarge, "\(limit)")
    case .cutShort(let received): self(.pageTruncated, "\(received)")
    case .simulated: self(.simulatedReadings)
    case .notSimulated: self(.realReadings)
    case .address(let fault): self(Self.word(for: fault))
    case .credential(let path, let fault): self(.credentialFault, path, text(of: fault))
    case .certificate(let path, let fault): self(.faultAt, path, text(of: fault))
    case .file(let path, let fault): self(.faultAt, path, text(of: fault))
    case .cancelled: self(.cancelled)
    case .scheduler(let fault): self(Self.word(for: fault))
    case .noProgram(let name): self(.noProgram, name)
    case .program(let status, let words):
      words.isEmpty ? self(.endedWithStatus, "\(status)") : self(.endedWithWords, "\(status)", words)
    case .programSignalled(let number): self(.endedBySignal, "\(number)")
    case .told(_, let text): text
    }
  }

  private static func word(for fault: SourceFailure.SchedulerFault) -> Word {
    switch fault {
    case .controllerDown: .controllerDown
    case .controllerSilent: .controllerSilent
    case .notAuthenticated: .notAuthenticated
    case .databaseDown: .databaseDown
    case .notItsAnswer: .notItsAnswer
    case .cutShort: .answerCutShort
    }
  }

  /// What is wrong with a file, to stand after its path.
  package func text(of fault: FileFault) -> String {
    switch fault {
    case .system(let code): self(.systemError(code))
    case .notRegular: self(.notRegularFile)
    case .empty: self(.fileEmpty)
    case .tooLarge(let limit): self(.secretTooLarge, "\(limit)")
    case .readableByOthers(let mode): self(.readableByOthers, String(mode, radix: 8))
    case .changeableByOthers: self(.changeableByOthers)
    case .notOneLine: self(.notOneLine)
    case .notCertificate: self(.notCertificate)
    case .noCertificate: self(.noCertificate)
    case .notKey: self(.notKey)
    case .withoutPair: self(.certificateWithoutKey)
    }
  }

  private func status(_ code: Int) -> String {
    let word: Word? =
      switch code {
      case 401: .statusUnauthorized
      case 403: .statusForbidden
      case 404: .statusNotFound
      case 429: .statusTooMany
      case 500: .statusBroken
      case 502: .statusBadGateway
      case 503: .statusUnavailable
      case 504: .statusGatewayTimeout
      default: nil
      }
    return word.map { self($0) } ?? self(.status, "\(code)")
  }

  private static func word(for fault: SourceFailure.TLSFault) -> Word {
    switch fault {
    case .untrustedCertificate: .untrustedCertificate
    case .otherHost: .certificateOfOther
    case .otherCertificate: .certificateNotPinned
    case .notSpoken: .tlsNotSpoken
    case .clientRefused: .tlsClientRefused
    case .handshakeFailed: .tlsHandshakeFailed
    case .handshakeUnfinished: .tlsHandshakeUnfinished
    }
  }

  private static func word(for fault: SourceFailure.AddressFault) -> Word {
    switch fault {
    case .noScheme: .urlWithoutScheme
    case .unknownScheme: .urlOfUnknownScheme
    case .userInformation: .urlWithUser
    case .badPort: .urlWithBadPort
    case .badIPv6: .urlWithBadIPv6
    case .badHost: .urlWithBadHost
    case .badPath: .urlWithBadPath
    case .badSocket: .urlWithBadSocket
    }
  }

  /// A time-out as its owner wrote it: "5 s", "0.25 s".
  func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.nanoseconds / 1_000_000
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    let digits = fraction.reversed().drop { $0 == "0" }.reversed()
    return "\(milliseconds / 1000)\(digits.isEmpty ? "" : "." + String(digits)) s"
  }
}
