package io.arbiter.server.puzzle;

import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of puzzles, for those who may see them. Thread-safe. */
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

  private final MediaStatements statements;

  public PuzzleMedia(MediaStatements statements) {
    this.statements = statements;
  }

  /**
   * A picture of a version. Everybody may see the published version; the puzzle's author and admins
   * may see all versions.
   *
   * @param version null for the published version
   */
  public Optional<Picture> find(
      String slug, String name, @Nullable Integer version, Viewer viewer) {
    return statements
        .find(slug, name, version)
        .filter(found -> isPublished(found) || isOwn(found, viewer))
        .map(found -> new Picture(isPublished(found), found.hash()));
  }

  private static boolean isPublished(MediaStatements.Found found) {
    return found.state().equals(VersionState.PUBLISHED.name());
  }

  private static boolean isOwn(MediaStatements.Found found, Viewer viewer) {
    return viewer.admin()
        || (found.author() != null && viewer.player().equals(Optional.of(found.author())));
  }

  public byte[] content(Picture picture) {
    return statements.content(picture.hash());
  }
}
