package io.arbiter.server.contest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Adds, changes and deletes single contests. */
@ApplicationScoped
class ContestRepository implements PanacheRepositoryBase<ContestEntity, UUID> {}
