import Gazetteer
import Glibc

/// A place that a name may mean, and what is known of it whatever the text.
struct Option {
  let row: Int32
  let status: NameStatus
  /// Whether the name is written as in the table, as far as capitals tell codes from words.
  let fitsCase: Bool
  /// How much it is the user's own, 0 for a place and name of the first gazetteer.
  var own = 0.0
  /// What the traits of the place and its name add up to.
  var fixed = 0.0
}

/// Looks up the places of a name.
struct Candidates: Sendable {
  let gazetteer: Gazetteer
  let index: PlaceIndex
  let demonyms: [Demonym]
  let weights: Weights
  private let ownness: [Double]

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
    ownness = (0..<gazetteer.gazetteerCount).map { layer in
      let count = Double(max(1, gazetteer.nameCount(inLayer: layer)))
      return layer == 0 ? 0 : 1 + max(0, log10(Self.bulk / count))
    }
  }

  /// A gazetteer of so many names was made for no conflict; each power of ten fewer says more
  /// surely that a user who added them means them.
  private static let bulk = 100_000.0

  /// How much a place, or its name, is the user's own by the gazetteer that it is from.
  private func ownness(ofName name: Int?, _ row: Int32) -> Double {
    let layer = max(gazetteer.layer(row: Int(row)), name.map(gazetteer.layer(ofName:)) ?? 0)
    return layer == 0 ? 0 : layer < ownness.count ? ownness[layer] : 1
  }

  func options(for span: Span, isAllCapitals: Bool, isShort: Bool) -> [Option] {
    var options: [Option] = []
    options.reserveCapacity(span.names.count)
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
      var option = Option(row: row, status: status, fitsCase: fits)
      if span.head.map(index.kind(row).fits) ?? true {
        option.own = ownness(ofName: isDemonym ? nil : number, row)
      }
      options.append(option)
    }
    // A name in the right letters shuts out those that only sound alike.
    if options.contains(where: \.fitsCase) { options.removeAll { !$0.fitsCase } }
    if options.count > 1 {
      options.sort { ($0.row, $0.status.order) < ($1.row, $1.status.order) }
      var kept = 0
      for option in options.dropFirst() {
        if option.row == options[kept].row {
          options[kept].own = max(options[kept].own, option.own)
        } else {
          kept += 1
          options[kept] = option
        }
      }
      options.removeLast(options.count - 1 - kept)
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
    let row = option.row
    let kind = index.kind(row)
    body(index.trait(row), 1)
    if let head = span.head { body(kind.fits(head) ? .headFits : .headMisfits, 1) }
    switch option.status {
    case .preferred: body(.preferred, 1)
    case .variant: break
    case .misspelling: body(.misspelling, 1)
    case .historic: body(.historic, 1)
    }
    let population = index.logPopulation(row)
    if population > 0, kind.isSettlement { body(.population, Double(population) / 7) }
    let count = index.nameCount(row)
    if count > 1 { body(.nameCount, log(Double(count)) / 5) }
    if index.isCapital(row), span.head == nil || kind.fits(.city) {
      body(.capital, 1)
    }
    if index.isSeat(row), span.head == nil { body(.seat, 1) }
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

extension PlaceIndex {
  /// The trait that a place of this kind is for a name.
  func trait(_ row: Int32) -> Trait {
    switch kind(row) {
    case .continent: .continent
    case .country: place(row).validTo == nil ? .country : .formerCountry
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
  func sign(_ row: Int32) -> Sign {
    switch kind(row) {
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
