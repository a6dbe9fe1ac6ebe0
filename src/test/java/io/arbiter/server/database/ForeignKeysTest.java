package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.TestDatabase;
import io.arbiter.server.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The foreign keys of today's schema, in a real PostgreSQL. For each row that is deleted,
 * PostgreSQL looks for rows that refer to it. Without an index it reads the whole table.
 */
@ServerTest
class ForeignKeysTest extends DatabaseTest {
  /** Tables whose rows are never deleted. The row of a deleted account stays, too. */
  private static final List<String> KEPT =
      List.of("media", "player", "puzzle", "puzzle_version", "rejudging", "test_set");

  /**
   * The foreign keys of which no index begins with all columns. An index without the rows that
   * refer to nothing is enough.
   */
  private static final String WITHOUT_INDEX =
      """
      select c.conrelid::regclass::text || ': ' || c.conname from pg_constraint c
      where c.contype = 'f' and c.confrelid::regclass::text <> all (?)
        and not exists (
          select from pg_index i
          where i.indrelid = c.conrelid and i.indisvalid
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
            and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
              select '(' || a.attname || ' IS NOT NULL)' from pg_attribute a
              where a.attrelid = c.conrelid and a.attnum = c.conkey[1])))
      order by 1
      """;

  @Test
  void whatRefersToADeletedRowIsFoundInAnIndex() {
    TestDatabase database = TestDatabase.of(source);
    assertThat(
            database.list(
                String.class,
                "select distinct confrelid::regclass::text from pg_constraint where contype = 'f'"))
        .containsAll(KEPT)
        .contains("submission", "contest");
    assertThat(database.list(String.class, WITHOUT_INDEX, KEPT)).isEmpty();
  }
}
