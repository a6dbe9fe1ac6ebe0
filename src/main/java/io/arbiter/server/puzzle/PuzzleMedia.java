package io.arbiter.server.puzzle;

import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures and visuals of puzzles, for those who may see them. Thread-safe. */
@ApplicationScoped
@Transactional
public class PuzzleMedia {
  /**
   * A picture without its content.
   *
   * @param published whether everybody may see the picture
   * @param hash of its content
   */
  public record Picture(boolean published, String hash) {}

  /**
   * The page that draws a test of a puzzle.
   *
   * @param published whether everybody may see the page
   * @param hash of the version
   * @param page HTML of the author, which nobody has checked
   */
  public record Visual(boolean published, String hash, String page) {}

  private final PuzzleQueries queries;
  private final VersionOpening opening;

  PuzzleMedia(PuzzleQueries queries, VersionOpening opening) {
    this.queries = queries;
    this.opening = opening;
  }

  /**
   * A picture of a version. Everybody may see the published version and those of contests that have
   * started; the puzzle's author and admins may see all versions.
   *
   * @param version null for the published version
   */
  public Optional<Picture> find(
      String slug, String name, @Nullable Integer version, Viewer viewer) {
    return queries
        .picture(slug, name, version)
        .filter(found -> mayBeSeen(found, viewer))
        .map(found -> new Picture(isPublished(found), found.hash()));
  }

  /** The page of a version that draws a test, for the same viewers as a picture of the version. */
  public Optional<Visual> findVisual(String slug, @Nullable Integer version, Viewer viewer) {
    return queries
        .visual(slug, version)
        .filter(found -> mayBeSeen(found, viewer))
        .map(
            found ->
                new Visual(isPublished(found), found.hash(), Objects.requireNonNull(found.page())));
  }

  private boolean mayBeSeen(PuzzleQueries.Found found, Viewer viewer) {
    return isPublished(found)
        || viewer.admin()
        || (found.author() != null && viewer.player().equals(Optional.of(found.author())))
        || opening.isOpen(found.puzzle(), found.number());
  }

  private static boolean isPublished(PuzzleQueries.Found found) {
    return found.state().equals(VersionState.PUBLISHED.name());
  }

  public byte[] content(Picture picture) {
    return queries.pictureContent(picture.hash()).bytes();
  }
}
