package io.arbiter.server.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks, in the caller's transaction. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<WebhookEntity, UUID> {
  /** A player's webhooks after this id, oldest first. */
  List<Webhook> list(UUID player, UUID after, int limit) {
    return find("player = ?1 and id > ?2 order by id", player, after).page(0, limit).stream()
        .map(WebhookEntity::shown)
        .toList();
  }

  Optional<WebhookEntity> find(UUID player, UUID id) {
    return find("player = ?1 and id = ?2", player, id).singleResultOptional();
  }

  /** Deletes a webhook with its deliveries; false if the player has no such webhook. */
  boolean delete(UUID player, UUID id) {
    return delete("player = ?1 and id = ?2", player, id) > 0;
  }

  /** Locks a claimed webhook; empty if the lease is lost. */
  Optional<WebhookEntity> lock(WebhookQueue.Claim claim) {
    return findByIdOptional(claim.webhook(), LockModeType.PESSIMISTIC_WRITE)
        .filter(found -> claim.lease().equals(found.lease));
  }
}
