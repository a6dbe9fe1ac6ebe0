package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.Media;
import java.util.Optional;

/** The addresses of a puzzle's pictures, as its texts name them. */
@FunctionalInterface
public interface Pictures {
  /** A text that shows no pictures. */
  Pictures NONE = source -> Optional.empty();

  /** The address of a picture; empty if the picture is none of the puzzle's own. */
  Optional<String> address(String source);

  /** The pictures of the published version of a puzzle. */
  static Pictures of(String slug) {
    return source -> Media.name(source).map(name -> "/api/puzzles/" + slug + "/media/" + name);
  }

  /** The pictures of a version. Browsers may keep them, because a version never changes. */
  static Pictures of(String slug, int version) {
    return source -> of(slug).address(source).map(address -> address + "?version=" + version);
  }
}
