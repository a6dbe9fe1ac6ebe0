package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.puzzle.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads versions of puzzles, for their authors. Thread-safe. */
@ApplicationScoped
public class VersionCatalog {
  /** How far a validation is. */
  public record Progress(int done, int total) {}

  /**
   * A version as its author sees it.
   *
   * @param hash SHA-256 of the bundle's files
   * @param progress while it is being validated, and known; else null
   * @param report what validation found, or null
   */
  public record Version(
      String slug,
      int version,
      String title,
      VersionState state,
      String hash,
      Instant createdAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Progress progress,
      @JsonRawValue @Nullable String report) {}

  /**
   * A puzzle of an author's.
   *
   * @param published the version that players get, or null
   * @param latest the newest version
   */
  public record Puzzle(
      String slug, String title, @Nullable Integer published, int latest, VersionState state) {}

  private final Jdbi jdbi;
  private final TaskDesk desk;

  public VersionCatalog(Jdbi jdbi, TaskDesk desk) {
    this.jdbi = jdbi;
    this.desk = desk;
  }

  /** The author of a puzzle: empty for a shipped one; nothing when there is no such puzzle. */
  Optional<Optional<UUID>> author(String slug) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select author_id from puzzle where slug = :slug")
                .bind("slug", slug)
                .map((row, context) -> Optional.ofNullable(row.getObject("author_id", UUID.class)))
                .findOne());
  }

  Optional<Version> find(String slug, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.slug, v.number, v.title, v.state, v.hash, v.created_at, v.validation,
                      v.report
                    from puzzle p join puzzle_version v on v.puzzle_id = p.id
                    where p.slug = :slug and v.number = :number
                    """)
                .bind("slug", slug)
                .bind("number", number)
                .map((row, context) -> version(row))
                .findOne());
  }

  private Version version(ResultSet row) throws SQLException {
    VersionState state = VersionState.valueOf(row.getString("state"));
    Optional<TaskEvent.Progress> progress =
        state == VersionState.VALIDATING
            ? desk.progress(row.getObject("validation", UUID.class))
            : Optional.empty();
    return new Version(
        row.getString("slug"),
        row.getInt("number"),
        row.getString("title"),
        state,
        row.getString("hash"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        progress.map(p -> new Progress(p.done(), p.total())).orElse(null),
        row.getString("report"));
  }

  /** The bundle as a zip: the very one that was sent, if it was one. */
  Optional<byte[]> archive(String slug, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select v.archive, v.bundle from puzzle p
                    join puzzle_version v on v.puzzle_id = p.id
                    where p.slug = :slug and v.number = :number
                    """)
                .bind("slug", slug)
                .bind("number", number)
                .map(
                    (row, context) -> {
                      byte @Nullable [] archive = row.getBytes("archive");
                      return archive == null
                          ? BundleArchive.write(VersionStore.files(row.getBytes("bundle")))
                          : archive;
                    })
                .findOne());
  }

  /** The puzzles of an author, or of everybody, by slug. */
  Page<Puzzle> list(Optional<UUID> author, PageRequest page) {
    Optional<String> after = Cursor.decode(page.after, List::getFirst);
    List<Puzzle> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select p.slug, v.title, v.number, v.state,
                          (select number from puzzle_version
                            where puzzle_id = p.id and state = 'PUBLISHED') as published
                        from puzzle p
                        join lateral (select * from puzzle_version
                          where puzzle_id = p.id order by number desc limit 1) v on true
                        where (:author::uuid is null or p.author_id = :author)
                          and (:after::text is null or p.slug > :after)
                        order by p.slug limit :limit
                        """)
                    .bind("author", author.orElse(null))
                    .bind("after", after.orElse(null))
                    .bind("limit", page.limit() + 1)
                    .map(
                        (row, context) ->
                            new Puzzle(
                                row.getString("slug"),
                                row.getString("title"),
                                row.getObject("published", Integer.class),
                                row.getInt("number"),
                                VersionState.valueOf(row.getString("state"))))
                    .list());
    return Page.of(rows, page.limit(), puzzle -> List.of(puzzle.slug()));
  }
}
