package io.arbiter.server.puzzle;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads puzzles. */
@ApplicationScoped
class PuzzleRepository implements PanacheRepositoryBase<PuzzleEntity, UUID> {
  /** The columns of a version that submissions to it need. */
  record Judged(
      UUID puzzle,
      @Nullable UUID author,
      int number,
      String testSetHash,
      String limits,
      boolean alwaysOpen,
      String function) {}

  Optional<PuzzleStore.Puzzle> bySlug(String slug) {
    return find("select id, slug, authorId from PuzzleEntity where slug = ?1", slug)
        .project(PuzzleStore.Puzzle.class)
        .singleResultOptional();
  }

  /** The puzzle, if a version of it is published or was. */
  Optional<PuzzleStore.Puzzle> shownBySlug(String slug) {
    return find(
            """
            select p.id, p.slug, p.authorId from PuzzleEntity p
            where p.slug = ?1 and exists (select 1 from VersionEntity v
              where v.puzzleId = p.id and (v.state = PUBLISHED or v.state = RETIRED))
            """,
            slug)
        .project(PuzzleStore.Puzzle.class)
        .singleResultOptional();
  }

  Optional<Judged> published(String slug) {
    return find(
            """
            select p.id, p.authorId, v.number, v.testSetHash, v.limits, v.alwaysOpen, v.functionName
            from PuzzleEntity p
            join VersionEntity v on v.puzzleId = p.id and v.state = PUBLISHED
            where p.slug = ?1
            """,
            slug)
        .project(Judged.class)
        .singleResultOptional();
  }

  Optional<Judged> judged(String slug, int number) {
    return find(
            """
            select p.id, p.authorId, v.number, v.testSetHash, v.limits, v.alwaysOpen, v.functionName
            from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
            where p.slug = ?1 and v.number = ?2
            """,
            slug,
            number)
        .project(Judged.class)
        .singleResultOptional();
  }
}
