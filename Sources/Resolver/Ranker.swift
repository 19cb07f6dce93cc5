import Gazetteer
import Geometry
import Glibc
import Text

/// Decides which names are places, and which place each one means.
///
/// Two log-linear models share the work: one weighs the signs that a name is a place here, the
/// other the traits of the places that it may mean. What a text is about shows only when its names
/// are read, and helps to read them: a few rounds settle it.
struct Ranker: Sendable {
  let candidates: Candidates
  let weights: Weights
  /// By how many powers of ten the names are fewer than those that the weights were learnt with:
  /// the fewer there are, the less often one fits a word by chance.
  private let rarity: Double
  /// The rarest names that the weights were learnt with: some 1,200.
  private static let learntRarity = 3.0
  var index: PlaceIndex { candidates.index }

  init(candidates: Candidates, weights: Weights) {
    self.candidates = candidates
    self.weights = weights
    rarity = max(0, log10(1_190_000 / Double(max(1, candidates.gazetteer.nameCount))))
  }

  func rank(_ spans: [Span], in text: Passage, detail: MentionDetail) -> [Mention] {
    var forms = Forms(spans, text, candidates)
    for _ in 0..<3 {
      let votes = votes(forms, spans)
      var isSettled = true
      for form in forms.list.indices {
        let row = forms.list[form].scored.first?.row
        choose(form, &forms, votes)
        if forms.list[form].scored.first?.row != row { isSettled = false }
      }
      for span in spans.indices {
        let isPlace = forms.odds[span] > 0
        forms.odds[span] = odds(span, spans[span], forms)
        if (forms.odds[span] > 0) != isPlace { isSettled = false }
      }
      // A round sees only which place is best and which spans are places.
      if isSettled { break }
    }
    let shares = forms.list.map { described($0, spans[$0.spans[0]], part: nil, detail) }
    return spans.indices.map { number in
      let form = forms.formOfSpan[number]
      let span = spans[number]
      // Parts of a country are named by the span, not by the form.
      let own =
        span.part == nil
        ? shares[form] : described(forms.list[form], span, part: span.part, detail)
      return mention(number, span, forms, own, text, detail)
    }
  }

  // MARK: What the text is about

  /// How many names speak for each unit.
  private struct Votes {
    var units: [Int32: Double] = [:]
    var total = 0.0
  }

  private func votes(_ forms: Forms, _ spans: [Span]) -> Votes {
    var votes = Votes()
    for form in forms.list {
      guard let best = form.scored.first, forms.isAccepted(form) else { continue }
      let weight = form.type == .demonym ? 0.5 : 1
      votes.total += weight
      let units = unitsAround(best.row)
      if units.country >= 0 { votes.units[units.country, default: 0] += weight }
      if units.province >= 0 { votes.units[units.province, default: 0] += weight }
    }
    return votes
  }

  /// The rows of the country of a place and of its first-level unit; -1 for none, or for a unit
  /// that is the country itself.
  private func unitsAround(_ row: Int32) -> (country: Int32, province: Int32) {
    let country = index.country(row)
    let province = index.province(row)
    return (country, province == country ? -1 : province)
  }

  // MARK: Choice

  private func choose(_ number: Int, _ forms: inout Forms, _ votes: Votes) {
    let form = forms.list[number]
    guard !form.options.isEmpty else { return }
    var own: (country: Int32, province: Int32) = (-1, -1)
    var weight = 0.0
    if let best = form.scored.first, forms.isAccepted(form) {
      own = unitsAround(best.row)
      weight = form.type == .demonym ? 0.5 : 1
    }
    let others = max(1, votes.total - weight)
    func share(_ unit: Int32) -> Double {
      guard unit >= 0, let count = votes.units[unit] else { return 0 }
      return max(0, count - (unit == own.country || unit == own.province ? weight : 0)) / others
    }
    let beside = forms.neighbours(of: form).compactMap {
      forms.list[$0].scored.first.map { Neighbour($0.row, index) }
    }
    // The text itself outranks the user: of "Halvik, Telmar" the Halvik of Telmar is meant.
    let isUnitNamed =
      !form.ownUnits.isEmpty
      && form.options.contains { isBeforeUnit(form, $0.row) }
    var scored: [Forms.Scored] = []
    scored.reserveCapacity(form.options.count)
    for (number, option) in form.options.enumerated() {
      let row = option.row
      let units = unitsAround(row)
      var context = Context()
      context.countryShare = share(units.country)
      context.provinceShare = share(units.province)
      context.isBeforeUnit = isBeforeUnit(form, row)
      if context.isBeforeUnit || !isUnitNamed { context.own = option.own }
      context.isInNamedUnit =
        !context.isBeforeUnit && form.units.contains { index.isInside(row, $0) }
      context.isHolder = form.holders.contains(row)
      let point = index.kind(row).isWide ? nil : index.coordinate(row)
      var nearest = Double.infinity
      var same = 0
      for other in beside {
        if index.isInside(row, other.row) { context.isNamedBeside = true }
        if units.country >= 0, other.country == units.country { same += 1 }
        guard let point, other.row != row, let otherPoint = other.point else { continue }
        nearest = min(nearest, index.kilometres(point, otherPoint))
      }
      if nearest < .infinity { context.near = exp(-nearest / 100) }
      if same > 0 { context.neighbourCountry = Double(same) / Double(beside.count) }
      var sum = 0.0
      context.forEachTrait { trait, value in sum += value * weights[trait] }
      scored.append(
        Forms.Scored(option: number, row: row, score: option.fixed + sum, context: context))
    }
    scored.sort { ($1.score, $0.row) < ($0.score, $1.row) }
    forms.list[number].scored = scored
  }

  private func isBeforeUnit(_ form: Forms.Form, _ row: Int32) -> Bool {
    form.ownUnits.contains { index.isInside(row, $0) }
  }

  /// The best place of a name near by; its point unless it is a country or larger.
  private struct Neighbour {
    let row: Int32
    let country: Int32
    let point: Coordinate?

    init(_ row: Int32, _ index: PlaceIndex) {
      self.row = row
      country = index.country(row)
      point = index.kind(row).isWide ? nil : index.coordinate(row)
    }
  }

  // MARK: Place or not

  /// The logarithm of the odds that a span is a place.
  private func odds(_ number: Int, _ span: Span, _ forms: Forms) -> Double {
    var sum = 0.0
    forEachSign(number, span, forms) { sign, value in sum += value * weights[sign] }
    return sum
  }

  /// Signs of a name inside another, and of a common word: no place however few the names are.
  private static func speaksAgainst(_ sign: Sign) -> Bool {
    switch sign {
    case .actor, .surname, .article, .tag, .prefix, .organisation, .landmark, .person, .inside,
      .denied, .commonWord, .commonWordAtStart:
      true
    default: false
    }
  }

  func forEachSign(
    _ number: Int, _ span: Span, _ forms: Forms, _ body: (Sign, Double) -> Void
  ) {
    body(.bias, 1)
    if !span.signs.contains(where: { Self.speaksAgainst($0.sign) }) {
      body(.fewNames, min(rarity, Self.learntRarity))
      if rarity > Self.learntRarity { body(.handful, rarity - Self.learntRarity) }
    }
    let form = forms.list[forms.formOfSpan[number]]
    let isBeforeUnit = form.scored.first?.context.isBeforeUnit ?? false
    for (sign, value) in span.signs where sign != .surname || !isBeforeUnit { body(sign, value) }
    guard let best = form.scored.first else { return }
    let option = form.options[best.option]
    let row = best.row
    let kind = index.kind(row)
    body(index.sign(row), 1)
    if kind == .country, span.signs.contains(where: { Self.isBesideName($0.sign) }) {
      body(.countryBeforeName, 1)
    }
    if let head = span.head, !kind.fits(head) {
      body(head == .facility || head == .road ? .facilityHead : .headMisfits, 1)
    }
    if kind.isSettlement { body(.population, Double(index.logPopulation(row)) / 7) }
    body(.nameCount, log(Double(max(1, index.nameCount(row)))) / 5)
    if option.status == .preferred { body(.preferred, 1) }
    if option.own > 1 { body(.own, option.own - 1) }
    if span.name.count == 1 {
      if !option.fitsCase {
        body(.wrongCase, 1)
      } else if forms.isShort[number], forms.isAllCapitals[number] {
        body(.codeCase, 1)
      }
    }
    if best.context.countryShare > 0 { body(.countryShare, best.context.countryShare) }
    if best.context.isInNamedUnit { body(.contained, 1) }
    if best.context.isBeforeUnit { body(.unitBehind, 1) }
    if best.context.isHolder { body(.holds, 1) }
    if form.options.count > 1 { body(.manyPlaces, log(Double(form.options.count)) / 3) }
    let count = forms.counts[form.key]
    if count.shown > (forms.isShown(span) ? 1 : 0) { body(.shownElsewhere, 1) }
    if count.all > 1 { body(.repeated, min(2, log(Double(count.all)))) }
  }

  private static func isBesideName(_ sign: Sign) -> Bool {
    sign == .organisation || sign == .person || sign == .capitalAfter
  }
}
