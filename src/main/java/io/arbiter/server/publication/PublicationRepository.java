package io.arbiter.server.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hides single publications. */
@ApplicationScoped
class PublicationRepository implements PanacheRepositoryBase<PublicationEntity, UUID> {
  /**
   * Sets the reason; null shows the publication again.
   *
   * @return the publication's player; empty if there is no such publication
   */
  public Optional<UUID> hide(UUID publication, @Nullable String reason) {
    return findByIdOptional(publication)
        .map(
            found -> {
              found.hidden = reason;
              return found.player;
            });
  }
}
