package io.arbiter.server.publication;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists what admins have hidden, newest first. Thread-safe. */
@ApplicationScoped
@Transactional
class Hidden {
  private final HiddenQueries queries;

  Hidden(HiddenQueries queries) {
    this.queries = queries;
  }

  Page<HiddenPublication> publications(PageRequest page) {
    return Page.of(
        queries.publications(before(page), page.limit() + 1),
        page.limit(),
        publication -> List.of(publication.id()));
  }

  Page<HiddenComment> comments(PageRequest page) {
    return Page.of(
        queries.comments(before(page), page.limit() + 1),
        page.limit(),
        comment -> List.of(comment.id()));
  }

  private static @Nullable UUID before(PageRequest page) {
    return Cursor.decode(page.after, key -> UUID.fromString(key.getFirst())).orElse(null);
  }
}
