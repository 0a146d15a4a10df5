package import SiteModel

extension Credential {
  /// As a site file has it.
  package init(_ credential: SourcePlan.Credential) {
    self =
      switch credential {
      case .bearer(let tokenFile): .bearer(tokenFile: tokenFile)
      case .basic(let user, let passwordFile): .basic(user: user, passwordFile: passwordFile)
      }
  }
}

extension TransportPolicy {
  /// As a site file has it.
  package init(_ transport: SourcePlan.Transport) {
    self.init()
    authorityFile = transport.authorityFile
    certificateFile = transport.certificateFile
    keyFile = transport.keyFile
    isVerificationDisabled = transport.isVerificationDisabled
    pinnedCertificates = transport.pinnedCertificates
  }
}
