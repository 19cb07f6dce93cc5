import TestSupport
import Testing

@testable import Claims

/// Of whom and of where a text goes on to speak, on short texts about an invented country.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct DiscourseTests {
  /// "we" is the speaker's own party, never the one that the text named last.
  @Test(arguments: [
    (
      "The Crimson Front took Marleth. “We lost Quennis,” a commander of the Sorrin force said.",
      "lost “Sorrin force” quennis pos claimed commander of the Sorrin force"
    ),
    (
      "The Crimson Front took Marleth. “We lost Quennis,” a commander of the Sorrin force said. "
        + "He said his men had retreated from Halvik.",
      "retreating “Sorrin force” from:halvik pos claimed commander of the Sorrin force"
    ),
    (
      "The Crimson Front took Marleth. “We left Quennis,” said Oren Tal, a captain of the Falcon "
        + "militia.",
      "retreating “Falcon militia” from:quennis pos claimed Oren Tal"
    ),
    (
      "The Crimson Front took Marleth. An army officer said: “We withdrew from Quennis.”",
      "retreating “army” from:quennis pos claimed army officer"
    ),
    (
      "The Crimson Front took Marleth. A commander in the Azure League said: “We lost Quennis.”",
      "lost league quennis pos claimed commander in the Azure League"
    ),
    (
      "Armed villagers drove the Crimson Front out of Ostrel, one of their commanders said. “We "
        + "were in Quennis at dawn,” said the commander.",
      "present “armed villagers” quennis pos claimed commander"
    ),
    (
      "The Crimson Front took Marleth. “We hold Quennis,” a commander said.",
      "holds “commander” quennis pos claimed commander"
    ),
    (
      "The Azure League holds Ostrel. The Crimson Front took Marleth. A rebel commander said: “We "
        + "hold Quennis.”", "holds front quennis pos claimed rebel commander"
    ),
  ])
  func we(text: String, last: String) {
    #expect(lines(text).last == last)
  }

  /// "they" in a party's own words are others.
  @Test(arguments: [
    (
      "The Crimson Front took Marleth. “They came at dawn. They hold Quennis,” a commander of the "
        + "Sorrin force said.",
      "holds front quennis pos claimed commander of the Sorrin force"
    ),
    (
      "The Crimson Front took Marleth. “The enemy holds Quennis,” a commander of the Sorrin force "
        + "said.", "holds front quennis pos claimed commander of the Sorrin force"
    ),
    (
      "The Azure League fights the Crimson Front. “They hold Quennis,” Ilka Dorn said.",
      "holds league quennis pos claimed Ilka Dorn"
    ),
    (
      "“The Azure League is weak. They lost Quennis,” Ilka Dorn said.",
      "lost league quennis pos claimed Ilka Dorn"
    ),
    (
      "The Crimson Front said they had captured Quennis.",
      "captured front quennis pos claimed Crimson Front"
    ),
  ])
  func they(text: String, last: String) {
    #expect(lines(text).last == last)
  }

  @Test func aLossThatAForceOfNoTableAdmitsIsAgainstItsInterest() {
    let text =
      "The Crimson Front took Quennis. “We lost Quennis,” a commander of the Sorrin force said."
    let found = Relations.relate(claims(text, published: "2024-05-06"), gazetteer: vastria)
    #expect(found.map(\.isAgainstInterest) == [false, true])
    #expect(found.last?.relations.map(\.type).contains(.contradicts) == false)
  }

  /// Armed residents fight; a city to which people go is not the one that falls.
  @Test(arguments: [
    (
      "The Crimson Front lost Marleth to armed residents.", "lost front marleth pos asserted -"
    ),
    (
      "Armed villagers captured Marleth.", "captured “armed villagers” marleth pos asserted -"
    ),
    (
      "Fighting raged in Marleth. Families fled to Quennis, a town further south. The town fell to "
        + "the Crimson Front.", "captured front marleth pos asserted -"
    ),
    (
      "Fighting raged in Marleth. Residents escaped to Veldra and Quennis. The town fell to the "
        + "Crimson Front.", "captured front marleth pos asserted -"
    ),
    (
      "The Azure League gave up Marleth. Its fighters retreated overnight.",
      "retreating league from:marleth pos asserted -"
    ),
    (
      "Some residents stayed in Marleth while others fled to Veldra.",
      "fleeing “residents” to:veldra pos asserted -"
    ),
    (
      "Others fled to Veldra, aid workers said.",
      "fleeing “people” to:veldra pos reported aid workers"
    ),
    (
      "The Crimson Front says it has taken Quennis. Veldra denies this.",
      "captured front quennis neg denied Veldra"
    ),
    (
      "The Vastrian Refugee Agency says 500 people are homeless. It said thousands had fled Marleth.",
      "fleeing “people” from:marleth pos reported Vastrian Refugee Agency"
    ),
  ])
  func goesOn(text: String, last: String) {
    #expect(lines(text).last == last)
  }

  /// One clause ends where the next place has a verb of its own.
  @Test(arguments: [
    (
      "The Azure League shelled Crimson Front-held Marleth, Quennis and Veldra.",
      ["holds front marleth+quennis+veldra pos asserted -"]
    ),
    (
      "Troops advanced on Crimson Front-held Marleth, and Quennis fell to the army.",
      [
        "advancing “troops” to:marleth pos asserted -", "captured “army” quennis pos asserted -",
        "holds front marleth pos asserted -",
      ]
    ),
    (
      "The flag of the Crimson Front was flying over Marleth.",
      ["holds front marleth pos asserted -"]
    ),
    (
      "The Azure League's flag was raised over Ostrel.", ["captured league ostrel pos asserted -"]
    ),
    (
      "The Azure League vowed to retake Marleth after losing Quennis.",
      ["recaptured league marleth pos intended Azure League", "lost league quennis pos asserted -"]
    ),
    (
      "The Crimson Front overran Marleth two weeks ago “We have left Quennis,” Pavel Strand said.",
      [
        "captured front marleth pos asserted -",
        "retreating league from:quennis pos claimed Pavel Strand",
      ]
    ),
    (
      "Both sides claimed to be in control of Marleth, residents say. The Crimson Front and the "
        + "Azure League sent more men.",
      [
        "holds league marleth pos claimed Azure League",
        "holds front marleth pos claimed Crimson Front",
      ]
    ),
  ])
  func clauses(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }
}
