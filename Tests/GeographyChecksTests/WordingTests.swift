import GeographyChecks
import TestSupport
import Testing

/// Wordings and what is made of them, with the gazetteer that comes with the package.
struct WordingTests {
  @Test(arguments: [
    ("Panjshir lies north of Kabul.", "Panjshir north of Kabul: supported"),
    (
      "Panjshir province is to the north-west of Kabul.",
      "Panjshir north-west of Kabul: contradicted"
    ),
    (
      "Nuristan, which is located east of Panjshir, was quiet.",
      "Nuristan east of Panjshir: supported"
    ),
    ("South of Takhar lies Panjshir.", "Panjshir south of Takhar: supported"),
    ("Takhar is not north of Panjshir.", "Takhar not north of Panjshir: contradicted"),
    (
      "Badakhshan is in the northeast of Afghanistan.",
      "Badakhshan in the north-east of Afghanistan: supported"
    ),
    ("Herat lies in the east of the country.", "Herat in the east of Afghanistan: contradicted"),
    ("Panjshir borders Takhar.", "Panjshir borders Takhar: supported"),
    ("Panjshir does not border Takhar.", "Panjshir not borders Takhar: contradicted"),
    ("Panjshir shares a border with Helmand.", "Panjshir borders Helmand: contradicted"),
    ("Kapisa and Parwan share a border.", "Kapisa borders Parwan: supported"),
    ("Baghlan is adjacent to Panjshir.", "Baghlan borders Panjshir: supported"),
    ("Paryan is a district of Panjshir province.", "Paryan in Panjshir: supported"),
    ("Paryan is a mountainous district in Takhar province.", "Paryan in Takhar: contradicted"),
    ("Paryan district lies in Panjshir.", "Paryan in Panjshir: supported"),
    ("Panjshir is divided into seven districts.", "Panjshir has 7 districts: supported"),
    ("Panjshir has 12 districts.", "Panjshir has 12 districts: contradicted"),
    ("Afghanistan consists of thirty-four provinces.", "Afghanistan has 34 provinces: supported"),
    (
      "Panjshir has a population of about 173,000.",
      "Panjshir has a population of 173000 people: supported"
    ),
    (
      "The population of Panjshir is 1.5 million.",
      "Panjshir has a population of 1500000 people: contradicted"
    ),
    (
      "In 2021 the population of Panjshir in 2021 was 170 thousand.",
      "Panjshir has a population of 170000 people: supported"
    ),
    (
      "Panjshir is small. The province has about 170,000 inhabitants and seven districts.",
      "Panjshir has 7 districts: supported"
    ),
    (
      "Panjshir is small. The province has about 170,000 inhabitants and seven districts.",
      "Panjshir has a population of 170000 people: supported"
    ),
    ("Bazarak is the capital of Panjshir.", "Bazarak capital of Panjshir: supported"),
    ("Charikar is the capital of Panjshir.", "Charikar capital of Panjshir: contradicted"),
    ("The capital of Baghlan is Pul-e Khumri.", "Pul-e Khumri capital of Baghlan: supported"),
    ("Parwan's capital, Charikar, was calm.", "Charikar capital of Parwan: supported"),
    ("Bazarak lies 90 km from Kabul.", "Bazarak 90 km from Kabul: supported"),
    ("Bazarak lies about 60 miles north of Kabul.", "Bazarak 97 km from Kabul: supported"),
    ("Bazarak lies 600 km from Kabul.", "Bazarak 600 km from Kabul: contradicted"),
  ])
  func judges(text: String, expected: String) throws {
    let tables = try #require(RealTables.shared)
    let found = tables.check(text).map(\.summary)
    #expect(found.contains(expected), "\(text) gave \(found)")
  }

  @Test(arguments: [
    "Clashes were heard north of the town.",
    "The Taliban have surrounded Panjshir.",
    "Fighters from Baghlan arrived in Panjshir.",
    "Panjshir has seven districts under Taliban control.",
    "Reporting by staff in Kabul.",
    "The rebels captured three districts.",
  ])
  func findsNothing(text: String) throws {
    let tables = try #require(RealTables.shared)
    #expect(tables.check(text).map(\.summary) == [])
  }

  @Test func offsetsCountCodePoints() throws {
    let tables = try #require(RealTables.shared)
    let text = "Größe — “ok”. Paryan is a district of Panjshir."
    let statement = try #require(tables.check(text).first)
    let scalars = Array(text.unicodeScalars)[statement.range]
    var quote = String.UnicodeScalarView()
    quote.append(contentsOf: scalars)
    #expect(String(quote) == statement.quote)
    #expect(statement.quote == "Paryan is a district of Panjshir")
  }

  @Test func surroundedGivesEachNeighbour() throws {
    let tables = try #require(RealTables.shared)
    let found = tables.check(
      "Kapisa is bordered by Panjshir to the north, Laghman to the east and Helmand to the west."
    ).map(\.summary)
    #expect(found.contains("Kapisa borders Panjshir: supported"))
    #expect(found.contains("Laghman east of Kapisa: supported"))
    #expect(found.contains("Kapisa borders Helmand: contradicted"))
  }
}
