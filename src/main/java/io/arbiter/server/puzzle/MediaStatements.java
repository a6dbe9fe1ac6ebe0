package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.Translation;
import io.arbiter.core.bundle.file.Media;
import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the pictures, visuals and translations of versions, in the caller's transaction. */
@ApplicationScoped
public class MediaStatements {
  private static final String ADD_MEDIA =
      """
      with given as (
        select name, hash, decode(content, 'base64') as content
        from json_to_recordset(cast(:media as json)) as m (name text, hash text, content text)
      ), added as (
        insert into media (hash, content)
        select distinct on (hash) hash, content from given on conflict do nothing
      )
      insert into version_media (puzzle_id, number, name, hash)
      select :puzzle, :number, name, hash from given
      """;

  private static final String ADD_TRANSLATIONS =
      """
      insert into version_translation (puzzle_id, number, language, title, statement,
        statement_html, hints)
      select :puzzle, :number, language, title, statement, html,
        array(select json_array_elements_text(hints))
      from json_to_recordset(cast(:translations as json))
        as t (language text, title text, statement text, html text, hints json)
      """;

  private static final String FIND =
      """
      select p.id, v.number, v.state, p.author_id, m.hash from puzzle p
      join puzzle_version v on v.puzzle_id = p.id
      join version_media m on m.puzzle_id = v.puzzle_id and m.number = v.number
      where p.slug = :slug and m.name = :name
        and (v.number = :number or (cast(:number as int) is null and v.state = 'PUBLISHED'))
      """;

  private static final String FIND_VISUAL =
      """
      select p.id, v.number, v.state, p.author_id, v.hash, v.visual from puzzle p
      join puzzle_version v on v.puzzle_id = p.id
      where p.slug = :slug and v.visual is not null
        and (v.number = :number or (cast(:number as int) is null and v.state = 'PUBLISHED'))
      """;

  private static final String CONTENT = "select content from media where hash = :hash";

  private static final String ALL =
      """
      select m.name, c.content from puzzle p
      join version_media m on m.puzzle_id = p.id and m.number = :number
      join media c on c.hash = m.hash
      where p.slug = :slug
      """;

  private final Session session;

  MediaStatements(@Current Session session) {
    this.session = session;
  }

  private record Picture(String name, String hash, byte[] content) {}

  private record Text(
      String language, String title, String statement, String html, List<String> hints) {}

  /** Where a picture is, and who may see it. */
  record Found(UUID puzzle, int number, String state, @Nullable UUID author, String hash) {}

  /**
   * The page that draws a test, and who may see the page.
   *
   * @param hash of the version
   */
  record FoundVisual(
      UUID puzzle, int number, String state, @Nullable UUID author, String hash, String page) {}

  /** A picture of a version. */
  public record Named(String name, byte[] content) {}

  /** Adds the pictures among the files of a new version. */
  public void addMedia(UUID puzzle, int number, Map<String, byte[]> files) {
    List<Picture> media =
        Media.of(files).entrySet().stream()
            .map(file -> new Picture(file.getKey(), Codec.hash(file.getValue()), file.getValue()))
            .toList();
    if (!media.isEmpty()) {
      session
          .createNativeMutationQuery(ADD_MEDIA)
          .setParameter("puzzle", puzzle)
          .setParameter("number", number)
          .setParameter("media", Codec.toJson(media))
          .executeUpdate();
    }
  }

  /** Adds the translations of a new version. */
  public void addTranslations(
      UUID puzzle, int number, List<Translation> translations, Pictures pictures) {
    List<Text> texts =
        translations.stream()
            .map(
                t ->
                    new Text(
                        t.language(),
                        t.title(),
                        t.statement(),
                        Markdown.toHtml(t.statement(), pictures),
                        t.hints()))
            .toList();
    if (!texts.isEmpty()) {
      session
          .createNativeMutationQuery(ADD_TRANSLATIONS)
          .setParameter("puzzle", puzzle)
          .setParameter("number", number)
          .setParameter("translations", Codec.toJson(texts))
          .executeUpdate();
    }
  }

  /**
   * A picture of a version.
   *
   * @param number of the version; null for the published version
   */
  Optional<Found> find(String slug, String name, @Nullable Integer number) {
    return session
        .createNativeQuery(FIND, Found.class)
        .setParameter("slug", slug)
        .setParameter("name", name)
        .setParameter("number", number, Integer.class)
        .uniqueResultOptional();
  }

  /**
   * The page of a version that draws a test.
   *
   * @param number of the version; null for the published version
   */
  Optional<FoundVisual> findVisual(String slug, @Nullable Integer number) {
    return session
        .createNativeQuery(FIND_VISUAL, FoundVisual.class)
        .setParameter("slug", slug)
        .setParameter("number", number, Integer.class)
        .uniqueResultOptional();
  }

  byte[] content(String hash) {
    return Column.query(session, CONTENT, byte[].class)
        .setParameter("hash", hash)
        .getSingleResult();
  }

  /** All pictures of a version. */
  public List<Named> all(String slug, int number) {
    return session
        .createNativeQuery(ALL, Named.class)
        .setParameter("slug", slug)
        .setParameter("number", number)
        .getResultList();
  }
}
