internal import SiteModel
internal import Wording

extension Commands {
  /// What whoever takes over a shift has to know.
  static let handingOver: [Command] = [
    Command("handover", .look, .commandHandover, takes: .shift) { console, text, around in
      let end = console.moment(in: around)
      let reader = MomentText(here: end, now: end, span: around.past.outline?.span, zone: around.zone)
      guard let start = reader.start(of: text ?? "8h"), end - start >= .seconds(60) else {
        console.say(Saying(.handoverBadLength, []), at: around.now)
        return []
      }
      return [.handover(from: start, to: end)]
    }
  ]
}
