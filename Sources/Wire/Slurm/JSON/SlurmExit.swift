/// How a job ended.
struct SlurmExit {
  var code = 0
  var signal = 0
  /// As Slurm's commands write it: "3:0".
  var text: String { "\(code):\(signal)" }
}

extension JSONScanner {
  /// Reads an exit code: as wait(2) gives it (up to 23.02), or taken apart.
  mutating func slurmExit() throws(Malformed) -> SlurmExit {
    var exit = SlurmExit()
    guard kind == .object else {
      let status = try slurmNumber().whole ?? 0
      return SlurmExit(code: status >> 8 & 0xFF, signal: status & 0x7F)
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch key.text {
      case "number":
        let status = try scanner.slurmNumber().whole ?? 0
        exit = SlurmExit(code: status >> 8 & 0xFF, signal: status & 0x7F)
      case "return_code": exit.code = try scanner.slurmNumber().whole ?? 0
      case "signal": exit.signal = try scanner.slurmSignal()
      default: break
      }
    }
    return exit
  }

  /// A number, or an object with an `id` or `signal_id`.
  private mutating func slurmSignal() throws(Malformed) -> Int {
    guard kind == .object else { return try slurmNumber().whole ?? 0 }
    var signal = 0
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      if key.text == "id" || key.text == "signal_id" { signal = try scanner.slurmNumber().whole ?? 0 }
    }
    return signal
  }
}
