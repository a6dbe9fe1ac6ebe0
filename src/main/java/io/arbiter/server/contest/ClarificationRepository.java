package io.arbiter.server.contest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Adds and answers single clarifications. */
@ApplicationScoped
class ClarificationRepository implements PanacheRepositoryBase<ClarificationEntity, UUID> {}
