import Chronology
import Gazetteer
import TestSupport
import Testing

@testable import Claims

/// Patterns of reports on short texts about an invented country.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct ExtractionTests {
  @Test(arguments: [
    // Active verbs.
    ("The Crimson Front captured Marleth.", ["captured front marleth pos asserted -"]),
    (
      "The Crimson Front has taken over Marleth and Quennis.",
      ["captured front marleth+quennis pos asserted -"]
    ),
    ("The Azure League recaptured Marleth.", ["recaptured league marleth pos asserted -"]),
    ("The Azure League controls Ostrel district.", ["holds league ostrel pos asserted -"]),
    ("The Crimsons withdrew from Quennis.", ["retreating front from:quennis pos asserted -"]),
    (
      "Crimson Front fighters are advancing towards Veldra.",
      ["advancing front to:veldra pos asserted -"]
    ),
    ("The Azure League lost control of Marleth.", ["lost league marleth pos asserted -"]),
    ("The Crimson Front surrounded Marleth.", ["besieged front marleth pos asserted -"]),
    ("The Crimson Front did not capture Marleth.", ["captured front marleth neg asserted -"]),
    (
      "The Crimson Front moved from Quennis to Marleth.",
      ["advancing front from:quennis+to:marleth pos asserted -"]
    ),
    // Passive, with and without agent.
    ("Marleth was captured by the Crimson Front.", ["captured front marleth pos asserted -"]),
    ("Marleth has been captured.", ["captured - marleth pos asserted -"]),
    ("Marleth is under the control of the Crimson Front.", ["holds front marleth pos asserted -"]),
    ("Marleth is under Crimson Front control.", ["holds front marleth pos asserted -"]),
    ("Quennis is a stronghold of the Azure League.", ["holds league quennis pos asserted -"]),
    ("The shelling hit rebel-held Marleth.", ["holds “rebels” marleth pos asserted -"]),
    // Event nouns.
    (
      "The capture of Marleth by the Crimson Front came at dawn.",
      ["captured front marleth pos asserted -"]
    ),
    ("The siege of Marleth went on.", ["besieged - marleth pos asserted -"]),
    // Gerunds and infinitives.
    (
      "The Crimson Front entered Quennis after capturing Marleth.",
      ["entered front quennis pos asserted -", "captured front marleth pos asserted -"]
    ),
    ("The Crimson Front wants to capture Marleth.", ["captured front marleth pos intended -"]),
    ("The Crimson Front tried to retake Marleth.", ["recaptured front marleth pos intended -"]),
    ("The Crimson Front failed to capture Marleth.", ["captured front marleth neg asserted -"]),
    ("Marleth fell to the Crimson Front.", ["captured front marleth pos asserted -"]),
    ("Marleth has fallen.", ["captured - marleth pos asserted -"]),
    (
      "The Azure League drove the Crimson Front from Marleth.",
      ["lost front from:marleth pos asserted -"]
    ),
    ("The Crimson Front was driven out of Marleth.", ["lost front from:marleth pos asserted -"]),
    (
      "The Crimson Front surrendered Quennis to the Azure League.",
      ["ceded front quennis pos asserted -"]
    ),
    (
      "The Crimson Front cleared Marleth of Azure League fighters.",
      ["cleared front marleth pos asserted -"]
    ),
    ("The Crimson Front arrived in Veldra overnight.", ["arrived front veldra pos asserted -"]),
    (
      "The Azure League has dug in around the Yarrow Pass.",
      ["present league near:yarrow pos asserted -"]
    ),
    (
      "Hundreds of Crimson Front fighters are massing near the Yarrow Pass.",
      ["massing front near:yarrow pos asserted -"]
    ),
    (
      "Thousands of residents fled from Marleth to Veldra.",
      ["fleeing “residents” from:marleth+to:veldra pos asserted -"]
    ),
    (
      "Most of Ostrel district is held by the Crimson Front.", ["holds front ostrel pos asserted -"]
    ),
    (
      "Only the Tarn Valley remains outside Crimson Front control.",
      ["holds front tarn neg asserted -"]
    ),
    ("Marleth remains unconquered.", ["captured - marleth neg asserted -"]),
    (
      "Marleth, which was captured by the Crimson Front on Sunday, is calm.",
      ["captured front marleth pos asserted -"]
    ),
    (
      "The town of Marleth, a stronghold of the Azure League, was shelled.",
      ["holds league marleth pos asserted -"]
    ),
    (
      "The Crimson Front's capture of Marleth alarmed its neighbours.",
      ["captured front marleth pos asserted -"]
    ),
    ("Fighting continued in Marleth on Monday.", ["contested - marleth pos asserted -"]),
    (
      "After the fall of Marleth, the Crimson Front advanced on Quennis.",
      ["advancing front to:quennis pos asserted -", "captured - marleth pos asserted -"]
    ),
    (
      "The Crimson Front captured Marleth, but the Azure League later retook it.",
      ["captured front marleth pos asserted -", "recaptured league marleth pos asserted -"]
    ),
    (
      "The Crimson Front captured Marleth and is advancing on Quennis.",
      ["captured front marleth pos asserted -", "advancing front to:quennis pos asserted -"]
    ),
    ("The Crimson Front has not yet reached Veldra.", ["arrived front veldra neg asserted -"]),
    ("The Crimson Front plans to take Veldra.", ["captured front veldra pos intended -"]),
    (
      "The Crimson Front is expected to capture Marleth.", ["captured front marleth pos possible -"]
    ),
    (
      "If Marleth falls, the Crimson Front will move on Veldra.",
      ["captured - marleth pos hypothetical -", "advancing front to:veldra pos intended -"]
    ),
    // Modality.
    ("The Crimson Front may have captured Marleth.", ["captured front marleth pos possible -"]),
    (
      "The Crimson Front appears to have captured Marleth.",
      ["captured front marleth pos possible -"]
    ),
    (
      "The Crimson Front has reportedly captured Marleth.",
      ["captured front marleth pos reported -"]
    ),
    (
      "If the Crimson Front captures Marleth, people will leave.",
      ["captured front marleth pos hypothetical -"]
    ),
  ])
  func narrated(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test(arguments: [
    "Marleth is surrounded by Korvane and Brynn.",
    "Telmark borders Brynn and is surrounded by mountains.",
    "The Crimson Front captured weapons and vehicles near Marleth.",
    "The Azure League captured 40 soldiers in Marleth.",
    "Ilka Dorn entered politics in Veldra.",
    "Pavel Strand was born in Marleth and moved to Veldra as a student.",
    "Pavel Strand left Marleth in 1999 to study law in Veldra.",
    "Ilka Dorn held a news conference in Veldra.",
    "The minister took office in Veldra.",
    "Prices rose in Marleth.",
    "The Azure League seized a large weapons depot in Marleth.",
    "The Crimson Front took hundreds of prisoners in Marleth.",
    "The Crimson Front took part in talks in Veldra.",
    "The Crimson Front entered into talks in Veldra.",
    "Pavel Strand moved to Veldra in 2005 and took over his father's shop.",
    "The Vastrian government holds elections in Telmark on Sunday.",
    "The Azure League lost 40 men in Marleth.",
    "Protesters took to the streets of Veldra.",
    "Marleth lies 20 km from Quennis.",
    "",
  ])
  func noClaim(text: String) {
    #expect(lines(text) == [])
  }

  @Test(arguments: [
    "The Azure League captured Marleth in the 1980s.",
    "The Azure League captured Marleth in 1996.",
  ])
  func historyIsBackground(text: String) {
    let found = claims(text, published: "2021-08-24")
    #expect(found.count == 1 && found.allSatisfy { $0.isBackground && $0.plot == .no })
  }

  @Test(arguments: [
    ("The Crimson Front captured Marleth on Sunday.", "2021-08-22", "2021-08-22"),
    ("The Crimson Front captured Marleth on Tuesday.", "2021-08-24", "2021-08-24"),
    ("The Crimson Front captured Marleth on Wednesday.", "2021-08-18", "2021-08-18"),
    ("The Crimson Front captured Marleth yesterday.", "2021-08-23", "2021-08-23"),
    ("The Crimson Front captured Marleth last week.", "2021-08-16", "2021-08-22"),
    ("The Crimson Front captured Marleth on August 15.", "2021-08-15", "2021-08-15"),
    ("The Crimson Front captured Marleth on 3 June 2020.", "2020-06-03", "2020-06-03"),
    ("The Crimson Front captured Marleth two days ago.", "2021-08-22", "2021-08-22"),
    ("The Crimson Front captured Marleth last night.", "2021-08-23", "2021-08-23"),
    ("The Crimson Front captured Marleth overnight.", "2021-08-23", "2021-08-24"),
    ("The Crimson Front captured Marleth earlier today.", "2021-08-24", "2021-08-24"),
    ("The Crimson Front captured Marleth earlier in the day.", "2021-08-24", "2021-08-24"),
    ("The Crimson Front captured Marleth earlier this week.", "2021-08-23", "2021-08-24"),
    ("The Crimson Front captured Marleth this week.", "2021-08-23", "2021-08-24"),
    ("The Crimson Front captured Marleth in the past two weeks.", "2021-08-10", "2021-08-24"),
    ("The Crimson Front captured Marleth in the last three days.", "2021-08-21", "2021-08-24"),
    ("The Crimson Front captured Marleth last month.", "2021-07-01", "2021-07-31"),
    ("The Crimson Front captured Marleth three weeks ago.", "2021-08-03", "2021-08-03"),
    ("The Crimson Front captured Marleth two months ago.", "2021-06-01", "2021-06-30"),
    ("The Crimson Front captured Marleth a year ago.", "2020-01-01", "2020-12-31"),
    ("The Crimson Front captured Marleth last year.", "2020-01-01", "2020-12-31"),
  ])
  func dates(text: String, start: String, end: String) throws {
    let claim = try #require(claims(text, published: "2021-08-24").first)
    #expect(claim.date?.interval.start.iso8601 == start)
    #expect(claim.date?.interval.end.iso8601 == end)
    #expect(claim.reportDate?.iso8601 == "2021-08-24")
  }

  @Test(arguments: [
    ("The Crimson Front retook Marleth on Monday, three days after losing it.", "2024-05-03"),
    (
      "The Crimson Front retook Marleth on Monday, two weeks after the Azure League captured it.",
      "2024-04-22"
    ),
    ("The Crimson Front retook Marleth on Monday after losing it.", "2024-05-06"),
  ])
  func countsBackFromTheOtherDate(text: String, last: String) {
    let dates = claims(text, published: "2024-05-07").map { $0.date?.interval.start.description }
    #expect(dates == ["2024-05-06", last])
  }

  @Test(arguments: ["on Sunday", "yesterday", "last week", "two days ago", "on August 15"])
  func anUndatedReportStaysOpen(expression: String) throws {
    let claim = try #require(claims("The Crimson Front captured Marleth \(expression).").first)
    #expect(claim.date == nil && claim.reportDate == nil)
  }

  @Test(arguments: [
    ("Rebels captured Marleth.", ["captured “rebels” marleth pos asserted -"]),
    (
      "Government troops withdrew from Quennis.",
      ["retreating “government troops” from:quennis pos asserted -"]
    ),
    ("Rebels say they captured Marleth.", ["captured “rebels” marleth pos claimed rebels"]),
    (
      "Militants entered Ostrel district, according to residents.",
      ["entered “militants” ostrel pos reported residents"]
    ),
    ("Marleth was captured by the rebels.", ["captured “rebels” marleth pos asserted -"]),
  ])
  func actorsThatNobodyListed(text: String, expected: [String]) {
    #expect(lines(text, by: extractorWithoutActors) == expected)
  }

  /// Every claim quotes the text it was read from, with its trigger inside the quote.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func offsetsMeetTheText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "The Crimson Front captured Marleth. ", "😀 ", "“We hold Quennis,” said Ilka Dorn. ", "\n\n",
      "é ",
      "They retreated from it", ". ", "the town ", "According to Strand, ", "was captured by ",
      "if ",
      "Ostrel, Halvik ", "and ", "fighters ", "“", "”", "on Sunday ", "denied ", "those claims. ",
      "to ",
      "not ", "پنج ", "advancing towards Veldra ", "U.N. ", "which ", "after surrounding ",
    ]
    let text = (0..<40).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      .joined()
    let scalars = Array(text.unicodeScalars)
    func words(_ range: Range<Int>?) -> String? {
      guard let range, scalars.indices.contains(range.lowerBound), range.upperBound <= scalars.count
      else { return nil }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let found = claims(text, published: "2021-08-24")
    for claim in found {
      #expect(words(claim.range) == claim.quote, "seed \(seed): \(text)")
      #expect(words(claim.triggerRange) == claim.trigger, "seed \(seed): \(text)")
      for place in claim.places where place.range != nil {
        #expect(words(place.range) == place.surface, "seed \(seed): \(text)")
      }
      #expect((0...1).contains(claim.confidence), "seed \(seed)")
    }
    #expect(Set(found.map(\.id)).count == found.count, "seed \(seed): \(text)")
    #expect(claims(text, published: "2021-08-24") == found, "seed \(seed)")
  }

  /// Counts that no calendar holds are passed over.
  @Test(arguments: [
    "in the past 9223372036854775807 weeks", "in the last 9223372036854775807 days",
    "99999999999999999999 days ago", "in the last 3000000 weeks", "on 99 August 99999",
  ])
  func hugeCountsAreNoDates(expression: String) throws {
    let found = claims("The Crimson Front captured Marleth \(expression).", published: "2021-08-24")
    #expect(try #require(found.first).date == nil)
  }

  /// Words of every table in random order: nothing traps, and spans stay inside the text.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func wordsInAnyOrderAreSafe(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let language = english ?? LanguageTables()
    var words = [
      "Marleth", "Ostrel", "the", "Crimson Front", "Ilka Dorn", "of", "by", "to", "in", "from", ",",
      ".",
      "“", "”", "and", "it", "they", "we", "not", "had been", "-", "'s", "on Monday", "last",
      "week", "5",
      "that", "which", "if", "\n\n",
    ]
    for table in ["cues", "verbs"] {
      for row in language.rows(table) {
        words += inflected(row["lemma"], past: row["past"], participle: row["participle"]).map(\.0)
        words += [row["particle"]].filter { !$0.isEmpty }
      }
    }
    for table in ["governors", "heads", "groups", "adjectives"] {
      words += language.words(table).sorted()
    }
    words += language.words("nouns", column: "noun").sorted()
    words += language.words("phrases", column: "pattern").sorted()
    for table in ["speakers", "titles", "media", "denials", "history", "groups"] {
      words += language.rows(table).flatMap { [$0["word"], $0["phrase"]] }.filter { !$0.isEmpty }
    }
    let text = (0..<400).map { _ in
      let common = Int.random(in: 0...2, using: &random) > 0
      return words[Int.random(in: 0..<(common ? 30 : words.count), using: &random)]
    }.joined(separator: " ")
    let count = text.unicodeScalars.count
    for claim in claims(text, published: "2021-08-24") {
      #expect(claim.range.map { $0.upperBound <= count } ?? false, "seed \(seed)")
      let quoted = claim.range.map { $0.clamped(to: 0..<count) } == claim.range
      #expect(quoted && claim.triggerRange != nil, "seed \(seed)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anyBytesAreSafe(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
    _ = claims(String(decoding: bytes, as: UTF8.self))
  }
}
