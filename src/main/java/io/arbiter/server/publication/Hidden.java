package io.arbiter.server.publication;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists what admins have hidden, newest first. Thread-safe. */
@ApplicationScoped
@Transactional
class Hidden {
  private final HiddenStatements statements;

  Hidden(HiddenStatements statements) {
    this.statements = statements;
  }

  Page<HiddenPublication> publications(PageRequest page) {
    return Page.of(
        statements.publications(before(page), page.limit() + 1),
        page.limit(),
        publication -> List.of(publication.id()));
  }

  Page<HiddenComment> comments(PageRequest page) {
    return Page.of(
        statements.comments(before(page), page.limit() + 1),
        page.limit(),
        comment -> List.of(comment.id()));
  }

  private static Optional<UUID> before(PageRequest page) {
    return Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
  }
}
