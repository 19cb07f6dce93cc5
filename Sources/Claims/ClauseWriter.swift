import Gazetteer

/// The part of a sentence behind "says": actor, verb, place.
struct ClauseWriter: Sendable {
  enum Mood {
    case plain, possible, plan, wish, history
  }

  let claim: Claim
  let actor: ActorWords?
  let target: String?
  let places: PlaceWords

  private var words: PredicateWords { .of(claim.predicate) }

  /// "fighting in Z", for a contested place without actors.
  var fighting: String {
    let opponent = target.map { "fighting with \($0)" } ?? "fighting"
    return join(opponent, places.located)
  }

  func text(_ mood: Mood, isNegative: Bool) -> String {
    if actor == nil {
      if claim.predicate == .contested { return noFightersNamed(mood, isNegative: isNegative) }
      switch words.nameless {
      case .somebody: break
      case .wasDone(let participle):
        return passive(participle, mood, isNegative: isNegative, isEvent: true)
      case .isSo(let adjective):
        return passive(adjective, mood, isNegative: isNegative, isEvent: false)
      }
    }
    let subject = actor ?? ActorWords(words: "somebody", isPlural: false)
    let not = isNegative ? "not " : ""
    let isPassive = if case .passive = words.form { true } else { false }
    let verb =
      switch mood {
      case .plain: words.verb(isPlural: subject.isPlural, isNegative: isNegative)
      case .possible: words.possibleVerb(isNegative: isNegative)
      case .history: words.pastVerb(isPlural: subject.isPlural, isNegative: isNegative)
      case .wish: not + words.wish
      // Nobody plans to be evacuated; others plan it for them.
      case .plan where isPassive: (subject.isPlural ? "are " : "is ") + not + "to " + words.wish
      case .plan: (subject.isPlural ? "plan " : "plans ") + not + "to " + words.wish
      }
    let isWish = mood == .wish || mood == .plan
    return join(subject.words, verb, isWish && claim.predicate == .repelled ? attacks : object)
  }

  /// Attacks that are yet to come.
  private var attacks: String {
    join("attacks", target.map { "by \($0)" } ?? "", "on " + places.taken)
  }

  /// Everything behind the verb.
  var object: String {
    switch claim.predicate {
    case .contested: join(target ?? "", places.located)
    case .present: places.located
    case .besieged:
      target.map { join($0, places.located) } ?? places.taken
    case .repelled:
      join("an attack", target.map { "by \($0)" } ?? "", "on " + places.taken)
    case .captured, .recaptured: join(places.taken, target.map { "from \($0)" } ?? "")
    case .lost, .ceded: join(places.taken, target.map { "to \($0)" } ?? "")
    case .cleared: join(places.taken, target.map { "of \($0)" } ?? "")
    case .holds, .blocked, .opened, .entered: places.taken
    default: places.travelled(claim.predicate, towards: words.towards)
    }
  }

  private func passive(
    _ participle: String, _ mood: Mood, isNegative: Bool, isEvent: Bool
  ) -> String {
    let isWish = mood == .wish || mood == .plan
    // Nobody plans a loss, but to give up.
    let participle = isWish && claim.predicate == .lost ? "given up" : participle
    let place = claim.predicate == .repelled ? "an attack on \(places.taken)" : places.taken
    let not = isNegative ? "not " : ""
    let plural = claim.predicate != .repelled && places.isPlural
    let verb =
      switch mood {
      case .plain where isEvent: plural ? "were " : "was "
      case .plain: plural ? "are " : "is "
      case .history: plural ? "were " : "was "
      case .possible: ""
      case .plan: plural ? "are " : "is "
      case .wish: ""
      }
    switch mood {
    case .possible:
      return join(place, "may " + not + (isEvent ? "have been " : "be ") + participle)
    case .plan: return join(place, verb + not + "to be " + participle)
    case .wish: return join(place, not + "be " + participle)
    case .plain, .history: return join(place, verb + not + participle)
    }
  }

  private func noFightersNamed(_ mood: Mood, isNegative: Bool) -> String {
    let no = isNegative ? "no " : ""
    let verb =
      switch mood {
      case .plain: "there is "
      case .possible: "there may be "
      case .plan: "there is to be "
      case .wish: "there be "
      case .history: "there was "
      }
    return verb + no + fighting
  }
}

func join(_ parts: String...) -> String {
  parts.filter { !$0.isEmpty }.joined(separator: " ")
}

/// "A, B and C".
func enumerated(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
