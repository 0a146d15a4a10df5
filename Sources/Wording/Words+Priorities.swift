package import SiteModel

extension Priority {
  /// One word, where neither shape nor colour can tell.
  package var word: Word {
    switch self {
    case .critical: Word("critical", "紧急")
    case .high: Word("high", "高")
    case .medium: Word("medium", "中")
    case .low: Word("low", "低")
    }
  }
}
