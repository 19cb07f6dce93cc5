import Chronology
import TestSupport
import Testing

@testable import Reports

@Suite struct DateLineTests {
  @Test(arguments: [
    ("Published 6 September 2021", "2021-09-06"),
    ("A headline\n\nBy A Writer\n\nPublished 6 September 2021\n\nText.", "2021-09-06"),
    (" date 2021-08-24 Last week the column moved.", "2021-08-24"),
    ("DATE: 2021-08-24T10:00:00Z\nText.", "2021-08-24"),
    ("6 September 2021", "2021-09-06"),
    ("September 6, 2021\nText.", "2021-09-06"),
    ("Headline\nSept. 6, 2021\nText.", "2021-09-06"),
    ("Headline\r\n6th of September, 2021\r\nText.", "2021-09-06"),
    ("Monday, 6 September 2021 18:32 GMT", "2021-09-06"),
    ("18:32, 6 September 2021", "2021-09-06"),
    ("Headline\n06-Sep-2021 10:15 am\n", "2021-09-06"),
    ("2021/09/06", "2021-09-06"),
    ("06.09.2021", "2021-09-06"),
    ("13/09/2021", "2021-09-13"),
    ("09/13/2021", "2021-09-13"),
    ("09/09/2021", "2021-09-09"),
    ("BANU, Libya | Sun Oct 9, 2011 12:41 pm EDT BANU, Libya (Wire) - Troops", "2011-10-09"),
    ("KABUL, Saturday 14 August 2021 (The Paper) - The road", "2021-08-14"),
    ("MAZAR-E SHARIF (The Wire), Aug. 23, 2021 - They", "2021-08-23"),
    ("By our correspondent in Pul-e Khumri, 21 August 2021", "2021-08-21"),
    ("RADIO - evening bulletin, Tuesday 24 August 2021", "2021-08-24"),
    ("Some Radio, Friday 10 September 2021. The movement vowed", "2021-09-10"),
    ("By A Writer | Published 6 September 2021 | Kabul", "2021-09-06"),
    ("Updated 7 September 2021\nPublished 6 September 2021", "2021-09-06"),
    ("Last updated: 7 September 2021", "2021-09-07"),
    ("First published on September 6, 2021 at 3.15 p.m.", "2021-09-06"),
    ("Posted on: 6 Sep 2021", "2021-09-06"),
    ("29 February 2024", "2024-02-29"),
  ])
  func finds(_ text: String, _ date: String) {
    #expect(DateLine.find(in: Array(text.utf8))?.iso8601 == date)
  }

  @Test(arguments: [
    "On 6 September 2021 the column moved.",
    "6 September 2021 was a quiet day.",
    "September 6, 2021, was a quiet day.",
    "The Taliban took the town on 15 August 2021.",
    "The Taliban took the town on 15 August 2021",
    "A report published 6 September 2021 by an agency says so.",
    "A study published on 6 September 2021",
    "A soldier sits in the centre of the town October 9, 2011.",
    "Fighters in Banu, August 21, 2021",
    "Since September 6, 2021: nothing.",
    "Kabul fell in August 2021",
    "Published in 2021",
    "September 2021",
    "6 September",
    "Published yesterday",
    "30 February 2021",
    "06/09/2021",
    "2021-13-01",
    "15 August 2021: one.\n16 August 2021: two.\n17 August 2021: three.",
    "The town, which fell on Monday, 6 September 2021, is empty.",
    "May 2021 or later",
    "Flight 6 September 2021 tickets",
    "",
    "\n\n",
    "12:41",
    "Published",
    "Published:",
    "monday",
    "6 September 99999999999999999999",
  ])
  func findsNothing(_ text: String) {
    #expect(DateLine.find(in: Array(text.utf8)) == nil)
  }

  @Test func onlyTheStartCounts() {
    let late = String(repeating: "A sentence. ", count: 140) + "\n\nPublished 6 September 2021\n"
    #expect(DateLine.find(in: Array(late.utf8)) == nil)
  }

  @Test(arguments: [
    ("2021-09-06T23:40:00+04:30", "2021-09-06"), ("2021-09-06", "2021-09-06"),
    ("2021-09-06 10:00", "2021-09-06"), ("20210906", "2021-09-06"),
    ("20210906T101500Z", "2021-09-06"), ("Mon, 06 Sep 2021 05:30:00 GMT", "2021-09-06"),
    ("September 6, 2021", "2021-09-06"), ("6 Sep 2021 at 10:00", "2021-09-06"),
    ("2021/9/6", "2021-09-06"),
  ])
  func readsValues(_ value: String, _ date: String) {
    #expect(DateLine.date(ofValue: value)?.iso8601 == date)
  }

  @Test(arguments: ["", "today", "1630900000", "2021", "2021-09", "00000000"])
  func refusesValues(_ value: String) {
    #expect(DateLine.date(ofValue: value) == nil)
  }

  /// Any text in, at most a date out.
  @Test func neverTraps() {
    let seed: UInt64 = 20_210_824
    var random = SplitMix64(seed: seed)
    let parts = [
      "6", "September", ",", "2021", "2021-08-24", ":", "Published", " ", "\n", "on", "-", "Sun",
      "12:41", ".", "pm", "(", "é", "\u{06F1}", "99999999", "'", "th", "/", "+04:30", "T",
    ]
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...14, using: &random)
      var text = ""
      for _ in 0..<count { text += (parts.randomElement(using: &random) ?? "") }
      if let date = DateLine.find(in: Array(text.utf8)) {
        #expect((1900...2199).contains(date.parts.year), "seed \(seed): \(text)")
      }
    }
  }
}
