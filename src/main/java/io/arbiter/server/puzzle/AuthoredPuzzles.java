package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Media;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.TestSet;
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
import java.util.SortedMap;
import java.util.TreeMap;
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
   * @param publishedAt when it was published last, or null
   * @param function that solutions define; empty for a program
   * @param limits as JSON
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
      @Nullable Instant publishedAt,
      String function,
      String limits,
      @Nullable UUID validation,
      @Nullable String report) {}

  /** The files of a version's bundle by path, and its tests with the generated ones. */
  public record Content(Map<String, byte[]> files, TestSet tests) {}

  /**
   * A version in the list of a puzzle's versions.
   *
   * @param hash SHA-256 of the bundle's files
   * @param publishedAt when it was published last; null if it never was or that is unknown
   * @param strength of its tests, from 0 to 1; null if it was not measured
   * @param task of the current or last validation, or null
   */
  public record Listed(
      int version,
      String title,
      VersionState state,
      String hash,
      Instant createdAt,
      @Nullable Instant publishedAt,
      @Nullable Double strength,
      @Nullable UUID task) {}

  /** The texts of a version by path, and its pictures without their content. */
  public record Files(SortedMap<String, String> texts, List<PictureFile> pictures) {}

  public record PictureFile(String path, int bytes) {}

  private final PuzzleQueries queries;

  AuthoredPuzzles(PuzzleQueries queries) {
    this.queries = queries;
  }

  public Optional<Version> find(String slug, int number) {
    return queries.version(slug, number);
  }

  /** The bundle of a version as a zip. If the author sent a zip, this is the same file. */
  public Optional<byte[]> archive(String slug, int number) {
    return entity(slug, number)
        .map(
            version -> {
              byte @Nullable [] archive = version.archive();
              return archive == null ? BundleArchive.write(files(version)) : archive;
            });
  }

  public Optional<Content> content(String slug, int number) {
    return entity(slug, number)
        .map(
            version -> {
              byte[] tests =
                  queries.session().find(TestSetEntity.class, version.testSetHash).content;
              return new Content(
                  files(version),
                  Codec.fromJson(new String(tests, StandardCharsets.UTF_8), TestSet.class));
            });
  }

  private Optional<VersionEntity> entity(String slug, int number) {
    return queries
        .findVersion(slug, number, VersionState.PUBLISHED)
        .map(PuzzleQueries.AuthoredVersion::version);
  }

  private Map<String, byte[]> files(VersionEntity version) {
    Map<String, byte[]> files = StoredBundle.files(version.bundle());
    files.putAll(media(version.slug, version.number));
    return files;
  }

  /** All versions of a puzzle, newest first. */
  public Page<Listed> versions(String slug, PageRequest page) {
    Optional<Integer> before = Cursor.decode(page.after, key -> Integer.valueOf(key.getFirst()));
    List<Listed> rows = queries.versions(slug, before.orElse(null), page.limit() + 1);
    return Page.of(rows, page.limit(), version -> List.of(version.version()));
  }

  public Optional<Files> files(String slug, int number) {
    return entity(slug, number)
        .map(version -> new Files(texts(version.bundle()), pictures(slug, number)));
  }

  private static SortedMap<String, String> texts(byte[] content) {
    SortedMap<String, byte[]> files = StoredBundle.files(content);
    files.keySet().removeIf(Media::contains);
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private List<PictureFile> pictures(String slug, int number) {
    return media(slug, number).entrySet().stream()
        .map(picture -> new PictureFile(picture.getKey(), picture.getValue().length))
        .toList();
  }

  /** The pictures of a version, by their paths in the bundle. */
  public SortedMap<String, byte[]> media(String slug, int number) {
    SortedMap<String, byte[]> pictures = new TreeMap<>();
    queries
        .pictures(slug, number)
        .forEach(one -> pictures.put(Media.FOLDER + one.name(), one.content()));
    return pictures;
  }

  /** The puzzles of an author, or of all authors, by slug. */
  public Page<Puzzle> list(Optional<UUID> author, PageRequest page) {
    Optional<String> after = Cursor.decode(page.after, List::getFirst);
    List<Puzzle> rows =
        queries.authored(
            VersionState.PUBLISHED, author.orElse(null), after.orElse(null), page.limit() + 1);
    return Page.of(rows, page.limit(), puzzle -> List.of(puzzle.slug()));
  }
}
