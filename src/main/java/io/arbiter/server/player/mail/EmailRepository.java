package io.arbiter.server.player.mail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes confirmed addresses. The case of an address does not matter. */
@ApplicationScoped
class EmailRepository implements PanacheRepositoryBase<EmailEntity, UUID> {
  Optional<EmailEntity> by(String email) {
    return find("lower(email) = lower(?1)", email).singleResultOptional();
  }
}
