/// A claim as a clause gives it, before its actor and places are resolved.
struct Draft {
  var predicate: Predicate
  /// The word that carries the predicate, in tokens.
  var trigger: Range<Int>
  /// The verb that decides on polarity and modality, when there is one.
  var verb: VerbGroup?
  /// Who acts, holds, loses or moves.
  var actor: Chunk?
  /// "under our control": the pronoun that owns the state.
  var actorPronoun: String?
  /// Those of whom the actor is the opponent: "anti-Taliban bastion".
  var opponentOf: Chunk?
  var target: Chunk?
  var places: [(chunk: Chunk, role: PlaceRole)] = []
  /// Whether the claim may take its place from what was said before.
  var takesPlaceFromContext = false
  /// Whether a noun carries it: "the siege of X".
  var isNoun = false
  /// Turned over once more by the phrase itself: "out of control".
  var isNegated = false
  /// A modality that the words themselves carry, over the verb's.
  var modality: Modality?
  /// How much of the place, when the verb itself tells: "made gains in".
  var extent: String?
  /// The words that no other claim may take: the attack that was beaten off.
  var consumed: Range<Int>?
  /// The words of the claim, in tokens.
  var span: Range<Int>
  var confidence: Double
  var sentence: Int

  mutating func cover(_ tokens: Range<Int>) {
    span = min(span.lowerBound, tokens.lowerBound)..<max(span.upperBound, tokens.upperBound)
  }
}
