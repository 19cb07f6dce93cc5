public import Chronology
public import Gazetteer
public import Geometry

/// A place in a claim.
public struct ClaimPlace: Hashable, Sendable {
  /// How it stands to the claim.
  public var role: PlaceRole
  /// The name of the resolved place, or the words of the text when there is none.
  public var name: String
  /// The place, or `nil` when it is not in the gazetteer.
  public var placeID: PlaceID?
  /// The kind of the place.
  public var kind: PlaceKind?
  /// Its point.
  public var coordinate: Coordinate?
  /// The words of the text.
  public var surface: String
  /// Where the words stand, in Unicode code points of the document; `nil` without words.
  public var range: Range<Int>?
  /// How the place was found.
  public var resolution: PlaceResolution

  /// Creates a place of a claim.
  public init(
    role: PlaceRole, name: String, placeID: PlaceID?, kind: PlaceKind?, coordinate: Coordinate?,
    surface: String, range: Range<Int>?, resolution: PlaceResolution
  ) {
    self.role = role
    self.name = name
    self.placeID = placeID
    self.kind = kind
    self.coordinate = coordinate
    self.surface = surface
    self.range = range
    self.resolution = resolution
  }
}

/// Who says it: the claimant, the channel, and the outlet that relays it.
public struct Attribution: Hashable, Sendable {
  /// Who says it, or `nil` for the narrator.
  public var claimant: String?
  /// The channel: Twitter, press conference, video.
  public var medium: String?
  /// Who relays it; several are joined by " via ", the outermost last.
  public var outlet: String?
  /// The words that attribute it: "said", "according to".
  public var cue: String?

  /// Creates an attribution.
  public init(
    claimant: String? = nil, medium: String? = nil, outlet: String? = nil, cue: String? = nil
  ) {
    self.claimant = claimant
    self.medium = medium
    self.outlet = outlet
    self.cue = cue
  }
}

/// When a claim holds, and how that was read.
public struct ClaimDate: Hashable, Sendable {
  /// The days it may have begun on.
  public var interval: DateInterval
  /// How finely the text tells it.
  public var granularity: Granularity
  /// The words of the text: "last week".
  public var expression: String
  /// How the words were resolved: `absolute`, `weekday before report date`, ….
  public var how: String

  /// Creates a date.
  public init(
    interval: DateInterval, granularity: Granularity, expression: String, how: String
  ) {
    self.interval = interval
    self.granularity = granularity
    self.expression = expression
    self.how = how
  }
}

/// A tie to another claim.
public struct Relation: Hashable, Sendable {
  /// What ties them.
  public var type: RelationType
  /// The id of the other claim.
  public var claim: String

  /// Creates a relation.
  public init(type: RelationType, claim: String) {
    self.type = type
    self.claim = claim
  }
}

/// One source's statement about one predicate at one clause: a row of the ledger.
///
/// A claim is never a fact: it says who says what of whom and where.
public struct Claim: Hashable, Sendable {
  /// `c-` and a hash of document, span and predicate.
  public var id: String
  /// The name of the report, or its JSONL id.
  public var document: String
  /// The SHA-256 digest of the report, or empty for a claim typed by hand.
  public var documentDigest: String
  /// What it says.
  public var predicate: Predicate
  /// The mover, holder or taker; the loser for ``Predicate/lost`` and ``Predicate/ceded``.
  public var actor: String?
  /// The actor's id in `actors.csv`.
  public var actorID: String?
  /// Against whom.
  public var target: String?
  /// Where.
  public var places: [ClaimPlace]
  /// Affirmed or negated.
  public var polarity: Polarity
  /// How it is put forward.
  public var modality: Modality
  /// Whether it is history that must not be drawn.
  public var isBackground: Bool
  /// Who says it.
  public var attribution: Attribution
  /// When, or `nil` when the text does not tell.
  public var date: ClaimDate?
  /// The day the report was published, or `nil` when unknown.
  public var reportDate: CalendarDate?
  /// Whether ``reportDate`` was assumed by a person and not stated in the report.
  public var reportDateIsAssumed: Bool
  /// How much of the place: "most of".
  public var extent: String?
  /// How many: "hundreds of fighters".
  public var magnitude: String?
  /// The words of the report.
  public var quote: String
  /// Where they stand, in Unicode code points; `nil` for a claim typed by hand.
  public var range: Range<Int>?
  /// The word that carries the predicate.
  public var trigger: String
  /// Where it stands, in Unicode code points.
  public var triggerRange: Range<Int>?
  /// 0 to 1: how safe the rule is that read it.
  public var confidence: Double
  /// Whether a party admits its own loss.
  public var isAgainstInterest: Bool
  /// What a person made of it.
  public var review: Review
  /// Ties to other claims.
  public var relations: [Relation]
  /// Outlet, title and address of the report, when known.
  public var outlet: String?, title: String?, url: String?
  /// What a person or a rule noted.
  public var note: String

  /// Creates a claim; what is not given is empty or unknown.
  public init(
    id: String, document: String, documentDigest: String = "", predicate: Predicate,
    actor: String? = nil, actorID: String? = nil, target: String? = nil,
    places: [ClaimPlace] = [], polarity: Polarity = .positive, modality: Modality = .asserted,
    isBackground: Bool = false, attribution: Attribution = Attribution(), date: ClaimDate? = nil,
    reportDate: CalendarDate? = nil, reportDateIsAssumed: Bool = false, extent: String? = nil,
    magnitude: String? = nil, quote: String = "", range: Range<Int>? = nil, trigger: String = "",
    triggerRange: Range<Int>? = nil, confidence: Double = 1, isAgainstInterest: Bool = false,
    review: Review = .open, relations: [Relation] = [], outlet: String? = nil,
    title: String? = nil, url: String? = nil, note: String = ""
  ) {
    self.id = id
    self.document = document
    self.documentDigest = documentDigest
    self.predicate = predicate
    self.actor = actor
    self.actorID = actorID
    self.target = target
    self.places = places
    self.polarity = polarity
    self.modality = modality
    self.isBackground = isBackground
    self.attribution = attribution
    self.date = date
    self.reportDate = reportDate
    self.reportDateIsAssumed = reportDateIsAssumed
    self.extent = extent
    self.magnitude = magnitude
    self.quote = quote
    self.range = range
    self.trigger = trigger
    self.triggerRange = triggerRange
    self.confidence = confidence
    self.isAgainstInterest = isAgainstInterest
    self.review = review
    self.relations = relations
    self.outlet = outlet
    self.title = title
    self.url = url
    self.note = note
  }

  /// Control or movement.
  public var kind: ClaimKind { predicate.kind }

  /// Where it may be drawn (the drawing rule): history, hypotheses and negated intents never.
  public var plot: PlotClass {
    if isBackground { return .no }
    switch (polarity, modality) {
    case (.negative, .asserted), (.negative, .claimed), (.negative, .reported),
      (.negative, .possible), (_, .denied):
      return .counterclaim
    case (.negative, _), (_, .hypothetical): return .no
    case (_, .intended), (_, .demanded): return .intent
    default: return .claim
    }
  }

  /// `contested` when the predicate is, else intent, counterclaim, or the modality.
  public var status: String {
    switch plot {
    case .intent: "intent"
    case .counterclaim: "counterclaim"
    case .no where modality == .asserted: "asserted"
    default: predicate == .contested ? "contested" : modality.rawValue
    }
  }

  /// Whether the claim speaks of the whole place or most of it, so that an area may be filled.
  public var coversPlace: Bool {
    guard let extent = extent?.lowercased(), !extent.isEmpty else { return true }
    let digits = extent.drop { !$0.isNumber }.prefix { $0.isNumber }
    let isRate = ["%", "percent", "per cent"].contains(where: extent.contains)
    if let rate = Int(digits), isRate || Int(extent) != nil { return rate >= 50 }
    return ["all", "whole", "entire", "full", "most", "much", "majority", "bulk"].contains {
      extent.contains($0)
    }
  }

  /// The place the claim is about: the first that is not merely a container.
  public var mainPlace: ClaimPlace? {
    places.first { $0.role != .in } ?? places.first
  }
}
