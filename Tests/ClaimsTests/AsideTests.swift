import Gazetteer
import Testing

@testable import Claims

/// Words that only explain a name: where it lies, what it is the capital of, who speaks.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct AsideTests {
  @Test(arguments: [
    // The capital of a province is not the province.
    (
      "Halvik, the capital of Telmark, was captured by the Crimson Front.",
      ["captured front halvik pos asserted -"]
    ),
    (
      "The Crimson Front holds Halvik, the capital of Telmark.",
      ["holds front halvik+in:VS-TEL pos asserted -"]
    ),
    (
      "The Crimson Front entered the capital of Vastria.",
      ["entered front veldra+in:VS pos asserted -"]
    ),
    (
      "The Crimson Front captured the capital of Telmark.",
      ["captured front (the capital)+in:VS-TEL pos asserted -"]
    ),
    // A list goes on behind what explains one of its places.
    (
      "The Crimson Front holds Halvik, a district of Telmark, and Sorrin.",
      ["holds front halvik+sorrin+in:VS-TEL pos asserted -"]
    ),
    (
      "The Crimson Front holds Halvik and the upper part of Sorrin.",
      ["holds front halvik+sorrin pos asserted -"]
    ),
    (
      "The Crimson Front has taken nine districts, including Halvik and Sorrin.",
      ["captured front halvik+sorrin pos asserted -"]
    ),
    (
      "Marleth, which the Crimson Front captured, was quiet.",
      ["captured front marleth pos asserted -"]
    ),
    // Who speaks, between commas.
    (
      "“Our forces seized Marleth,” the president, Tomas Brandt, said.",
      ["captured “Tomas Brandt” marleth pos claimed Tomas Brandt"]
    ),
    (
      "The Crimson Front seized Marleth, the governor said, cutting the road to Quennis.",
      [
        "captured front marleth pos claimed governor",
        "blocked front to:quennis pos claimed governor",
      ]
    ),
    // What belongs to somebody, and where it is.
    (
      "The Crimson Front announced on Saturday the capture of the army's headquarters in Marleth.",
      ["captured front (headquarters)+in:marleth pos claimed Crimson Front"]
    ),
    (
      "The Crimson Front holds Marleth and Quennis. The Azure League said its forces had moved out of both towns.",
      [
        "holds front marleth+quennis pos asserted -",
        "retreating league from:marleth+from:quennis pos claimed Azure League",
      ]
    ),
    // A denial with words of its own denies those.
    (
      "The Azure League said it controls Marleth. Lorvia denied that weapons had been sent.",
      ["holds league marleth pos claimed Azure League"]
    ),
    // An adjective that no table has says whose the forces are.
    (
      "The Azure League took Marleth. Ostmarkian forces said they had lost Quennis.",
      [
        "captured league marleth pos asserted -",
        "lost “Ostmarkian forces” quennis pos claimed Ostmarkian forces",
      ]
    ),
    (
      "The Crimson Front seized the Kess military base in Marleth.",
      ["captured front (the Kess military base)+in:marleth pos asserted -"]
    ),
    // "other towns" are not the province that was named last.
    (
      "In Telmark, the Crimson Front captured Halvik and other towns.",
      ["captured front halvik+(other towns) pos asserted -"]
    ),
    // What is said of other parts is not said of the town before "but"; "the towns" are not one.
    (
      "The Azure League holds Marleth, but parts of the countryside are in the hands of the Crimson Front.",
      [
        "holds front (parts of the countryside) pos asserted -",
        "holds league marleth pos asserted -",
      ]
    ),
    (
      "The Azure League holds Marleth. It may lose the towns that it has taken.",
      [
        "holds league marleth pos asserted -", "lost league (the towns) pos possible -",
        "captured league (the towns) pos asserted -",
      ]
    ),
    // A noun that looks like a verb opens no clause.
    (
      "The Azure League took Marleth with the help of allied air strikes and still held Quennis.",
      ["captured league marleth pos asserted -", "holds league quennis pos asserted -"]
    ),
    // Plain words are a party of the table only in a text about its parties.
    ("Valley fighters captured Marleth.", ["captured “fighters” marleth pos asserted -"]),
    (
      "The Crimson Front left Quennis. Valley fighters captured Marleth.",
      ["retreating front from:quennis pos asserted -", "captured league marleth pos asserted -"]
    ),
    // A quality is no party.
    (
      "The Crimson Front met no resistance on the way to Marleth.",
      ["advancing front to:marleth pos asserted -"]
    ),
  ])
  func explainsAndClaimsNothing(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test(arguments: [
    ("The Crimson Front captured three towns in Telmark.", "three towns in", false),
    ("The Crimson Front captured 60 villages in Telmark.", "60 villages in", false),
    ("The Crimson Front captured most of Telmark.", "most of", true),
  ])
  func partOfAProvinceIsNotTheProvince(text: String, extent: String, coversPlace: Bool) throws {
    let claim = try #require(claims(text).first)
    #expect(claim.extent == extent && claim.mainPlace?.placeID == "VS-TEL")
    #expect(claim.coversPlace == coversPlace)
  }
}
