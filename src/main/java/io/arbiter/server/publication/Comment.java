package io.arbiter.server.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a publication.
 *
 * @param hidden why an admin has hidden it; only admins and its player see such a one
 */
public record Comment(
    UUID id,
    String player,
    String text,
    Instant writtenAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hidden) {}
