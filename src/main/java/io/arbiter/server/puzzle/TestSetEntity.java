package io.arbiter.server.puzzle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** The tests of versions as a record of a topic, named by the hash of the content. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "test_set")
class TestSetEntity {
  @Id String hash;
  byte[] content;
}
