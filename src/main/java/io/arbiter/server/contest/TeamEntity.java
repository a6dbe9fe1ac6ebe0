package io.arbiter.server.contest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A team of a contest. */
@Entity
@NullUnmarked
@Table(name = "contest_team")
class TeamEntity {
  @Id UUID id;

  @Column(name = "contest_id")
  UUID contest;

  String name;
}
