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
  let index: PlaceIndex
  let names: [Toponym]
  let demonyms: [Toponym]
  let weights: Weights

  func options(for span: Span, isAllCapitals: Bool, isShort: Bool) -> [Option] {
    let rows = span.type == .demonym ? demonyms : names
    var best: [Int32: (status: NameStatus, fits: Bool)] = [:]
    for number in span.names {
      let name = rows[number]
      guard let row = index.row(name.place) else { continue }
      var fits = true
      if isShort, !span.isAbbreviation {
        fits = Self.isCode(name.name) == isAllCapitals
      }
      if let known = best[row] {
        if known.fits, !fits { continue }
        if known.fits == fits, known.status.order <= name.status.order { continue }
      }
      best[row] = (name.status, fits)
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
    let place = index.places[Int(row)]
    var list: [(trait: Trait, value: Double)] = [(place.trait, 1)]
    if let head = span.head { list.append((place.kind.fits(head) ? .headFits : .headMisfits, 1)) }
    switch status {
    case .preferred: list.append((.preferred, 1))
    case .variant: break
    case .misspelling: list.append((.misspelling, 1))
    case .historic: list.append((.historic, 1))
    }
    let population = index.logPopulations[Int(row)]
    if population > 0, place.kind.isSettlement {
      list.append((.population, Double(population) / 7))
    }
    let count = index.nameCounts[Int(row)]
    if count > 1 { list.append((.nameCount, log(Double(count)) / 5)) }
    if index.capitals.contains(row), span.head == nil || place.kind.fits(.city) {
      list.append((.capital, 1))
    }
    if index.seats.contains(row), span.head == nil { list.append((.seat, 1)) }
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
