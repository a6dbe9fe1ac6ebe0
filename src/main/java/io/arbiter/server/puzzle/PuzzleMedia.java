package io.arbiter.server.puzzle;

import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures and visuals of puzzles, for those who may see them. Thread-safe. */
@ApplicationScoped
@Transactional
public class PuzzleMedia {
  /**
   * A picture without its content, or the page that draws a test of a puzzle.
   *
   * @param published whether everybody may see it
   * @param hash of the picture, or of the page's version
   * @param page HTML of the author, which nobody has checked; null for a picture
   */
  public record Shown(boolean published, String hash, @Nullable String page) {}

  private final PuzzleQueries queries;
  private final PuzzleStore puzzles;
  private final VersionOpening opening;

  PuzzleMedia(PuzzleQueries queries, PuzzleStore puzzles, VersionOpening opening) {
    this.queries = queries;
    this.puzzles = puzzles;
    this.opening = opening;
  }

  /**
   * A picture of a version. Everybody may see the published version and those of contests that have
   * started; its authors and admins may see all versions.
   *
   * @param version null for the published version
   */
  public Optional<Shown> find(String slug, String name, @Nullable Integer version, Viewer viewer) {
    return visible(slug, version, viewer)
        .flatMap(
            found ->
                queries
                    .pictureHash(found.puzzleId, found.number, name)
                    .map(hash -> new Shown(isPublished(found), hash.value(), null)));
  }

  /** The page of a version that draws a test, for the same viewers as a picture of the version. */
  public Optional<Shown> findVisual(String slug, @Nullable Integer version, Viewer viewer) {
    return visible(slug, version, viewer)
        .filter(found -> found.visual != null)
        .map(found -> new Shown(isPublished(found), found.hash, found.visual));
  }

  private Optional<VersionEntity> visible(String slug, @Nullable Integer number, Viewer viewer) {
    return queries
        .findVersion(slug, number, VersionState.PUBLISHED)
        .filter(
            found ->
                isPublished(found.version())
                    || viewer.admin()
                    || viewer.player().filter(id -> puzzles.isBy(slug, id)).isPresent()
                    || opening.isOpen(found.version().puzzleId, found.version().number))
        .map(PuzzleQueries.AuthoredVersion::version);
  }

  private static boolean isPublished(VersionEntity version) {
    return version.state == VersionState.PUBLISHED;
  }

  public byte[] content(Shown picture) {
    return queries.pictureContent(picture.hash()).bytes();
  }
}
