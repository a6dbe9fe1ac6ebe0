package io.arbiter.server.author.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of what imports need. */
@Entity
@Table(name = "author_import")
@SuppressWarnings("NullAway.Init")
class ImportEntity {
  @Id
  @Column(name = "task_id")
  UUID task;

  boolean admin;
  byte[] upload;
  String details;
  byte @Nullable [] bundle;
  @Nullable String notes;
}
