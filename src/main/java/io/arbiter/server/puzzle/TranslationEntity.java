package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.Translation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** The texts of a version in another language. A hint that is not translated is the original. */
@Entity
@Immutable
@NullUnmarked
@Table(name = "version_translation")
@IdClass(TranslationEntity.Key.class)
class TranslationEntity {
  record Key(UUID puzzleId, int number, String language) {}

  @Id UUID puzzleId;
  @Id int number;
  @Id String language;
  String title;
  String statement;
  String statementHtml;
  String[] hints;

  TranslationEntity() {}

  TranslationEntity(VersionEntity version, Translation translation) {
    puzzleId = version.puzzleId;
    number = version.number;
    language = translation.language();
    title = translation.title();
    statement = translation.statement();
    statementHtml = Markdown.toHtml(statement, Pictures.of(version.slug, number));
    hints = translation.hints().toArray(String[]::new);
  }
}
