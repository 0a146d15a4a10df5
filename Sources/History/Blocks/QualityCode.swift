package import SiteModel

/// The numbers that stand for qualities in a file, whatever order the model has them in.
package enum QualityCode {
  package static let qualities: [Quality] = [.good, .derived, .suspect, .bad]

  package static func code(of quality: Quality) -> UInt8 {
    switch quality {
    case .good: 0
    case .derived: 1
    case .suspect: 2
    case .bad: 3
    }
  }
}
