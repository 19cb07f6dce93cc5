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
    /// Units that the name right behind it may mean: "Lund in Sweden", "Bangor, Maine".
    var ownUnits: Set<Int32> = []
    /// Units that a name somewhat behind it may mean, or one behind it elsewhere in the text.
    var units: Set<Int32> = []
    /// Places of the form that hold the place named right before it.
    var holders: Set<Int32> = []
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
    /// The key of the unit named right behind it, or -1: one text may name two Springfields.
    var unit = -1
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
    var counts: [Count] = []
    var uses: [Use] = []
    var isAllCapitals: [Bool] = []
    var isShort: [Bool] = []
    var options: [Use: [Option]] = [:]
    odds = spans.map { $0.rejection == nil ? 1 : -1 }
    for span in spans {
      let full = Key(name: span.names.first ?? -1, count: span.names.count, type: span.type)
      let key = keys[full] ?? counts.count
      if key == counts.count {
        keys[full] = key
        counts.append(Count())
      }
      let all = text.tokens[span.name.lowerBound].capitals == .all
      let short = Self.isShort(span, text)
      isAllCapitals.append(all)
      isShort.append(short)
      counts[key].all += 1
      if Self.isShown(span) { counts[key].shown += 1 }
      let use = Use(key: key, head: span.head, hasPart: span.part != nil, isAllCapitals: all)
      uses.append(use)
      if options[use] == nil {
        options[use] = candidates.options(for: span, isAllCapitals: all, isShort: short)
      }
    }
    self.counts = counts
    self.isAllCapitals = isAllCapitals
    self.isShort = isShort
    var links = Links(index: candidates.index)
    let pairs = spans.indices.map { number -> Links.Pair? in
      guard number + 1 < spans.count, Self.isFollowed(spans[number], by: spans[number + 1], text),
        let inner = options[uses[number]], let outer = options[uses[number + 1]]
      else { return nil }
      return links.pair(inner, outer, uses[number].key, uses[number + 1].key)
    }
    var numbers: [Use: Int] = [:]
    var formOfSpan: [Int] = []
    formOfSpan.reserveCapacity(spans.count)
    for number in spans.indices {
      var use = uses[number]
      let found = options[use] ?? []
      if pairs[number] != nil { use.unit = uses[number + 1].key }
      let form = numbers[use] ?? list.count
      if form == list.count {
        numbers[use] = form
        list.append(Form(key: use.key, type: spans[number].type, options: found))
      }
      formOfSpan.append(form)
      if list[form].spans.count < 8 { list[form].spans.append(number) }
    }
    self.formOfSpan = formOfSpan
    readLinks(spans, pairs, text, candidates.index)
  }

  /// Whether one name stands right before another as before the unit around it.
  private static func isFollowed(_ span: Span, by next: Span, _ text: Passage) -> Bool {
    let start = span.extent.upperBound
    let end = next.extent.lowerBound
    guard end > start, end - start <= 2, next.type == .name else { return false }
    let word = text.word(start)
    if end - start == 1 { return word == "," || word == "in" || word == "(" }
    return word == "," && text.word(start + 1) == "in"
      || word == "in" && text.word(start + 1) == "the"
  }

  private static func isShort(_ span: Span, _ text: Passage) -> Bool {
    // Datelines are in capitals too.
    let token = text.tokens[span.name.lowerBound]
    return span.name.count == 1 && token.folded.utf8.count <= 4
      && !(token.capitals == .all
        && (token.startsLine || text.isShouted(span.name.lowerBound)
          || text.isInDateline(span.name.lowerBound)))
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
  private mutating func readLinks(
    _ spans: [Span], _ pairs: [Links.Pair?], _ text: Passage, _ index: PlaceIndex
  ) {
    var unitsOfKey: [Int: Set<Int32>] = [:]
    for number in spans.indices {
      let form = formOfSpan[number]
      if let pair = pairs[number] {
        list[form].ownUnits.formUnion(pair.holders)
        list[formOfSpan[number + 1]].holders.formUnion(pair.holders)
        unitsOfKey[list[form].key, default: []].formUnion(pair.holders)
        continue
      }
      let span = spans[number]
      for following in (number + 1)..<max(number + 1, min(spans.count, number + 4)) {
        let next = spans[following]
        let gap = span.extent.upperBound..<max(span.extent.upperBound, next.name.lowerBound)
        guard next.name.lowerBound >= span.extent.upperBound, gap.count <= 5 else { break }
        guard !gap.isEmpty, gap.allSatisfy({ text.has($0, .link) }) else { continue }
        let other = formOfSpan[following]
        for option in list[other].options where index.kind(option.row).isUnit {
          list[form].units.insert(option.row)
        }
      }
    }
    // A name explained once is meant so where it stands alone.
    for form in list.indices where list[form].ownUnits.isEmpty {
      if let units = unitsOfKey[list[form].key] { list[form].units.formUnion(units) }
    }
  }
}

/// Which places of one name lie in which units of another, worked out once for two names.
private struct Links {
  /// The units that hold a place of the name before them.
  struct Pair {
    let holders: Set<Int32>
  }

  private struct Names: Hashable {
    let inner: Int
    let outer: Int
  }

  let index: PlaceIndex
  private var known: [Names: Pair?] = [:]

  init(index: PlaceIndex) { self.index = index }

  /// `nil` when none lies in any.
  mutating func pair(
    _ inner: [Option], _ outer: [Option], _ innerKey: Int, _ outerKey: Int
  ) -> Pair? {
    let names = Names(inner: innerKey, outer: outerKey)
    if let pair = known[names] { return pair }
    var holders: Set<Int32> = []
    for unit in outer where index.kind(unit.row).isUnit {
      if inner.contains(where: { index.isInside($0.row, unit.row) }) { holders.insert(unit.row) }
    }
    let pair = holders.isEmpty ? nil : Pair(holders: holders)
    known[names] = .some(pair)
    return pair
  }
}
