/// Latin words in Chinese text: which of them may stand there.
package enum EnglishWords {
  /// Words of Latin letters in a text that are neither a unit, an abbreviation of the field, nor the name of a key or
  /// of a thing that has no other. What stands in “quotes” is somebody's own, or to be typed as it stands.
  package static func strange(in text: String) -> [String] {
    text.replacing(/“[^”]*”/, with: "").matches(of: /[A-Za-z][A-Za-z]+/).map { String($0.output) }.filter {
      !allowed.contains($0)
    }
  }

  private static let allowed = Set(units + abbreviations + keys + names)

  /// Of figures and spans.
  private static let units = [
    "min", "kW", "MW", "GW", "kWh", "kg", "kJ", "MJ", "GJ", "TJ", "KiB", "MiB", "GiB", "TiB", "PiB", "kB", "MB", "GB",
    "TB", "bit",
    "kbit", "Mbit", "Gbit", "Tbit", "Hz", "kHz", "MHz", "GHz", "rpm", "bar", "TFLOP", "PFLOP", "EFLOP", "ZFLOP",
  ]

  /// That operators say in Chinese as they stand.
  private static let abbreviations = [
    "AI", "ASCII", "CDU", "COP", "CPU", "ECC", "EOF", "GPU", "GRES", "GSP", "HTTP", "ID", "IO", "IP", "IPv", "IT", "OK",
    "PCIe",
    "PDU",
    "PEM", "PID", "POD", "PUE", "QOS", "RPC", "UPS", "HVDC", "WUE", "CUE", "ERF", "REF", "ITUE", "ISO", "IEC",
    "CO", "CNY", "TLS", "URL", "UTC", "UUID", "XID", "XX", "http", "https", "NVLink", "munge",
    // Slurm's code of a job that waits.
    "PD",
    // Precisions of arithmetic.
    "BF", "FP", "INT",
  ]

  private static let keys = [
    "Esc", "Tab", "Enter", "Home", "End", "PgUp", "PgDn", "Space", "Ctrl", "Alt", "Shift",
  ]

  /// What is typed as it stands: commands, options, languages. And a standard that has no other name.
  private static let names = ["shell", "en", "zh", "Redfish", "Kubernetes", "REST", "Alertmanager"]
}
