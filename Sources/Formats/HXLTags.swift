/// Tags of the Humanitarian Exchange Language 1.1, by which its tools know what a column holds.
enum HXLTags {
  /// Returns the tag of a column, or nothing for one that the language has no word for.
  static func tag(_ column: String) -> String { tags[column] ?? "" }

  private static let tags: [String: String] = [
    "id": "#meta+id", "title": "#event+name", "wkt": "#geo+wkt", "lon": "#geo+lon",
    "lat": "#geo+lat", "claim_id": "#event+id", "kind": "#event+type",
    "predicate": "#event+subtype", "status": "#status", "actor": "#group+name",
    "actor_id": "#group+code", "target": "#group+name+target", "place": "#loc+name",
    "place_id": "#loc+code", "place_kind": "#loc+type", "from_place": "#loc+name+origin",
    "to_place": "#loc+name+dest", "claimant": "#contact+name+source",
    "medium": "#meta+medium", "outlet": "#meta+source", "said": "#description",
    "quote": "#description+quote", "doc": "#meta+document", "url": "#meta+url",
    "start": "#date+start", "end": "#date+end", "report_date": "#date+reported",
    "confidence": "#indicator+confidence+num", "geo_precision": "#geo+precision",
    "time_precision": "#date+precision", "modality": "#status+modality",
    "review": "#status+review", "magnitude": "#affected+text", "folder": "#meta+folder",
  ]
}
