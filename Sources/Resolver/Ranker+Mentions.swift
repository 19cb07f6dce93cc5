import Gazetteer
import Glibc
import Text

/// The results of ranking, in words.
extension Ranker {
  /// The most candidates that a mention lists.
  private static let limit = 40

  /// The candidates of a form with their shares; reasons for all of them when explained, else for
  /// the best alone or for none.
  func described(
    _ form: Forms.Form, _ span: Span, part: String?, _ detail: MentionDetail
  ) -> [PlaceCandidate] {
    let limit = detail == .best ? 1 : Self.limit
    let isExplained = detail == .explained
    let top = form.scored.first?.score ?? 0
    let sum = form.scored.reduce(0) { $0 + exp($1.score - top) }
    return form.scored.prefix(limit).enumerated().map { rank, item in
      let option = form.options[item.option]
      return PlaceCandidate(
        place: resolved(item.row, part: part), score: exp(item.score - top) / sum,
        because: isExplained || rank == 0 && detail != .best
          ? because(item, option, form, span) : [],
        traits: isExplained ? traits(item, option, span) : [])
    }
  }

  private func traits(_ item: Forms.Scored, _ option: Option, _ span: Span) -> [Reason] {
    var traits: [Reason] = []
    func add(_ trait: Trait, _ value: Double) {
      traits.append(Reason(kind: .trait(trait), value: value, weight: weights[trait]))
    }
    candidates.forEachTrait(of: option, span, add)
    item.context.forEachTrait(add)
    return traits
  }

  private func because(
    _ item: Forms.Scored, _ option: Option, _ form: Forms.Form, _ span: Span
  ) -> [String] {
    let row = item.row
    let kind = index.kind(row)
    let context = item.context
    var list = ["a \(kind.rawValue)"]
    if context.own > 0 { list.append("from a gazetteer of your own") }
    if let head = span.head, kind.fits(head) {
      list.append("the words around it say “\(head.rawValue)”")
    }
    let population = index.logPopulation(row)
    if population > 0, kind.isSettlement {
      list.append("\(Int(pow(10, Double(population)).rounded())) people")
    }
    if index.isCapital(row), span.head == nil || kind.fits(.city) {
      list.append("a national capital")
    }
    if index.isSeat(row), span.head == nil {
      list.append("the seat of its province or district")
    }
    let country = index.country(row)
    if context.countryShare > 0.3, country >= 0, country != item.row {
      list.append("the text is about \(index.place(country).name)")
    }
    if context.isBeforeUnit || context.isInNamedUnit,
      let unit = form.ownUnits.union(form.units).sorted().first(where: {
        index.isInside(item.row, $0)
      })
    {
      list.append("\(index.place(unit).name) is named beside it")
    }
    if context.near > 0.4 { list.append("close to places named beside it") }
    return list
  }

  func mention(
    _ number: Int, _ span: Span, _ forms: Forms, _ shares: [PlaceCandidate], _ text: Passage,
    _ detail: MentionDetail
  ) -> Mention {
    let isExplained = detail == .explained
    let form = forms.list[forms.formOfSpan[number]]
    let odds = forms.odds[number]
    let certainty = 1 / (1 + exp(-odds))
    let best = certainty * (shares.first?.score ?? 0)
    let calibrated = weights.calibrated(best, hasPart: span.part != nil)
    var extent = span.extent
    if span.isBehindHead, let head = span.head, let kind = shares.first?.place.kind,
      kind == .country || kind == .province, !kind.fits(head)
    {
      // "the capital of Panjshir", "a district of Panjshir": no Panjshir.
      extent = span.name.lowerBound..<extent.upperBound
    }
    var status = MentionStatus.resolved
    var notes: [String] = []
    if odds < 0, span.type == .name {
      status = .notAPlace
      notes = [span.rejection ?? doubt(number, span, forms)]
    } else if shares.isEmpty {
      status = .unresolved
    } else if form.scored.count > 1, form.scored[0].score - form.scored[1].score < 0.5 {
      status = .ambiguous
      notes = ["several places of this name fit about as well"]
    }
    if status != .notAPlace, span.denied > 0 {
      notes.append("the deny list leaves out \(span.denied) of its names")
    }
    return Mention(
      bytes: text.text.bytes(extent), tokens: extent,
      type: status == .notAPlace ? .embedded : span.type, status: status, reasons: notes,
      signs: isExplained ? signs(number, span, forms) : [],
      score: shares.isEmpty ? 0 : calibrated, shares: shares,
      // What the best place gains or loses, the others share.
      scale: best < 1 ? certainty * (1 - calibrated) / (1 - best) : 0, isExplained: isExplained)
  }

  private func signs(_ number: Int, _ span: Span, _ forms: Forms) -> [Reason] {
    var list: [Reason] = []
    forEachSign(number, span, forms) { sign, value in
      list.append(Reason(kind: .sign(sign), value: value, weight: weights[sign]))
    }
    return list
  }

  /// What speaks most against a place.
  private func doubt(_ number: Int, _ span: Span, _ forms: Forms) -> String {
    var worst: (sign: Sign, share: Double)?
    forEachSign(number, span, forms) { sign, value in
      let share = value * weights[sign]
      guard sign != .bias, sign != .fewNames, sign != .handful, share < worst?.share ?? 0
      else { return }
      worst = (sign, share)
    }
    return worst?.sign.phrase ?? "nothing shows that it is a place"
  }

  private func resolved(_ row: Int32, part: String?) -> ResolvedPlace {
    let place = index.place(row)
    let unit = index.country(row)
    let country = unit < 0 ? nil : index.id(unit).rawValue
    if let part, place.kind == .country {
      return ResolvedPlace(
        id: PlaceID(rawValue: "\(place.id.rawValue)/\(part)"), name: "\(place.name) (\(part))",
        kind: .countryPart, country: country, coordinate: nil,
        approximateCoordinate: place.coordinate)
    }
    return ResolvedPlace(
      id: place.id, name: place.name, kind: place.kind, country: country,
      coordinate: place.coordinate)
  }
}
