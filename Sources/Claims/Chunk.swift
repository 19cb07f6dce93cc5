import Gazetteer
import Resolver

/// Somebody who acts or speaks in a text.
struct ActorReference: Hashable, Sendable {
  /// The words, without article and quantity.
  var text: String
  /// The actor of the table, when there is one.
  var actor: Actor?
  /// The party whose name stands in the words: the Taliban of "a Taliban spokesman".
  var affiliation: Actor?
  var group: GroupNoun.Class
  var isPlural: Bool
  /// The pronoun that owns them: "his forces".
  var owner: String?
  /// "hundreds of", "some".
  var magnitude: String?
  /// Whether the words name a person.
  var isPerson: Bool
  /// Whether the words say nothing of whose they are: "fighters", "the group".
  var isVague = false
  /// Whether they stand against the actor: "anti-Taliban".
  var isOpponent = false
  /// The place that the words name: "Panjshir-based movement".
  var placeName: String?
  /// Whether the noun is for a state's forces or for those who fight one.
  var side: ForceSide?
  /// Whether the words are for one human being.
  var isHuman = false
  /// The force that they speak for when no table has it.
  var body: Body?

  /// A force that only a speaker's words name: "a commander of the Andarab force".
  struct Body: Hashable, Sendable {
    var text: String
    var isPlural: Bool
    var isVague: Bool
    var side: ForceSide?
    var placeName: String? = nil
  }

  /// Whether these can hold a place or move as a force.
  var isForce: Bool {
    switch group {
    case .forces, .government: true
    case .civilians, .third, .message: false
    case .party, .person: actor.map { $0.kind == .party || $0.kind == .government } ?? false
    }
  }
}

/// A phrase of a sentence that can fill a role of a claim.
final class Chunk: Sendable {
  enum Kind: Sendable {
    /// An index into the mentions.
    case place(Int)
    case actor(ActorReference)
    /// "the valley", "three districts".
    case nominal(PlaceKind, isPlural: Bool, head: String)
    case pronoun(String)
    case time(Int)
    /// "both sides".
    case bothSides
  }
  let kind: Kind
  /// The tokens, articles and head nouns included.
  let tokens: Range<Int>
  /// Whether `'s` follows: "the Taliban's seizure".
  let isPossessive: Bool
  /// The preposition right before it, or empty.
  let preposition: String

  init(kind: Kind, tokens: Range<Int>, isPossessive: Bool, preposition: String) {
    self.kind = kind
    self.tokens = tokens
    self.isPossessive = isPossessive
    self.preposition = preposition
  }

  var isActor: Bool { if case .actor = kind { true } else { false } }
  var isPlace: Bool { if case .place = kind { true } else { false } }
  var isTime: Bool { if case .time = kind { true } else { false } }
  var isPlaceLike: Bool {
    switch kind {
    case .place, .nominal: true
    default: false
    }
  }
  var pronoun: String? { if case .pronoun(let word) = kind { word } else { nil } }
  var actor: ActorReference? { if case .actor(let actor) = kind { actor } else { nil } }
}

/// A verb with its auxiliaries: "had never been occupied".
final class VerbGroup: Sendable {
  /// From the first auxiliary to the end of the particle.
  let tokens: Range<Int>
  /// The token of the main verb.
  let main: Int
  let lemmas: [Lexicon.Form]
  let isPassive: Bool
  let isNegated: Bool
  let modal: String?
  let isInfinitive: Bool
  /// An -ing form without a form of "be".
  let isGerund: Bool
  let isProgressive: Bool
  /// A past form without an auxiliary: finite, or a participle that follows its noun.
  let isBarePast: Bool
  let adverbs: Set<String>

  init(
    tokens: Range<Int>, main: Int, lemmas: [Lexicon.Form], isPassive: Bool, isNegated: Bool,
    modal: String?, isInfinitive: Bool, isGerund: Bool, isProgressive: Bool, isBarePast: Bool,
    adverbs: Set<String>
  ) {
    self.tokens = tokens
    self.main = main
    self.lemmas = lemmas
    self.isPassive = isPassive
    self.isNegated = isNegated
    self.modal = modal
    self.isInfinitive = isInfinitive
    self.isGerund = isGerund
    self.isProgressive = isProgressive
    self.isBarePast = isBarePast
    self.adverbs = adverbs
  }

  /// The same verb with its particle.
  func reaching(_ end: Int) -> VerbGroup {
    VerbGroup(
      tokens: tokens.lowerBound..<max(end, tokens.upperBound), main: main, lemmas: lemmas,
      isPassive: isPassive, isNegated: isNegated, modal: modal, isInfinitive: isInfinitive,
      isGerund: isGerund, isProgressive: isProgressive, isBarePast: isBarePast, adverbs: adverbs)
  }

  var isFinite: Bool { !isInfinitive && !isGerund }
}
