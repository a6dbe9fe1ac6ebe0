package io.arbiter.server.author.desk;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds the failures of authors' code. Thread-safe. */
@ApplicationScoped
@Transactional
class AuthorFailures {
  private static final Duration SHOWN = Duration.ofDays(30);

  private static final String LIST =
      """
      select s.id, p.name, s.judged_at, s.version, s.verdict,
        cast(s.judgement as text) as judgement
      from current_judgement s left join shown_player p on p.id = s.player_id
      where s.puzzle_id = :puzzle and s.state = 'JUDGED' and s.verdict = 'AUTHOR_ERROR'
        and s.submitted_at >= :since and (cast(:after as uuid) is null or s.id < :after)
      order by s.id desc limit :limit
      """;

  private final Session session;

  AuthorFailures(@Current Session session) {
    this.session = session;
  }

  private record Row(
      UUID id, @Nullable String player, Instant at, int version, String verdict, String judgement) {
    AuthorFailure failure() {
      Judgement stored = Codec.fromJson(judgement, Judgement.class);
      return new AuthorFailure(
          id,
          player,
          at,
          version,
          Verdict.valueOf(verdict),
          stored.message(),
          stored.authorTraceback());
    }
  }

  /** The failures of the last 30 days, newest first. */
  Page<AuthorFailure> list(UUID puzzle, PageRequest page) {
    @Nullable UUID after =
        Cursor.decode(page.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    List<AuthorFailure> rows =
        session
            .createNativeQuery(LIST, Row.class)
            .setParameter("puzzle", puzzle)
            .setParameter("since", Instant.now().minus(SHOWN))
            .setParameter("after", after, UUID.class)
            .setParameter("limit", page.limit() + 1)
            .getResultStream()
            .map(Row::failure)
            .toList();
    return Page.of(rows, page.limit(), failure -> List.of(failure.submission()));
  }
}
