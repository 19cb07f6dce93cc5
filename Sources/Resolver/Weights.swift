import Gazetteer
import Glibc

/// A sign that a name is, or is not, a place here.
enum Sign: Int, CaseIterable, Sendable {
  case bias, fewNames, handful
  // Rules that speak against a place.
  case actor, surname, article, tag, prefix, organisation, landmark, person, inside, denied
  // How the word is written.
  case capitals, codeCase, wrongCase, manyWords, commonWord, commonWordAtStart, sentenceStart
  case lowercaseElsewhere, shortName, titleCase, hyphenBefore, hyphenAfter, quoted, abbreviation
  // What stands around it.
  case dateline, personal, givenNameFirst
  case givenName, givenNameBefore, initialBefore, titleBefore, capitalBefore, capitalAfter
  case preposition, of, articleBefore, possessive, speech, commaAfter, commaBefore
  case headNoun, headMisfits, facilityHead, direction, bracket, based,
    countryBeforeName
  // What the best place is.
  case country, province, region, city, town, village, nature, population, nameCount, preferred, own
  case contained, unitBehind, holds, countryShare, manyPlaces
  // What the rest of the text shows.
  case shownElsewhere, repeated
}

/// A sign that a name means one of its places rather than another.
enum Trait: Int, CaseIterable, Sendable {
  case continent, country, formerCountry, region, part, province, district, city, town, village
  case nature, facility
  case population, nameCount, capital, seat
  case preferred, historic, misspelling, own
  case headFits, headMisfits, partOfCountry
  case countryShare, provinceShare, inNamedUnit, unitBehind, holds, namedBeside, neighbourCountry,
    near
}

/// The weights of the log-linear models, read from `weights.csv`; a sign without one counts nothing.
struct Weights: Sendable {
  private var signs = [Double](repeating: 0, count: Sign.allCases.count)
  private var traits = [Double](repeating: 0, count: Trait.allCases.count)

  private var slope = 1.0
  private var offset = 0.0
  private var part = 0.0

  init(_ language: LanguageTables) {
    let signNames = Dictionary(
      Sign.allCases.map { ("\($0)", $0.rawValue) }, uniquingKeysWith: { a, _ in a })
    let traitNames = Dictionary(
      Trait.allCases.map { ("\($0)", $0.rawValue) }, uniquingKeysWith: { a, _ in a })
    for row in language.rows("weights") {
      guard let weight = Double(row["weight"]) else { continue }
      switch row["model"] {
      case "recognition": if let index = signNames[row["sign"]] { signs[index] = weight }
      case "choice": if let index = traitNames[row["sign"]] { traits[index] = weight }
      case "calibration":
        if row["sign"] == "slope" { slope = weight }
        if row["sign"] == "offset" { offset = weight }
        if row["sign"] == "part" { part = weight }
      default: break
      }
    }
  }

  /// What a table of weights should hold and does not, as `model,sign`.
  static func missing(in language: LanguageTables) -> [String] {
    let rows = language.rows("weights").filter { Double($0["weight"]) != nil }
    let known = Set(rows.map { "\($0["model"]),\($0["sign"])" })
    let wanted =
      Sign.allCases.map { "recognition,\($0)" } + Trait.allCases.map { "choice,\($0)" }
      + ["slope", "offset", "part"].map { "calibration,\($0)" }
    return wanted.filter { !known.contains($0) }
  }

  /// The certainty that a text's figures bear out, from that of the models (Platt scaling).
  ///
  /// A direction before the name makes it less certain: "northern China" is no point.
  func calibrated(_ certainty: Double, hasPart: Bool) -> Double {
    let bounded = min(max(certainty, 1e-6), 1 - 1e-6)
    let odds = slope * log(bounded / (1 - bounded)) + offset + (hasPart ? part : 0)
    return 1 / (1 + exp(-odds))
  }

  subscript(sign: Sign) -> Double { signs[sign.rawValue] }
  subscript(trait: Trait) -> Double { traits[trait.rawValue] }
}
