package io.arbiter.server.author.desk;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the failures of authors' code. Thread-safe. */
@ApplicationScoped
@Transactional
class AuthorFailures {
  private static final Duration SHOWN = Duration.ofDays(30);

  private final DeskQueries queries;

  AuthorFailures(DeskQueries queries) {
    this.queries = queries;
  }

  /** The failures of the last 30 days, newest first. */
  Page<AuthorFailure> list(UUID puzzle, PageRequest page) {
    @Nullable UUID after =
        Cursor.decode(page.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    List<AuthorFailure> rows =
        queries.authorFailures(puzzle, Instant.now().minus(SHOWN), after, page.limit() + 1);
    return Page.of(rows, page.limit(), failure -> List.of(failure.submission()));
  }
}
