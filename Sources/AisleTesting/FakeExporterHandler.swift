internal import NIOCore

/// Reads request heads from the raw bytes of a connection and writes what the desk says.
final class FakeExporterHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let desk: FakeExporter.Desk
  private var text = ""

  init(_ desk: FakeExporter.Desk) { self.desk = desk }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    text += String(buffer: unwrapInboundIn(data))
    while let end = text.firstRange(of: "\r\n\r\n") {
      let lines = text[..<end.lowerBound].split(separator: "\r\n")
      text = String(text[end.upperBound...])
      let words = lines.first?.split(separator: " ") ?? []
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
      }
      let length = headers["content-length"].flatMap { Int($0) } ?? 0
      guard text.utf8.count >= length else {
        // The body is still on its way: the head is read again when it is here.
        text = lines.joined(separator: "\r\n") + "\r\n\r\n" + text
        return
      }
      let body = String(decoding: text.utf8.prefix(length), as: UTF8.self)
      text = String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
      let received = FakeExporter.Received(
        method: String(words.first ?? ""), path: words.count > 1 ? String(words[1]) : "", headers: headers, body: body)
      perform(desk.reply(to: received), received, context.channel)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func perform(_ reply: FakeExporter.Reply, _ request: FakeExporter.Received, _ channel: any Channel) {
    switch reply {
    case .computed(let make): perform(make(request), request, channel)
    case .page(let body): send(head(200, length: body.utf8.count) + body, channel)
    case .answer(let status, let headers, let body):
      let head = head(status, length: body.count, extra: headers)
      var buffer = ByteBuffer(string: head)
      buffer.writeBytes(body)
      channel.writeAndFlush(buffer, promise: nil)
    case .redirect(let target): send(head(302, length: 0, extra: ["Location: \(target)"]), channel)
    case .hang: break
    case .delayed(let delay, let body):
      let answer = head(200, length: body.utf8.count) + body
      channel.eventLoop.scheduleTask(in: TimeAmount(delay)) {
        channel.writeAndFlush(ByteBuffer(string: answer), promise: nil)
      }
    case .drip(let body, let pause):
      send(head(200, length: body.utf8.count), channel)
      Self.drip(ByteBuffer(string: body), TimeAmount(pause), channel)
    case .half(let body):
      send(head(200, length: 2 * body.utf8.count) + body, channel)
      channel.close(promise: nil)
    case .endless:
      send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", channel)
      Self.pour(ByteBuffer(repeating: UInt8(ascii: "#"), count: 1 << 20), channel)
    case .raw(let bytes):
      send(bytes, channel)
      channel.close(promise: nil)
    }
  }

  private func head(_ status: Int, length: Int, extra: [String] = []) -> String {
    let type = extra.contains { $0.hasPrefix("Content-Type") } ? [] : ["Content-Type: text/plain"]
    let lines = ["HTTP/1.1 \(status) Status", "Content-Length: \(length)"] + type + extra
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }

  private func send(_ text: String, _ channel: any Channel) {
    channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
  }

  private static func drip(_ rest: ByteBuffer, _ pause: TimeAmount, _ channel: any Channel) {
    var rest = rest
    guard channel.isActive, let byte = rest.readSlice(length: 1) else { return }
    channel.writeAndFlush(byte, promise: nil)
    let left = rest
    channel.eventLoop.scheduleTask(in: pause) { drip(left, pause, channel) }
  }

  private static func pour(_ chunk: ByteBuffer, _ channel: any Channel) {
    channel.writeAndFlush(chunk).whenSuccess { pour(chunk, channel) }
  }
}
