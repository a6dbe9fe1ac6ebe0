package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a publication.
 *
 * @param text Markdown, as the player wrote it
 * @param html the text as sanitised HTML
 * @param hidden the admin's reason for hiding the comment, or null; only admins and its player see
 *     a hidden comment
 */
public record Comment(
    UUID id,
    String player,
    String text,
    String html,
    Instant writtenAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {}
