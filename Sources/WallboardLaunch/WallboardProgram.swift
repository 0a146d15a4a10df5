internal import Canvas
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteModel
internal import Terminal
internal import Theming
internal import Views
internal import Wording

/// The wallboard on a terminal: takes no key but `q` and `?`, and changes nothing but what it shows.
struct WallboardProgram: TerminalProgram {
  private let board: SiteBoard
  private let standing: StandingBoard
  private let clock: any TimeSource
  private let theme: Theme
  private let glyphs: GlyphSet
  private let desk: DigestDesk
  private let isShifting: Bool
  /// True where new alarms are heard.
  private let isRinging: Bool
  private var bell = AlarmBell()
  /// Seconds east of Greenwich at a moment: a wall hangs there when the clocks are changed.
  private let zone: @Sendable (Moment) -> Int
  /// True where pages without anything to show are left out.
  private let isPassingOver: Bool
  private let pages: [Page]
  private var consoles: [Console]
  private var makers: [SceneMaker]
  private var rotation: WallRotation
  private var isHelpShown = false
  private let began = ContinuousClock.now

  init(
    board: SiteBoard, standing: StandingBoard, clock: any TimeSource, look: Look, rotation: WallRotation,
    isPassingOver: Bool, zone: @escaping @Sendable (Moment) -> Int, isShifting: Bool, isRinging: Bool,
    desk: DigestDesk
  ) {
    self.board = board
    self.standing = standing
    self.clock = clock
    theme = look.theme
    glyphs = look.glyphs
    self.desk = desk
    self.isShifting = isShifting
    self.isRinging = isRinging
    self.zone = zone
    self.isPassingOver = isPassingOver
    self.rotation = rotation
    pages = rotation.pages
    consoles = rotation.pages.map { page in
      var console = Console()
      console.go(to: page)
      console.language = look.language
      return console
    }
    makers = rotation.pages.map { _ in SceneMaker(utcOffset: zone(clock.now()), ambiguous: look.ambiguous) }
  }

  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .key(.character("q")), .key(.control("c")): return [.quit]
    case .key(.character("?")): isHelpShown.toggle()
    case .key(.escape): isHelpShown = false
    case .key(.control("l")): return [.redraw]
    default: break
    }
    guard isRinging, let alarms = board.site.alarms,
      bell.rings(for: alarms, at: ContinuousClock.now - began)
    else { return [] }
    return [.ring]
  }

  mutating func frame(for size: Size) -> TerminalFrame {
    let site = board.site
    let now = clock.now()
    // Of a large site the sums are worked out beside this thread.
    let ready = SceneMaker.isLarge(site) ? desk.newest(of: site, at: now) : nil
    var scenes: [Scene] = []
    for index in consoles.indices {
      consoles[index].recordStanding = standing.standing
      // Clocks are put back and forward while a wall hangs there.
      makers[index].utcOffset = zone(now)
      let shared = ready ?? scenes.first?.digest
      if let shared { makers[index].adopt(shared) }
      scenes.append(makers[index].scene(of: site, for: consoles[index], at: now, reusingDigest: shared != nil))
    }
    let elapsed = ContinuousClock.now - began
    let instant = Moment(nanoseconds: 0) + elapsed
    if isPassingOver { rotation.passOver(Set(pages.filter { $0.isEmpty(in: site) })) }
    rotation.advance(to: instant, findings: scenes.first?.findings ?? [], alarms: site.alarms)
    var wall = WallPicture(scenes: scenes, rotation: rotation, instant: instant, beat: Int(elapsed.seconds))
    wall.isHelpShown = isHelpShown
    if isShifting { wall.shift = Self.shift(at: elapsed) }
    return TerminalFrame(WallPainter().paint(wall, size: size).reduced(to: glyphs), theme: theme)
  }

  /// Round the four corners of a cell, a step every five minutes.
  private static func shift(at elapsed: Duration) -> (x: Int, y: Int) {
    let steps = [(0, 0), (1, 0), (1, 1), (0, 1)]
    let (x, y) = steps[Int(elapsed.seconds / 300) % steps.count]
    return (x, y)
  }
}
