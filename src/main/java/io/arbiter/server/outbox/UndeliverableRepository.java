package io.arbiter.server.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The records that could not be delivered. */
@ApplicationScoped
class UndeliverableRepository implements PanacheRepositoryBase<UndeliverableEntity, UUID> {}
