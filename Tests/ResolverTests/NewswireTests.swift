import FoundationEssentials
import Gazetteer
import Resolver
import TestSupport
import Testing
import Text

/// A resolver of the gazetteer at the root of the package, or `nil` when it is not there.
private let worldResolver: Resolver? = {
  let folder = packageRoot + "/gazetteer"
  guard FileManager.default.fileExists(atPath: folder + "/world/places.csv"),
    let gazetteer = try? GazetteerLoader.load([folder]), let english
  else { return nil }
  return Resolver(gazetteer: gazetteer, language: english)
}()

/// Sentences of our own in the manner of news from many countries: what is a place, and which.
@Suite(.enabled(if: worldResolver != nil, "the package has no gazetteer folder"))
struct NewswireTests {
  @Test(arguments: [
    (
      "SPRINGFIELD, Ill. (Wire) - Lawmakers meet Tuesday to debate the budget.",
      ["SPRINGFIELD=Springfield/US", "Ill=Illinois/US"]
    ),
    (
      "Paris Hilton arrived with Jordan Peele; Chad Johnson stayed away.",
      []
    ),
    (
      "Georgia's foreign ministry in Tbilisi accused Moscow of occupying South Ossetia.",
      ["Georgia=Georgia/GE", "Tbilisi=Tbilisi/GE", "Moscow=Moscow/RU"]
    ),
    (
      "Jordan said the border crossing with Syria would reopen.",
      ["Jordan=Jordan/JO", "Syria=Syria/SY"]
    ),
    (
      "Shelling hit Kherson, Kharkiv and Zaporizhzhia overnight, Governor Oleksandr Prokudin said.",
      ["Kherson=Kherson/UA", "Kharkiv=Kharkiv/UA", "Zaporizhzhia=Zaporizhzhia/UA"]
    ),
    (
      "Idlib, Aleppo and Hama have seen air strikes, according to the Syrian Observatory.",
      ["Idlib=Idlib/SY", "Aleppo=Aleppo/SY", "Hama=Hama/SY"]
    ),
    (
      "Gunmen killed nine in Culiacán, the capital of Sinaloa state, Mexico.",
      ["Culiacán=Culiacán/MX", "Sinaloa state=Sinaloa/MX", "Mexico=Mexico/MX"]
    ),
    (
      "Durham police said the suspect fled toward Raleigh, N.C.",
      ["Durham=Durham/US", "Raleigh=Raleigh/US", "N.C=North Carolina/US"]
    ),
    (
      "FLOODS HIT LAHORE AS RAVI RISES",
      ["LAHORE=Lahore/PK"]
    ),
    (
      "He studied at the University of Manchester before moving to Leeds.",
      ["Leeds=Leeds/GB"]
    ),
    (
      "President Ashraf Ghani fled Kabul; Amrullah Saleh stayed in Panjshir. "
        + "Saleh called on Massoud to fight.",
      ["Kabul=Kabul/AF", "Panjshir=Panjshir/AF"]
    ),
    (
      "Protesters filled central Santiago, Chile's capital, and Valparaíso.",
      ["central Santiago=Santiago/CL", "Chile=Chile/CL", "Valparaíso=Valparaíso/CL"]
    ),
    (
      "Protests spread from San José to Alajuela and Limón in Costa Rica.",
      [
        "San José=San José/CR", "Alajuela=Alajuela/CR", "Limón=Limón/CR",
        "Costa Rica=Costa Rica/CR",
      ]
    ),
    (
      "Israeli jets struck Tyre and Sidon in southern Lebanon.",
      ["Tyre=Tyre/LB", "Sidon=Sidon/LB", "southern Lebanon=Lebanon (south)/LB"]
    ),
    (
      "Nancy Pelosi and Virginia Foxx spoke in Congress.",
      []
    ),
    (
      "Turkey's lira fell while Ankara weighed sanctions.",
      ["Turkey=Turkey/TR", "Ankara=Ankara/TR"]
    ),
    (
      "They ate turkey, china plates gleaming, on Thanksgiving.",
      []
    ),
    (
      "Lima officials said the Ohio town would rebuild the bridge.",
      ["Lima=Lima/US", "Ohio town=Ohio/US"]
    ),
    (
      "The U.S. and the U.K. sent aid to Haiti's capital, Port-au-Prince.",
      [
        "U.S.=United States/US", "U.K.=United Kingdom/GB", "Haiti=Haiti/HT",
        "Port-au-Prince=Port-au-Prince/HT",
      ]
    ),
    (
      "A spokesman for Houston Methodist Hospital declined to comment.",
      []
    ),
    (
      "Al-Shabab attacked Mogadishu's Lido Beach, then a base at El Baraf.",
      ["Mogadishu=Mogadishu/SO"]
    ),
    (
      "Kansas City, Missouri, police arrested two men from Overland Park, Kansas.",
      [
        "Kansas City=Kansas City/US", "Missouri=Missouri/US", "Overland Park=Overland Park/US",
        "Kansas=Kansas/US",
      ]
    ),
    (
      "Pul-e Khumri, Pol-e-Khomri or Puli Khumri: the town is in Baghlan.",
      [
        "Pul-e Khumri=Pul-e Khumri/AF", "Pol-e-Khomri=Pul-e Khumri/AF",
        "Puli Khumri=Pul-e Khumri/AF", "Baghlan=Baghlan/AF",
      ]
    ),
    (
      "The Ukraine-based company opened an office in Austin, TX.",
      ["Ukraine=Ukraine/UA", "Austin=Austin/US", "TX=Texas/US"]
    ),
    (
      "Sydney Sweeney filmed in Sydney.",
      ["Sydney=Sydney/AU"]
    ),
    (
      "London Breed, the former mayor of San Francisco, spoke first. Breed left early.",
      ["San Francisco=San Francisco/US"]
    ),
    (
      "Southern Californians and New Yorkers complained most.",
      []
    ),
  ])
  func reads(text: String, expected: [String]) throws {
    let document = TokenizedDocument(Document(text))
    let found = try #require(worldResolver).mentions(in: document).compactMap { mention in
      guard mention.type == .name, let place = mention.place else { return String?.none }
      let surface = document.document.text(mention.bytes)
      return "\(surface)=\(place.name)/\(place.country ?? "-")"
    }
    #expect(found == expected)
  }
}
