internal import SiteModel

/// What NVML said of one GPU in one go: plain values, so that a call that hangs leaves nothing half done.
struct NVMLReport {
  var facts: [(Attribute, String)] = []
  var readings: [(Quantity, Double)] = []
  var slices: [Slice] = []
  /// nil when the driver does not tell processes.
  var processes: [(id: Int32, memoryUsed: Double?)]?
  /// Calls that failed though the device should know, each once.
  var failures: [NVMLFailure] = []

  /// A MIG slice: a part of a GPU with memory of its own.
  struct Slice {
    /// Its GPU instance, and its compute instance when there are several in that ("2", "2/1"), as DCGM names them.
    var name: String
    var facts: [(Attribute, String)] = []
    var readings: [(Quantity, Double)] = []
  }

  /// True when the GPU has fallen off the bus or answers nothing until it is reset.
  var isLost: Bool { failures.contains { $0.isLoss } }
}
