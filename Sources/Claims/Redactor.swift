public import Gazetteer
public import Reports
import Text

/// Takes the names of private persons out of claims.
///
/// Persons, parties and outlets of `actors.csv` are public and stay. Another name of a person is cut
/// to its initials, wherever it stands in the claims of that document; handles are cut to `@…`, and
/// addresses of accounts on social media are left out. A name counts as a person's when a given
/// name or a title stands in it or before it, when a word of a speaker follows it ("…, a resident"),
/// or when it is the claimant. Where that is in doubt the name goes: a hidden company does less harm
/// than a named witness.
public struct Redactor: Sendable {
  private let gazetteer: Gazetteer
  private let actors: ActorFinder
  private let givenNames: Set<String>
  private let titles: Set<String>
  private let speakers: Set<String>
  private let known: Set<String>

  /// Prepares for a gazetteer with its actors and a language.
  public init(gazetteer: Gazetteer, language: LanguageTables) {
    self.gazetteer = gazetteer
    actors = ActorFinder(gazetteer.allActors)
    givenNames = language.words("givennames")
    titles = language.words("titles")
    speakers = language.words("speakers")
    known = language.words("organisations")
      .union(language.words("heads"))
      .union(language.words("directions"))
      .union(language.words("commonwords"))
      .union(gazetteer.demonyms.flatMap { Folding.words($0.name) })
  }

  /// The claims in their order, without names of private persons.
  public func redacted(_ claims: [Claim]) -> [Claim] {
    var namesOfDocument: [String: Set<String>] = [:]
    for claim in claims {
      var names = names(in: claim.quote).union(names(in: claim.title ?? ""))
      for speaker in [claim.attribution.claimant, claim.actor, claim.target] {
        if let speaker { names.formUnion(self.names(in: speaker, isSpeaker: true)) }
      }
      namesOfDocument[claim.document, default: []].formUnion(names)
    }
    return claims.map { claim in
      let names = namesOfDocument[claim.document] ?? []
      func cut(_ text: String) -> String { redacted(text, names) }
      var claim = claim
      claim.quote = cut(claim.quote)
      claim.title = claim.title.map(cut)
      claim.note = cut(claim.note)
      claim.magnitude = claim.magnitude.map(cut)
      claim.attribution.claimant = claim.attribution.claimant.map(cut)
      claim.attribution.medium = claim.attribution.medium.map(cut)
      claim.attribution.outlet = claim.attribution.outlet.map(cut)
      claim.outlet = claim.outlet.map(cut)
      claim.target = claim.target.map(cut)
      if claim.actorID == nil { claim.actor = claim.actor.map(cut) }
      if let url = claim.url, Self.isAccount(url) { claim.url = nil }
      return claim
    }
  }

  /// What is known of a report's origin, without names of private persons.
  public func redacted(_ report: Report) -> Report {
    var report = report
    if let title = report.title { report.title = redacted(title, names(in: title)) }
    if let outlet = report.outlet {
      report.outlet = redacted(outlet, names(in: outlet, isSpeaker: true))
    }
    if let url = report.url, Self.isAccount(url) { report.url = nil }
    return report
  }

  // MARK: Finding names

  /// The folded words of persons' names in a text. Each stands for the person when alone.
  private func names(in text: String, isSpeaker: Bool = false) -> Set<String> {
    let text = TokenizedDocument(Document(text))
    var names: Set<String> = []
    var index = 0
    while index < text.tokens.count {
      if let (_, end) = actors.match(text.tokens, index) {
        index = end
        continue
      }
      let run = run(in: text, from: index)
      if run.isEmpty {
        index += 1
        continue
      }
      if isPerson(run, text, isSpeaker: isSpeaker) {
        for token in text.tokens[run] where isPartOfName(token) { names.insert(token.folded) }
      }
      index = run.upperBound
    }
    return names
  }

  /// The capitalised words that stand together from a token on, without titles before them.
  private func run(in text: TokenizedDocument, from start: Int) -> Range<Int> {
    var index = start
    while isCapitalised(text, index), titles.contains(text.word(index)) { index += 1 }
    let first = index
    while isCapitalised(text, index),
      index == first || text.tokens[index].followsSpace
        || text.tokens[index - 1].kind == .hyphen
    {
      if index > first, actors.match(text.tokens, index) != nil { break }
      index += 1
      if index + 1 < text.tokens.count, text.tokens[index].kind == .hyphen,
        !text.tokens[index].followsSpace, isCapitalised(text, index + 1)
      {
        index += 1
      }
    }
    return first..<index
  }

  private func isCapitalised(_ text: TokenizedDocument, _ index: Int) -> Bool {
    guard index < text.tokens.count else { return false }
    return text.tokens[index].kind == .word && text.tokens[index].capitals != .none
  }

  private func isPartOfName(_ token: Token) -> Bool {
    token.kind == .word && token.folded.utf8.count > 1 && !titles.contains(token.folded)
  }

  private func isPerson(
    _ run: Range<Int>, _ text: TokenizedDocument, isSpeaker: Bool
  ) -> Bool {
    let words = run.filter { text.tokens[$0].kind == .word }.map { text.word($0) }
    if words.allSatisfy(known.contains) { return false }
    let hasGivenName = words.contains(where: givenNames.contains)
    if titles.contains(text.word(run.lowerBound - 1)) || isSpeaker && hasGivenName { return true }
    if isPlace(text.text(run)) { return false }
    if hasGivenName { return true }
    if words.contains(where: known.contains) { return false }
    return isSpeaker || isRoleBehind(run.upperBound, text)
  }

  /// "…, a resident of", "…, 34,".
  private func isRoleBehind(_ index: Int, _ text: TokenizedDocument) -> Bool {
    guard text.word(index) == "," else { return false }
    if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number { return true }
    guard ["a", "an", "the"].contains(text.word(index + 1)) else { return false }
    return (index + 2..<index + 5).contains {
      speakers.contains(text.word($0)) || titles.contains(text.word($0))
    }
  }

  private func isPlace(_ name: String) -> Bool {
    switch gazetteer.lookup(name) {
    case .one, .ambiguous: true
    case .unknown: false
    }
  }

  // MARK: Cutting names

  private func redacted(_ string: String, _ names: Set<String>) -> String {
    let text = TokenizedDocument(Document(string))
    var result = ""
    var copied = 0
    var index = 0
    func cut(_ bytes: Range<Int>, to words: String) {
      result += text.document.text(copied..<bytes.lowerBound) + words
      copied = bytes.upperBound
    }
    while index < text.tokens.count {
      if let (_, end) = actors.match(text.tokens, index) {
        index = end
        continue
      }
      let token = text.tokens[index]
      if token.folded == "@", index + 1 < text.tokens.count, !text.tokens[index + 1].followsSpace {
        let end = handleEnd(text.document.bytes, from: token.bytes.upperBound)
        cut(token.bytes.lowerBound..<end, to: "@…")
        while index < text.tokens.count, text.tokens[index].bytes.lowerBound < end { index += 1 }
        continue
      }
      if token.kind == .word, token.capitals != .none, names.contains(token.folded),
        isPartOfName(token)
      {
        cut(token.bytes, to: text.document.text(token.bytes).prefix(1) + ".")
      }
      index += 1
    }
    return result + text.document.text(copied..<text.document.bytes.count)
  }

  private func handleEnd(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex { byte in
      !(byte == 0x5F || byte == 0x2E || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80)
    } ?? bytes.count
  }

  /// Whether an address leads to an account on social media, which may be a private person's.
  private static func isAccount(_ url: String) -> Bool {
    let hosts = [
      "twitter.com", "x.com", "facebook.com", "fb.com", "instagram.com", "t.me", "telegram.me",
      "tiktok.com", "youtube.com", "youtu.be", "vk.com", "ok.ru", "threads.net", "bsky.app",
      "linkedin.com", "reddit.com", "weibo.com",
    ]
    guard let scheme = url.firstRange(of: "//") else { return false }
    let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
    return hosts.contains { host == $0 || host.hasSuffix(".\($0)") }
  }
}
