internal import SiteModel
internal import Wording

extension Commands {
  /// What whoever takes over a shift has to know.
  static let handingOver: [Command] = [
    Command("handover", .look, .commandHandover, takes: .shift) { console, text, around in
      guard let length = Duration(writtenAs: text ?? "8h"), length >= .seconds(60) else {
        console.say(Saying(.handoverBadLength, []), at: around.now)
        return []
      }
      let end = console.moment(in: around)
      return [.handover(from: end - length, to: end)]
    }
  ]
}
