package io.arbiter.server.author;

import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;

/** Queries of counter-examples. */
interface CounterExampleQueries extends Queries {
  /**
   * A wrong submission that needs a counter-example.
   *
   * @param bundle of its version of the puzzle, as it is stored
   */
  record Wrong(UUID submission, String language, String source, byte[] bundle) {
    SourceCode code() {
      return new SourceCode(ProgrammingLanguage.of(language), source);
    }
  }

  /** Marks the wrong submissions whose puzzle generates inputs; returns the newly marked ones. */
  @SQL(
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
      select s.id, s.language, s.source, v.bundle from requested r
      join ordinary_submission s on s.id = r.submission_id
      join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      """)
  List<Wrong> request(UUID[] judged);

  /** Stores the counter-example of a submission, as JSON. */
  @SQL(
      """
      update counter_example set example = cast(:example as json)
      where submission_id = :submission
      """)
  int keep(UUID submission, String example);
}
