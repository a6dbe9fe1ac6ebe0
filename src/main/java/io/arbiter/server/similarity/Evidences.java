package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Shows in what two solutions are alike. Thread-safe. */
@ApplicationScoped
public class Evidences {
  private final Jdbi jdbi;

  public Evidences(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Nothing unless both are submissions to the same puzzle, by different players. */
  Optional<Evidence> of(UUID left, UUID right) {
    return jdbi.inTransaction(
        handle ->
            sides(handle, left, right)
                .map(
                    sides ->
                        new Evidence(
                            sides.left(),
                            sides.right(),
                            Match.merged(matches(handle, left, right)))));
  }

  private record Sides(Evidence.Side left, Evidence.Side right) {}

  private static Optional<Sides> sides(Handle handle, UUID left, UUID right) {
    return handle
        .createQuery(
            """
            select l.id as l_id, l.source as l_source, l.submitted_at as l_at, lp.name as l_name,
              r.id as r_id, r.source as r_source, r.submitted_at as r_at, rp.name as r_name
            from submission l
            join submission r on r.puzzle_id = l.puzzle_id and r.player_id <> l.player_id
            join player lp on lp.id = l.player_id
            join player rp on rp.id = r.player_id
            where l.id = :left and r.id = :right
              and l.kind = 'SUBMISSION' and r.kind = 'SUBMISSION'
            """)
        .bind("left", left)
        .bind("right", right)
        .map((row, context) -> new Sides(side(row, "l_"), side(row, "r_")))
        .findOne();
  }

  private static Evidence.Side side(ResultSet row, String prefix) throws SQLException {
    return new Evidence.Side(
        row.getString(prefix + "name"),
        row.getObject(prefix + "id", UUID.class),
        row.getObject(prefix + "at", OffsetDateTime.class).toInstant(),
        row.getString(prefix + "source"));
  }

  /** Of what a source holds several times the first goes with the other's first, and so on. */
  private static List<Match> matches(Handle handle, UUID left, UUID right) {
    return handle
        .createQuery(
            """
            with place as (
              select *, row_number() over (
                partition by submission_id, hash order by first_line, last_line) as place
              from fingerprint where submission_id in (:left, :right)
            )
            select l.first_line as left_first, l.last_line as left_last,
              r.first_line as right_first, r.last_line as right_last
            from place l join place r using (hash, place)
            where l.submission_id = :left and r.submission_id = :right
            order by l.first_line, r.first_line
            """)
        .bind("left", left)
        .bind("right", right)
        .map(
            (row, context) ->
                new Match(
                    new Match.Lines(row.getInt("left_first"), row.getInt("left_last")),
                    new Match.Lines(row.getInt("right_first"), row.getInt("right_last"))))
        .list();
  }
}
