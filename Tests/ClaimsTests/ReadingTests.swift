import TestSupport
import Testing

@testable import Claims

/// Sentences that are easily misread, about an invented country: what nobody did, asks or awaits,
/// bodies that no table names, and whose places are meant.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct ReadingTests {
  /// What is no fact: nobody did it, or somebody asks, awaits, doubts or expects it.
  @Test(arguments: [
    ("Nobody captured Marleth.", ["captured - marleth neg asserted -"]),
    ("No one has taken Marleth.", ["captured - marleth neg asserted -"]),
    (
      "Neither Marleth nor Quennis has fallen.", ["captured - marleth+quennis neg asserted -"]
    ),
    ("Did the Crimson Front capture Marleth?", ["captured front marleth pos hypothetical -"]),
    ("Has Marleth fallen?", ["captured - marleth pos hypothetical -"]),
    (
      "The Crimson Front captured Marleth, but will it hold the town?",
      ["captured front marleth pos asserted -", "holds front marleth pos hypothetical -"]
    ),
    (
      "When Crimson Front fighters reach Veldra, shops will close.",
      ["arrived front veldra pos hypothetical -"]
    ),
    (
      "When Crimson Front fighters reached Veldra, shops closed.",
      ["arrived front veldra pos asserted -"]
    ),
    (
      "It was quiet when Marleth was under Crimson Front control.",
      ["holds front marleth pos asserted -"]
    ),
    (
      "The minister doubts that the Azure League holds Marleth.",
      ["holds league marleth neg asserted -"]
    ),
    (
      "Rebels fight in Ostrel. A trader could not say who is in control of Marleth.",
      ["contested “rebels” ostrel pos asserted -"]
    ),
    ("No assault on Marleth followed.", ["contested - marleth neg asserted -"]),
    ("There is no truth to rumours that Marleth has fallen.", ["captured - marleth neg denied -"]),
    ("There is no sign that Marleth has fallen.", ["captured - marleth neg denied -"]),
    ("Marleth's fall was announced.", ["captured - marleth pos reported -"]),
    (
      "An assault on Marleth is being considered.", ["contested - marleth pos intended -"]
    ),
    ("The Azure League can hold Marleth.", ["holds league marleth pos possible -"]),
    ("An offensive on Marleth is expected.", ["contested - marleth pos possible -"]),
    (
      "If Marleth falls, the road to Veldra would be open, a teacher said.",
      [
        "captured - marleth pos hypothetical teacher",
        "opened - to:veldra pos hypothetical teacher",
      ]
    ),
  ])
  func noFact(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  /// Bodies that stand in no table, by their capitals.
  @Test(arguments: [
    (
      "The Silver Dawn Forces said they had captured Marleth.",
      ["captured “Silver Dawn Forces” marleth pos claimed Silver Dawn Forces"]
    ),
    ("The RDF captured Marleth.", ["captured “RDF” marleth pos asserted -"]),
    ("Marleth was captured by the RDF.", ["captured “RDF” marleth pos asserted -"]),
    (
      "RDF fighters captured Marleth before losing it.",
      [
        "captured “RDF fighters” marleth pos asserted -",
        "lost “RDF fighters” marleth pos asserted -",
      ]
    ),
    (
      "Rebels fight in Ostrel. The RDF denies that it is blocking the road to Marleth.",
      [
        "contested “rebels” ostrel pos asserted -", "blocked “RDF” to:marleth neg denied RDF",
      ]
    ),
    (
      "The military says it holds Marleth.", ["holds “military” marleth pos claimed military"]
    ),
    (
      "Rebels fight in Ostrel. The defence ministry claims that Marleth is under its control.",
      [
        "contested “rebels” ostrel pos asserted -",
        "holds “defence ministry” marleth pos claimed defence ministry",
      ]
    ),
    (
      "Rebels fight in Ostrel. An RDF spokesman said: “Our forces are advancing on Marleth.”",
      [
        "contested “rebels” ostrel pos asserted -",
        "advancing “RDF” to:marleth pos claimed RDF spokesman",
      ]
    ),
    (
      "The Vastrians had captured Marleth.", ["captured “Vastrians” marleth pos asserted -"]
    ),
    (
      "MARLETH - Velori rebels captured Quennis.",
      ["captured “Velori rebels” quennis pos asserted -"]
    ),
    (
      "Dissidents took over Marleth.", ["captured “dissidents” marleth pos asserted -"]
    ),
  ])
  func unlistedBodies(text: String, expected: [String]) {
    #expect(lines(text, by: extractorWithoutActors) == expected)
  }

  /// Whose place is meant, and which move.
  @Test(arguments: [
    ("Marleth's fall shocked the country.", ["captured - marleth pos asserted -"]),
    (
      "A Crimson Front convoy left Quennis heading for Marleth.",
      ["advancing front to:marleth pos asserted -"]
    ),
    (
      "The Crimson Front entered Marleth. Azure League troops retreated to the hills.",
      [
        "entered front marleth pos asserted -",
        "retreating league to:(the hills)+in:marleth pos asserted -",
      ]
    ),
    (
      "The Crimson Front holds the heights above Marleth.",
      ["holds front (the heights)+near:marleth pos asserted -"]
    ),
    (
      "The army of the Azure League rallied to his cause before the Crimson Front's seizure of Marleth.",
      ["captured front marleth pos asserted -"]
    ),
    (
      "The Crimson Front entered Marleth and closed the highway between Quennis and Veldra. The "
        + "Azure League left the town.",
      [
        "entered front marleth pos asserted -", "blocked front quennis+veldra pos asserted -",
        "retreating league from:marleth pos asserted -",
      ]
    ),
    (
      "The Crimson Front took Marleth. 7 villages in Telmark are under Azure League control.",
      [
        "captured front marleth pos asserted -", "holds league VS-TEL pos asserted -",
      ]
    ),
    (
      "The fair in Veldra is a gathering of Azure League units.", []
    ),
  ])
  func places(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  /// The place that opens a sentence, what pictures seem to show, and what stays contested.
  @Test(arguments: [
    ("Marleth: fighting went on overnight.", ["contested - marleth pos asserted -"]),
    (
      "In Marleth, the Crimson Front announced a blockade.",
      ["blocked front marleth pos claimed Crimson Front"]
    ),
    ("In Marleth, officials spoke of fighting.", []),
    (
      "The pictures appear to show Crimson Front fighters entering Marleth.",
      ["entered front marleth pos possible -"]
    ),
    ("Marleth remains contested.", ["contested - marleth pos asserted -"]),
  ])
  func openings(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  /// A claim that the next words deny.
  @Test(arguments: [
    "The Crimson Front says it took Marleth. The Azure League said that was not true.",
    "The Crimson Front says it took Marleth. The Azure League says this is false.",
    "The Crimson Front said it took Marleth, a claim the Azure League rejected.",
    "The Crimson Front says it took Marleth. “That is not true,” the Azure League said.",
    "The Crimson Front says it took Marleth. \"It is a lie,\" said the Azure League.",
  ])
  func denials(text: String) {
    #expect(
      lines(text) == [
        "captured front marleth pos claimed Crimson Front",
        "captured front marleth neg denied Azure League",
      ])
  }
}
