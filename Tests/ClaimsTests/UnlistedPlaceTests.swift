import Testing

@testable import Claims

/// Names of places that the gazetteer lacks: told, never taken for another place.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct UnlistedPlaceTests {
  @Test(arguments: [
    // What the words around a name say that it is.
    (
      "The Crimson Front reached Marleth. On Monday it seized the town of Skelby.",
      ["arrived front marleth pos asserted -", "captured front (Skelby) pos asserted -"]
    ),
    ("The Crimson Front captured Skelby town.", ["captured front (Skelby) pos asserted -"]),
    ("The Crimson Front captured Skelby.", ["captured front (Skelby) pos asserted -"]),
    (
      "The Crimson Front holds Marleth, Skelby and Quennis.",
      ["holds front marleth+(Skelby)+quennis pos asserted -"]
    ),
    (
      "The Crimson Front holds Marleth and Skelby.",
      ["holds front marleth+(Skelby) pos asserted -"]
    ),
    (
      "Skelby, some 25 km west of Marleth, is in the hands of the Crimson Front.",
      ["holds front (Skelby) pos asserted -"]
    ),
    (
      "Skelby, a village near Marleth, is in the hands of the Crimson Front.",
      ["holds front (Skelby) pos asserted -"]
    ),
    // The name stands for the place wherever else the text has it, and for "the town".
    (
      "The Crimson Front left Marleth. It seized the town of Skelby. The Azure League said it retook Skelby.",
      [
        "retreating front from:marleth pos asserted -", "captured front (Skelby) pos asserted -",
        "recaptured league (Skelby) pos claimed Azure League",
      ]
    ),
    (
      "The Crimson Front left Marleth for the town of Skelby. The Azure League captured the town.",
      [
        "retreating front from:marleth pos asserted -",
        "captured league (the town) pos asserted -",
      ]
    ),
    // No places: people, weapons, bodies.
    ("The Crimson Front captured Omar Brandt on Monday.", []),
    ("The Crimson Front seized Brandt's house.", []),
    ("The Crimson Front seized Russian weapons.", []),
    ("In Marleth, Brandt said nothing.", []),
  ])
  func isReadByTheWordsAroundIt(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test func hasNoIdNoKindAndNoPoint() throws {
    let place = try #require(
      claims("The Crimson Front seized the town of Skelby.").first?.mainPlace)
    #expect(place.name == "Skelby" && place.surface == "Skelby" && place.resolution == .named)
    #expect(place.placeID == nil && place.kind == nil && place.coordinate == nil)
  }
}
