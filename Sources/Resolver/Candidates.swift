import Gazetteer
import Glibc

/// A place that a name may mean, and what is known of it whatever the text.
struct Option {
  let row: Int32
  let status: NameStatus
  /// Whether the name is written as in the table, as far as capitals tell codes from words.
  let fitsCase: Bool
  /// What the traits of the place and its name add up to.
  var fixed = 0.0
}

/// Looks up the places of a name.
struct Candidates: Sendable {
  let index: PlaceIndex
  let names: [Toponym]
  let demonyms: [Toponym]
  let weights: Weights
  /// The row of the place of each name and demonym, or -1.
  private let rowOfName: [Int32]
  private let rowOfDemonym: [Int32]

  init(index: PlaceIndex, names: [Toponym], demonyms: [Toponym], weights: Weights) {
    self.index = index
    self.names = names
    self.demonyms = demonyms
    self.weights = weights
    rowOfName = names.map { index.row($0.place) ?? -1 }
    rowOfDemonym = demonyms.map { index.row($0.place) ?? -1 }
  }

  func options(for span: Span, isAllCapitals: Bool, isShort: Bool) -> [Option] {
    var options: [Option] = []
    options.reserveCapacity(span.names.count)
    for number in span.names {
      let row = span.type == .demonym ? rowOfDemonym[number] : rowOfName[number]
      guard row >= 0 else { continue }
      let name = span.type == .demonym ? demonyms[number] : names[number]
      var fits = true
      if isShort, !span.isAbbreviation {
        fits = Self.isCode(name.name) == isAllCapitals
      }
      options.append(Option(row: row, status: name.status, fitsCase: fits))
    }
    // A name in the right letters shuts out those that only sound alike.
    if options.contains(where: \.fitsCase) { options.removeAll { !$0.fitsCase } }
    if options.count > 1 {
      options.sort { ($0.row, $0.status.order) < ($1.row, $1.status.order) }
      var last: Int32 = -1
      options.removeAll { option in
        defer { last = option.row }
        return option.row == last
      }
    }
    for number in options.indices {
      var sum = 0.0
      forEachTrait(of: options[number], span) { trait, value in sum += value * weights[trait] }
      options[number].fixed = sum
    }
    return options
  }

  private static func isCode(_ name: String) -> Bool {
    !name.utf8.contains { (0x61...0x7A).contains($0) }
  }

  /// The traits of a place and its name, whatever the text is about.
  func forEachTrait(of option: Option, _ span: Span, _ body: (Trait, Double) -> Void) {
    let row = Int(option.row)
    let kind = index.places[row].kind
    body(index.places[row].trait, 1)
    if let head = span.head { body(kind.fits(head) ? .headFits : .headMisfits, 1) }
    switch option.status {
    case .preferred: body(.preferred, 1)
    case .variant: break
    case .misspelling: body(.misspelling, 1)
    case .historic: body(.historic, 1)
    }
    let population = index.logPopulations[row]
    if population > 0, kind.isSettlement { body(.population, Double(population) / 7) }
    let count = index.nameCounts[row]
    if count > 1 { body(.nameCount, log(Double(count)) / 5) }
    if index.capitals.contains(option.row), span.head == nil || kind.fits(.city) {
      body(.capital, 1)
    }
    if index.seats.contains(option.row), span.head == nil { body(.seat, 1) }
    if span.part != nil, kind == .country { body(.partOfCountry, 1) }
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
