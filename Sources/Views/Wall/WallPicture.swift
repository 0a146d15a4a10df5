internal import Canvas
internal import Interaction
package import SiteModel

/// What a wall shows at a moment: the scenes of its pages, and what keeps it from looking alive when it is not.
package struct WallPicture: Sendable {
  /// The scene of each page, of one moment of the site.
  package var scenes: [Scene]
  package var rotation: WallRotation
  /// By the clock that the rotation goes by.
  package var instant: Moment
  /// Grows with every second: the heartbeat.
  package var beat: Int
  /// Cells by which the whole frame is moved aside, so that nothing burns in: 0 or 1 each. Nil draws to the edges.
  package var shift: (x: Int, y: Int)?
  /// True while the keys are explained.
  package var isHelpShown = false

  package init(scenes: [Scene], rotation: WallRotation, instant: Moment, beat: Int) {
    self.scenes = scenes
    self.rotation = rotation
    self.instant = instant
    self.beat = beat
  }

  /// The scene whose page is shown now.
  var scene: Scene? { scene(of: rotation.page) ?? scenes.first }

  func scene(of page: Page) -> Scene? { scenes.first { $0.console.page == page } }

  /// Up to when anything has told anything.
  var knownUntil: Moment? { scene?.digest.sources.knownUntil }

  /// True while data comes in time.
  var isFlowing: Bool {
    guard let scene, let knownUntil else { return false }
    let limit = max(scene.digest.sources.staleAfter ?? .seconds(30), .seconds(2))
    // Data from the future is of a clock that was set back: it proves nothing.
    return scene.now - knownUntil <= limit && knownUntil - scene.now <= limit
  }
}
