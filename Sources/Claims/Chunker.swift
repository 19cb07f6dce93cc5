import Gazetteer
import Resolver
import Text

/// Cuts a text into phrases: places, actors, nouns for places, pronouns, times.
struct Chunker {
  let text: TaggedText
  let mentions: [Mention]
  let times: [TimeExpression]
  let lexicon: Lexicon
  let actors: ActorMatches

  static let prepositions: Set<String> = [
    "of", "in", "at", "on", "to", "from", "into", "onto", "near", "around", "towards", "toward",
    "inside", "outside", "through", "via", "across", "within", "by", "with", "against", "for",
    "over", "under", "between", "among", "after", "before", "during", "since", "until", "about",
    "along", "behind", "beyond", "off", "out", "amid", "despite", "as", "than", "like", "against",
    "without", "throughout", "above", "overlooking",
  ]

  static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
    "my", "your", "some", "several", "many", "most", "few", "all", "any", "other", "another",
    "both", "each", "no", "more", "fewer", "much", "half", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands", "scores", "tens",
    "numbers", "number", "part", "parts", "majority", "one",
  ]

  static let quantities: Set<String> = [
    "dozens", "hundreds", "thousands", "scores", "tens", "most", "some", "several", "many", "few",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "part",
    "parts", "majority", "numbers", "number", "all", "one",
  ]

  /// Words that with "of" tell how much of a place is meant.
  static let shares: Set<String> = [
    "most", "much", "part", "parts", "half", "all", "some", "rest", "majority", "swathes", "swaths",
    "bulk", "large", "percent", "cent", "%", "entirety", "third", "quarter", "remainder",
  ]

  static let pronouns: Set<String> = [
    "it", "they", "them", "he", "she", "him", "we", "us", "i", "there",
  ]

  static let groupModifiers: Set<String> = [
    "relief", "humanitarian", "rescue",
    "local", "armed", "pro", "anti", "ex", "former", "senior", "opposition", "militant",
    "islamist", "sunni", "shia", "shiite", "kurdish", "ethnic", "elite", "special", "security",
    "ground", "state", "regime", "national", "foreign", "military", "civil", "political",
    "anonymous", "unnamed", "unidentified", "independent", "sick", "wounded", "heavily", "armoured",
    "armored", "remaining", "loyal", "government", "rebel", "allied", "tribal", "religious",
    "health", "medical", "border", "army", "police", "intelligence", "defence", "defense",
    "provincial", "district", "regional", "united", "resistance", "self", "styled", "joint",
    "syrian", "fresh", "new", "young", "old", "civilian", "displaced", "resistant", "extremist",
    "media", "terrorist", "transitional", "interim", "backed", "led", "based", "pickup", "large",
    "small", "federal", "loyalist", "separatist", "insurgent", "social", "news", "twitter",
    "facebook", "online", "western", "aid",
  ]

  static let notNames: Set<String> = [
    "but", "and", "if", "as", "after", "while", "when", "however", "meanwhile", "according",
    "earlier", "since", "because", "although", "though", "once", "then", "there", "here", "what",
    "who", "which", "where", "how", "why", "not", "yes", "no", "so", "or", "nor", "yet", "now",
    "soon", "today", "yesterday", "amid", "despite", "following", "another", "last", "late",
  ]

  func chunks() -> [Chunk] {
    let count = text.tokens.count
    let placeAt = TokenMap(
      mentions.indices.filter { mentions[$0].status != .notAPlace && mentions[$0].type == .name }
        .map { (mentions[$0].tokens.lowerBound, $0) }, count: count)
    let nameAt = TokenMap(
      mentions.indices.map { (mentions[$0].tokens.lowerBound, $0) }, count: count)
    let timeAt = TokenMap(
      times.indices.reversed().map { (times[$0].tokens.lowerBound, $0) }, count: count)
    var chunks: [Chunk] = []
    var index = 0
    while index < text.tokens.count {
      if let time = timeAt[index] {
        append(&chunks, .time(time), times[time].tokens)
        index = times[time].tokens.upperBound
      } else if let (actor, end) = actorPhrase(at: index, nameAt) ?? nation(at: index, nameAt) {
        append(&chunks, .actor(actor), index..<end)
        index = end
      } else if let place = placeAt[index] {
        let end = mentions[place].tokens.upperBound
        if let facility = facilityEnd(behind: end) {
          append(
            &chunks, .nominal(.facility, isPlural: false, head: text.word(facility - 1)),
            index..<facility)
          index = facility
        } else {
          append(&chunks, .place(place), index..<end)
          index = end
        }
      } else if let (speaker, end) = unknownSpeaker(at: index) ?? bareQuantity(at: index) {
        append(&chunks, .actor(speaker), index..<end)
        index = end
      } else if let (kind, end) = nominal(at: index, placeAt) {
        append(&chunks, kind, index..<end)
        index = end
      } else if text.word(index) == "both", ["sides", "parties"].contains(text.word(index + 1)) {
        append(&chunks, .bothSides, index..<(index + 2))
        index += 2
      } else if text.word(index) == "others", movesRight(behind: index) {
        append(&chunks, .pronoun("others"), index..<(index + 1))
        index += 1
      } else if text.has(.pronoun, index), text.tokens[index].kind == .word,
        !(text.word(index) == "us" && text.tokens[index].capitals == .all)
      {
        append(&chunks, .pronoun(text.word(index)), index..<(index + 1))
        index += 1
      } else {
        index += 1
      }
    }
    return chunks
  }

  func append(_ chunks: inout [Chunk], _ kind: Chunk.Kind, _ range: Range<Int>) {
    let end = range.upperBound
    let possessive =
      end < text.tokens.count
      && (text.tokens[end].kind == .possessive
        || (text.tokens[end].kind == .quote && !text.tokens[end].followsSpace
          && text.word(end - 1).hasSuffix("s") && text.document.text(text.tokens[end].bytes) != "\""
          && text.document.text(text.tokens[end].bytes) != "”"
          && end + 1 < text.tokens.count && text.tokens[end + 1].followsSpace
          && text.tokens[end + 1].kind == .word))
    var before = range.lowerBound - 1
    while before >= 0 {
      let word = text.word(before)
      if case .pronoun = kind { break }
      if text.has(.determiner, before) || isModifier(before) {
        before -= 1
      } else if before > 0,
        word == "than" && ["more", "fewer", "less"].contains(text.word(before - 1))
          || word == "to" && text.word(before - 1) == "up"
          || word == "least" && text.word(before - 1) == "at"
      {
        // "more than 6,000", "up to 40,000": no preposition of the clause.
        before -= 2
      } else if word == "of", before > 0, Self.shares.contains(text.word(before - 1)) {
        // "most of X" is X.
        before -= 2
      } else if word == "and", before > 0, isModifier(before - 1) {
        before -= 2
      } else if text.tokens[before].kind == .hyphen {
        before -= 1
      } else if before > 1, text.tokens[before - 1].kind == .hyphen, text.adjective(before) != nil,
        let holder = chunks.last, holder.tokens.upperBound == before - 1
      {
        // "on rebel-held Marleth".
        before = holder.tokens.lowerBound - 1
      } else if !text.has(.determiner, range.lowerBound),
        let start = articleBehindAdjectives(before)
      {
        before = start
      } else {
        break
      }
    }
    let word = before >= 0 ? text.word(before) : ""
    let sentence = text.sentenceIndex(ofToken: range.lowerBound)
    let same = before >= 0 && text.sentenceIndex(ofToken: before) == sentence
    let preposition = same && text.has(.preposition, before) ? word : ""
    chunks.append(
      Chunk(kind: kind, tokens: range, isPossessive: possessive, preposition: preposition))
  }

  /// The article that one or two adjectives before a name hang on: "the quiet old".
  func articleBehindAdjectives(_ index: Int) -> Int? {
    for start in [index - 1, index - 2] where start >= 0 {
      guard ["the", "a", "an", "its", "their", "this"].contains(text.word(start)) else { continue }
      let plain = ((start + 1)...index).allSatisfy {
        text.tokens[$0].kind == .word && text.tokens[$0].capitals == .none
          && text.forms($0) == nil && text.noun($0) == nil
          && text.head($0) == nil && !text.has(.preposition, $0)
      }
      return plain ? start : nil
    }
    return nil
  }

  /// Adjectives that may stand between a preposition and a name.
  func isModifier(_ index: Int) -> Bool {
    let word = text.word(index)
    return text.has(.direction, index)
      || [
        "neighbouring", "neighboring", "nearby", "key", "strategic", "central", "coastal",
        "embattled", "besieged", "mountainous", "entire", "whole", "rest", "capital", "town",
        "city", "village", "province", "district",
      ].contains(word)
  }
}
