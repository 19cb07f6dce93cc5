public import Chronology

/// Withholds what is too new to be shown without harm.
public enum Delay {
  /// Parts claims into those shown and those withheld.
  ///
  /// Shown is what is known to lie at least `hours` before the end of `day`; whole days are counted,
  /// as claims are dated by days. A claim without any date is withheld: its age is unknown.
  ///
  /// - Parameters:
  ///   - hours: how old a claim must be.
  ///   - day: the day from which is counted back; by default the last day on which one of the
  ///     claims was published or begins.
  public static func split(
    _ claims: [Claim], hours: Int, before day: CalendarDate? = nil
  ) -> (shown: [Claim], withheld: [Claim]) {
    let days = (hours + 23) / 24
    guard
      let last = day
        ?? claims.flatMap({ [$0.reportDate, lastDay(of: $0)] }).compactMap(\.self)
        .max()
    else { return ([], claims) }
    let limit = last.advanced(by: -days)
    var shown: [Claim] = []
    var withheld: [Claim] = []
    for claim in claims {
      if let day = lastDay(of: claim), day <= limit {
        shown.append(claim)
      } else {
        withheld.append(claim)
      }
    }
    return (shown, withheld)
  }

  /// The last day of which a claim tells where somebody is.
  private static func lastDay(of claim: Claim) -> CalendarDate? {
    claim.date?.interval.end ?? claim.reportDate
  }
}
