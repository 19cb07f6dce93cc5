/// The form in which a verb stands.
package struct VerbForms: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let base = VerbForms(rawValue: 1)
  package static let present = VerbForms(rawValue: 2)
  package static let past = VerbForms(rawValue: 4)
  package static let participle = VerbForms(rawValue: 8)
  package static let gerund = VerbForms(rawValue: 16)
  /// Forms that stand with no auxiliary in the present.
  package static let bare = VerbForms(rawValue: 3)
  /// Forms that may be a noun too: "attack", "cut".
  package static let nounLike = VerbForms(rawValue: 13)
}

/// The forms of an English verb, by rule unless past and participle are given.
package func inflected(
  _ lemma: String, past: String, participle: String
) -> [(String, VerbForms)] {
  let letters = Array(lemma)
  let last = letters.last ?? "e"
  let before = letters.dropLast().last ?? "e"
  let vowels = Set("aeiou")
  let consonantY = last == "y" && !vowels.contains(before)
  let sibilant =
    last == "s" || last == "x" || last == "z" || lemma.hasSuffix("sh") || lemma.hasSuffix("ch")
  let present =
    consonantY
    ? String(letters.dropLast()) + "ies"
    : lemma == "have"
      ? "has"
      : lemma == "be"
        ? "is" : sibilant || lemma == "go" || lemma == "do" ? lemma + "es" : lemma + "s"
  var regular =
    last == "e" ? lemma + "d" : consonantY ? String(letters.dropLast()) + "ied" : lemma + "ed"
  var gerund =
    last == "e" && before != "e" && lemma != "be"
    ? String(letters.dropLast()) + "ing" : lemma + "ing"
  if lemma == "flee" { gerund = "fleeing" }
  // A short verb doubles its consonant: cut, get, grab, repel, trap, admit, control, let, run.
  let doubles: Set<String> = [
    "cut", "get", "grab", "repel", "expel", "trap", "admit", "control", "let", "run", "shut",
    "win", "dig", "patrol", "set", "put", "quit",
  ]
  if doubles.contains(lemma) {
    regular = lemma + String(last) + "ed"
    gerund = lemma + String(last) + "ing"
  }
  let past = past.isEmpty ? regular : past
  let participle = participle.isEmpty ? past : participle
  return [
    (lemma, .base), (present, .present), (past, .past), (participle, .participle),
    (gerund, .gerund),
  ]
}
