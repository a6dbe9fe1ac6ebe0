package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.DayHistory.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.hibernate.Session;

/** Reads on which days players submitted something. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class Days {
  /** The database need not know the time zone, since it does not decide about days. */
  private static final String QUARTERS =
      """
      select date_bin('15 minutes', s.submitted_at, timestamptz '2000-01-01 00:00:00Z') as quarter,
        cast(count(*) filter (where s.verdict = 'ACCEPTED') as int), cast(count(*) as int),
        min(s.submitted_at) filter (where s.verdict = 'ACCEPTED')
      from judged_submission s
      where s.player_id = :player and s.verdict <> all(:uncounted)
      group by quarter
      """;

  private final Session session;

  Days(@Current Session session) {
    this.session = session;
  }

  /** The days of a player, counted in a time zone. */
  public DayHistory of(UUID player, TimeZone zone) {
    return new DayHistory(
        session
            .createNativeQuery(QUARTERS, Quarter.class)
            .setParameter("player", player)
            .setParameter("uncounted", Verdict.UNCOUNTED.toArray(String[]::new))
            .getResultList(),
        zone);
  }
}
