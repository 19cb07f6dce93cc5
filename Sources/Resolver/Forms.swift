import Gazetteer
import Text

/// The names of a text, each spelling once: one sense a document.
struct Forms {
  /// A place that a form may mean, with its score in this text.
  struct Scored {
    let option: Int
    let row: Int32
    let score: Double
    let context: Context
  }

  /// A name, with the kind that the words beside it ask for.
  struct Form {
    let key: Int
    let type: MentionType
    let options: [Option]
    /// Some of the spans, in order; a word that stands everywhere needs no more context.
    var spans: [Int] = []
    /// Places that a following name may mean: "Lund in Sweden", "Bangor, Maine".
    var units: Set<Int32> = []
    /// The places, the best first.
    var scored: [Scored] = []
  }

  /// Spans of one key carry the same names of the gazetteer.
  private struct Key: Hashable {
    let name: Int
    let count: Int
    let type: MentionType
  }

  private struct Use: Hashable {
    let key: Int
    let head: PlaceKind?
    let hasPart: Bool
    let isAllCapitals: Bool
  }

  /// How often a name stands in the text, by its key.
  struct Count {
    var all = 0
    /// Where only places stand.
    var shown = 0
  }

  var list: [Form] = []
  let formOfSpan: [Int]
  /// The logarithm of the odds that each span is a place.
  var odds: [Double]
  let counts: [Count]
  let isAllCapitals: [Bool]
  let isShort: [Bool]

  init(_ spans: [Span], _ text: Passage, _ candidates: Candidates) {
    var keys: [Key: Int] = [:]
    var numbers: [Use: Int] = [:]
    var formOfSpan: [Int] = []
    var counts: [Count] = []
    var capitals: [Bool] = []
    var isShort: [Bool] = []
    formOfSpan.reserveCapacity(spans.count)
    odds = spans.map { $0.rejection == nil ? 1 : -1 }
    for (number, span) in spans.enumerated() {
      let full = Key(name: span.names.first ?? -1, count: span.names.count, type: span.type)
      let key = keys[full] ?? counts.count
      if key == counts.count {
        keys[full] = key
        counts.append(Count())
      }
      let all = text.tokens[span.name.lowerBound].capitals == .all
      let short = Self.isShort(span, text)
      capitals.append(all)
      isShort.append(short)
      counts[key].all += 1
      if Self.isShown(span) { counts[key].shown += 1 }
      let use = Use(key: key, head: span.head, hasPart: span.part != nil, isAllCapitals: all)
      let form: Int
      if let known = numbers[use] {
        form = known
      } else {
        form = list.count
        numbers[use] = form
        list.append(
          Form(
            key: key, type: span.type,
            options: candidates.options(for: span, isAllCapitals: all, isShort: short)))
      }
      formOfSpan.append(form)
      if list[form].spans.count < 8 { list[form].spans.append(number) }
    }
    self.formOfSpan = formOfSpan
    self.counts = counts
    isAllCapitals = capitals
    self.isShort = isShort
  }

  private static func isShort(_ span: Span, _ text: Passage) -> Bool {
    // Datelines are in capitals too.
    let token = text.tokens[span.name.lowerBound]
    return span.name.count == 1 && token.folded.utf8.count <= 4
      && !(token.startsLine && token.capitals == .all)
  }

  private static func isShown(_ span: Span) -> Bool {
    span.head != nil || span.signs.contains { $0.sign == .preposition }
  }

  func isShown(_ span: Span) -> Bool { Self.isShown(span) }

  /// Whether some span of the form is taken for a place.
  func isAccepted(_ form: Form) -> Bool { form.spans.contains { odds[$0] > 0 } }

  /// The forms of names that stand next to this one.
  func neighbours(of form: Form) -> [Int] {
    var list: [Int] = []
    for span in form.spans {
      for other in max(0, span - 3)...min(odds.count - 1, span + 3) where odds[other] > 0 {
        let number = formOfSpan[other]
        if self.list[number].key != form.key, !list.contains(number) { list.append(number) }
      }
    }
    return list
  }

  /// Notes which names follow which as the larger unit.
  mutating func readLinks(_ spans: [Span], _ text: Passage, _ index: PlaceIndex) {
    for number in spans.indices {
      let span = spans[number]
      for following in (number + 1)..<max(number + 1, min(spans.count, number + 4)) {
        let next = spans[following]
        let gap = span.extent.upperBound..<max(span.extent.upperBound, next.name.lowerBound)
        guard next.name.lowerBound >= span.extent.upperBound, gap.count <= 5 else { break }
        guard !gap.isEmpty, gap.allSatisfy({ text.has($0, .link) }) else { continue }
        let other = formOfSpan[following]
        for option in list[other].options
        where index.places[Int(option.row)].kind.isUnit {
          list[formOfSpan[number]].units.insert(option.row)
        }
      }
    }
  }
}
