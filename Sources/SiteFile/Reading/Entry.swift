/// A word of the file with its place.
struct Entry: Hashable {
  var text: String
  var place: Place
}
