internal import Canvas
internal import CNCurses
internal import Glibc
internal import Interaction
internal import Theming

/// A frame shown through ncurses. curses composes in memory what has to change; `TerminalDevice` carries it to the
/// terminal. Only the changed span of each row is handed to curses.
struct CursesScreen {
  private let screen: OpaquePointer
  private let type: String
  private(set) var colors: ColorTable
  private(set) var size = Size(80, 24)
  /// The terminal shows 7-bit characters only: the user's locale is not UTF-8.
  let isSevenBit: Bool
  /// What the terminal has been told to show.
  var shown: CellBuffer?
  var goal: Goal?
  var theme: Theme?
  var looks: [Ink: (attributes: UInt32, pair: Int32)] = [:]
  var mustClear = true
  var pen = Pen()
  private let hasMouse: Bool

  init(sevenBit: Bool?, depth: ColorDepth?, hasMouse: Bool) throws(TerminalError) {
    self.hasMouse = hasMouse
    let isUTF8 = Self.isLocaleUTF8()
    isSevenBit = sevenBit ?? !isUTF8
    type = getenv("TERM").map { String(cString: $0) } ?? ""
    guard !type.isEmpty, let opened = cn_open(type) else { throw .unusableType(type) }
    screen = opened
    guard cn_capability("cup") != nil else {
      endwin()
      cn_close(opened)
      throw .unusableType(type)
    }
    var colors = ColorDepth.mono
    if has_colors() {
      start_color()
      use_default_colors()
      colors = Self.depth()
    }
    self.colors = ColorTable(depth: min(depth ?? colors, colors))
    leaveok(cn_window(), false)
    scrollok(cn_window(), false)
    typeahead(-1)
    keypad(cn_window(), true)
  }

  /// Sets the locale so that curses counts wide characters, and says whether the terminal shows them.
  private static func isLocaleUTF8() -> Bool {
    if setlocale(LC_ALL, "") != nil, String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return true }
    setlocale(LC_CTYPE, "C.UTF-8")
    // A locale that came over ssh and is not installed here still says what the terminal at the other end can do.
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let wanted = names.lazy.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? ""
    return wanted.lowercased().hasSuffix(".utf-8") || wanted.lowercased().hasSuffix(".utf8")
  }

  private static func depth() -> ColorDepth {
    // See no-color.org: set to anything, it asks for none.
    if let refusal = getenv("NO_COLOR"), refusal.pointee != 0 { return .mono }
    if cn_is_direct() { return .trueColor }
    let claimed = getenv("COLORTERM").map { String(cString: $0) } ?? ""
    switch cn_colors() {
    case 256...: return claimed == "truecolor" || claimed == "24bit" ? .trueColor : .indexed256
    case 16...: return .ansi16
    case 8...: return .ansi8
    default: return .mono
    }
  }

  /// The mouse (presses and the wheel, in SGR form) and bracketed paste, where the terminal is of a kind that has them.
  private var extrasOn: [UInt8] {
    hasExtras ? Array(((hasMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") + "\u{1B}[?2004h").utf8) : []
  }
  private var extrasOff: [UInt8] {
    hasExtras ? Array(("\u{1B}[?2004l" + (hasMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "")).utf8) : []
  }
  private var hasExtras: Bool { cn_capability("kmous") != nil }

  /// The terminal is of the kind that answers a request for its status: it takes the sequences of ECMA-48.
  var canAnswer: Bool { cn_capability("cup").map { String(cString: $0).hasPrefix("\u{1B}[") } ?? false }

  /// Its colours and attributes are those of ECMA-48, and nothing else changes them.
  var hasPen: Bool {
    guard canAnswer, cn_capability("sgr0") != nil else { return false }
    return cn_capability("op").map { String(cString: $0).hasPrefix("\u{1B}[") && String(cString: $0).hasSuffix("m") }
      ?? true
  }

  /// What brings a terminal back when there is no time to ask curses.
  var restoring: [UInt8] {
    // A terminal without a second screen keeps the last frame, over which the shell would write: it is wiped.
    let leaving = cn_capability("rmcup") == nil ? "clear" : "rmcup"
    let names: [String] = ["sgr0", "rmkx", "cnorm", leaving]
    let texts = names.compactMap { cn_capability($0).map { Self.withoutPadding(String(cString: $0)) } }
    return extrasOff + Array(texts.joined().utf8)
  }

  private static func withoutPadding(_ text: String) -> String {
    var rest = Substring(text)
    var plain = ""
    while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
      plain += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return plain + rest
  }

  /// What to send so that the screen is ours, after start or after a stop.
  mutating func entering() -> [UInt8] {
    forget()
    let names: [String] = ["smcup", "smkx"]
    let on = names.compactMap { cn_capability($0).map { Self.withoutPadding(String(cString: $0)) } }
    return Array(on.joined().utf8) + extrasOn
  }

  mutating func close() {
    endwin()
    _ = taken()
    cn_close(screen)
  }

  /// The next frame is drawn whole.
  mutating func forget() {
    shown = nil
    goal = nil
    mustClear = true
    pen.forget(reset: cn_capability("sgr0").map { Array(Self.withoutPadding(String(cString: $0)).utf8) } ?? [])
  }

  mutating func resize(to size: Size) {
    let size = Size(max(1, size.width), max(1, size.height))
    resizeterm(Int32(size.height), Int32(size.width))
    self.size = size
    forget()
  }

  /// One glyph. Where the C library, by which curses counts, disagrees with our widths, a stand-in of the right width
  /// goes out instead, so that nothing to its right can shift.
  mutating func append(
    _ cell: Cell, isWide: Bool, fits: Bool, of frame: CellBuffer, _ theme: Theme, to cells: inout [cchar_t]
  ) {
    let look = look(of: cell.ink, theme)
    var scalars: [UInt32] = [cell.isContinuation ? 0x20 : cell.code]
    if cell.code >= Cell.clusterBase { scalars = frame.glyph(cell).unicodeScalars.map(\.value) }
    let base = scalars.first ?? 0x20
    if base < 0x80 || (!isSevenBit && cn_width(base) == (isWide ? 2 : 1) && (!isWide || fits)) {
      let marks = isSevenBit ? [] : scalars.dropFirst().prefix { cn_width($0) == 0 && $0 != 0x200D }.prefix(4)
      cells.append(Self.cell(base, Array(marks), look))
      if isWide, base < 0x80 { cells.append(Self.cell(0x20, [], look)) }
    } else {
      let standIn = isSevenBit ? Self.standIn(for: base) : 0x3F
      cells.append(Self.cell(standIn, [], look))
      if isWide, fits { cells.append(Self.cell(standIn, [], look)) }
    }
  }

  private static func standIn(for code: UInt32) -> UInt32 {
    Unicode.Scalar(code).flatMap(GlyphSet.ascii.standIn)?.value ?? 0x3F
  }

  private static func cell(_ base: UInt32, _ marks: [UInt32], _ look: (attributes: UInt32, pair: Int32)) -> cchar_t {
    func mark(_ index: Int) -> wchar_t { index < marks.count ? wchar_t(marks[index]) : 0 }
    return cchar_t(
      attr: look.attributes, chars: (wchar_t(base), mark(0), mark(1), mark(2), mark(3)), ext_color: look.pair)
  }

  private mutating func look(of ink: Ink, _ theme: Theme) -> (attributes: UInt32, pair: Int32) {
    if let known = looks[ink] { return known }
    let style = theme.style(of: ink, depth: colors.depth)
    var attributes: UInt32 = 0
    if style.isBold { attributes |= CN_BOLD }
    if style.isDim { attributes |= CN_DIM }
    if style.isReverse { attributes |= CN_REVERSE }
    if style.isUnderlined { attributes |= CN_UNDERLINE }
    let look = (attributes, colors.pair(style.foreground, style.background))
    looks[ink] = look
    return look
  }

  func taken() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: cn_written())
    let count = cn_take(&bytes, bytes.count)
    return Array(bytes.prefix(count))
  }

  /// Key sequences of this terminal's own, for the decoder.
  static func knownKeys() -> [[UInt8]: Key] {
    var known: [[UInt8]: Key] = [:]
    let names: [(String, Key)] =
      [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
        ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ] + (1...12).map { ("kf\($0)", .function($0)) }
    for (name, key) in names {
      guard let text = cn_capability(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if bytes.count > 2, bytes[0] == 0x1B { known[bytes] = key }
    }
    return known
  }
}
