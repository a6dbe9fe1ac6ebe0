package io.arbiter.server.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hides single publications. */
@ApplicationScoped
class PublicationRepository implements PanacheRepositoryBase<PublicationEntity, UUID> {
  /**
   * Sets the reason; null shows the publication again. Returns whether there is such a publication.
   */
  boolean hide(UUID publication, @Nullable String reason) {
    return update("hidden = ?1 where id = ?2", reason, publication) > 0;
  }
}
