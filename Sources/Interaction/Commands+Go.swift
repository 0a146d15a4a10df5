internal import SiteModel
internal import Wording

extension Commands {
  /// Commands that go somewhere.
  static let going: [Command] =
    [
      Command("enter", aliases: ["open"], .go, .commandEnter, hint: .hintOpen, keys: [.enter]) { console, _, around in
        console.enter(in: around)
        return []
      },
      Command(
        "out", aliases: ["back"], .go, .commandOut, hint: .hintBack, hintIn: ViewKind.details, keys: [.escape]
      ) { console, _, _ in
        console.goOut()
        return []
      },
      Command("previous", aliases: ["last"], .go, .commandPrevious, keys: [.character("-")]) { console, _, _ in
        console.goToPrevious()
        return []
      },
      Command("next-page", .go, .commandNextPage, keys: [.tab]) { console, _, _ in
        console.go(toPageAfter: 1)
        return []
      },
      Command("previous-page", .go, .commandPreviousPage, keys: [.backTab]) { console, _, _ in
        console.go(toPageAfter: -1)
        return []
      },
      Command("page", .go, .commandPage, takes: .page) { console, name, around in
        console.go(toPageNamed: name ?? "", in: around)
        return []
      },
    ] + Page.all.map(command) + [
      Command("rack", .go, .commandRack, takes: .rack) { console, name, around in
        console.go(toRackNamed: name, in: around)
        return []
      },
      Command("node", .go, .commandNode, takes: .node) { console, name, around in
        console.go(toNodeNamed: name, in: around)
        return []
      },
    ]

  /// A page's own command: its digit, and its name on the command line.
  private static func command(for page: Page) -> Command {
    let digit = Character(String(page.digit))
    return Command(page.name, .go, page.title, keys: [.character(digit)]) { console, _, _ in
      console.go(to: page)
      return []
    }
  }
}
