package import SiteModel

/// NVIDIA XID errors: how urgent each is here. `Word.meaning(ofXID:)` has their meanings.
///
/// Codes after NVIDIA's "XID Errors" catalogue (docs.nvidia.com/deploy/xid-errors). The priority is Aisle's:
/// critical when the device is gone or its memory cannot be trusted, high when it needs a reset or service, medium when it
/// asks for attention soon, low when the program on it is the usual cause.
package enum XIDCodes {
  /// Medium for codes that are not in the table.
  package static func priority(of code: Int) -> Priority { priorities[code] ?? .medium }

  /// The codes of the table.
  package static var known: [Int] { priorities.keys.sorted() }

  private static let priorities: [Int: Priority] = [
    13: .low,  // graphics engine exception
    31: .low,  // memory page fault
    43: .low,  // GPU stopped processing
    45: .low,  // preemptive cleanup
    48: .high,  // double bit ECC error
    61: .high,  // internal micro-controller breakpoint
    62: .high,  // internal micro-controller halt
    63: .medium,  // row remapping or page retirement recorded
    64: .high,  // row remapping or page retirement failed
    68: .low,  // video processor exception
    69: .low,  // graphics engine class error
    74: .high,  // NVLink error
    79: .critical,  // GPU has fallen off the bus
    92: .medium,  // high single-bit ECC error rate
    94: .medium,  // contained ECC error
    95: .critical,  // uncontained ECC error
    119: .high,  // GSP RPC timeout
    120: .high,  // GSP error
    140: .high,  // unrecovered ECC error
  ]
}
