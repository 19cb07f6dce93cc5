import Encoding
import Geometry
import Text

extension GazetteerCompiler {
  /// What a table has for each place: where its rows start, and their order.
  private struct Grouping {
    let starts: [UInt32]
    /// The row of the table that stands at each position.
    let order: [UInt32]

    init(_ count: Int, _ places: Int, place: (Int) -> Int) {
      var starts = [UInt32](repeating: 0, count: places + 1)
      for row in 0..<count { starts[place(row) + 1] += 1 }
      for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
      var next = starts
      var order = [UInt32](repeating: 0, count: count)
      for row in 0..<count {
        let place = place(row)
        order[Int(next[place])] = UInt32(truncatingIfNeeded: row)
        next[place] += 1
      }
      self.starts = starts
      self.order = order
    }
  }

  /// Writes all that was added, but not the head. The compiler is of no use afterwards.
  ///
  /// - Throws: `FileFault` when the output cannot be written or read, or
  ///   ``CompiledGazetteerFault`` when there is more than the format holds.
  func finish(actors: [Actor], sources: [Source], version: String) throws {
    var aliases: [UInt32] = []
    let actors = actors.map { record($0, &aliases) }
    let sources = sources.map(record)
    let versionReference = texts.shared(version)
    let seats = (texts.shared("capital"), texts.shared("seat"))
    let sorted = ids.sorted()
    let idTexts = sorted.map { number in
      ids.withBytes(Int(number)) { texts.reference(String(decoding: $0, as: UTF8.self)) }
    }
    let start = head.parts[.strings]?.offset ?? 0
    head.parts[.strings] = (start, output.length - start)
    let counts = [places.count + names.count, facts.count, identifiers.count, borders.count]
    if texts.isFull || counts.contains(where: { $0 >= Int(Int32.max) }) {
      throw CompiledGazetteerFault(path: output.path, problem: .tooLarge)
    }
    let strings = try output.written().section(start, output.length - start)

    var rank = [UInt32](repeating: 0, count: sorted.count)
    for (row, number) in sorted.enumerated() { rank[Int(number)] = UInt32(row) }
    // Of two places with one id that of the later gazetteer counts, else the later row.
    var winners = [UInt32](repeating: .max, count: sorted.count)
    for draft in 0..<places.count {
      let row = Int(rank[Int(places[draft].id)])
      if winners[row] == .max || places[Int(winners[row])].layer <= places[draft].layer {
        winners[row] = UInt32(draft)
      }
    }
    var figures = PlaceFigures(count: sorted.count)
    for row in winners.indices where winners[row] != .max {
      let draft = places[Int(winners[row])]
      figures.kinds[row] = draft.kind
      figures.parents[row] = draft.parent == .max ? -1 : Int32(rank[Int(draft.parent)])
    }
    figures.findUnits()
    for index in 0..<names.count { figures.countName(Int(rank[Int(names[index].place)])) }
    for index in 0..<populations.count {
      let row = Int(rank[Int(populations[index].place)])
      figures.populations[row] = max(
        figures.populations[row], Float(bitPattern: populations[index].text))
    }
    let links = links(rank, figures)
    for link in links {
      let property = factStyles.list[Int(facts[link.fact].style)].property
      if property == seats.0 || property == seats.1 {
        figures.note(seat: link.target, of: link.place)
      }
    }
    // What is written is let go: of millions of places each of these takes hundreds of megabytes.
    ids = IDNumbers()
    writePlaces(winners, rank, idTexts, figures)
    writeChildren(figures)
    figures = PlaceFigures(count: 0)
    winners = []
    // The name in places.csv counts even where names.csv does not repeat it; it comes behind.
    var titles = Chunks<RowDraft>()
    for index in 0..<places.count {
      let style = labelStyles.number(
        LabelStyle(
          language: 0, script: 0, source: 0, status: 0, layer: places[index].layer, isTitle: true))
      titles.append(RowDraft(place: places[index].id, text: places[index].name, style: style))
    }
    places = Chunks()
    writeFacts(rank, links)
    facts = Chunks()
    writeIdentifiers(rank)
    identifiers = Chunks()
    writeBorders(rank)
    writeLabels(titles, rank, strings)
    part(.demonyms) {
      for row in demonyms { append(row.text, row.style, rank[Int(row.place)]) }
    }
    part(.denials) { for record in denials { append(record) } }
    part(.actors) { for record in actors { append(record) } }
    part(.aliases) { append(aliases) }
    part(.sources) { for record in sources { append(record) } }
    writeShapes(rank)
    part(.version) { append(versionReference, UInt32(names.count)) }
  }

  private func append(_ numbers: UInt32...) { append(numbers) }

  private func append(_ numbers: [UInt32]) {
    for number in numbers { output.append(number) }
  }

  private func record(_ actor: Actor, _ aliases: inout [UInt32]) -> [UInt32] {
    let start = aliases.count
    aliases += actor.aliases.map { texts.reference($0) }
    return [
      texts.reference(actor.id), texts.reference(actor.name),
      UInt32(ActorKind.allCases.firstIndex(of: actor.kind) ?? 0), texts.shared(actor.side),
      texts.shared(actor.role), texts.shared(actor.validFrom), texts.shared(actor.validTo),
      UInt32(start), UInt32(actor.aliases.count),
    ]
  }

  private func record(_ source: Source) -> [UInt32] {
    [
      source.id, source.title, source.publisher, source.licence, source.url, source.version,
      source.note, source.label,
    ].map { texts.reference($0) }
  }

  // MARK: Places

  private func writePlaces(
    _ winners: [UInt32], _ rank: [UInt32], _ idTexts: [UInt32], _ figures: PlaceFigures
  ) {
    part(.places) {
      for row in winners.indices {
        // An id that only other tables name has a record of nothing but the id.
        let draft = winners[row] == .max ? nil : places[Int(winners[row])]
        output.append(idTexts[row])
        output.append(draft?.name ?? 0)
        output.append(figures.parents[row])
        output.append(figures.countries[row])
        output.append(figures.provinces[row])
        output.append(figures.populations[row].bitPattern)
        output.append((draft?.longitude ?? 0).bitPattern)
        output.append((draft?.latitude ?? 0).bitPattern)
        output.append((draft?.accuracy ?? 0).bitPattern)
        output.append(draft?.from ?? 0)
        output.append(draft?.to ?? 0)
        output.append(draft?.source ?? 0)
        output.append(figures.kinds[row])
        output.append((draft?.flags ?? 0) | figures.flags[row])
        output.append(figures.nameCounts[row])
        output.append(draft?.layer ?? 0)
        output.append(UInt16(0))
        output.appendFlushing(UInt32(0))
      }
    }
  }

  private func writeChildren(_ figures: PlaceFigures) {
    let rows = figures.parents.indices.filter { figures.parents[$0] >= 0 }
    let grouping = Grouping(rows.count, figures.parents.count) { Int(figures.parents[rows[$0]]) }
    part(.childStarts) { for start in grouping.starts { output.appendFlushing(start) } }
    part(.children) {
      for index in grouping.order { output.appendFlushing(UInt32(rows[Int(index)])) }
    }
  }

  // MARK: Names

  private func writeLabels(
    _ titles: Chunks<RowDraft>, _ rank: [UInt32], _ strings: ByteSection
  ) {
    func draft(_ index: Int) -> RowDraft {
      index < names.count ? names[index] : titles[index - names.count]
    }
    let grouping = Grouping(names.count + titles.count, rank.count) {
      Int(rank[Int(draft($0).place)])
    }
    part(.labelStarts) { for start in grouping.starts { output.appendFlushing(start) } }
    part(.labels) {
      for index in grouping.order {
        let row = draft(Int(index))
        output.append(row.text)
        output.append(row.style)
        output.appendFlushing(rank[Int(row.place)])
      }
    }
    part(.labelStyles) {
      for style in labelStyles.list {
        append(
          style.language, style.script, style.source,
          UInt32(style.status) | (style.isTitle ? ImageRecord.isTitle : 0)
            | UInt32(style.layer) << 16)
      }
    }
    var counts: [UInt32] = []
    for index in 0..<names.count {
      let layer = Int(labelStyles.list[Int(names[index].style)].layer)
      while counts.count <= layer { counts.append(0) }
      counts[layer] += 1
    }
    part(.layers) { append(counts) }
    func text(_ index: UInt32) -> String { strings.string(Int(draft(Int(index)).text)) }
    var keys = KeyTableBuilder()
    keys.reserve(grouping.order.count)
    for (label, index) in grouping.order.enumerated() {
      keys.add(NameKey.hash(text(index)), UInt32(label))
    }
    part(.exactKeys) { keys.write { output.append($0) } }
    keys.reserve(grouping.order.count)
    for (label, index) in grouping.order.enumerated() {
      keys.add(KeyHash(NameKey.loose(NameKey.exact(text(index)))).value, UInt32(label))
    }
    part(.looseKeys) { keys.write { output.append($0) } }
    var phrases = PhraseTableBuilder()
    for (label, index) in grouping.order.enumerated() where Int(index) < names.count {
      let words = NameKey.words(text(index))
      // One letter is an initial or an abbreviation, and stands for its place only as such.
      guard words.count > 1 || (words.first?.unicodeScalars.count ?? 0) > 1 else { continue }
      phrases.insert(words, value: UInt32(label))
    }
    part(.phrases) { phrases.write { output.append($0) } }
  }

  // MARK: Rows of places

  private func writeRows(
    _ rows: Chunks<RowDraft>, _ rank: [UInt32], _ starts: ImagePart, _ records: ImagePart
  ) -> Grouping {
    let grouping = Grouping(rows.count, rank.count) { Int(rank[Int(rows[$0].place)]) }
    part(starts) { for start in grouping.starts { output.appendFlushing(start) } }
    part(records) {
      for index in grouping.order {
        output.append(rows[Int(index)].text)
        output.appendFlushing(rows[Int(index)].style)
      }
    }
    return grouping
  }

  /// A fact whose value is the id of a place in the tables.
  private struct Link {
    let fact: Int
    let place: Int
    let target: Int
  }

  private func links(_ rank: [UInt32], _ figures: PlaceFigures) -> [Link] {
    references.compactMap { reference in
      guard let number = ids.find(reference.value) else { return nil }
      let target = Int(rank[Int(number)])
      guard figures.kinds[target] != PlaceFigures.none else { return nil }
      return Link(
        fact: reference.fact, place: Int(rank[Int(facts[reference.fact].place)]), target: target)
    }
  }

  private func writeFacts(_ rank: [UInt32], _ links: [Link]) {
    let grouping = writeRows(facts, rank, .factStarts, .facts)
    part(.factStyles) {
      for style in factStyles.list {
        append(style.property, style.unit, style.asOf, style.source, style.note)
      }
    }
    var position = [UInt32](repeating: 0, count: facts.count)
    for (index, fact) in grouping.order.enumerated() { position[Int(fact)] = UInt32(index) }
    let byTarget = Grouping(links.count, rank.count) { links[$0].target }
    part(.referenceStarts) { for start in byTarget.starts { output.appendFlushing(start) } }
    part(.references) {
      for index in byTarget.order {
        let link = links[Int(index)]
        append(UInt32(link.place), position[link.fact])
      }
    }
    var properties: [UInt32] = []
    var numbers: [UInt32: Int] = [:]
    for style in factStyles.list where numbers[style.property] == nil {
      numbers[style.property] = properties.count
      properties.append(style.property)
    }
    let byProperty = Grouping(facts.count, properties.count) { index in
      numbers[factStyles.list[Int(facts[Int(grouping.order[index])].style)].property] ?? 0
    }
    part(.properties) {
      for (index, property) in properties.enumerated() {
        append(property, byProperty.starts[index + 1])
      }
    }
    part(.factsByProperty) { for fact in byProperty.order { output.appendFlushing(fact) } }
  }

  private func writeIdentifiers(_ rank: [UInt32]) {
    _ = writeRows(identifiers, rank, .identifierStarts, .identifiers)
    part(.identifierStyles) {
      for style in identifierStyles.list { append(style.scheme, style.source) }
    }
  }

  private func writeBorders(_ rank: [UInt32]) {
    part(.borders) {
      for index in 0..<borders.count {
        let row = borders[index]
        append(rank[Int(row.a)], rank[Int(row.b)])
        output.append(row.kilometres.bitPattern)
        append(row.flags, row.source)
      }
    }
    // Each row stands with both its places, once where they are the same.
    var ends: [(place: UInt32, row: UInt32)] = []
    for index in 0..<borders.count {
      let row = borders[index]
      ends.append((rank[Int(row.a)], UInt32(index)))
      if row.a != row.b { ends.append((rank[Int(row.b)], UInt32(index))) }
    }
    let grouping = Grouping(ends.count, rank.count) { Int(ends[$0].place) }
    part(.borderStarts) { for start in grouping.starts { output.appendFlushing(start) } }
    part(.bordersByPlace) {
      for index in grouping.order { output.appendFlushing(ends[Int(index)].row) }
    }
  }

  private func writeShapes(_ rank: [UInt32]) {
    let list = shapes.map { (row: rank[Int($0.key)], draft: $0.value) }.sorted { $0.row < $1.row }
    part(.shapes) {
      var offset = 0
      for (row, draft) in list {
        append(row, draft.flags | (draft.box == nil ? 0 : ImageRecord.hasBox), draft.source, 0)
        output.append(UInt64(offset))
        output.append(UInt64(draft.bytes.count))
        let box = draft.box
        for side in [box?.west, box?.south, box?.east, box?.north] {
          output.append((side ?? 0).bitPattern)
        }
        offset += draft.bytes.count
      }
    }
    part(.shapeBytes) { for (_, draft) in list { output.append(draft.bytes) } }
  }

  /// Writes a part and notes where it stands.
  func part(_ part: ImagePart, _ write: () -> Void) {
    output.align()
    let offset = output.length
    write()
    head.parts[part] = (offset, output.length - offset)
  }
}
