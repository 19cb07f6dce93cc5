/// How a predicate is put into English.
struct PredicateWords: Sendable {
  /// How its verb is conjugated.
  enum Form: Sendable {
    /// "holds", "does not hold".
    case present(singular: String, past: String)
    /// "captured", "did not capture", "may have captured".
    case past(String, participle: String)
    /// "is fighting", "may be fighting"; also adjectives: "is present".
    case continuous(String)
    /// "was evacuated", "may have been evacuated".
    case passive(String)
  }

  /// What is said when nobody is named as the actor.
  enum Nameless: Sendable {
    /// "somebody holds Z".
    case somebody
    /// "Z was captured", with the participle.
    case wasDone(String)
    /// "Z is blocked", with the participle or adjective.
    case isSo(String)
  }

  let form: Form
  /// The bare verb: "may hold", "did not capture".
  let bare: String
  /// The bare verb of plans and demands, where another reads better: "plans to take".
  let wish: String
  /// Whether the place is the object of the verb: "holds Z", against "is present in Z".
  let isTransitive: Bool
  /// The word before a destination: "on", "to", "in".
  let towards: String
  let nameless: Nameless

  init(
    _ form: Form, _ bare: String, wish: String? = nil, isTransitive: Bool = false,
    towards: String = "to", nameless: Nameless = .somebody
  ) {
    self.form = form
    self.bare = bare
    self.wish = wish ?? bare
    self.isTransitive = isTransitive
    self.towards = towards
    self.nameless = nameless
  }

  /// The words of a predicate.
  static func of(_ predicate: Predicate) -> PredicateWords {
    switch predicate {
    case .holds:
      PredicateWords(.present(singular: "holds", past: "held"), "hold", isTransitive: true)
    case .captured:
      PredicateWords(
        .past("captured", participle: "captured"), "capture", wish: "take", isTransitive: true,
        nameless: .wasDone("captured"))
    case .recaptured:
      PredicateWords(
        .past("recaptured", participle: "recaptured"), "recapture", wish: "retake",
        isTransitive: true, nameless: .wasDone("recaptured"))
    case .lost:
      PredicateWords(
        .past("lost", participle: "lost"), "lose", wish: "give up", isTransitive: true,
        nameless: .wasDone("lost"))
    case .ceded:
      PredicateWords(
        .past("gave up", participle: "given up"), "give up", wish: "hand over",
        isTransitive: true, nameless: .wasDone("given up"))
    case .cleared:
      PredicateWords(
        .past("cleared", participle: "cleared"), "clear", isTransitive: true,
        nameless: .wasDone("cleared"))
    case .contested: PredicateWords(.continuous("fighting"), "fight")
    case .besieged:
      PredicateWords(
        .continuous("besieging"), "besiege", isTransitive: true, nameless: .isSo("besieged"))
    case .repelled:
      PredicateWords(
        .past("repelled", participle: "repelled"), "repel", isTransitive: true,
        nameless: .wasDone("repelled"))
    case .blocked:
      PredicateWords(
        .past("blocked", participle: "blocked"), "block", isTransitive: true,
        nameless: .isSo("blocked"))
    case .opened:
      PredicateWords(
        .past("opened", participle: "opened"), "open", isTransitive: true, nameless: .isSo("open"))
    case .entered:
      PredicateWords(.past("entered", participle: "entered"), "enter", isTransitive: true)
    case .present: PredicateWords(.continuous("present"), "be present", wish: "stay")
    case .advancing: PredicateWords(.continuous("advancing"), "advance", towards: "on")
    case .massing: PredicateWords(.continuous("massing"), "mass", towards: "near")
    case .deploying: PredicateWords(.continuous("deploying"), "deploy")
    case .arrived:
      PredicateWords(.past("arrived", participle: "arrived"), "arrive", towards: "in")
    case .retreating: PredicateWords(.past("retreated", participle: "retreated"), "retreat")
    case .fleeing: PredicateWords(.past("fled", participle: "fled"), "flee")
    case .evacuated: PredicateWords(.passive("evacuated"), "be evacuated")
    }
  }

  /// "fighting", "captured", "evacuated".
  var participle: String {
    switch form {
    case .present(_, let past): past
    case .past(_, let participle): participle
    case .continuous(let words): words
    case .passive(let participle): participle
    }
  }

  /// The verb after a subject, negated or not.
  func verb(isPlural: Bool, isNegative: Bool) -> String {
    let not = isNegative ? "not " : ""
    switch form {
    case .present(let singular, _):
      if isNegative { return (isPlural ? "do not " : "does not ") + bare }
      return isPlural ? bare : singular
    case .past(let past, _): return isNegative ? "did not " + bare : past
    case .continuous(let words): return (isPlural ? "are " : "is ") + not + words
    case .passive(let participle): return (isPlural ? "were " : "was ") + not + participle
    }
  }

  /// The verb of something only possible.
  func possibleVerb(isNegative: Bool) -> String {
    let may = isNegative ? "may not " : "may "
    return switch form {
    case .present: may + bare
    case .past(_, let participle): may + "have " + participle
    case .continuous(let words): may + "be " + words
    case .passive(let participle): may + "have been " + participle
    }
  }

  /// The verb of history.
  func pastVerb(isPlural: Bool, isNegative: Bool) -> String {
    switch form {
    case .present(_, let past): isNegative ? "did not " + bare : past
    case .continuous(let words):
      (isPlural ? "were " : "was ") + (isNegative ? "not " : "") + words
    default: verb(isPlural: isPlural, isNegative: isNegative)
    }
  }
}
