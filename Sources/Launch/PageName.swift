package import Interaction
internal import Runtime
internal import SiteModel

/// Names of pages on the command line.
package enum PageName {
  /// The page of that name. Ends the command, naming the nearest, when there is none.
  package static func page(named name: String) throws -> Page {
    if let page = Page.all.first(where: { $0.name == name }) { return page }
    let known = Page.all.map(\.name)
    let near = NearestWord.to(name, in: known).map { "; did you mean '\($0)'?" }
    throw CommandEnding.failure(
      "aisle: no page '\(CleanText.cleaned(name, limit: 40))'"
        + (near ?? "; there are \(known.joined(separator: ", "))"), .usage)
  }
}
