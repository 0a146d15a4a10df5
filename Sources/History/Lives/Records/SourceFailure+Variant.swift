package import SiteModel

extension SourceFailure {
  /// The reason by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .network(let code): Variant("network", [.integer(code)])
    case .timedOut(let span): Variant("timedOut", [.duration(span)])
    case .tls(let fault): Variant("tls", [.choice(fault)])
    case .status(let status): Variant("status", [.integer(status)])
    case .busy(let status, let span): Variant("busy", [.integer(status), .duration(span)])
    case .redirectedTooOften(let limit): Variant("redirectedTooOften", [.integer(limit)])
    case .tooLarge(let limit): Variant("tooLarge", [.integer(limit)])
    case .cutShort(let received): Variant("cutShort", [.integer(received)])
    case .scheduler(let fault): Variant("scheduler", [.choice(fault)])
    case .noProgram(let name): Variant("noProgram", [.text(name)])
    case .program(let status, let words): Variant("program", [.integer(status), .text(words)])
    case .programSignalled(let signal): Variant("programSignalled", [.integer(signal)])
    case .address(let fault): Variant("address", [.choice(fault)])
    case .credential(let path, let fault): Variant("credential", [.text(path), .variant(fault.variant)])
    case .certificate(let path, let fault): Variant("certificate", [.text(path), .variant(fault.variant)])
    case .file(let path, let fault): Variant("file", [.text(path), .variant(fault.variant)])
    case .told(let kind, let text): Variant("told", [.choice(kind), .text(text)])
    default: Variant(Self.plain.names[self] ?? "\(self)")
    }
  }

  /// A reason that this Aisle does not know is told by its name: whatever it was, the source failed.
  package init(_ variant: Variant) {
    self =
      Self.plain.values[variant.name] ?? Self.answer(variant) ?? Self.outside(variant)
      ?? .told(.internalError, variant.name)
  }

  /// Those with nothing to them.
  private static let plain = NameTable<SourceFailure>(
    [
      .noSuchHost, .noConnection, .noConnectionInTime, .closedWithoutAnswer, .stuck, .redirectedToPlainHTTP,
      .redirectedElsewhere, .notHTTP, .notRedfish, .notKubernetes, .notAlertmanager, .noSlurmVersion, .noSession,
      .cannotInflate,
      .simulated, .notSimulated, .cancelled,
    ]
  ) { "\($0)" }

  private static func answer(_ variant: Variant) -> SourceFailure? {
    switch variant.name {
    case "network": variant.whole(0).map { .network(code: Int32(clamping: $0)) }
    case "timedOut": variant.duration(0).map { .timedOut(after: $0) }
    case "tls": variant.choice(0).map { .tls($0) }
    case "status": variant.integer(0).map { .status($0) }
    case "busy": variant.duration(1).map { .busy(status: variant.integer(0) ?? 0, retryAfter: $0) }
    case "redirectedTooOften": variant.integer(0).map { .redirectedTooOften(limit: $0) }
    case "tooLarge": variant.integer(0).map { .tooLarge(limit: $0) }
    case "cutShort": variant.integer(0).map { .cutShort(received: $0) }
    default: nil
    }
  }

  private static func outside(_ variant: Variant) -> SourceFailure? {
    switch variant.name {
    case "scheduler": variant.choice(0).map { .scheduler($0) }
    case "noProgram": variant.text(0).map { .noProgram(name: $0) }
    case "program": variant.text(1).map { .program(status: Int32(clamping: variant.whole(0) ?? 0), words: $0) }
    case "programSignalled": variant.whole(0).map { .programSignalled(Int32(clamping: $0)) }
    case "address": variant.choice(0).map { .address($0) }
    case "credential": fileFault(variant).map { .credential(path: $0, $1) }
    case "certificate": fileFault(variant).map { .certificate(path: $0, $1) }
    case "file": fileFault(variant).map { .file(path: $0, $1) }
    case "told": variant.choice(0).map { .told($0, variant.text(1) ?? "") }
    default: nil
    }
  }

  private static func fileFault(_ variant: Variant) -> (String, FileFault)? {
    guard let path = variant.text(0), let fault = variant.variant(1).flatMap({ FileFault($0) }) else { return nil }
    return (path, fault)
  }
}

extension FileFault {
  /// The fault by its name, with what belongs to it.
  package var variant: Variant {
    switch self {
    case .system(let code): Variant("system", [.integer(code)])
    case .tooLarge(let limit): Variant("tooLarge", [.integer(limit)])
    case .readableByOthers(let mode): Variant("readableByOthers", [.integer(mode)])
    default: Variant(Self.plain.names[self] ?? "\(self)")
    }
  }

  package init?(_ variant: Variant) {
    let known: FileFault? =
      switch variant.name {
      case "system": variant.whole(0).map { .system(code: Int32(clamping: $0)) }
      case "tooLarge": variant.integer(0).map { .tooLarge(limit: $0) }
      case "readableByOthers": variant.whole(0).map { .readableByOthers(mode: UInt32(clamping: $0)) }
      default: Self.plain.values[variant.name]
      }
    guard let known else { return nil }
    self = known
  }

  private static let plain = NameTable<FileFault>(
    [.notRegular, .empty, .changeableByOthers, .notOneLine, .notCertificate, .noCertificate, .notKey, .withoutPair]
  ) { "\($0)" }
}
