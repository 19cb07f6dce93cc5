import FoundationEssentials
import Gazetteer
import GeographyChecks
import Reports
import Resolver
import TestSupport

/// The gazetteer and language tables at the root of the package.
struct RealTables {
  let gazetteer: Gazetteer
  let language: LanguageTables
  let checker: GeographyChecker

  static let shared: RealTables? = {
    let folder = packageRoot + "/gazetteer"
    guard let gazetteer = try? GazetteerLoader.load([folder]),
      let language = try? LanguageTables(folder: folder + "/language/en")
    else { return nil }
    return RealTables(gazetteer: gazetteer, language: language)
  }()

  init(gazetteer: Gazetteer, language: LanguageTables) {
    self.gazetteer = gazetteer
    self.language = language
    checker = GeographyChecker(
      gazetteer: gazetteer, language: language,
      resolver: Resolver(gazetteer: gazetteer, language: language))
  }

  func check(_ text: String) -> [GeographyStatement] {
    checker.statements(in: Report(id: "text", file: "text", text: text))
  }
}

extension GeographyStatement {
  /// "Panjshir north of Kabul: supported".
  var summary: String {
    let object =
      switch self.object {
      case .place(let place): place.name
      case .figure(let value, let unit): "\(Int(value)) \(unit)"
      }
    return "\(subject.name) \(relation) \(object): \(verdict.rawValue)"
  }
}
