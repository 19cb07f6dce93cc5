import Gazetteer
import Glibc
import Text

/// Decides which names are places, and which place each one means.
///
/// Two log-linear models share the work: one weighs the signs that a name is a place here, the
/// other the traits of the places that it may mean. What a text is about shows only when its names
/// are read, and helps to read them: a few rounds settle it.
struct Ranker: Sendable {
  let gazetteer: Gazetteer
  let candidates: Candidates
  let weights: Weights
  /// By how many powers of ten the names are fewer than those that the weights were learnt with:
  /// the fewer there are, the less often one fits a word by chance.
  private let rarity: Double
  private var index: PlaceIndex { candidates.index }

  init(gazetteer: Gazetteer, candidates: Candidates, weights: Weights) {
    self.gazetteer = gazetteer
    self.candidates = candidates
    self.weights = weights
    rarity = max(0, log10(1_190_000 / Double(max(1, gazetteer.nameCount))))
  }

  func rank(_ spans: [Span], in text: TokenizedDocument) -> [Mention] {
    var forms = Forms(spans, text, candidates)
    forms.readLinks(spans, text, index)
    for _ in 0..<3 {
      let votes = votes(forms, spans)
      for form in forms.list.indices {
        choose(form, &forms, votes)
      }
      for span in spans.indices {
        forms.odds[span] = signs(span, spans, forms).reduce(0) { $0 + $1.share }
      }
    }
    // Spans of one form share the reasons for its places.
    let reasons = forms.list.map { form in
      form.scored.prefix(Self.limit).map { item in
        shared(item, form.options[item.option], form, spans[form.spans.first ?? 0])
      }
    }
    return spans.indices.map { mention($0, spans, forms, reasons, text) }
  }

  // MARK: What the text is about

  /// How many names speak for each unit.
  private func votes(_ forms: Forms, _ spans: [Span]) -> (units: [Int32: Double], total: Double) {
    var units: [Int32: Double] = [:]
    var total = 0.0
    for form in forms.list {
      guard let best = form.best, forms.isAccepted(form) else { continue }
      let weight = form.type == .demonym ? 0.5 : 1
      total += weight
      for unit in unitsAround(form.scored[best].row) { units[unit, default: 0] += weight }
    }
    return (units, total)
  }

  private func unitsAround(_ row: Int32) -> [Int32] {
    let country = index.country(row)
    let province = index.province(row)
    if country < 0 { return province < 0 ? [] : [province] }
    return province < 0 || province == country ? [country] : [country, province]
  }

  // MARK: Choice

  private func choose(
    _ number: Int, _ forms: inout Forms, _ votes: (units: [Int32: Double], total: Double)
  ) {
    let form = forms.list[number]
    guard !form.options.isEmpty else { return }
    var own: [Int32] = []
    var weight = 0.0
    if let best = form.best, forms.isAccepted(form) {
      own = unitsAround(form.scored[best].row)
      weight = form.type == .demonym ? 0.5 : 1
    }
    let others = max(1, votes.total - weight)
    func share(_ unit: Int32) -> Double {
      guard unit >= 0, let count = votes.units[unit] else { return 0 }
      return max(0, count - (own.contains(unit) ? weight : 0)) / others
    }
    let beside = forms.neighbours(of: form).compactMap { other -> Int32? in
      forms.list[other].best.map { forms.list[other].scored[$0].row }
    }
    var scored = form.options.indices.map { option -> Forms.Scored in
      let row = form.options[option].row
      var traits: [(trait: Trait, value: Double)] = []
      let country = index.country(row)
      let countryShare = share(country)
      if countryShare > 0 { traits.append((.countryShare, countryShare)) }
      let province = index.province(row)
      let provinceShare = province == country ? 0 : share(province)
      if provinceShare > 0 { traits.append((.provinceShare, provinceShare)) }
      if form.units.contains(where: { index.isInside(row, $0) }) {
        traits.append((.inNamedUnit, 1))
      }
      var near = 0.0
      var same = 0
      var inside = false
      for other in beside {
        if index.isInside(row, other) { inside = true }
        if country >= 0, index.country(other) == country { same += 1 }
        guard index.kind(other).rank > PlaceKind.countryPart.rank,
          index.kind(row).rank > PlaceKind.countryPart.rank, other != row,
          let distance = index.kilometres(row, other)
        else { continue }
        near = max(near, exp(-distance / 100))
      }
      if inside { traits.append((.namedBeside, 1)) }
      if same > 0 { traits.append((.neighbourCountry, Double(same) / Double(beside.count))) }
      if near > 0.01 { traits.append((.near, near)) }
      let score =
        form.options[option].fixed + traits.reduce(0) { $0 + $1.value * weights[$1.trait] }
      return Forms.Scored(option: option, row: row, score: score, traits: traits)
    }
    scored.sort { ($1.score, $0.row) < ($0.score, $1.row) }
    forms.list[number].scored = scored
    forms.list[number].best = 0
  }

  // MARK: Place or not

  private func signs(_ number: Int, _ spans: [Span], _ forms: Forms) -> [Reason] {
    let span = spans[number]
    let form = forms.list[forms.formOfSpan[number]]
    var list: [Reason] = []
    func add(_ sign: Sign, _ value: Double = 1) {
      list.append(Reason(kind: .sign(sign), value: value, weight: weights[sign]))
    }
    add(.bias)
    // A name inside another, or a common word, is no place however few the names are.
    let inside: Set<Sign> = [
      .actor, .surname, .article, .tag, .prefix, .organisation, .person, .inside, .commonWord,
      .commonWordAtStart,
    ]
    if !span.signs.contains(where: { inside.contains($0.sign) }) { add(.fewNames, rarity) }
    for (sign, value) in span.signs { add(sign, value) }
    guard let best = form.scored.first else { return list }
    let option = form.options[best.option]
    let place = index.place(best.row)
    add(place.sign)
    if place.kind == .country,
      span.signs.contains(where: { [.organisation, .person, .capitalAfter].contains($0.sign) })
    {
      add(.countryBeforeName)
    }
    if place.kind.isSettlement {
      add(.population, Double(index.logPopulation(best.row)) / 7)
    }
    add(.nameCount, log(Double(max(1, index.nameCount(best.row)))) / 5)
    if option.status == .preferred { add(.preferred) }
    if span.name.count == 1 {
      if !option.fitsCase {
        add(.wrongCase)
      } else if forms.isShort[number], forms.isAllCapitals[number] {
        add(.codeCase)
      }
    }
    for (trait, value) in best.traits {
      switch trait {
      case .inNamedUnit: add(.contained, value)
      case .countryShare: add(.countryShare, value)
      default: break
      }
    }
    if form.options.count > 1 { add(.manyPlaces, log(Double(form.options.count)) / 3) }
    let shown = forms.shown[form.key] ?? 0
    let own = forms.isShown(span) ? 1 : 0
    if shown > own { add(.shownElsewhere) }
    let count = forms.counts[form.key] ?? 1
    if count > 1 { add(.repeated, min(2, log(Double(count)))) }
    return list
  }

  // MARK: Results

  private func mention(
    _ number: Int, _ spans: [Span], _ forms: Forms, _ reasons: [[Shared]],
    _ text: TokenizedDocument
  ) -> Mention {
    let span = spans[number]
    let form = forms.list[forms.formOfSpan[number]]
    let signs = signs(number, spans, forms)
    let odds = signs.reduce(0) { $0 + $1.share }
    let certainty = 1 / (1 + exp(-odds))
    let top = form.scored.first?.score ?? 0
    let sum = form.scored.reduce(0) { $0 + exp($1.score - top) }
    let best = sum > 0 ? certainty / sum : 0
    let calibrated = weights.calibrated(best)
    // What the best place gains or loses, the others share.
    let scale = best < 1 ? (1 - calibrated) / (1 - best) : 0
    let list = zip(form.scored, reasons[forms.formOfSpan[number]]).enumerated().map { rank, pair in
      let (item, shared) = pair
      let share = scale * certainty * exp(item.score - top) / max(sum, 1)
      return PlaceCandidate(
        place: resolved(index.place(item.row), part: span.part),
        score: rank == 0 ? calibrated : min(calibrated, share),
        because: shared.because, traits: shared.traits)
    }
    var status: MentionStatus
    var notes: [String] = []
    if odds < 0, span.type == .name {
      status = .notAPlace
      notes = [span.rejection ?? Self.doubt(signs)]
    } else if list.isEmpty {
      status = .unresolved
    } else if form.scored.count > 1, form.scored[0].score - form.scored[1].score < 0.5 {
      status = .ambiguous
      notes = ["several places of this name fit about as well"]
    } else {
      status = .resolved
    }
    return Mention(
      bytes: text.bytes(span.extent), tokens: span.extent,
      type: status == .notAPlace ? .embedded : span.type, status: status, candidates: list,
      reasons: notes, signs: signs)
  }

  /// The most candidates that a mention lists.
  private static let limit = 40

  /// What the spans of a form share of a candidate.
  private struct Shared {
    let because: [String]
    let traits: [Reason]
  }

  private func shared(
    _ item: Forms.Scored, _ option: Option, _ form: Forms.Form, _ span: Span
  ) -> Shared {
    Shared(
      because: because(item, option, form, span),
      traits: (option.traits + item.traits).map {
        Reason(kind: .trait($0.trait), value: $0.value, weight: weights[$0.trait])
      })
  }

  private static func doubt(_ signs: [Reason]) -> String {
    guard
      let worst = signs.filter({ $0.name != "bias" && $0.name != "fewNames" }).min(by: {
        $0.share < $1.share
      })
    else {
      return "nothing shows that it is a place"
    }
    return worst.share < 0 ? worst.phrase : "nothing shows that it is a place"
  }

  private func because(
    _ item: Forms.Scored, _ option: Option, _ form: Forms.Form, _ span: Span
  ) -> [String] {
    let place = index.place(item.row)
    var list = ["a \(place.kind.rawValue)"]
    if let head = span.head, place.kind.fits(head) {
      list.append("the words around it say “\(head.rawValue)”")
    }
    let population = index.logPopulation(item.row)
    if population > 0, place.kind.isSettlement {
      list.append("\(Int(pow(10, Double(population)).rounded())) people")
    }
    for (trait, value) in option.traits + item.traits {
      switch trait {
      case .capital: list.append("a national capital")
      case .seat: list.append("the seat of its province or district")
      case .countryShare:
        let country = index.country(item.row)
        if value > 0.3, country >= 0, country != item.row {
          list.append("the text is about \(index.place(country).name)")
        }
      case .inNamedUnit:
        if let unit = form.units.first(where: { index.isInside(item.row, $0) }) {
          list.append("\(index.place(unit).name) is named beside it")
        }
      case .near: if value > 0.4 { list.append("close to places named beside it") }
      default: break
      }
    }
    return list
  }

  private func resolved(_ place: Place, part: String?) -> ResolvedPlace {
    let row = index.row(place.id).map { index.country($0) } ?? -1
    let country = row < 0 ? nil : index.place(row).id.rawValue
    if let part, place.kind == .country {
      return ResolvedPlace(
        id: PlaceID(rawValue: "\(place.id.rawValue)/\(part)"), name: "\(place.name) (\(part))",
        kind: .countryPart, country: country, coordinate: nil)
    }
    return ResolvedPlace(
      id: place.id, name: place.name, kind: place.kind, country: country,
      coordinate: place.coordinate)
  }
}
