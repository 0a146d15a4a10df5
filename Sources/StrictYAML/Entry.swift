/// A word of the file with its place.
package struct Entry: Hashable, Sendable {
  package var text: String
  package var place: Place
}
