import FoundationEssentials
import Gazetteer
import Resolver
import TestSupport
import Testing
import Text

/// A resolver of the gazetteer at the root of the package, or `nil` when it is not there.
private let realResolver: Resolver? = {
  let folder = packageRoot + "/gazetteer"
  guard FileManager.default.fileExists(atPath: folder + "/afghanistan/places.csv") else {
    return nil
  }
  guard let gazetteer = try? GazetteerLoader.load([folder]), let english else { return nil }
  return Resolver(gazetteer: gazetteer, language: english)
}()

/// Short texts of our own on the gazetteer of this package.
@Suite(.enabled(if: realResolver != nil, "the package has no gazetteer folder"))
struct RealPlacesTests {
  @Test(arguments: [
    ("Roads in Panjshir province were icy.", ["Panjshir province=AF-PAN"]),
    (
      "Shops in Deh Salah and Pul-e Hisar districts opened.",
      ["Deh Salah=AF-BGL-deh-salah", "Pul-e Hisar districts=AF-BGL-pul-e-hisar"]
    ),
    ("Markets in Kabul, the Afghan capital, were busy.", ["Kabul=AF-KAB-kabul-city", "Afghan=AF"]),
    ("The price of bread rose in Kabul province.", ["Kabul province=AF-KAB"]),
    ("Rain fell in northern Afghanistan.", ["northern Afghanistan=AF/north"]),
    ("Diplomats met in Paris, France.", ["Paris=FR-paris", "France=FR"]),
    ("Police closed roads in London, Ontario.", ["London=CA-london", "Ontario=CA-ON"]),
    ("A storm hit Naples, Florida.", ["Naples=US-naples", "Florida=US-FL"]),
    ("She read history at the University of London.", ["London!"]),
    ("برف در پنجشیر بارید", ["پنجشیر=AF-PAN"]),
    ("The Afghan team flew home.", ["Afghan=AF"]),
  ])
  func reads(text: String, expected: [String]) throws {
    let found = mentions(text, by: try #require(realResolver))
    #expect(found == expected)
  }
}
