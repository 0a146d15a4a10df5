internal import SiteModel

extension SeriesView.Entry {
  /// The one value that a span of a tier is shown by: the mean, but the worst of what is a state, which has none.
  func value(of quantity: Quantity) -> Double {
    switch quantity {
    case .throttleReasons, .errorCode, .leak, .severity, .pendingRowRemap, .rowRemapFailure: greatest
    case .health, .linkUp, .linksActive, .success: least
    default: value
    }
  }
}
