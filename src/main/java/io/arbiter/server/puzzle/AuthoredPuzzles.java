package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puzzles and all their versions, as authors see them. Thread-safe. */
@ApplicationScoped
@Transactional
public class AuthoredPuzzles {
  /**
   * A puzzle in an author's list.
   *
   * @param published the version that players get, or null
   * @param latest the newest version
   */
  public record Puzzle(
      String slug, String title, @Nullable Integer published, int latest, VersionState state) {}

  /**
   * A version of a puzzle.
   *
   * @param hash SHA-256 of the bundle's files
   * @param validation the task of the current or last validation; null if the version was never
   *     validated
   * @param report what validation found, as JSON, or null
   */
  public record Version(
      String slug,
      int number,
      String title,
      VersionState state,
      String hash,
      Instant createdAt,
      @Nullable UUID validation,
      @Nullable String report) {}

  /**
   * The content of a version.
   *
   * @param files of its bundle, by path
   * @param tests with the generated ones
   */
  public record Content(Map<String, byte[]> files, TestSet tests) {}

  private final PuzzleRepository puzzles;
  private final AuthoredStatements statements;
  private final MediaStatements media;

  public AuthoredPuzzles(
      PuzzleRepository puzzles, AuthoredStatements statements, MediaStatements media) {
    this.puzzles = puzzles;
    this.statements = statements;
    this.media = media;
  }

  public Optional<Version> find(String slug, int number) {
    return puzzles.version(slug, number);
  }

  /** The bundle of a version as a zip. If the author sent a zip, this is the same file. */
  public Optional<byte[]> archive(String slug, int number) {
    return statements
        .bundle(slug, number)
        .map(
            bundle ->
                bundle.archive() == null
                    ? BundleArchive.write(files(slug, number, bundle.content()))
                    : bundle.archive());
  }

  /** The files of a version with complete pictures, and its tests. */
  public Optional<Content> content(String slug, int number) {
    return statements
        .content(slug, number)
        .map(
            content ->
                new Content(
                    files(slug, number, content.bundle()),
                    Codec.fromJson(
                        new String(content.tests(), StandardCharsets.UTF_8), TestSet.class)));
  }

  private Map<String, byte[]> files(String slug, int number, byte[] content) {
    Map<String, byte[]> files = StoredBundle.files(content);
    media.all(slug, number).forEach(one -> files.put(Media.FOLDER + one.name(), one.content()));
    return files;
  }

  /** The puzzles of an author, or of all authors, by slug. */
  public Page<Puzzle> list(Optional<UUID> author, PageRequest page) {
    Optional<String> after = Cursor.decode(page.after, List::getFirst);
    List<Puzzle> rows =
        statements.authored(author, after, page.limit() + 1).stream()
            .map(AuthoredPuzzles::puzzle)
            .toList();
    return Page.of(rows, page.limit(), puzzle -> List.of(puzzle.slug()));
  }

  private static Puzzle puzzle(AuthoredStatements.Authored row) {
    return new Puzzle(
        row.slug(), row.title(), row.published(), row.latest(), VersionState.valueOf(row.state()));
  }
}
