/// What messages say that suits one kind of file only.
package struct FileKind: Sendable {
  /// After "the file is empty".
  var whenEmpty: String
  /// After a fault of syntax in a line with brackets.
  var whenBracketed: String

  package init(whenEmpty: String = "", whenBracketed: String = "") {
    self.whenEmpty = whenEmpty
    self.whenBracketed = whenBracketed
  }
}
