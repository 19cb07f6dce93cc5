import Gazetteer
import Resolver
import Text

/// People and nations without a name in a table: "a shopkeeper said", "hundreds fled".
extension Chunker {
  /// "under Russian control", "Russian-held": a people's name for its state.
  func nation(at index: Int, _ nameAt: TokenMap) -> (ActorReference, Int)? {
    guard let name = nameAt[index], mentions[name].type == .demonym,
      let country = mentions[name].place, country.kind == .country
    else { return nil }
    let end = mentions[name].tokens.upperBound
    // "the Ukrainians had pushed on"
    let isPeople =
      text.word(index - 1) == "the" && text.word(end - 1).hasSuffix("s")
      && (text.has(.auxiliary, end) || text.forms(end) != nil)
    let holds =
      isPeople || ["control", "hands", "rule", "occupation"].contains(text.word(end))
      || (end < text.tokens.count && text.tokens[end].kind == .hyphen
        && text.adjective(end + 1) != nil)
    guard holds else { return nil }
    let state = actors.state(named: country.name)
    return (
      ActorReference(
        text: country.name, actor: state, affiliation: state, group: .government, isPlural: false,
        owner: nil, magnitude: nil, isPerson: false), end
    )
  }

  /// "a shopkeeper said", "according to a beekeeper": who speaks is somebody, whatever the noun.
  func unknownSpeaker(at start: Int) -> (ActorReference, Int)? {
    guard text.tokens[start].kind == .word,
      ["a", "an", "the", "one", "another"].contains(text.word(start))
    else { return nil }
    var end = start + 1
    while end < text.tokens.count, end - start <= 4, text.tokens[end].kind == .word,
      text.tokens[end].capitals == .none || end == start + 1, text.forms(end) == nil,
      text.head(end) == nil || namesOffice(end + 1), text.noun(end) == nil,
      !text.has(.preposition, end), !text.has(.noName, end),
      !text.has(.pronoun, end), !text.has(.determiner, end)
    { end += 1 }
    guard end > start + 1, end < text.tokens.count else { return nil }
    let isSource =
      start > 1 && text.word(start - 1) == "to" && text.word(start - 2) == "according"
    guard isSource || (isSpeechVerb(end) && text.word(end - 1).hasSuffix("ly") == false) else {
      return nil
    }
    var speaker = ActorReference(
      text: clean(text.text((start + 1)..<end)), actor: nil, affiliation: nil, group: .third,
      isPlural: false, owner: nil, magnitude: nil, isPerson: false)
    speaker.isHuman = true
    return (speaker, end)
  }

  /// "the district commissioner": a plain noun behind a noun for a place.
  func namesOffice(_ index: Int) -> Bool {
    index < text.tokens.count && text.tokens[index].kind == .word
      && text.tokens[index].capitals == .none && text.forms(index) == nil
      && text.head(index) == nil && text.noun(index) == nil && text.group(index) == nil
      && !text.has([.preposition, .determiner, .pronoun, .noName], index)
      && !["who", "which", "that"].contains(text.word(index))
  }

  static let crowds: Set<String> = ["hundreds", "thousands", "dozens", "scores", "tens"]
  static let auxiliaries: Set<String> = ["have", "had", "were", "are", "has"]

  /// "more than 6,000 had crossed", "hundreds fled": a number that stands for people.
  func bareQuantity(at start: Int) -> (ActorReference, Int)? {
    let token = text.tokens[start]
    let isNumber = token.kind == .number && token.folded.utf8.count >= 2
    guard isNumber || text.has(.quantity, start) && Self.crowds.contains(token.folded) else {
      return nil
    }
    var end = start + 1
    if text.word(end) == "of", Self.crowds.contains(text.word(end + 1)) { end += 2 }
    guard end < text.tokens.count, text.tokens[end].kind == .word, movesRight(behind: end - 1)
    else { return nil }
    let isAuxiliary = Self.auxiliaries.contains(text.word(end))
    // A year is followed by no auxiliary of people: "2021 were" does not occur.
    if token.kind == .number, !isAuxiliary, token.folded.utf8.count == 4,
      token.folded.hasPrefix("19") || token.folded.hasPrefix("20")
    {
      return nil
    }
    var first = start
    for lead in [["more", "than"], ["up", "to"], ["at", "least"], ["fewer", "than"], ["some"]]
    where first >= lead.count
      && text.reads(lead, at: start - lead.count)
    {
      first = start - lead.count
      break
    }
    let people = ActorReference(
      text: "people", actor: nil, affiliation: nil, group: .civilians, isPlural: true, owner: nil,
      magnitude: clean(text.text(first..<end)), isPerson: false)
    return (people, end)
  }

  /// Whether a verb of movement stands right behind a word.
  func movesRight(behind index: Int) -> Bool {
    let start = Self.auxiliaries.contains(text.word(index + 1)) ? index + 2 : index + 1
    return text.forms(start)?.contains { form in
      lexicon.verbs[form.lemma]?.contains { $0.predicate.kind == .movement } ?? false
    } ?? false
  }

  /// Where a facility ends that a noun before it belongs to: "the army corps headquarters",
  /// "Hama military airport"; `nil` when none stands here.
  func facilityEnd(behind start: Int) -> Int? {
    var index = start
    while index < text.tokens.count, index - start <= 3, text.tokens[index].kind == .word,
      !text.tokens[index].startsParagraph
    {
      if isFacility(index) {
        var end = index + 1
        while isFacility(end) { end += 1 }
        return end
      }
      let word = text.word(index)
      guard
        text.group(index) != nil || text.has(.groupModifier, index) || word == "main"
          || word == "international" || word == "central"
      else { return nil }
      index += 1
    }
    return nil
  }

  func isFacility(_ index: Int) -> Bool {
    guard let head = text.head(index) else { return false }
    return head.kind == .facility && !head.isPlural
      && text.noun(index)?.isHolder != true
  }
}
