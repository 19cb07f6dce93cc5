import Gazetteer
import Resolver
import TestSupport
import Testing
import Text

/// A user's own places and deny list, over a gazetteer that others made.
@Suite(.enabled(if: english != nil, "the package has no word tables"))
struct DenyListTests {
  /// The mentions of a text: surface and place, `!` for what is no place.
  private func mentions(_ text: String, _ contents: GazetteerContents) -> [String] {
    let resolver = Resolver(
      gazetteer: Gazetteer(contents), language: english ?? LanguageTables())
    let document = TokenizedDocument(Document(text))
    return resolver.mentions(in: document).map { mention in
      let surface = document.document.text(mention.bytes)
      if mention.status == .notAPlace { return surface + "!" }
      return surface + "=" + (mention.place?.id.rawValue ?? "?")
    }
  }

  @Test(arguments: [
    // No deny list, one without a place, one for a place, one for a place that nobody knows.
    ([], ["Halvik=VS-TEL-halvik", "Marleth=VS-KOR-marleth"]),
    ([Denial(name: "HALVÍK")], ["Halvik!", "Marleth=VS-KOR-marleth"]),
    (
      [Denial(name: "Halvik", place: "VS-TEL-halvik")],
      ["Halvik=VS-TEL-halvik-village", "Marleth=VS-KOR-marleth"]
    ),
    (
      [Denial(name: "Halvik", place: "XX-nowhere")],
      ["Halvik=VS-TEL-halvik", "Marleth=VS-KOR-marleth"]
    ),
    // Of a place, only one name is denied.
    (
      [Denial(name: "Halveek", place: "VS-TEL-halvik")],
      ["Halvik=VS-TEL-halvik", "Marleth=VS-KOR-marleth"]
    ),
  ])
  func hides(denials: [Denial], expected: [String]) {
    var contents = vastria.contents
    contents.denials = denials
    #expect(mentions("Fighting went on in Halvik and in Marleth.", contents) == expected)
  }

  @Test func saysSo() throws {
    var contents = vastria.contents
    contents.denials = [Denial(name: "Marleth"), Denial(name: "Halvik", place: "VS-TEL-halvik")]
    let resolver = Resolver(
      gazetteer: Gazetteer(contents), language: english ?? LanguageTables())
    let found = resolver.mentions(
      in: TokenizedDocument(Document("Fighting went on in Halvik and in Marleth.")),
      explained: true)
    #expect(
      found.map { $0.reasons.filter { $0.contains("deny list") } } == [
        ["the deny list leaves out 1 of its names"],
        ["the deny list says that it is no place"],
      ])
  }

  /// A place of a later gazetteer outranks, and stays where an earlier one denies the name.
  @Test func ownPlacesOutrank() {
    var contents = vastria.contents
    #expect(mentions("Fighting went on in Marleth.", contents) == ["Marleth=VS-KOR-marleth"])
    contents.places.append(
      Place(
        id: "own-marleth", name: "Marleth", kind: .town, parent: "VS-TEL", coordinate: nil,
        source: "test", layer: 1))
    contents.names.append(
      Toponym(
        place: "own-marleth", name: "Marleth", language: "", script: "", status: .preferred,
        source: "test"))
    #expect(mentions("Fighting went on in Marleth.", contents) == ["Marleth=own-marleth"])
    contents.denials = [Denial(name: "Marleth", layer: 0)]
    #expect(mentions("Fighting went on in Marleth.", contents) == ["Marleth=own-marleth"])
    contents.denials = [Denial(name: "Marleth", layer: 1)]
    #expect(mentions("Fighting went on in Marleth.", contents) == ["Marleth!"])
  }

  /// Own places and own names win over bigger places, but not over what the text says.
  @Test(arguments: [
    ("Fighting went on in Marleth.", ["Marleth=own-marleth"]),
    ("Korvane said that Marleth would hold.", ["Korvane=VS-KOR", "Marleth=own-marleth"]),
    ("Fighting went on in Marleth, Korvane.", ["Marleth=VS-KOR-marleth", "Korvane=VS-KOR"]),
    ("Fighting went on in the Halvik district.", ["Halvik district=VS-TEL-halvik"]),
    // A name of one's own for a place of another gazetteer, though it is a common word.
    ("Fighting went on in Corner.", ["Corner=VS-TEL"]),
  ])
  func ownRowsOutrankAllButTheText(text: String, expected: [String]) {
    var contents = vastria.contents
    contents.places.append(
      Place(
        id: "own-marleth", name: "Marleth", kind: .village, parent: "VS-TEL", coordinate: nil,
        source: "test", layer: 1))
    for (place, name) in [
      ("own-marleth", "Marleth"), ("own-marleth", "Halvik"), ("VS-TEL", "Corner"),
    ] {
      contents.names.append(
        Toponym(
          place: PlaceID(rawValue: place), name: name, language: "", script: "",
          status: .variant, source: "test", layer: 1))
    }
    #expect(mentions(text, contents) == expected)
  }
}
