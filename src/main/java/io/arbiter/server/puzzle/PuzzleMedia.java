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
  public Optional<Shown> find(String slug, String name, @Nullable Integer version, Viewer viewer) {
    return shown(queries.picture(slug, name, version), viewer);
  }

  /** The page of a version that draws a test, for the same viewers as a picture of the version. */
  public Optional<Shown> findVisual(String slug, @Nullable Integer version, Viewer viewer) {
    return shown(queries.visual(slug, version, VersionState.PUBLISHED), viewer);
  }

  private Optional<Shown> shown(Optional<PuzzleQueries.Found> found, Viewer viewer) {
    return found.filter(one -> mayBeSeen(one, viewer)).map(PuzzleQueries.Found::content);
  }

  private boolean mayBeSeen(PuzzleQueries.Found found, Viewer viewer) {
    return found.content().published()
        || viewer.admin()
        || (found.author() != null && viewer.player().equals(Optional.of(found.author())))
        || opening.isOpen(found.puzzle(), found.number());
  }

  public byte[] content(Shown picture) {
    return queries.pictureContent(picture.hash()).bytes();
  }
}
