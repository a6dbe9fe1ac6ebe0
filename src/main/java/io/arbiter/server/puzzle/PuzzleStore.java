package io.arbiter.server.puzzle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.station.StationLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds what submissions are judged against. Thread-safe. */
@ApplicationScoped
public class PuzzleStore {
  private final Jdbi jdbi;
  private final Outbox outbox;

  public PuzzleStore(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** Sends every test set again, for a broker that has lost its topic or never had it. */
  public void resendTestSets() {
    jdbi.useTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into outbox (topic, key, payload)
                    select :topic, hash, content from test_set
                    """)
                .bind("topic", Topics.TEST_SETS)
                .execute());
    outbox.nudge();
  }

  /** The published version of a puzzle. */
  public Optional<PuzzleVersion> published(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, p.author_id, v.number, v.test_set_hash, v.limits, v.always_open
                    from puzzle p
                    join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
                    where p.slug = :slug
                    """)
                .bind("slug", slug)
                .map(
                    (row, context) ->
                        new PuzzleVersion(
                            row.getObject("id", UUID.class),
                            slug,
                            row.getInt("number"),
                            row.getString("test_set_hash"),
                            Codec.fromJson(row.getString("limits"), Limits.class),
                            new StationLock(
                                slug,
                                row.getBoolean("always_open"),
                                row.getObject("author_id", UUID.class))))
                .findOne());
  }
}
