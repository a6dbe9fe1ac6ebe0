package io.arbiter.server.similarity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds the solutions of a puzzle that are alike. Thread-safe. */
@ApplicationScoped
public class Clusters {
  /** The newest solutions that are compared: what can be compared within seconds. */
  private static final int MOST_SOLUTIONS = 5_000;

  /**
   * From so many players on, what more than one in {@link #BOILERPLATE_SHARE} of them have is the
   * puzzle's and not theirs. Among fewer, a few who copy from each other would pass for it.
   */
  static final int BOILERPLATE_PLAYERS = 30;

  private static final int BOILERPLATE_SHARE = 3;

  /**
   * What more players than this have is common knowledge, however many there are; and comparing
   * takes time with the square of it.
   */
  private static final int MOST_HOLDERS = 100;

  /**
   * Solutions with fewer different fingerprints, which is some 50 tokens or 5 lines, are alike by
   * necessity.
   */
  static final int LEAST_FINGERPRINTS = 16;

  /** The most similar ones; more than anybody looks at. */
  private static final int MOST_PAIRS = 20_000;

  /** A connection is not held for longer than this by somebody who looks. */
  private static final int TIMEOUT_SECONDS = 30;

  private static final String PAIRS =
      """
      with latest as (
        select id from (
          select distinct on (player_id) id from submission
          where puzzle_id = :puzzle and kind = 'SUBMISSION' and verdict = 'ACCEPTED'
          order by player_id, id desc
        ) each order by id desc limit :solutions
      ), held as (
        select distinct f.submission_id, f.hash from fingerprint f
        join latest l on l.id = f.submission_id
      ), boundary as (
        select case when count(*) >= :players then least(count(*) / :share, :holders)
          else :holders end as holders from latest
      ), telling as (
        select submission_id, hash from (
          select *, count(*) over (partition by hash) as holders from held
        ) counted where holders <= (select holders from boundary)
      ), sized as (
        select submission_id, count(*) as size from telling
        group by submission_id having count(*) >= :least
      )
      select a.submission_id as one, b.submission_id as other,
        count(*)::float8 / least(s.size, t.size) as similarity
      from telling a join sized s on s.submission_id = a.submission_id
      join telling b on b.hash = a.hash and b.submission_id > a.submission_id
      join sized t on t.submission_id = b.submission_id
      group by a.submission_id, b.submission_id, s.size, t.size
      having count(*) >= :threshold * least(s.size, t.size)
      order by similarity desc, one, other limit :pairs
      """;

  private final Jdbi jdbi;

  public Clusters(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A puzzle's id. */
  Optional<UUID> puzzle(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from puzzle where slug = :slug")
                .bind("slug", slug)
                .mapTo(UUID.class)
                .findOne());
  }

  /**
   * The clusters of a puzzle, the most similar first. Each player's latest accepted solution
   * counts.
   *
   * @param threshold from which similarity on two solutions are alike
   */
  List<Cluster> of(UUID puzzle, double threshold) {
    return jdbi.inTransaction(
        handle -> {
          List<Group> groups = Group.of(pairs(handle, puzzle, threshold));
          List<UUID> ids = groups.stream().flatMap(group -> group.members().stream()).toList();
          Map<UUID, Cluster.Member> members = members(handle, ids);
          return groups.stream().map(group -> cluster(group, members)).toList();
        });
  }

  private static List<Pair> pairs(Handle handle, UUID puzzle, double threshold) {
    return handle
        .createQuery(PAIRS)
        .setQueryTimeout(TIMEOUT_SECONDS)
        .bind("puzzle", puzzle)
        .bind("solutions", MOST_SOLUTIONS)
        .bind("players", BOILERPLATE_PLAYERS)
        .bind("share", BOILERPLATE_SHARE)
        .bind("holders", MOST_HOLDERS)
        .bind("least", LEAST_FINGERPRINTS)
        .bind("threshold", threshold)
        .bind("pairs", MOST_PAIRS)
        .map(
            (row, context) ->
                new Pair(
                    row.getObject("one", UUID.class),
                    row.getObject("other", UUID.class),
                    row.getDouble("similarity")))
        .list();
  }

  private static Map<UUID, Cluster.Member> members(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            select s.id, p.name, s.submitted_at from submission s
            join player p on p.id = s.player_id where s.id = any(:ids)
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, context) -> member(row))
        .stream()
        .collect(Collectors.toMap(Cluster.Member::submission, Function.identity()));
  }

  private static Cluster.Member member(ResultSet row) throws SQLException {
    return new Cluster.Member(
        row.getString("name"),
        row.getObject("id", UUID.class),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant());
  }

  private static Cluster cluster(Group group, Map<UUID, Cluster.Member> members) {
    return new Cluster(
        group.similarity(),
        group.members().stream()
            .flatMap(id -> Optional.ofNullable(members.get(id)).stream())
            .sorted(Comparator.comparing(Cluster.Member::submittedAt))
            .toList());
  }
}
