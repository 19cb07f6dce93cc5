/// Something that speaks for or against a place, with its share of the decision.
public struct Reason: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case sign(Sign)
    case trait(Trait)
  }

  let kind: Kind
  /// How strong it is here: 1 for what is or is not, else mostly 0 to 1.
  public let value: Double
  /// What a unit of it counts; value times weight adds to the logarithm of the odds.
  public let weight: Double

  /// What it is called in `weights.csv`.
  public var name: String {
    switch kind {
    case .sign(let sign): "\(sign)"
    case .trait(let trait): "\(trait)"
    }
  }

  /// What it adds to the logarithm of the odds.
  public var share: Double { value * weight }

  /// What it is, in a few words.
  public var phrase: String {
    switch kind {
    case .sign(let sign): sign.phrase
    case .trait(let trait): trait.phrase
    }
  }
}

extension Sign {
  var phrase: String {
    switch self {
    case .bias: "how often such names are places"
    case .fewNames: "in a gazetteer of few names, which fits by chance less often"
    case .handful: "in a gazetteer of a handful of names"
    case .actor: "part of the name of an actor or outlet"
    case .surname: "the surname of a person named in full elsewhere"
    case .article: "a common noun with its article"
    case .tag: "a tag in capitals"
    case .prefix: "the object of a prefix such as “anti-”"
    case .organisation: "part of the name of an organisation"
    case .landmark: "part of the name of something else, as in “Harbor”"
    case .person: "beside another capitalised word"
    case .inside: "inside a name or epithet with “of”"
    case .denied: "on the deny list"
    case .capitals: "written in capitals"
    case .codeCase: "a code, written as in the gazetteer"
    case .wrongCase: "its capitals are not those of the gazetteer's name"
    case .manyWords: "a name of several words"
    case .commonWord: "a common English word"
    case .commonWordAtStart: "a common word where a sentence starts"
    case .sentenceStart: "where a sentence starts"
    case .lowercaseElsewhere: "the text also writes it in lower case"
    case .shortName: "a very short word"
    case .titleCase: "in a headline, where every word has a capital"
    case .hyphenBefore, .hyphenAfter: "joined to another word by a hyphen"
    case .dateline: "in a dateline"
    case .personal: "the words behind it speak of a person"
    case .givenNameFirst: "a first name before another capitalised word"
    case .quoted: "behind a quotation mark"
    case .abbreviation: "an abbreviation"
    case .givenName: "also a first name"
    case .givenNameBefore: "behind a first name"
    case .initialBefore: "behind an initial"
    case .titleBefore: "behind a title"
    case .capitalBefore: "behind a capitalised word"
    case .capitalAfter: "before a capitalised word"
    case .preposition: "behind a word such as “in” or “near”"
    case .of: "behind “of”"
    case .articleBefore: "behind “the”"
    case .possessive: "with a possessive"
    case .speech: "followed by a word of speech"
    case .commaAfter: "before a comma and a name"
    case .commaBefore: "behind a name and a comma"
    case .headNoun: "with a noun such as “valley” or “district”"
    case .headMisfits: "the noun beside it names another kind of place"
    case .facilityHead: "the noun beside it names a building or road"
    case .direction: "with a direction"
    case .bracket: "in brackets"
    case .based: "with a word such as “-based”"
    case .countryBeforeName: "a country at the head of another name"
    case .country: "a country or continent"
    case .province: "a province, state or district"
    case .region: "a region"
    case .city: "a city"
    case .town: "a town"
    case .village: "a village"
    case .nature: "a feature of nature or a building"
    case .population: "the number of people there"
    case .nameCount: "the number of names that it has"
    case .preferred: "its usual name"
    case .own: "from your own gazetteer, which outranks"
    case .contained: "the unit around it is named beside it"
    case .unitBehind: "the unit around it follows it"
    case .holds: "the place before it lies in it"
    case .countryShare: "the text is about its country"
    case .manyPlaces: "the number of places of this name"
    case .shownElsewhere: "the text shows elsewhere that it is a place"
    case .repeated: "named several times"
    }
  }
}

extension Trait {
  var phrase: String {
    switch self {
    case .continent, .country, .region, .part, .province, .district, .city, .town, .village,
      .nature, .facility:
      "its kind"
    case .formerCountry: "a former country"
    case .population: "the number of people there"
    case .nameCount: "the number of names that it has"
    case .capital: "a national capital"
    case .seat: "the seat of its province or district"
    case .preferred: "its usual name"
    case .historic: "a name no longer used"
    case .misspelling: "a misspelling"
    case .own: "from your own gazetteer, which outranks"
    case .headFits: "the words around it name its kind"
    case .headMisfits: "the words around it name another kind"
    case .partOfCountry: "a part of a country is named"
    case .countryShare: "the text is about its country"
    case .provinceShare: "the text is about its province"
    case .inNamedUnit: "the unit around it is named beside it"
    case .unitBehind: "the unit around it follows it"
    case .holds: "the place before it lies in it"
    case .namedBeside: "the unit around it is named near by"
    case .neighbourCountry: "names near by lie in its country"
    case .near: "names near by lie close to it"
    }
  }
}
