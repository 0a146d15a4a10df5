package import SiteModel

/// What one process has read, and others may use.
package struct SharedAnswer: Hashable, Sendable {
  /// When it was read, by the clock of this machine.
  package var moment: Moment
  /// What it takes to make sense of the bytes, in the reader's own form.
  package var note: String
  package var bytes: [UInt8]

  package init(moment: Moment, note: String = "", bytes: [UInt8]) {
    self.moment = moment
    self.note = note
    self.bytes = bytes
  }
}

extension SharedAnswer {
  fileprivate static let mark = "aisle-shared-1"
  /// Digits and blanks of a head, at most.
  fileprivate static let headLimit = 96
  /// Bytes of a note and of an answer, at most.
  fileprivate static let sizeLimit = 1 << 30

  /// A head line with the lengths, the note, the bytes.
  var encoded: [UInt8] {
    Array("\(Self.mark) \(moment.nanoseconds) \(note.utf8.count) \(bytes.count)\n".utf8) + Array(note.utf8) + bytes
  }

  /// Bytes of the whole, once its head is there; nil before that, 0 for what is no head.
  static func length(ofEncoded bytes: some Collection<UInt8>) -> Int? {
    guard let head = Head(bytes) else {
      return bytes.count < headLimit && !bytes.contains(UInt8(ascii: "\n")) ? nil : 0
    }
    return head.size + head.noted + head.count
  }

  /// Nil for anything but one whole answer.
  init?(encoded: ArraySlice<UInt8>) {
    guard let head = Head(encoded), encoded.count == head.size + head.noted + head.count else { return nil }
    let rest = encoded.dropFirst(head.size)
    self.init(
      moment: Moment(nanoseconds: head.nanoseconds),
      note: String(decoding: rest.prefix(head.noted), as: UTF8.self), bytes: Array(rest.dropFirst(head.noted)))
  }

  private struct Head {
    var size: Int
    var nanoseconds: Int64
    var noted: Int
    var count: Int

    init?(_ bytes: some Collection<UInt8>) {
      let start = Array(bytes.prefix(SharedAnswer.headLimit))
      guard let end = start.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let words = String(decoding: start[..<end], as: UTF8.self).split(separator: " ")
      let sizes = words.dropFirst(2).map { Int($0).flatMap { (0...SharedAnswer.sizeLimit).contains($0) ? $0 : nil } }
      guard words.count == 4, words[0] == SharedAnswer.mark, let nanoseconds = Int64(words[1]), let noted = sizes[0],
        let count = sizes[1]
      else { return nil }
      (size, self.nanoseconds, self.noted, self.count) = (end + 1, nanoseconds, noted, count)
    }
  }
}
