package import Canvas
internal import Export
internal import Interaction
internal import SiteModel
package import Theming
package import Views

/// A view made into a file: the frame as text or a picture, or the data behind it.
package enum Rendition {
  /// Names of all formats, pictures of the frame first.
  package static var formats: [String] { FrameFormat.all.map(\.name) + DataFormat.all.map(\.name) }

  /// The whole file, in UTF-8; nil when no format has that name.
  ///
  /// A frame is the console's own for the same scene and size; data formats take no notice of size and theme.
  package static func bytes(
    of scene: Scene, as format: String, size: Size, theme: Theme, settings: FrameSettings
  ) -> [UInt8]? {
    if let format = FrameFormat(named: format) {
      return format.bytes(FramePainter().paint(scene, size: size).buffer, theme, settings)
    }
    guard let format = DataFormat(named: format) else { return nil }
    var site = scene.site
    if site.alarms != nil { site.apply(scene.digest.alarms) }
    var subject = ExportSubject(
      site: site, findings: scene.findings, now: scene.now, page: scene.console.page.name)
    subject.isReplay = scene.console.replay != nil
    subject.keyFigures = scene.keyFigures
    subject.showsKeyFigures = scene.console.alarmSheet == .figures
    return format.bytes(subject)
  }

  /// The ending that files of a format usually have.
  package static func fileExtension(of format: String) -> String {
    switch format {
    case "text": "txt"
    case "openmetrics": "prom"
    default: format
    }
  }
}
