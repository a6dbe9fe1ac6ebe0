package io.arbiter.server.author;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The SQL of counter-examples, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class CounterExampleStatements {
  private static final String REQUEST =
      """
      with requested as (
        insert into counter_example (submission_id)
        select s.id from ordinary_submission s
        join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
        where s.id = any(:judged) and s.kind = 'SUBMISSION'
          and s.verdict = 'WRONG_ANSWER' and v.generates
        on conflict do nothing
        returning submission_id
      )
      select s.id, s.source, v.bundle from requested r
      join ordinary_submission s on s.id = r.submission_id
      join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      """;

  private static final String FIND =
      """
      select submission_id, example from counter_example
      where submission_id = any(:submissions) and example is not null
      """;

  private static final String KEEP =
      """
      update counter_example set example = cast(:example as json)
      where submission_id = :submission
      """;

  private final Session session;

  CounterExampleStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * A wrong submission that needs a counter-example.
   *
   * @param bundle of its version of the puzzle, as it is stored
   */
  record Wrong(UUID submission, String source, byte[] bundle) {}

  /** Marks the wrong submissions whose puzzle generates inputs; returns the newly marked ones. */
  List<Wrong> request(List<UUID> judged) {
    return session
        .createNativeQuery(REQUEST, Wrong.class)
        .setParameter("judged", judged.toArray(UUID[]::new))
        .getResultList();
  }

  private record Found(UUID submission, String example) {}

  /** The known counter-examples of these submissions, as JSON, by submission. */
  Map<UUID, String> find(Set<UUID> submissions) {
    return session
        .createNativeQuery(FIND, Found.class)
        .setParameter("submissions", submissions.toArray(UUID[]::new))
        .getResultStream()
        .collect(Collectors.toMap(Found::submission, Found::example));
  }

  /** Stores the counter-example of a submission, as JSON. */
  void keep(UUID submission, String example) {
    session
        .createNativeMutationQuery(KEEP)
        .setParameter("submission", submission)
        .setParameter("example", example)
        .executeUpdate();
  }
}
