package io.arbiter.server.publication;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of what is hidden, newest first. */
interface HiddenQueries extends Queries {
  @SQL(
      """
      select b.id, b.submission_id, p.slug, pl.name, b.category, b.hidden
      from publication b join named_puzzle p on p.id = b.puzzle_id
      join shown_player pl on pl.id = b.player_id
      where b.hidden is not null and (cast(:before as uuid) is null or b.id < :before)
      order by b.id desc limit :limit
      """)
  List<HiddenPublication> publications(@Nullable UUID before, int limit);

  @SQL(
      """
      select c.id, c.publication_id, p.slug, pl.name, c.text, c.hidden
      from publication_comment c join publication b on b.id = c.publication_id
      join named_puzzle p on p.id = b.puzzle_id join shown_player pl on pl.id = c.player_id
      where c.hidden is not null and (cast(:before as uuid) is null or c.id < :before)
      order by c.id desc limit :limit
      """)
  List<HiddenComment> comments(@Nullable UUID before, int limit);
}
