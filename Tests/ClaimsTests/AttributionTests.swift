import TestSupport
import Testing

@testable import Claims

/// Who says it, and of which place, on short texts about an invented country.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct AttributionTests {
  @Test(arguments: [
    (
      "The Crimson Front said its fighters had captured Marleth.",
      ["captured front marleth pos claimed Crimson Front"]
    ),
    (
      "Ilka Dorn was quoted as saying the Crimson Front had captured Marleth.",
      ["captured front marleth pos claimed Ilka Dorn"]
    ),
    (
      "“The Crimson Front has captured Marleth,” Ilka Dorn was quoted as saying.",
      ["captured front marleth pos claimed Ilka Dorn"]
    ),
    (
      "The Azure League – which has few fighters – has retreated from Marleth.",
      ["retreating league from:marleth pos asserted -"]
    ),
    (
      "The Crimson Front is to withdraw from Marleth.",
      ["retreating front from:marleth pos intended -"]
    ),
    (
      "The Crimson Front has to withdraw from Marleth.",
      ["retreating front from:marleth pos demanded -"]
    ),
    (
      "Anti-Vastrian forces captured Marleth.",
      ["captured “anti-Vastrian forces” marleth pos asserted -"]
    ),
    (
      "The Crimson Front has captured Marleth, Ilka Dorn said.",
      ["captured front marleth pos claimed Ilka Dorn"]
    ),
    (
      "The Crimson Front has captured Marleth, according to Pavel Strand.",
      ["captured front marleth pos claimed Pavel Strand"]
    ),
    (
      "According to Ilka Dorn, the Crimson Front holds Ostrel.",
      ["holds front ostrel pos claimed Ilka Dorn"]
    ),
    (
      "“We have captured Marleth,” said Ilka Dorn.",
      ["captured front marleth pos claimed Ilka Dorn"]
    ),
    (
      "“We have captured Marleth,” Ilka Dorn said. “Our fighters hold Quennis too.”",
      [
        "captured front marleth pos claimed Ilka Dorn", "holds front quennis pos claimed Ilka Dorn",
      ]
    ),
    (
      "A resident said the Crimson Front had entered Quennis.",
      ["entered front quennis pos reported resident"]
    ),
    (
      "The Azure League vowed to retake Marleth.",
      ["recaptured league marleth pos intended Azure League"]
    ),
    (
      "The Azure League denied that the Crimson Front had captured Marleth.",
      ["captured front marleth neg denied Azure League"]
    ),
    (
      "The Azure League will not surrender Marleth, Pavel Strand said.",
      ["ceded league marleth neg intended Pavel Strand"]
    ),
    (
      "Ilka Dorn urged troops to withdraw from Quennis.",
      ["retreating “troops” from:quennis pos demanded Ilka Dorn"]
    ),
    (
      "Ilka Dorn rejected the claim that the Azure League had retaken Marleth.",
      ["recaptured league marleth neg denied Ilka Dorn"]
    ),
    (
      "The Vastrian government denied losing Marleth.",
      ["lost government marleth neg denied Vastrian government"]
    ),
    (
      "“The Crimson Front has taken Marleth,” Pavel Strand told the Veldra Herald.",
      ["captured front marleth pos claimed Pavel Strand"]
    ),
    ("Marleth has been captured, residents said.", ["captured - marleth pos reported residents"]),
    (
      "The Crimson Front has captured Marleth, local media reported.",
      ["captured front marleth pos reported local media"]
    ),
    (
      "Ilka Dorn spoke for the Crimson Front. She said they had captured Marleth.",
      ["captured front marleth pos claimed Ilka Dorn"]
    ),
  ])
  func attributed(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test(arguments: [
    (
      "Fighting broke out near the town of Marleth. The Crimson Front captured the town.",
      "captured front marleth"
    ),
    ("Snow fell on the Tarn Valley. The Azure League controls the valley.", "holds league tarn"),
    (
      "People fled Ostrel, Halvik and Sorrin districts. The Crimson Front captured the districts.",
      "captured front ostrel+halvik+sorrin"
    ),
    ("Veldra was calm.\n\nThe Crimson Front entered the capital.", "entered front veldra"),
    (
      "Ostrel, Halvik and Sorrin are tense. The three districts were captured by the Crimson Front.",
      "captured front ostrel+halvik+sorrin"
    ),
    ("The Tarn Valley is quiet. It is held by the Azure League.", "holds league tarn"),
    ("Shells fell on Marleth. The Crimson Front captured it.", "captured front marleth"),
  ])
  func anaphora(text: String, expected: String) {
    #expect(lines(text).last?.hasPrefix(expected + " ") == true, "\(lines(text))")
  }

  /// As what it is put forward: demanded, by both sides, long ago, in part.
  @Test(arguments: [
    (
      "The Crimson Front demanded that the Azure League surrender Marleth.",
      ["ceded league marleth pos demanded Crimson Front"]
    ),
    (
      "The Crimson Front called on the Azure League to surrender Quennis.",
      ["ceded league quennis pos demanded Crimson Front"]
    ),
    (
      "The Crimson Front gave the Azure League four hours to leave Quennis.",
      ["retreating league from:quennis pos demanded Crimson Front"]
    ),
    (
      "Both the Crimson Front and the Azure League claimed to be in control of Marleth.",
      [
        "holds front marleth pos claimed Crimson Front",
        "holds league marleth pos claimed Azure League",
      ]
    ),
    ("Clashes were heard in Quennis.", ["contested - quennis pos asserted -"]),
    (
      "In the 1980s, the Azure League captured Marleth.",
      ["captured league marleth pos asserted - background"]
    ),
    (
      "Decades ago the Azure League captured Marleth.",
      ["captured league marleth pos asserted - background"]
    ),
    (
      "The Crimson Front controls up to 80 percent of Telmark.",
      ["holds front VS-TEL pos asserted -"]
    ),
    (
      "Ilka Dorn, a spokeswoman for the Crimson Front, said that Marleth had been captured.",
      ["captured - marleth pos claimed Ilka Dorn"]
    ),
  ])
  func put(text: String, expected: [String]) {
    #expect(lines(text, published: "2021-08-24") == expected)
  }
}
