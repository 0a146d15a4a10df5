internal import CLinux
internal import Glibc
internal import SiteModel

/// The node's power as its management controller measures it: DCMI over `/dev/ipmi0`. Only on a real machine.
package struct ManagementControllerSampler: Sampler {
  package static let name = "dcmi"
  private static let device = "/dev/ipmi0"
  private static let milliseconds: Int32 = 800

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    guard host.isRealMachine, host.exists(Self.device) else { throw .absent(Self.device) }
    let answer = try host.attempt(Self.device) { () throws(SampleError) in try Self.ask() }
    switch PowerReadingCommand.answer(answer) {
    case .watts(let watts): sample.add(.power, watts, of: sample.subject(.node))
    case .absent: throw .absent("\(Self.device): power reading")
    case .malformed: throw .malformed(Self.device, found: answer.map { String($0, radix: 16) }.joined(separator: " "))
    }
  }

  private static func ask() throws(SampleError) -> [UInt8] {
    var count: Int32 = 0
    let request = PowerReadingCommand.request
    let answer = [UInt8](unsafeUninitializedCapacity: 64) { buffer, used in
      count = clinux_ipmi_exchange(
        device, PowerReadingCommand.networkFunction, PowerReadingCommand.command, request, Int32(request.count),
        buffer.baseAddress, 64, milliseconds)
      used = Int(max(0, count))
    }
    guard count >= 0 else { throw .unreadable(device, .system(code: -count)) }
    return answer
  }
}
