package import SiteModel

extension Saying {
  /// Why the past cannot be told.
  package init(_ failure: PastFailure) {
    switch failure {
    case .nothingThere: self.init(.nothingRecordedThen)
    case .notKept: self.init(.recordNotKept)
    case .file(let path, let fault): self.init(.recordUnusable, [.text(path), .fault(fault)])
    case .damaged(let path, let reason): self.init(.recordDamaged, path, CleanText.cleaned(reason, limit: 80))
    case .tooNew(let path, let version): self.init(.recordTooNew, path, "\(version)")
    case .otherSite(let path, let name): self.init(.recordOfOtherSite, path, name)
    case .folderMissing(let path): self.init(.recordFolderMissing, path)
    case .manyNames(let path, let count): self.init(.recordOfManyNames, path, "\(count)")
    case .otherPlan(let path, let theirs, let own):
      let unknown = Saying.Value.word(.siteWithoutFile)
      self.init(
        .recordOfNamesake, [.text(path), theirs.map { .text($0) } ?? unknown, own.map { .text($0) } ?? unknown])
    }
  }
}
