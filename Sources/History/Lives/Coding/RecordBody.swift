package import SiteModel

/// One record by itself as it stands in a row: the format, the second from which its moments are counted, the record,
/// and the checksum of these.
package enum RecordBody {
  package static func bytes<Value: Recorded>(of value: Value, at moment: Moment) -> [UInt8] {
    var encoder = RecordEncoder(reference: moment)
    encoder.put(byte: LifeFrame.format)
    encoder.put(whole: encoder.referenceSecond)
    encoder.put(value)
    return encoder.summed()
  }

  package static func read<Value: Recorded>(_ body: [UInt8]) throws(RecordFault) -> Value {
    let end = try RecordDecoder.checkedEnd(of: body)
    var decoder = RecordDecoder(body, from: 1, to: end, reference: 0, nodes: NodeNames())
    decoder.restart(reference: decoder.whole())
    let value: Value = decoder.take()
    if let fault = decoder.fault { throw fault }
    return value
  }
}

extension RecordEncoder {
  /// All that has been written, with its sum.
  consuming func summed() -> [UInt8] {
    let sum = bytes.withUnsafeBytes { Checksum.of($0) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) { put(byte: UInt8(truncatingIfNeeded: sum >> shift)) }
    return bytes
  }
}

extension RecordDecoder {
  /// Where the sum at the end of a body begins, if it is right.
  static func checkedEnd(of body: [UInt8]) throws(RecordFault) -> Int {
    guard body.count > 10 else { throw .cutShort }
    guard body[0] == LifeFrame.format else { throw .unknownFormat(body[0]) }
    let end = body.count - 8
    let (sum, known) = body.withUnsafeBytes { bytes in
      (
        Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<end])),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      )
    }
    guard sum == known else { throw .badSum }
    return end
  }
}
