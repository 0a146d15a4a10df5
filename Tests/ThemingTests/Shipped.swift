import AisleTesting
import Theming

/// The themes in the repository.
enum Shipped {
  static let folder = "\(Fixtures.checkout)/Themes"
  static let library = ThemeLibrary(folders: [folder])
}
