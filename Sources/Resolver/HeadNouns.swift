import Gazetteer
import Text

/// What the words around a name say that it is.
extension Recogniser {
  /// Reads "Panjshir Valley", "province of Takhar", "the town of X", "northern Afghanistan".
  func readHead(_ span: inout Span, _ text: Passage) {
    let tokens = text.tokens
    let end = span.name.upperBound
    if end < tokens.count, tokens[end].kind == .word, !tokens[end].startsLine,
      let head = text.head(end)
    {
      if !head.isPlural || isListed(text, span.name.lowerBound) {
        span.head = head.kind
        span.extent = span.extent.lowerBound..<(end + 1)
      }
    }
    if span.head == nil { span.head = predicate(text, end) }
    var start = span.name.lowerBound
    if let (kind, from) = headBefore(text, start) {
      // "capital of Panjshir province": the noun behind the name tells what it is.
      let isSingle = from < start && text.head(from)?.isPlural == false
      if span.head == nil || !isSingle {
        span.isBehindHead = isSingle
        span.extent = from..<span.extent.upperBound
      }
      span.head = span.head ?? kind
    }
    start = span.name.lowerBound
    if start > 0, let (part, from) = directionBefore(text, start) {
      span.part = part
      if span.extent.lowerBound == start { span.extent = from..<span.extent.upperBound }
    }
  }

  /// What a name is said to be: "Bazarak serves as the provincial capital".
  private func predicate(_ text: Passage, _ start: Int) -> PlaceKind? {
    guard text.has(start, .being) else { return nil }
    for index in start + 1..<start + 6 {
      guard text.tokens.indices.contains(index), text.tokens[index].kind == .word,
        text.tokens[index].capitals == .none
      else { return nil }
      if let head = text.head(index), !head.isPlural {
        return head.kind == .area ? nil : head.kind
      }
      if index == start + 1, !text.has(index, .article) { return nil }
      if text.has(index, .relation) { return nil }
    }
    return nil
  }

  private func isListed(_ text: Passage, _ start: Int) -> Bool {
    let before = text.word(start - 1)
    return before == "and" || before == "or" || before == ","
  }

  /// A head noun right before a name: "province of", "the capital", "districts of".
  private func headBefore(_ text: Passage, _ start: Int) -> (PlaceKind, Int)? {
    guard start > 0 else { return nil }
    let before = text.word(start - 1)
    if before == "of", let head = text.head(start - 2), head.kind != .area {
      return (head.kind, start - 2)
    }
    if let head = text.head(start - 1), !head.isPlural,
      text.tokens[start - 1].capitals == .none, head.kind != .area, head.kind != .facility
    {
      return (head.kind, start)
    }
    if before == ",", text.word(start - 2) == "capital" { return (.city, start) }
    return nil
  }

  private func directionBefore(_ text: Passage, _ start: Int) -> (String, Int)? {
    let one = text.word(start - 1)
    if start >= 3, text.tokens[start - 2].kind == .hyphen,
      let part = text.vocabulary.part(text.word(start - 3) + " " + one)
    {
      return (part, start - 3)
    }
    guard text.has(start - 1, .direction), let part = text.vocabulary.part(one) else { return nil }
    return (part, start - 1)
  }

  /// A plural head noun belongs to every name of its list: "the districts of A, B and C",
  /// "A and B districts".
  func shareHeads(_ spans: inout [Span], _ text: Passage) {
    var index = 0
    while index < spans.count {
      var last = index
      while last + 1 < spans.count, isJoined(spans[last], spans[last + 1], text) { last += 1 }
      if last > index {
        if let kind = spans[index].head, hasPluralBefore(text, spans[index]) {
          for member in index...last where spans[member].head == nil { spans[member].head = kind }
        }
        let end = spans[last].name.upperBound
        if let head = text.head(end), head.isPlural {
          for member in index...last { spans[member].head = head.kind }
        }
      }
      index = last + 1
    }
  }

  private func hasPluralBefore(_ text: Passage, _ span: Span) -> Bool {
    text.word(span.name.lowerBound - 1) == "of"
      && text.has(span.name.lowerBound - 2, .pluralHead)
  }

  private func isJoined(_ left: Span, _ right: Span, _ text: Passage) -> Bool {
    guard left.rejection == nil, right.rejection == nil, left.type == .name, right.type == .name
    else { return false }
    let between = left.name.upperBound..<right.name.lowerBound
    guard !between.isEmpty, between.count <= 2 else { return false }
    return between.allSatisfy { text.has($0, .joint) }
  }
}
