/// Whether a claim is about who controls a place or about who moves.
public enum ClaimKind: String, Hashable, Sendable, CaseIterable {
  case control, movement
}

/// What a claim says of a place. The groups follow ACLED's sub-events, the map layers of ISW, the
/// district classes of FDD's Long War Journal and CAMEO 191, 192, 0874 and 154.
public enum Predicate: String, Hashable, Sendable, CaseIterable {
  case holds, captured, recaptured, lost, ceded, cleared, contested, besieged, repelled, blocked,
    opened, entered, present
  case advancing, massing, deploying, arrived, retreating, fleeing, evacuated

  /// Control or movement.
  public var kind: ClaimKind {
    switch self {
    case .advancing, .massing, .deploying, .arrived, .retreating, .fleeing, .evacuated: .movement
    default: .control
    }
  }

  /// Whether the claim says that its actor is in the place when it holds.
  public var placesActor: Bool {
    switch self {
    case .holds, .captured, .recaptured, .cleared, .repelled, .entered, .present: true
    default: false
    }
  }
}

/// Whether the statement is affirmed or negated.
public enum Polarity: String, Hashable, Sendable, CaseIterable {
  case positive = "pos"
  case negative = "neg"
}

/// How surely, and as what, a claim is put forward; the values of FactBank seen from the reader.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  /// In the narrator's own voice.
  case asserted
  /// By a party to the conflict.
  case claimed
  /// By a third party or a witness, or "reportedly".
  case reported
  /// "appears", "may".
  case possible
  /// A vow, plan or attempt.
  case intended
  /// An ultimatum or appeal.
  case demanded
  /// "if", "would".
  case hypothetical
  /// A source says that another's claim is false.
  case denied

  /// The order in which modalities outrank each other, the strongest first.
  public static let precedence: [Modality] = [
    .hypothetical, .demanded, .intended, .denied, .possible, .claimed, .reported, .asserted,
  ]
}

/// How a place stands to its claim.
public enum PlaceRole: String, Hashable, Sendable, CaseIterable {
  case at, near, `in`, from, to, via
}

/// How the place of a claim was found in the text.
public enum PlaceResolution: String, Hashable, Sendable, CaseIterable {
  case named, anaphor, implicit
}

/// Where a claim is drawn.
public enum PlotClass: String, Hashable, Sendable, CaseIterable {
  case claim, intent, counterclaim, no
}

/// What a person made of a claim.
public enum Review: String, Hashable, Sendable, CaseIterable {
  case open, accepted, rejected, edited
}

/// How one claim stands to another.
public enum RelationType: String, Hashable, Sendable, CaseIterable {
  case repeats, contradicts, supersedes, concedes, answers
}
