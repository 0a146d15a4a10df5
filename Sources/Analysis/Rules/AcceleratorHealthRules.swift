internal import SiteModel

/// The newest XID, by the table; another vendor's own code, of which only the vendor knows the weight: medium.
///
/// A source that names no vendor is taken for NVIDIA's: its exporters are the ones that leave the vendor unsaid.
@Sendable func acceleratorErrorCodes(_ present: Present) -> [Finding] {
  let vendors = AcceleratorKindColumn(present) { $0.vendor }
  return judge(.accelerator, .errorCode, in: present) { index, value in
    guard value > 0, value < 4e9 else { return nil }
    let code = Int(value)
    let vendor = present.site.fact(.vendor, of: .accelerator(index)) ?? vendors[index]
    guard vendor.map(isNVIDIA) ?? true else {
      return .init(.acceleratorErrorCode, .medium, detail: .code(code))
    }
    return .init(.acceleratorErrorCode, XIDCodes.priority(of: code), detail: .xid(code))
  }
}

private func isNVIDIA(_ vendor: String) -> Bool { vendor.lowercased().hasPrefix("nvidia") }

/// Accelerators that their vendor's own check calls unhealthy: high.
@Sendable func unhealthyAccelerators(_ present: Present) -> [Finding] {
  judge(.accelerator, .health, in: present) { _, value in value == 0 ? .init(.acceleratorUnhealthy, .high) : nil }
}

/// Memory errors that could not be corrected: high; the data in hand is lost and the part may be failing.
@Sendable func uncorrectedErrors(_ present: Present) -> [Finding] {
  judge(.accelerator, .uncorrectedErrors, in: present) { _, value in
    value > 0 ? .init(.uncorrectedErrors, .high, limit: 0) : nil
  }
}

/// Memory rows that wait for a reset to be remapped: medium; the device works until then.
@Sendable func pendingRowRemaps(_ present: Present) -> [Finding] {
  judge(.accelerator, .pendingRowRemap, in: present) { _, value in value > 0 ? .init(.pendingRowRemap, .medium) : nil }
}

/// Remappings that failed: high; the device is to be replaced.
@Sendable func failedRowRemaps(_ present: Present) -> [Finding] {
  judge(.accelerator, .rowRemapFailure, in: present) { _, value in value > 0 ? .init(.rowRemapFailure, .high) : nil }
}
