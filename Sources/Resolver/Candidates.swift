import Gazetteer
import Glibc

/// A place that a name may mean, and what is known of it whatever the text.
struct Option {
  let row: Int32
  let status: NameStatus
  /// Whether the name is written as in the table, as far as capitals tell codes from words.
  let fitsCase: Bool
  var traits: [(trait: Trait, value: Double)] = []
  var fixed = 0.0
}

/// Looks up the places of a name.
struct Candidates: Sendable {
  let gazetteer: Gazetteer
  let index: PlaceIndex
  let demonyms: [Demonym]
  let weights: Weights

  /// A demonym with its place; the place is not given when the tables lack it.
  struct Demonym: Sendable {
    let row: Int32?
    let name: String
    let status: NameStatus
  }

  init(_ gazetteer: Gazetteer, weights: Weights) {
    self.gazetteer = gazetteer
    index = PlaceIndex(gazetteer)
    demonyms = gazetteer.demonyms.map { [index] in
      Demonym(row: index.row($0.place), name: $0.name, status: $0.status)
    }
    self.weights = weights
  }

  func options(for span: Span, isAllCapitals: Bool, isShort: Bool) -> [Option] {
    var best: [Int32: (status: NameStatus, fits: Bool)] = [:]
    for number in span.names {
      let isDemonym = span.type == .demonym
      guard
        let row = isDemonym
          ? demonyms[number].row : gazetteer.row(ofName: number).map(Int32.init)
      else { continue }
      let status = isDemonym ? demonyms[number].status : gazetteer.status(ofName: number)
      var fits = true
      if isShort, !span.isAbbreviation {
        let name = isDemonym ? demonyms[number].name : gazetteer.text(ofName: number)
        fits = Self.isCode(name) == isAllCapitals
      }
      if let known = best[row] {
        if known.fits, !fits { continue }
        if known.fits == fits, known.status.order <= status.order { continue }
      }
      best[row] = (status, fits)
    }
    // A name in the right letters shuts out those that only sound alike.
    let anyFits = best.contains { $0.value.fits }
    return best.keys.sorted().compactMap { row in
      guard let (status, fits) = best[row], fits || !anyFits else { return nil }
      var option = Option(row: row, status: status, fitsCase: fits)
      option.traits = traits(of: row, status, span)
      option.fixed = option.traits.reduce(0) { $0 + $1.value * weights[$1.trait] }
      return option
    }
  }

  private static func isCode(_ name: String) -> Bool {
    !name.utf8.contains { (0x61...0x7A).contains($0) }
  }

  private func traits(
    of row: Int32, _ status: NameStatus, _ span: Span
  ) -> [(trait: Trait, value: Double)] {
    let place = index.place(row)
    var list: [(trait: Trait, value: Double)] = [(place.trait, 1)]
    if let head = span.head { list.append((place.kind.fits(head) ? .headFits : .headMisfits, 1)) }
    switch status {
    case .preferred: list.append((.preferred, 1))
    case .variant: break
    case .misspelling: list.append((.misspelling, 1))
    case .historic: list.append((.historic, 1))
    }
    let population = index.logPopulation(row)
    if population > 0, place.kind.isSettlement {
      list.append((.population, Double(population) / 7))
    }
    let count = index.nameCount(row)
    if count > 1 { list.append((.nameCount, log(Double(count)) / 5)) }
    if index.isCapital(row), span.head == nil || place.kind.fits(.city) {
      list.append((.capital, 1))
    }
    if index.isSeat(row), span.head == nil { list.append((.seat, 1)) }
    if span.part != nil, place.kind == .country { list.append((.partOfCountry, 1)) }
    return list
  }
}

extension NameStatus {
  /// The best standing first.
  var order: Int {
    switch self {
    case .preferred: 0
    case .variant: 1
    case .historic: 2
    case .misspelling: 3
    }
  }
}

extension Place {
  var trait: Trait {
    switch kind {
    case .continent: .continent
    case .country: validTo == nil ? .country : .formerCountry
    case .region: .region
    case .countryPart: .part
    case .province: .province
    case .district: .district
    case .city: .city
    case .town: .town
    case .village: .village
    case .valley, .pass, .tunnel, .road, .river, .range: .nature
    case .facility, .area: .facility
    }
  }

  /// The sign that a place of this kind is for a name.
  var sign: Sign {
    switch kind {
    case .country, .continent: .country
    case .region, .countryPart: .region
    case .province, .district: .province
    case .city: .city
    case .town: .town
    case .village: .village
    default: .nature
    }
  }
}
