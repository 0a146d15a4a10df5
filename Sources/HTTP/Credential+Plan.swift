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
