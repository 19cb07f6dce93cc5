import FoundationEssentials
import Gazetteer
import TestSupport

/// The gazetteer at the root of the package, or `nil` when it is not there.
let realGazetteer: Gazetteer? = {
  let folder = packageRoot + "/gazetteer"
  guard FileManager.default.fileExists(atPath: folder + "/afghanistan/places.csv") else {
    return nil
  }
  return try? GazetteerLoader.load([folder])
}()
