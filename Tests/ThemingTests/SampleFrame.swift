import AisleTesting
import Canvas
import Interaction
import Views
import Wording

/// Frames to be written: what an operator sees of the sample site.
enum SampleFrame {
  static func make(
    _ place: Place = Place(.overview), size: Size = Size(120, 36), language: Language = .english
  ) -> CellBuffer {
    var console = Console()
    console.language = language
    console.place = place
    var maker = SceneMaker()
    let scene = maker.scene(of: SampleSite.make(), for: console, at: SampleSite.now)
    return FramePainter().paint(scene, size: size).buffer
  }
}
