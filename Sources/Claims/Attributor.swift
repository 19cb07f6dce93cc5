import Gazetteer
import Text

/// Finds who says what a draft claims, through which channel, and who relays it.
struct Attributor {
  struct Result {
    var attribution = Attribution()
    /// The claimant, for "we" and "our".
    var speaker: Discourse.Party?
    /// Whether the claimant is a party to the conflict.
    var isParty = false
    /// Whether both sides say it, each for itself.
    var isOfBothSides = false
    /// Whether somebody is said to say it at all.
    var isSaid = false
    var cueClass: CueClass = .say
    /// The tokens of the innermost cue.
    var cue: Range<Int>?
  }

  let text: TaggedText
  let lexicon: Lexicon
  let discourse: Discourse
  let speeches: SpeechIndex
  let reading: SentenceReading

  func attribution(of draft: Draft) -> Result {
    let token = draft.trigger.lowerBound
    let covering = speeches.covering(token).filter {
      $0.content.contains(token) && !$0.cue.contains(token)
    }.sorted { left, right in
      if left.content.count != right.content.count {
        return left.content.count < right.content.count
      }
      return left.cue.lowerBound < right.cue.lowerBound
    }
    var result = Result()
    var outlets: [String] = []
    for speech in covering {
      let party = speech.speaker.flatMap { discourse.speaker($0) }
      guard let party else {
        if let speaker = speech.speaker, case .bothSides = speaker.kind {
          result.isOfBothSides = true
        }
        if !result.isSaid {
          result.isSaid = true
          result.cue = speech.cue
          result.cueClass = speech.cueClass
          setMedium(&result, speech)
        }
        continue
      }
      if isRelay(party) {
        if !outlets.contains(party.name) { outlets.append(party.name) }
        if !result.isSaid {
          result.isSaid = true
          result.cue = speech.cue
          result.cueClass = speech.cueClass
        }
        continue
      }
      guard result.attribution.claimant == nil else {
        // An outer speaker relays what the inner one says.
        if party.name != result.attribution.claimant, !outlets.contains(party.name),
          party.group == .third
        {
          outlets.append(party.name)
        }
        continue
      }
      result.attribution.claimant = party.name
      result.attribution.cue = text.text(speech.cue)
      result.speaker = party
      result.cue = speech.cue
      // "X denied it, saying that …": what is said inside is no longer denied.
      if !result.isSaid { result.cueClass = speech.cueClass }
      result.isSaid = true
      result.isParty = isParty(party)
      setMedium(&result, speech)
    }
    if result.attribution.cue == nil, let cue = result.cue {
      result.attribution.cue = text.text(cue)
    }
    if outlets.isEmpty, result.isSaid, let outlet = outletNear(result) { outlets.append(outlet) }
    outlets.removeAll { $0 == result.attribution.claimant }
    if !outlets.isEmpty { result.attribution.outlet = outlets.joined(separator: " via ") }
    // Nobody but an outlet: a report of anonymous sources.
    return result
  }

  /// Outlets and their reports pass on what others say.
  private func isRelay(_ party: Discourse.Party) -> Bool {
    party.kind == .outlet
  }

  private func isParty(_ party: Discourse.Party) -> Bool {
    switch party.kind {
    case .party, .government: return true
    case .outlet, .organisation, .civilians: return false
    case .person: return party.side != nil || party.group == .party
    case nil: return party.side != nil || [.party, .forces, .government].contains(party.group)
    }
  }

  private func setMedium(_ result: inout Result, _ speech: Speech) {
    guard result.attribution.medium == nil else { return }
    if let medium = speech.medium {
      result.attribution.medium = medium
      return
    }
    let range = discourse.readings[speech.sentence].range
    guard range.contains(where: { text.has(.startsMedium, $0) }) else { return }
    for (words, medium) in lexicon.media {
      guard words.count <= range.count else { continue }
      for start in range.lowerBound...(range.upperBound - words.count)
      where text.reads(words, at: start) {
        result.attribution.medium = medium
        return
      }
    }
  }

  /// "told the AFP news agency", "spoke to CNN": an outlet right behind the cue.
  private func outletNear(_ result: Result) -> String? {
    guard let cue = result.cue else { return nil }
    for chunk in discourse.chunks(from: cue.upperBound) {
      guard chunk.tokens.lowerBound - cue.upperBound <= 3 else { break }
      guard
        let actor = chunk.actor?.actor, actor.kind == .outlet
      else { continue }
      return actor.name
    }
    return nil
  }
}
