import Gazetteer
import Text

/// Finds the verbs of a sentence with their auxiliaries.
struct VerbReader {
  let text: TaggedText
  let lexicon: Lexicon
  /// Where the sentence starts, and which of its tokens belong to phrases and cannot be verbs.
  private let start: Int
  private let taken: [Bool]

  /// - Parameter chunks: the phrases of the sentence.
  init(text: TaggedText, lexicon: Lexicon, sentence: Range<Int>, chunks: [Chunk]) {
    self.text = text
    self.lexicon = lexicon
    start = sentence.lowerBound
    var taken = [Bool](repeating: false, count: sentence.count)
    for chunk in chunks where chunk.isPlace || chunk.isTime || chunk.isActor {
      for token in chunk.tokens.clamped(to: sentence) { taken[token - sentence.lowerBound] = true }
    }
    self.taken = taken
  }

  static let be: Set<String> = [
    "be", "is", "are", "am", "was", "were", "been", "being", "isnt", "arent", "wasnt", "werent",
  ]
  static let have: Set<String> = [
    "have", "has", "had", "having", "havent", "hasnt", "hadnt",
  ]
  private static let doForms: Set<String> = ["do", "does", "did", "dont", "doesnt", "didnt"]
  static let modals: Set<String> = [
    "will", "would", "shall", "should", "may", "might", "can", "could", "must", "cannot", "cant",
    "wont", "wouldnt", "shouldnt", "couldnt", "mustnt",
  ]
  /// All words that stand before a main verb.
  static let auxiliaries = be.union(have).union(doForms).union(modals)
  static let negations: Set<String> = ["not", "never", "no", "neither", "nor", "hardly", "barely"]
  static let contracted: Set<String> = [
    "isnt", "arent", "wasnt", "werent", "havent", "hasnt", "hadnt", "dont", "doesnt", "didnt",
    "cannot", "cant", "wont", "wouldnt", "shouldnt", "couldnt", "mustnt",
  ]
  static let adverbs: Set<String> = [
    "also", "now", "still", "already", "just", "soon", "then", "since", "again", "even", "ever",
    "not", "never", "once", "yet", "only", "again", "long", "once", "all", "both", "back",
    "effectively", "no", "longer", "almost", "reportedly", "allegedly", "apparently", "seen",
    "being", "largely", "have", "earlier", "later", "previously", "recently", "reported",
  ]

  func groups(in sentence: Sentence) -> [VerbGroup] {
    var groups: [VerbGroup] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if let group = group(at: index, sentence.tokens) {
        if let last = groups.last, last.tokens.upperBound == index, isNounBehind(last, group) {
          index += 1
          continue
        }
        groups.append(group)
        index = max(group.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return groups
  }

  /// "repelled attacks", "said clashes had": a noun right behind a verb.
  private func isNounBehind(_ verb: VerbGroup, _ group: VerbGroup) -> Bool {
    guard group.tokens.count == 1, group.adverbs.isEmpty,
      text.noun(group.main) != nil,
      !verb.lemmas.contains(where: { $0.lemma == "be" || $0.lemma == "have" })
    else { return false }
    return group.lemmas.allSatisfy { form in
      form.forms.isSubset(of: .bare)
    }
  }

  private func group(at start: Int, _ range: Range<Int>) -> VerbGroup? {
    if text.tokens[start].kind == .possessive { return contractedBe(start, range) }
    guard text.tokens[start].kind == .word else { return nil }
    // "rebel-held" is an adjective.
    if start > range.lowerBound, text.tokens[start - 1].kind == .hyphen,
      text.adjective(start) != nil
    {
      return nil
    }
    var index = start
    // The tokens of the auxiliaries.
    var auxiliaries: [Int] = []
    var adverbs: Set<String> = []
    var infinitive = false
    if text.word(index) == "to" {
      infinitive = true
      index += 1
    }
    while index < range.upperBound, text.tokens[index].kind == .word {
      let word = text.word(index)
      if text.has(.auxiliary, index) {
        // "being" and "having" behind an auxiliary only.
        auxiliaries.append(index)
        index += 1
      } else if !auxiliaries.isEmpty, word == "so", text.word(index + 1) == "far" {
        index += 2
      } else if !auxiliaries.isEmpty || infinitive, text.has(.adverb, index) {
        adverbs.insert(word)
        index += 1
      } else {
        break
      }
    }
    // `has "massed forces`: a quote may open inside the group.
    if !auxiliaries.isEmpty, index < range.upperBound, text.tokens[index].kind == .quote {
      index += 1
      while index < range.upperBound, text.has(.adverb, index) {
        adverbs.insert(text.word(index))
        index += 1
      }
    }
    // A subject inside a question or behind "have" is not read.
    guard index < range.upperBound, text.tokens[index].kind == .word, !taken[index - self.start],
      let forms = text.forms(index), !isNoun(index, range, auxiliaries, infinitive)
    else { return auxiliaryOnly(start, index, auxiliaries, adverbs, infinitive, range) }
    let main = index
    // Adverbs right before a bare verb: "reportedly seized", "never fell".
    var before = start
    if auxiliaries.isEmpty, !infinitive {
      while before > range.lowerBound, text.has(.adverb, before - 1),
        text.word(before - 1) != "seen", text.word(before - 1) != "have"
      {
        before -= 1
        adverbs.insert(text.word(before))
      }
    }
    let lastAuxiliary = auxiliaries.last
    let passive = lastAuxiliary.map { text.has(.be, $0) } ?? false
    var usable: [Lexicon.Form] = []
    var isPassive = false
    var isGerund = false
    var isProgressive = false
    var isBarePast = false
    for form in forms {
      if passive {
        if form.forms.contains(.gerund) {
          isProgressive = true
          usable.append(form)
        } else if form.forms.contains(.participle) {
          isPassive = true
          usable.append(form)
        }
      } else if let lastAuxiliary, text.has(.have, lastAuxiliary) {
        if form.forms.contains(.participle) { usable.append(form) }
      } else if lastAuxiliary != nil || infinitive {
        if form.forms.contains(.base) { usable.append(form) }
      } else if form.forms.contains(.gerund) {
        isGerund = true
        usable.append(form)
      } else if form.forms.contains(.past) || form.forms.contains(.participle) {
        isBarePast = true
        usable.append(form)
      } else if form.forms.contains(.present) || form.forms.contains(.base) {
        usable.append(form)
      }
    }
    guard !usable.isEmpty else {
      return auxiliaryOnly(start, main, auxiliaries, adverbs, infinitive, range)
    }
    if let first = auxiliaries.first, ["being", "having"].contains(text.word(first)) {
      isGerund = true
    }
    // "being surrounded": a passive gerund has its own auxiliary; "getting", "be held" too.
    let negated =
      !adverbs.isDisjoint(with: Self.negations)
      || auxiliaries.contains { text.has(.contraction, $0) }
      || (infinitive && ["not", "never"].contains(text.word(start - 1)))
    return VerbGroup(
      tokens: before..<(main + 1), main: main, lemmas: usable, isPassive: isPassive,
      isNegated: negated, modal: auxiliaries.first { text.has(.modal, $0) }.map { text.word($0) },
      isInfinitive: infinitive, isGerund: isGerund, isProgressive: isProgressive,
      isBarePast: isBarePast, adverbs: adverbs)
  }

  /// "it's", "he's", "there's": a form of "be".
  private func contractedBe(_ start: Int, _ range: Range<Int>) -> VerbGroup? {
    guard start > range.lowerBound,
      ["it", "he", "she", "that", "there", "what", "who"].contains(text.word(start - 1))
    else { return nil }
    return VerbGroup(
      tokens: start..<(start + 1), main: start, lemmas: [.init(lemma: "be", forms: .present)],
      isPassive: false, isNegated: text.word(start + 1) == "not", modal: nil, isInfinitive: false,
      isGerund: false, isProgressive: false, isBarePast: false, adverbs: [])
  }

  private static let arms: Set<String> = [
    "air", "artillery", "bomb", "drone", "missile", "mortar", "rocket", "tank",
  ]

  /// Whether a word that may be a verb in its bare form stands as a noun: behind an article, a
  /// possessive, a number or an adjective of direction.
  private func isNoun(
    _ index: Int, _ range: Range<Int>, _ auxiliaries: [Int], _ infinitive: Bool
  ) -> Bool {
    guard auxiliaries.isEmpty, !infinitive, index > range.lowerBound else { return false }
    // "air strikes", "drone attacks"
    if Self.arms.contains(text.word(index - 1)) { return true }
    // "near" and "like" alone are prepositions.
    if text.has(.preposition, index) { return true }
    // "a rebel attack": a singular noun for people does not agree with a bare verb.
    let next = text.word(index + 1)
    if let group = text.group(index - 1), !group.isPlural,
      text.forms(index)?.allSatisfy({ $0.forms == .base }) == true,
      text.has(.preposition, index + 1) || next == "," || next == "."
    {
      return true
    }
    if text.tokens[index - 1].kind == .possessive { return !text.word(index).hasSuffix("ed") }
    let before = text.word(index - 1)
    // "a rebel claim that": no verb agrees with "a".
    if text.forms(index)?.allSatisfy({
      $0.forms.isSubset(of: .nounLike) && $0.forms.contains(.base)
    }) == true,
      ["a", "an"].contains(text.word(index - 2)) || ["a", "an"].contains(text.word(index - 3)),
      text.tokens[index - 1].kind == .word, text.forms(index - 1) == nil,
      !text.has(.preposition, index - 1), !["and", "or", "that", "who", "which"].contains(before)
    {
      return true
    }
    let form = text.word(index)
    guard text.forms(index)?.contains(where: { $0.forms.contains(.gerund) }) != true else {
      // "a gathering of ministers"
      return next == "of" && (before == "a" || before == "an")
    }
    if Self.articles.contains(before) { return !form.hasSuffix("ed") }
    // "the military says", "the military attack"
    if before == "military", text.noun(index) == nil { return false }
    // "the military said", "the first took": a form of the past is no noun behind these.
    return Self.nounLeads.contains(before)
      && text.forms(index)?.contains { $0.forms.contains(.past) && !$0.forms.contains(.base) }
        != true
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "its", "their", "his", "her", "our", "of", "any", "some", "no", "full",
    "tactical", "further", "fresh", "heavy", "new",
  ]
  private static let nounLeads: Set<String> = [
    "this", "that", "military", "first", "second", "two", "three", "four", "five", "six", "seven",
    "several", "many", "repeated", "multiple", "fierce", "another", "renewed", "major", "ground",
    "surprise", "recent", "intense",
  ]

  /// A form of "be" or "have" that is the main verb: "is home to", "had the town".
  private func auxiliaryOnly(
    _ start: Int, _ end: Int, _ auxiliaries: [Int], _ adverbs: Set<String>, _ infinitive: Bool,
    _ range: Range<Int>
  ) -> VerbGroup? {
    guard let last = auxiliaries.last, !text.has(.modal, last) else { return nil }
    var main = end - 1
    while main > start, text.word(main) != text.word(last) { main -= 1 }
    let lemma = text.has(.be, last) ? "be" : text.has(.have, last) ? "have" : "do"
    let negated =
      !adverbs.isDisjoint(with: Self.negations)
      || auxiliaries.contains { text.has(.contraction, $0) }
    return VerbGroup(
      tokens: start..<(main + 1), main: main, lemmas: [.init(lemma: lemma, forms: .present)],
      isPassive: false, isNegated: negated,
      modal: auxiliaries.first { text.has(.modal, $0) }.map { text.word($0) },
      isInfinitive: infinitive, isGerund: false, isProgressive: false, isBarePast: false,
      adverbs: adverbs)
  }
}
