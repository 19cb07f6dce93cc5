public import Gazetteer
public import Geometry

/// The place that a mention was resolved to.
public struct ResolvedPlace: Hashable, Sendable {
  /// The place; for a part of a country, the country's id and the part: `AF/north`.
  public let id: PlaceID
  /// Its name: "Panjshir", "Afghanistan (north)".
  public let name: String
  /// What it is.
  public let kind: PlaceKind
  /// The ISO 3166-1 code of its country, or `nil`.
  public let country: String?
  /// Its point, when one is known. A part of a country has none.
  public let coordinate: Coordinate?
  /// Its point, else that of the country that it is a part of.
  public let approximateCoordinate: Coordinate?

  /// Creates a resolved place.
  public init(
    id: PlaceID, name: String, kind: PlaceKind, country: String?, coordinate: Coordinate?,
    approximateCoordinate: Coordinate? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.country = country
    self.coordinate = coordinate
    self.approximateCoordinate = coordinate ?? approximateCoordinate
  }
}

/// A place that a mention might mean, with its share of the certainty.
public struct PlaceCandidate: Hashable, Sendable {
  /// The place.
  public let place: ResolvedPlace
  /// 0 to 1; the candidates of a mention and "no place" add up to 1.
  public internal(set) var score: Double
  /// Why, in words; of the best candidate only, unless the mention is explained.
  public let because: [String]
  /// The traits behind the choice among the candidates; none unless the mention is explained.
  public let traits: [Reason]
}

/// What a mention is made of.
public enum MentionType: String, Hashable, Sendable {
  case name, demonym, embedded, nominal
}

/// What the resolver made of a mention. Ambiguity is a result, not an error.
public enum MentionStatus: String, Hashable, Sendable {
  /// One place is clearly meant.
  case resolved
  /// Several places fit about as well; the best is given.
  case ambiguous
  /// A name of the gazetteer, but no place fits.
  case unresolved
  /// A name of the gazetteer that is no place here: part of a person's or outlet's name.
  case notAPlace = "not-a-place"
}

/// A name in a text and the place that it means.
public struct Mention: Hashable, Sendable {
  /// Where it stands, in UTF-8 bytes of the document, head noun included ("Panjshir Valley").
  public let bytes: Range<Int>
  /// Where it stands, in tokens.
  public let tokens: Range<Int>
  /// What it is made of.
  public let type: MentionType
  /// What the resolver made of it.
  public let status: MentionStatus
  /// Why it is no place, or what makes the choice uncertain.
  public let reasons: [String]
  /// The signs for and against a place of any kind here; none unless the mention is explained.
  public let signs: [Reason]
  /// The certainty of the best candidate, 0 to 1.
  public let score: Double
  /// The candidates with their shares, the best first; mentions of one name share the list.
  let shares: [PlaceCandidate]
  /// What a share of the others counts.
  let scale: Double
  let isExplained: Bool

  /// The best candidate's place.
  public var place: ResolvedPlace? { status == .notAPlace ? nil : shares.first?.place }

  /// Why the best candidate is the best, in words.
  public var because: [String] { shares.first?.because ?? [] }

  /// The candidates, the best first: six, and those after them that are somewhat likely; all, up to
  /// 40, when the mention is explained.
  public var candidates: [PlaceCandidate] { candidates(atMost: .max) }

  /// The first candidates.
  public func candidates(atMost limit: Int) -> [PlaceCandidate] {
    var list: [PlaceCandidate] = []
    for (rank, candidate) in shares.prefix(limit).enumerated() {
      let score = rank == 0 ? self.score : min(self.score, candidate.score * scale)
      guard isExplained || rank < 6 || score >= 0.005 else { break }
      var candidate = candidate
      candidate.score = score
      list.append(candidate)
    }
    return list
  }
}

extension Mention {
  /// A name of a place that the gazetteer lacks; its place has an empty id and no point.
  package init(unlisted name: String, kind: PlaceKind, bytes: Range<Int>, tokens: Range<Int>) {
    self.bytes = bytes
    self.tokens = tokens
    type = .name
    status = .unresolved
    reasons = []
    signs = []
    score = 0
    shares = [
      PlaceCandidate(
        place: ResolvedPlace(id: "", name: name, kind: kind, country: nil, coordinate: nil),
        score: 0, because: [], traits: [])
    ]
    scale = 0
    isExplained = false
  }
}
