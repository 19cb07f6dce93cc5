import Gazetteer
import Text

/// How the parts of a clause around a verb fill the roles of a claim.
enum Frame: String, Sendable {
  /// Subject acts on the place that is its object: "the army took Aleppo".
  case take
  /// Subject has the place: "the rebels had the town".
  case have
  /// Subject loses or gives the place that is its object.
  case lose
  /// Subject is the place: "Kabul fell to the Taliban".
  case fall
  /// Object is driven from a place.
  case oust
  /// Subject moves: "fighters are heading to the valley".
  case go
  /// Subject moves and its object is the place that it comes to.
  case reach
  /// Subject, if it is a force, goes from its object.
  case leave
  /// Subject flees; so may civilians.
  case flee
  /// Subject moves its object.
  case send
  /// Subject, or object, is reinforced at a place.
  case reinforce
  /// Subject is at a place.
  case stay
  /// Subject fights at a place.
  case fight
  /// Subject makes gains at a place.
  case gain
  /// Subject opens or closes a road.
  case close
  /// Subject beats off an attack on a place.
  case repel
  /// Object is trapped.
  case trap
  /// Subject stops an attack, which is its object: "foiled an assault on the town".
  case foil
  /// Counts only when negated: "are not allowing food into the valley".
  case bar
}

/// A row of `verbs.csv`.
struct VerbEntry: Sendable {
  let lemma: String
  let particle: [String]
  let predicate: Predicate
  let frame: Frame
}

/// What a cue does with the words that it introduces.
enum CueClass: String, Sendable {
  case say, quote, deny, vow
}

/// What a word does to the infinitive that it governs.
enum Governance: String, Sendable {
  case intended, demanded, possible, reported, negated, fact
}

/// A row of `phrases.csv`, its pattern cut into words and slots.
struct StatePhrase: Sendable {
  enum Part: Hashable, Sendable {
    case word(String)
    case actor
    case place
  }
  let parts: [Part]
  let predicate: Predicate
  let subjectIsPlace: Bool
  let polarity: Polarity
}

/// A row of `nouns.csv`.
struct EventNoun: Sendable {
  let predicate: Predicate
  let isHolder: Bool
  let prepositions: Set<String>
}

/// A row of `groups.csv` or `speakers.csv`: a noun for people who act or speak.
struct GroupNoun: Sendable {
  enum Class: String, Sendable {
    case forces, civilians, government, third, party, person, message
  }
  let group: Class
  let isPlural: Bool
  /// Whether the word says nothing of whose they are: "fighters", "the group".
  let isVague: Bool
  /// Whether the word is a quality too, and names people only behind "the", a possessive or a
  /// name: "the resistance", but "no resistance".
  var isMass = false
  /// Whether the word is for a state's forces or for those who fight one.
  let side: ForceSide?
  /// Whether the word is for one human being, to whom "he" and "she" may point.
  let isHuman: Bool
}

/// Forces of a state, or those who fight without one.
enum ForceSide: String, Sendable {
  case regular, irregular
}

/// The word tables of one language, ready for reading claims.
final class Lexicon: Sendable {
  /// A verb form: the lemma and how the form may be read.
  struct Form: Sendable {
    let lemma: String
    var forms: VerbForms
  }

  /// What the tables have for one word.
  private struct Word {
    var forms: [Form]?
    var group: GroupNoun?
    var head: Head?
    var noun: EventNoun?
    var adjective: Adjective?
    var governor: Governance?
    var marks: WordMarks = []
  }

  typealias Head = (kind: PlaceKind, isPlural: Bool)
  typealias Adjective = (Predicate, Polarity)

  /// Where a word of any table stands in the lists below; 0 is a word of none.
  let index: [String: Int32]
  let wordForms: [[Form]?]
  let wordGroups: [GroupNoun?]
  let wordHeads: [Head?]
  let wordNouns: [EventNoun?]
  let wordAdjectives: [Adjective?]
  let wordGovernors: [Governance?]
  let wordMarks: [WordMarks]
  /// The state phrases by their first word.
  let phrasesByWord: [String: [StatePhrase]]
  let verbs: [String: [VerbEntry]]
  let forms: [String: [Form]]
  let cues: [String: CueClass]
  let cueMedia: [String: String]
  let governors: [String: Governance]
  let nouns: [String: EventNoun]
  let phrases: [StatePhrase]
  let adjectives: [String: (Predicate, Polarity)]
  let groups: [String: GroupNoun]
  let heads: [String: (kind: PlaceKind, isPlural: Bool)]
  let directions: Set<String>
  let titles: Set<String>
  let media: [(words: [String], medium: String)]
  /// Words that tell of long ago: "decades ago".
  let history: [[String]]
  /// Words that call a statement false: "without foundation".
  let denials: [[String]]

  init(_ language: LanguageTables) {
    var verbs: [String: [VerbEntry]] = [:]
    var forms: [String: [Form]] = [:]
    func add(_ lemma: String, past: String, participle: String) {
      for (form, kind) in inflected(lemma, past: past, participle: participle) {
        if let index = forms[form]?.firstIndex(where: { $0.lemma == lemma }) {
          forms[form]?[index].forms.formUnion(kind)
        } else {
          forms[form, default: []].append(Form(lemma: lemma, forms: kind))
        }
      }
    }
    for row in language.rows("verbs") {
      guard let predicate = Predicate(rawValue: row["predicate"]),
        let frame = Frame(rawValue: row["frame"])
      else { continue }
      let particle = row["particle"].split(separator: " ").map(String.init)
      verbs[row["lemma"], default: []].append(
        VerbEntry(
          lemma: row["lemma"], particle: particle, predicate: predicate, frame: frame))
      add(row["lemma"], past: row["past"], participle: row["participle"])
    }
    for row in language.rows("otherverbs") {
      add(row["lemma"], past: row["past"], participle: row["participle"])
    }
    var cues: [String: CueClass] = [:]
    var cueMedia: [String: String] = [:]
    for row in language.rows("cues") {
      guard let cue = CueClass(rawValue: row["class"]) else { continue }
      cues[row["lemma"]] = cue
      if !row["medium"].isEmpty { cueMedia[row["lemma"]] = row["medium"] }
      add(row["lemma"], past: row["past"], participle: row["participle"])
    }
    // The longest particle is tried first.
    self.verbs = verbs.mapValues { entries in
      // Moving forces comes before moving: "is moving tanks" has an object.
      entries.enumerated().sorted { left, right in
        let a = (right.element.particle.count, left.element.frame == .send ? 0 : 1, left.offset)
        let b = (left.element.particle.count, right.element.frame == .send ? 0 : 1, right.offset)
        return a < b
      }.map(\.element)
    }
    self.forms = forms
    self.cues = cues
    self.cueMedia = cueMedia
    governors = Dictionary(
      language.rows("governors").compactMap { row in
        Governance(rawValue: row["effect"]).map { (row["word"], $0) }
      }, uniquingKeysWith: { first, _ in first })
    var nouns: [String: EventNoun] = [:]
    for row in language.rows("nouns") {
      guard let predicate = Predicate(rawValue: row["predicate"]) else { continue }
      nouns[row["noun"]] = EventNoun(
        predicate: predicate, isHolder: row["frame"] == "holder",
        prepositions: Set(row.list("prepositions")))
    }
    self.nouns = nouns
    phrases = language.rows("phrases").compactMap { row in
      guard let predicate = Predicate(rawValue: row["predicate"]) else { return nil }
      let parts: [StatePhrase.Part] = row["pattern"].split(separator: " ").map {
        $0 == "ACTOR" ? .actor : $0 == "PLACE" ? .place : .word(String($0))
      }
      return StatePhrase(
        parts: parts, predicate: predicate, subjectIsPlace: row["subject"] == "place",
        polarity: row["polarity"] == "neg" ? .negative : .positive)
    }.sorted { $0.parts.count > $1.parts.count }
    var adjectives: [String: (Predicate, Polarity)] = [:]
    for row in language.rows("adjectives") {
      guard let predicate = Predicate(rawValue: row["predicate"]) else { continue }
      adjectives[row["word"]] = (predicate, row["polarity"] == "neg" ? .negative : .positive)
    }
    self.adjectives = adjectives
    var groups: [String: GroupNoun] = [:]
    for row in language.rows("groups") + language.rows("speakers") {
      guard let group = GroupNoun.Class(rawValue: row["class"]) else { continue }
      groups[row["word"]] = GroupNoun(
        group: group, isPlural: row["number"] == "plural", isVague: row["vague"] == "yes",
        isMass: row["number"] == "mass", side: ForceSide(rawValue: row["side"]),
        isHuman: row["number"] == "singular" && [.party, .third, .person].contains(group))
    }
    self.groups = groups
    var heads: [String: (kind: PlaceKind, isPlural: Bool)] = [:]
    for row in language.rows("heads") {
      guard let kind = PlaceKind(rawValue: row["kind"]) else { continue }
      heads[row["word"]] = (kind, row["number"] == "plural")
    }
    self.heads = heads
    directions = language.words("directions")
    titles = language.words("titles")
    media = language.rows("media").map { (Folding.words($0["phrase"]), $0["medium"]) }
      .sorted { $0.words.count > $1.words.count }
    history = language.rows("history").map { Folding.words($0["phrase"]) }.filter { !$0.isEmpty }
    denials = language.rows("denials").map { Folding.words($0["phrase"]) }.filter { !$0.isEmpty }
    phrasesByWord = Dictionary(grouping: phrases) { phrase in
      if case .word(let word) = phrase.parts.first { word } else { "" }
    }
    var words = [Word()]
    var index: [String: Int32] = [:]
    func change(_ word: String, _ change: (inout Word) -> Void) {
      let place = index[word] ?? Int32(words.count)
      if index[word] == nil {
        index[word] = place
        words.append(Word())
      }
      change(&words[Int(place)])
    }
    for (word, forms) in forms { change(word) { $0.forms = forms } }
    for (word, group) in groups {
      change(word) { $0.group = group }
      if let space = word.firstIndex(of: " ") {
        change(String(word[..<space])) { $0.marks.insert(.startsGroup) }
      }
    }
    for (word, head) in heads { change(word) { $0.head = head } }
    for (word, noun) in nouns { change(word) { $0.noun = noun } }
    for (word, adjective) in adjectives { change(word) { $0.adjective = adjective } }
    for (word, governor) in governors { change(word) { $0.governor = governor } }
    for (set, mark) in [
      (Chunker.prepositions, .preposition), (Chunker.determiners, .determiner),
      (Chunker.quantities, .quantity), (Chunker.pronouns, .pronoun),
      (Chunker.groupModifiers, .groupModifier), (Chunker.notNames, .noName), (titles, .title),
      (directions, .direction), (Set(phrasesByWord.keys), .startsPhrase),
      (ClauseExtractor.loose, .loose), (VerbReader.auxiliaries, .auxiliary),
      (SourcePhraseReader.statements, .statement),
      (Set(media.compactMap(\.words.first)), .startsMedium),
      (Set(history.compactMap(\.first)), .startsHistory),
      (SentenceReading.subordinators, .subordinator),
      (SentenceReading.conjunctions, .conjunction), (SentenceReading.clauseEnds, .clauseEnd),
      (SentenceReading.clauseLinks, .clauseLink), (VerbReader.adverbs, .adverb),
      (VerbReader.be, .be), (VerbReader.have, .have), (VerbReader.modals, .modal),
      (VerbReader.contracted, .contraction), (VerbReader.negations, .negation),
      (language.words("commonwords"), .common),
    ] as [(Set<String>, WordMarks)] {
      for word in set { change(word) { $0.marks.insert(mark) } }
    }
    self.index = index
    wordForms = words.map(\.forms)
    wordGroups = words.map(\.group)
    wordHeads = words.map(\.head)
    wordNouns = words.map(\.noun)
    wordAdjectives = words.map(\.adjective)
    wordGovernors = words.map(\.governor)
    wordMarks = words.map(\.marks)
  }
}
