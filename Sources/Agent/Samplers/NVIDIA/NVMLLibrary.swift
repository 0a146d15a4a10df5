internal import CLinux
internal import Glibc
internal import SiteModel

/// A call into NVML that gave nothing: the function, and NVML's code.
struct NVMLFailure: Error, Hashable {
  var function: String
  var code: Int32
}

extension NVMLFailure {
  /// The device, the driver or the caller's rights simply have no such thing: not a fault.
  ///
  /// Not supported, not found, function not in this library, no data, deprecated; and the two that a driver answers
  /// to questions younger than itself, invalid argument and argument version mismatch.
  var isAbsence: Bool { [2, 3, 6, 13, 21, 25, 26].contains(code) }

  /// The device has fallen off the bus (15) or answers nothing until it is reset (16).
  var isLoss: Bool { code == 15 || code == 16 }

  /// The answer did not fit the space that was offered.
  var isShortOfSpace: Bool { code == 7 }
}

/// NVIDIA's management library, opened at run time, so that one program runs with and without a driver.
///
/// Functions are looked up by name at each call: what an old driver lacks fails like anything that it does not
/// support. Both `dlopen` and `nvmlInit` count references, and neither is ever undone: the next sample finds the
/// driver awake instead of waking it anew, which can take seconds.
struct NVMLLibrary {
  typealias Device = OpaquePointer

  private let handle: UnsafeMutableRawPointer

  /// Opens the library. Throws `absent` when there is none on this machine.
  init(path: String) throws(SampleError) {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? "cannot be opened"
      if reason.contains("No such file") { throw .absent(path) }
      throw .unreadable(path, .told(reason))
    }
    self.handle = handle
  }

  /// Starts NVML, or counts one more user when it runs already.
  func initialize() throws(NVMLFailure) {
    typealias Function = @convention(c) () -> Int32
    try check(try function("nvmlInit_v2", as: Function.self)(), "nvmlInit_v2")
  }

  /// NVML's own words for a code; only the number when it has none.
  func words(for failure: NVMLFailure) -> String {
    typealias Function = @convention(c) (Int32) -> UnsafePointer<CChar>?
    guard let function = try? function("nvmlErrorString", as: Function.self),  // old or broken library: the number
      let words = function(failure.code)
    else { return "\(failure.function): error \(failure.code)" }
    return "\(failure.function): \(String(cString: words))"
  }

  func driverVersion() throws(NVMLFailure) -> String {
    typealias Function = @convention(c) (UnsafeMutablePointer<CChar>, UInt32) -> Int32
    let name = "nvmlSystemGetDriverVersion"
    let function = try function(name, as: Function.self)
    return try text(name) { function($0, $1) }
  }

  func deviceCount() throws(NVMLFailure) -> Int {
    typealias Function = @convention(c) (UnsafeMutablePointer<UInt32>) -> Int32
    let name = "nvmlDeviceGetCount_v2"
    var count: UInt32 = 0
    try check(try function(name, as: Function.self)(&count), name)
    // No machine has more; an absurd answer must not make us ask for four thousand million devices.
    return Int(min(count, 1024))
  }

  func device(at index: Int) throws(NVMLFailure) -> Device {
    typealias Function = @convention(c) (UInt32, UnsafeMutablePointer<Device?>) -> Int32
    let name = "nvmlDeviceGetHandleByIndex_v2"
    var device: Device?
    try check(try function(name, as: Function.self)(UInt32(index), &device), name)
    guard let device else { throw NVMLFailure(function: name, code: 999) }
    return device
  }

  /// The MIG slice in place `index`; "not found" where the place is empty.
  func slice(at index: Int, of device: Device) throws(NVMLFailure) -> Device {
    typealias Function = @convention(c) (Device, UInt32, UnsafeMutablePointer<Device?>) -> Int32
    let name = "nvmlDeviceGetMigDeviceHandleByIndex"
    var slice: Device?
    try check(try function(name, as: Function.self)(device, UInt32(index), &slice), name)
    guard let slice else { throw NVMLFailure(function: name, code: 6) }
    return slice
  }
}

// The shapes of NVML's questions: what is asked, and what comes back.
extension NVMLLibrary {
  /// Text about a device: its name, UUID, serial number.
  func text(_ name: String, of device: Device) throws(NVMLFailure) -> String {
    typealias Function = @convention(c) (Device, UnsafeMutablePointer<CChar>, UInt32) -> Int32
    let function = try function(name, as: Function.self)
    return try text(name) { function(device, $0, $1) }
  }

  /// A 32-bit number about a device.
  func number(_ name: String, of device: Device) throws(NVMLFailure) -> UInt32 {
    typealias Function = @convention(c) (Device, UnsafeMutablePointer<UInt32>) -> Int32
    var value: UInt32 = 0
    try check(try function(name, as: Function.self)(device, &value), name)
    return value
  }

  /// A 64-bit number about a device.
  func wideNumber(_ name: String, of device: Device) throws(NVMLFailure) -> UInt64 {
    typealias Function = @convention(c) (Device, UnsafeMutablePointer<UInt64>) -> Int32
    var value: UInt64 = 0
    try check(try function(name, as: Function.self)(device, &value), name)
    return value
  }

  /// A 32-bit number about one of several things of a device: a sensor, a clock, a link.
  func number(_ name: String, _ selector: UInt32, of device: Device) throws(NVMLFailure) -> UInt32 {
    typealias Function = @convention(c) (Device, UInt32, UnsafeMutablePointer<UInt32>) -> Int32
    var value: UInt32 = 0
    try check(try function(name, as: Function.self)(device, selector, &value), name)
    return value
  }

  /// A pair of 32-bit numbers about a device.
  func pair(_ name: String, of device: Device) throws(NVMLFailure) -> (UInt32, UInt32) {
    typealias Function = @convention(c) (Device, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Int32
    var first: UInt32 = 0
    var second: UInt32 = 0
    try check(try function(name, as: Function.self)(device, &first, &second), name)
    return (first, second)
  }

  /// A struct about a device, in the form in which NVML is to find it.
  func filled<Value>(_ name: String, _ empty: Value, of device: Device) throws(NVMLFailure) -> Value {
    typealias Function = @convention(c) (Device, UnsafeMutableRawPointer) -> Int32
    let function = try function(name, as: Function.self)
    var value = empty
    let code = withUnsafeMutableBytes(of: &value) { bytes in
      bytes.baseAddress.map { function(device, $0) } ?? 999
    }
    try check(code, name)
    return value
  }

  /// Memory errors since the driver loaded (`lifetime` false) or over the device's life.
  func memoryErrors(uncorrected: Bool, lifetime: Bool, of device: Device) throws(NVMLFailure) -> UInt64 {
    typealias Function = @convention(c) (Device, UInt32, UInt32, UnsafeMutablePointer<UInt64>) -> Int32
    let name = "nvmlDeviceGetTotalEccErrors"
    var count: UInt64 = 0
    let function = try function(name, as: Function.self)
    try check(function(device, uncorrected ? 1 : 0, lifetime ? 1 : 0, &count), name)
    return count
  }

  /// Whether a row of memory waits to be remapped, and whether a remapping failed.
  func remappedRows(of device: Device) throws(NVMLFailure) -> (isPending: UInt32, hasFailed: UInt32) {
    typealias Out = UnsafeMutablePointer<UInt32>
    typealias Function = @convention(c) (Device, Out, Out, Out, Out) -> Int32
    let name = "nvmlDeviceGetRemappedRows"
    var rows: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    let function = try function(name, as: Function.self)
    try check(function(device, &rows.0, &rows.1, &rows.2, &rows.3), name)
    return (rows.2, rows.3)
  }

  /// The answers to several field questions, nil where the device has no answer; questions are (field, scope).
  func fields(_ questions: [(UInt32, UInt32)], of device: Device) throws(NVMLFailure) -> [Double?] {
    typealias Function = @convention(c) (Device, Int32, UnsafeMutableRawPointer) -> Int32
    let name = "nvmlDeviceGetFieldValues"
    let function = try function(name, as: Function.self)
    var answers: [Double?] = []
    for start in stride(from: 0, to: questions.count, by: 32) {
      var values = questions[start..<min(start + 32, questions.count)].map { question in
        var field = nvml_field()
        (field.field, field.scope) = question
        // A library that forgets a field leaves "not supported" standing.
        field.result = 3
        return field
      }
      let code = values.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { function(device, Int32(bytes.count / MemoryLayout<nvml_field>.stride), $0) } ?? 999
      }
      try check(code, name)
      answers += values.map(\.number)
    }
    return answers
  }

  /// The processes that compute on a device.
  func processes(of device: Device) throws(NVMLFailure) -> [nvml_process] {
    typealias Function = @convention(c) (Device, UnsafeMutablePointer<UInt32>, UnsafeMutableRawPointer?) -> Int32
    let name = "nvmlDeviceGetComputeRunningProcesses_v3"
    let function = try function(name, as: Function.self)
    var room = 64
    while true {
      var processes = [nvml_process](repeating: nvml_process(), count: room)
      var count = UInt32(room)
      let code = processes.withUnsafeMutableBytes { function(device, &count, $0.baseAddress) }
      let failure = NVMLFailure(function: name, code: code)
      if failure.isShortOfSpace, room < 4096 {
        // New ones may start meanwhile: ask again with room to spare.
        room = min(4096, max(room, Int(count)) * 2)
        continue
      }
      try check(code, name)
      return Array(processes.prefix(Int(count)))
    }
  }
}

extension NVMLLibrary {
  private func function<Function>(_ name: String, as type: Function.Type) throws(NVMLFailure) -> Function {
    guard let symbol = dlsym(handle, name) else { throw NVMLFailure(function: name, code: 13) }
    return unsafeBitCast(symbol, to: type)
  }

  private func check(_ code: Int32, _ name: String) throws(NVMLFailure) {
    if code != 0 { throw NVMLFailure(function: name, code: code) }
  }

  private func text(
    _ name: String, _ fill: (UnsafeMutablePointer<CChar>, UInt32) -> Int32
  ) throws(NVMLFailure) -> String {
    // The longest text that NVML documents is 96 bytes.
    var buffer = [CChar](repeating: 0, count: 128)
    try check(fill(&buffer, UInt32(buffer.count)), name)
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension nvml_field {
  /// The answer as a number, by the type that NVML says it has.
  var number: Double? {
    guard result == 0 else { return nil }
    switch type {
    case 0: return value.real
    case 1: return Double(value.unsigned32)
    case 2, 3: return Double(value.unsigned64)
    case 4: return Double(value.signed64)
    case 5: return Double(value.signed32)
    case 6: return Double(value.unsigned16)
    default: return nil
    }
  }
}

extension nvml_pci_info {
  /// Domain, bus, device and function in hexadecimal: "00000000:00:09.0".
  var busAddress: String {
    withUnsafeBytes(of: bus_id) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
