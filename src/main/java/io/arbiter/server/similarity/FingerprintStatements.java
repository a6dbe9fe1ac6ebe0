package io.arbiter.server.similarity;

import io.arbiter.core.report.Fingerprint;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of fingerprints, and of accepted solutions that wait for their fingerprints. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class FingerprintStatements {
  /**
   * Parsing a solution costs a worker about as much as judging it. So parsing waits until no player
   * has sent anything for 10 seconds, but for at most an hour.
   */
  static final String BUSY =
      """
      select (exists (select from any_submission
            where enqueued_at > now() - interval '10 seconds')
          or exists (select from any_submission where state <> 'JUDGED'))
        and not exists (select from fingerprinting
          where requested_at is null and since < now() - interval '1 hour')
      """;

  static final String IN_FLIGHT =
      "select count(*) from fingerprinting where requested_at > now() - interval '1 hour'";

  /**
   * The newest solutions come first, so a new one gets its fingerprints soon, however many older
   * ones wait. An answer takes seconds; an answer that has not come within an hour is lost.
   */
  static final String REQUEST =
      """
      with due as materialized (
        select submission_id from fingerprinting
        where requested_at is null or requested_at <= now() - interval '1 hour'
        order by submission_id desc limit :task for update skip locked
      ), asked as (
        update fingerprinting set requested_at = now()
        where submission_id = any(array(select submission_id from due))
        returning submission_id
      )
      select s.id, s.source from asked a join ordinary_submission s on s.id = a.submission_id
      """;

  private final Session session;

  FingerprintStatements(@Current Session session) {
    this.session = session;
  }

  boolean isBusy() {
    return Column.query(session, BUSY, Boolean.class).getSingleResult();
  }

  long countInFlight() {
    return Column.query(session, IN_FLIGHT, Long.class).getSingleResult();
  }

  /** A solution whose fingerprints a worker is asked for. */
  record Asked(UUID submission, String source) {}

  /** Marks the next solutions as requested, and returns them. */
  List<Asked> request(int most) {
    return session
        .createNativeQuery(REQUEST, Asked.class)
        .setParameter("task", most)
        .getResultList();
  }

  /** Deletes the waiting entries of these submissions; returns the submissions that had one. */
  List<UUID> deleteAwaited(Collection<UUID> submissions) {
    return Column.query(
            session,
            """
            with locked as materialized (
              select submission_id from fingerprinting where submission_id = any(:ids)
              order by submission_id for update
            )
            delete from fingerprinting f using locked l where f.submission_id = l.submission_id
            returning f.submission_id
            """,
            UUID.class)
        .setParameter("ids", submissions.toArray(UUID[]::new))
        .getResultList();
  }

  void delete(List<UUID> submissions) {
    session
        .createNativeMutationQuery("delete from fingerprint where submission_id = any(:ids)")
        .setParameter("ids", submissions.toArray(UUID[]::new))
        .executeUpdate();
  }

  /** Inserts the fingerprints of these submissions. */
  void insert(List<UUID> submissions, Map<UUID, List<Fingerprint>> found) {
    List<UUID> ids = new ArrayList<>();
    List<Fingerprint> all = new ArrayList<>();
    for (UUID submission : submissions) {
      for (Fingerprint one : found.getOrDefault(submission, List.of())) {
        ids.add(submission);
        all.add(one);
      }
    }
    session
        .createNativeMutationQuery(
            """
            insert into fingerprint (submission_id, puzzle_id, hash, first_line, last_line)
            select s.id, s.puzzle_id, f.hash, f.first, f.last
            from unnest(:ids, :hashes, :firsts, :lasts) as f (id, hash, first, last)
            join ordinary_submission s on s.id = f.id
            """)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .setParameter("hashes", all.stream().map(Fingerprint::hash).toArray(Long[]::new))
        .setParameter("firsts", all.stream().map(Fingerprint::first).toArray(Integer[]::new))
        .setParameter("lasts", all.stream().map(Fingerprint::last).toArray(Integer[]::new))
        .executeUpdate();
  }
}
