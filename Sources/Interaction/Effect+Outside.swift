extension Effect {
  /// True for what changes anything outside, or asks somebody to.
  package var actsOutside: Bool {
    switch self {
    case .carryOut, .order, .silence: true
    case .quit, .suspend, .redraw, .copy, .ring, .export, .save, .useTheme, .previewTheme, .useLanguage, .handover,
      .listSilences:
      false
    }
  }
}
