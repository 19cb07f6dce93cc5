/// What the rest of a text says of a place; 0 where it says nothing.
struct Context {
  /// How much it is the user's own, where the text does not name another place of the name.
  var own = 0.0
  /// The share of the other names that lie in its country and in its first-level unit.
  var countryShare = 0.0
  var provinceShare = 0.0
  /// Whether the unit around it is named behind it: "Bangor, Maine".
  var isBeforeUnit = false
  /// Whether the unit around it is named behind it a few words on, or elsewhere in the text.
  var isInNamedUnit = false
  /// Whether the place named before it lies in it: "Bangor, Maine" for Maine.
  var isHolder = false
  /// Whether the unit around it is named near by.
  var isNamedBeside = false
  /// The share of the names near by that lie in its country.
  var neighbourCountry = 0.0
  /// How close the names near by lie, 0 to 1.
  var near = 0.0

  func forEachTrait(_ body: (Trait, Double) -> Void) {
    if own > 0 { body(.own, own) }
    if countryShare > 0 { body(.countryShare, countryShare) }
    if provinceShare > 0 { body(.provinceShare, provinceShare) }
    if isBeforeUnit { body(.unitBehind, 1) }
    if isHolder { body(.holds, 1) }
    if isInNamedUnit { body(.inNamedUnit, 1) }
    if isNamedBeside { body(.namedBeside, 1) }
    if neighbourCountry > 0 { body(.neighbourCountry, neighbourCountry) }
    if near > 0.01 { body(.near, near) }
  }
}
