package import Wording

extension FilterField {
  /// What is wrong with a filter of such fields.
  static func complaint(about text: String) -> Saying? { TermFilter<Self>(text).complaint }
}

extension Console {
  /// What makes no sense in a filter on this page.
  package func complaint(aboutFilter text: String) -> Saying? { filterFields?.complaint(about: text) }

  /// The fields by which this page's list is filtered; nil where a filter has words alone.
  var filterFields: (any FilterField.Type)? {
    switch (place.view, alarmSheet) {
    case (.jobs, _): JobField.self
    case (.alarms, .active), (.alarms, .aside): AlarmField.self
    default: nil
    }
  }

  /// Makes the word at the end of the filter a field's name with a sign after it.
  mutating func completeField(_ field: TextField, in around: Surroundings) {
    var start = field.text.lastIndex(of: " ").map { $0 + 1 } ?? 0
    if field.text.dropFirst(start).first == "!" { start += 1 }
    let word = String(field.text[start...]).lowercased()
    guard field.cursor == field.text.count, let name = filterFields?.completion(of: word) else { return }
    let text = String(field.text[..<start]) + name
    showFilter(TextField(text, cursor: text.count), in: around)
  }
}
