package io.arbiter.server.similarity;

import io.arbiter.core.report.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps the fingerprints of accepted solutions. Thread-safe. */
@ApplicationScoped
public class Fingerprints {
  private final Jdbi jdbi;

  public Fingerprints(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Keeps what was found in some submissions; of those that do not wait for it nothing changes, so
   * that an answer may come again.
   */
  public void found(Map<UUID, List<Fingerprint>> found) {
    jdbi.useTransaction(
        handle -> {
          List<UUID> awaited = take(handle, found.keySet());
          // A solution that was rejected and accepted again has some.
          handle
              .createUpdate("delete from fingerprint where submission_id = any(:ids)")
              .bindArray("ids", UUID.class, awaited)
              .execute();
          insert(handle, awaited, found);
        });
  }

  private static List<UUID> take(Handle handle, Set<UUID> submissions) {
    return handle
        .createQuery(
            """
            with locked as materialized (
              select submission_id from fingerprinting where submission_id = any(:ids)
              order by submission_id for update
            )
            delete from fingerprinting f using locked l where f.submission_id = l.submission_id
            returning f.submission_id
            """)
        .bindArray("ids", UUID.class, List.copyOf(submissions))
        .mapTo(UUID.class)
        .list();
  }

  private static void insert(
      Handle handle, List<UUID> submissions, Map<UUID, List<Fingerprint>> found) {
    List<UUID> ids = new ArrayList<>();
    List<Fingerprint> all = new ArrayList<>();
    for (UUID submission : submissions) {
      for (Fingerprint one : found.getOrDefault(submission, List.of())) {
        ids.add(submission);
        all.add(one);
      }
    }
    handle
        .createUpdate(
            """
            insert into fingerprint (submission_id, puzzle_id, hash, first_line, last_line)
            select s.id, s.puzzle_id, f.hash, f.first, f.last
            from unnest(:ids, :hashes, :firsts, :lasts) as f (id, hash, first, last)
            join submission s on s.id = f.id
            """)
        .bindArray("ids", UUID.class, ids)
        .bindArray("hashes", Long.class, all.stream().map(Fingerprint::hash).toList())
        .bindArray("firsts", Integer.class, all.stream().map(Fingerprint::first).toList())
        .bindArray("lasts", Integer.class, all.stream().map(Fingerprint::last).toList())
        .execute();
  }
}
