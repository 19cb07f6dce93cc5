public import Gazetteer

/// Puts claims into words: "X says Y holds Z", never "Y holds Z".
public struct SentenceWriter: Sendable {
  private let gazetteer: Gazetteer?

  /// Creates a writer; with a gazetteer, actors get their usual names and pronouns.
  public init(gazetteer: Gazetteer? = nil) { self.gazetteer = gazetteer }

  /// The claim as a sentence without a full stop, always with who says it.
  ///
  /// - Parameter place: the place that the sentence is about, for a mark of a claim of several
  ///   places; `nil` for all of them.
  public func said(_ claim: Claim, at place: ClaimPlace? = nil) -> String {
    let speaker = Speaker(claim)
    let clause = ClauseWriter(
      claim: claim, actor: actorWords(claim, speaker: speaker),
      target: claim.target.flatMap { $0.isEmpty ? nil : $0 },
      places: PlaceWords(claim, at: place))
    let isNegative = claim.polarity == .negative
    if claim.isBackground {
      return speaker.recalls + clause.text(.history, isNegative: isNegative && !isDenial(claim))
    }
    switch claim.modality {
    case .denied: return speaker.denies + clause.text(.plain, isNegative: false)
    case .demanded: return speaker.demands + clause.text(.wish, isNegative: isNegative)
    case .hypothetical: return speaker.supposes + clause.text(.wish, isNegative: isNegative)
    case .intended: return speaker.says + clause.text(.plan, isNegative: isNegative)
    case .possible: return speaker.says + clause.text(.possible, isNegative: isNegative)
    case .asserted, .claimed, .reported:
      if claim.predicate == .contested, clause.actor == nil, !isNegative {
        return speaker.reports + clause.fighting
      }
      return speaker.says + clause.text(.plain, isNegative: isNegative)
    }
  }

  /// The name of the actor as the gazetteer has it, else as in the text.
  public func actorName(_ claim: Claim) -> String? {
    if let id = claim.actorID, let name = gazetteer?.actor(id)?.name { return name }
    return claim.actor.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func isDenial(_ claim: Claim) -> Bool { claim.modality == .denied }

  private func actorWords(_ claim: Claim, speaker: Speaker) -> ActorWords? {
    guard let name = actorName(claim) else { return nil }
    let isPlural = namesSeveral(name)
    let isSpeaker = speaker.isClaimant && (speaker.name == name || speaker.name == claim.actor)
    guard isSpeaker else { return ActorWords(words: name, isPlural: isPlural) }
    if isPlural { return ActorWords(words: "they", isPlural: true) }
    let kind = claim.actorID.flatMap { gazetteer?.actor($0)?.kind }
    let isThing = kind == .party || kind == .government || kind == .organisation
    return ActorWords(words: isThing ? "it" : name, isPlural: false)
  }
}

/// The subject of a clause.
struct ActorWords: Sendable {
  let words: String
  let isPlural: Bool
}

/// Who says it, with verbs that agree.
struct Speaker: Sendable {
  let name: String
  let isClaimant: Bool
  private let isPlural: Bool

  init(_ claim: Claim) {
    if let claimant = claim.attribution.claimant, !claimant.isEmpty {
      name = claimant
      isClaimant = true
      isPlural = namesSeveral(claimant)
    } else {
      let names = [claim.attribution.outlet, claim.outlet, claim.title, claim.document]
      name = names.lazy.compactMap(\.self).first { !$0.isEmpty } ?? "An unnamed report"
      isClaimant = false
      isPlural = false
    }
  }

  private func verb(_ singular: String, _ plural: String) -> String {
    // The name of an outlet or file is written as it is; "residents" begins a sentence.
    let first = isClaimant ? name.prefix(1).uppercased() : String(name.prefix(1))
    return first + name.dropFirst() + " " + (isPlural ? plural : singular) + " "
  }

  var says: String { isClaimant ? verb("says", "say") : verb("reports", "report") }
  var reports: String { verb("reports", "report") }
  var recalls: String { verb("recalls", "recall") + "that " }
  var supposes: String { verb("speaks", "speak") + "of what may follow should " }
  var denies: String {
    isClaimant ? verb("denies", "deny") + "that " : verb("reports", "report") + "a denial that "
  }
  var demands: String {
    isClaimant ? verb("demands", "demand") + "that " : verb("reports", "report") + "a demand that "
  }
}

/// Whether a name of people takes a plural verb: "residents of Rukha", "Massoud and Saleh".
func namesSeveral(_ name: String) -> Bool {
  let words = name.split(separator: " ")
  if words.contains("and") { return true }
  guard let head = words.prefix(while: { !NumberWords.breaks.contains($0) }).last else {
    return false
  }
  if NumberWords.plurals.contains(head) { return true }
  guard head.last == "s", !NumberWords.singulars.contains(head) else { return false }
  // A short capitalised name such as "Abbas" is a person's; a plural noun is written small, is
  // longer, or stands behind other words.
  if head.hasSuffix("ss") || head.hasSuffix("us") { return false }
  return head.first?.isLowercase == true || words.count > 1 || head.count > 5
}

/// Words that tell whether a name of people is of one or of several.
private enum NumberWords {
  /// What begins the words behind the noun that counts.
  static let breaks: Set<Substring> = [
    "of", "in", "from", "loyal", "led", "near", "at", "on", "with", "who", "for",
  ]
  static let plurals: Set<Substring> = [
    "people", "civilians", "women", "men", "children", "police", "Mujahideen", "mujahideen",
  ]
  /// Names of states and bodies that end like plurals.
  static let singulars: Set<Substring> = [
    "States", "Nations", "Emirates", "Reuters", "News", "Times",
  ]
}

extension SentenceWriter {
  /// What a counted marker stands for, without who says it: "Taliban advancing on Panjshir
  /// province". Only to be shown with the number of claims behind it.
  public func label(_ claim: Claim, actor: String, at place: ClaimPlace) -> String {
    let words = PredicateWords.of(claim.predicate)
    let clause = ClauseWriter(
      claim: claim, actor: nil, target: nil, places: PlaceWords(claim, at: place, isAlone: true))
    let verb =
      switch claim.predicate {
      case .contested, .present, .advancing, .massing, .deploying, .besieged, .evacuated:
        words.participle
      case .arrived: "arriving"
      case .retreating: "retreating"
      case .fleeing: "fleeing"
      default: "said to have " + words.participle
      }
    return join(actor, verb, clause.object)
  }
}
