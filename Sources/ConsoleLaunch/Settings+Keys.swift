internal import ArgumentParser
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteFile
internal import StrictYAML

extension Settings {
  /// The keys with the user's changes. Ends the command, naming file, line and column, when they make no sense.
  func keyMap() throws -> KeyMap {
    var changes: [String: [String]] = [:]
    for setting in keys { changes[setting.command] = setting.keys }
    do throws(KeyMapError) { return try KeyMap(remapping: changes) } catch {
      let lines = error.problems.map { "\(place(of: $0)): error: \($0)" }
      throw CommandEnding.failure(lines.joined(separator: "\n"), .configuration)
    }
  }

  /// `settings.yaml:12:8` for the setting that a problem is about.
  private func place(of problem: KeyMapError.Problem) -> String {
    let (commands, key): ([String], String?) =
      switch problem {
      case .unknownCommand(let name, _): ([name], nil)
      case .unknownKey(let key, let command, _): ([command], key)
      case .conflict(let key, let one, let two): ([one, two], key)
      }
    guard let setting = keys.first(where: { commands.contains($0.command) }) else { return "settings.yaml" }
    let index = key.flatMap { setting.keys.firstIndex(of: $0) }
    let place = index.map { setting.keyPlaces[$0] } ?? setting.place
    return "\(setting.file):\(place.line):\(place.column)"
  }
}
