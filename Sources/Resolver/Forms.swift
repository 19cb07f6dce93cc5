import Gazetteer
import Text

/// The names of a text, each spelling once: one sense a document.
struct Forms {
  /// A place that a form may mean, with its score in this text.
  struct Scored {
    let option: Int
    let row: Int32
    let score: Double
    let traits: [(trait: Trait, value: Double)]
  }

  /// A name, with the kind that the words beside it ask for.
  struct Form {
    let key: Key
    let type: MentionType
    let options: [Option]
    /// Some of the spans, in order; a word that stands everywhere needs no more context.
    var spans: [Int] = []
    /// Places that a following name may mean: "Lund in Sweden", "Bangor, Maine".
    var units: Set<Int32> = []
    var scored: [Scored] = []
    var best: Int?
  }

  /// Spans of one key carry the same names of the gazetteer.
  struct Key: Hashable {
    let name: Int
    let count: Int
    let type: MentionType
  }

  private struct Use: Hashable {
    let key: Key
    let head: PlaceKind?
    let hasPart: Bool
    let isAllCapitals: Bool
  }

  var list: [Form] = []
  let formOfSpan: [Int]
  /// The logarithm of the odds that each span is a place.
  var odds: [Double]
  /// How many spans of each key stand where only places do.
  let shown: [Key: Int]
  /// How many spans each key has.
  let counts: [Key: Int]
  let isAllCapitals: [Bool]
  let isShort: [Bool]

  init(_ spans: [Span], _ text: TokenizedDocument, _ candidates: Candidates) {
    var numbers: [Use: Int] = [:]
    var formOfSpan: [Int] = []
    var shown: [Key: Int] = [:]
    var counts: [Key: Int] = [:]
    var capitals: [Bool] = []
    odds = spans.map { $0.rejection == nil ? 1 : -1 }
    for (number, span) in spans.enumerated() {
      let key = Key(name: span.names.first ?? -1, count: span.names.count, type: span.type)
      let all = text.tokens[span.name.lowerBound].capitals == .all
      capitals.append(all)
      counts[key, default: 0] += 1
      if Self.isShown(span) { shown[key, default: 0] += 1 }
      let use = Use(key: key, head: span.head, hasPart: span.part != nil, isAllCapitals: all)
      let form: Int
      if let known = numbers[use] {
        form = known
      } else {
        form = list.count
        numbers[use] = form
        let isShort = Self.isShort(span, text)
        list.append(
          Form(
            key: key, type: span.type,
            options: candidates.options(for: span, isAllCapitals: all, isShort: isShort)))
      }
      formOfSpan.append(form)
      if list[form].spans.count < 8 { list[form].spans.append(number) }
    }
    self.formOfSpan = formOfSpan
    self.shown = shown
    self.counts = counts
    isAllCapitals = capitals
    isShort = spans.map { Self.isShort($0, text) }
  }

  private static func isShort(_ span: Span, _ text: TokenizedDocument) -> Bool {
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

  private static let links: Set<String> = [
    ",", "in", "of", "the", "province", "district", "state", "county", "northern", "southern",
    "eastern", "western", "central", "'s", "(",
  ]

  /// Notes which names follow which as the larger unit.
  mutating func readLinks(_ spans: [Span], _ text: TokenizedDocument, _ index: PlaceIndex) {
    for number in spans.indices {
      let span = spans[number]
      for following in (number + 1)..<max(number + 1, min(spans.count, number + 4)) {
        let next = spans[following]
        let gap = span.extent.upperBound..<max(span.extent.upperBound, next.name.lowerBound)
        guard next.name.lowerBound >= span.extent.upperBound, gap.count <= 5 else { break }
        guard !gap.isEmpty, gap.allSatisfy({ Self.links.contains(text.word($0)) }) else { continue }
        let other = formOfSpan[following]
        for option in list[other].options
        where index.kind(option.row).rank < PlaceKind.city.rank {
          list[formOfSpan[number]].units.insert(option.row)
        }
      }
    }
  }
}
