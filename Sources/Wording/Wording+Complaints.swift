package import SiteModel

extension Wording {
  /// Where a source is.
  package func address(of source: SourceDescription) -> String {
    switch source.address {
    case SourceDescription.thisMachine: self(.thisMachine)
    case SourceDescription.simulated: self(.simulatedAddress)
    default: source.address
    }
  }

  /// What a complaint is about.
  package func subject(of complaint: Complaint) -> String {
    complaint.subject == Complaint.page ? self(.pageAsSuch) : complaint.subject
  }

  /// Why something could not be read, in one sentence that names the place.
  package func text(of reason: Complaint.Reason) -> String {
    switch reason {
    case .unreadable(let place, let fault): self(.faultAt, place, text(of: fault))
    case .notValue(let place, let found): self(.notValue, place, found)
    case .tooLarge(let place, let limit): self(.largerThan, place, "\(limit)")
    case .hung(let place): self(.hangs, place)
    case .skipped(let sampler): self(.skippedSampler, sampler)
    case .implausible(let thing, let quantity): self(.beyondPossible, thing ?? self(.theNode), self(quantity.word))
    case .badLines(let count, let first):
      self(.badLines, "\(count)", clauses(first.map { self(.badLine, "\($0.line)", self($0.fault.word)) }))
    case .cutShort(let line): self(.pageCutShort, "\(line)")
    case .withoutEnd: self(.pageWithoutEnd)
    case .repeated(let count): self(.repeatedSamples, "\(count)")
    case .refused(let count): self(.refusedSamples, "\(count)")
    case .meaningless(let count): self(.meaninglessPage, "\(count)")
    case .blank(let count, let example): self(.blankValues, "\(count)", "\(example)")
    case .impossible(let count, let example): self(.impossibleValues, "\(count)", "\(example)")
    case .timestamp(let moment): self(.implausibleTimes, moment.timestamp)
    case .absent: self(.notOnPage)
    case .unmatched: self(.noSeriesWithLabels)
    case .doubled(let count, let example): self(.doubledValues, "\(count)", "\(example)")
    case .unknownState(let count, let example): self(.unknownStates, "\(count)", "\(example)")
    case .clockDiffers(let time): clock(differsBy: time)
    case .noAccounting: self(.noAccounting)
    case .doubtful(let count): self(.doubtfulJobs, "\(count)")
    case .told(let text): text
    }
  }

  private func clock(differsBy time: Duration) -> String {
    time < .zero ? self(.clockBehind, seconds(.zero - time)) : self(.clockAhead, seconds(time))
  }

  private func text(of fault: Complaint.Fault) -> String {
    switch fault {
    case .system(let code): self(.systemError(code))
    case .notRegular: self(.notRegularFile)
    case .unfinished(let limit): self(.notDoneAfter, seconds(limit))
    case .ended(let status): self(.endedWithStatus, "\(status)")
    case .notAnsweredYet: self(.notAnsweredYet)
    case .lacking(let what): self(.lacks, what)
    case .told(let text): text
    }
  }
}

extension Complaint.LineFault {
  fileprivate var word: Word {
    switch self {
    case .badName: .notMetricName
    case .badLabels: .labelsUnreadable
    case .duplicateLabel: .labelTwice
    case .tooManyLabels: .tooManyLabels
    case .missingValue: .noValue
    case .badValue: .notNumber
    case .badTimestamp: .notTimestamp
    case .trailingText: .textAfterValue
    case .tooLong: .lineTooLong
    }
  }
}
