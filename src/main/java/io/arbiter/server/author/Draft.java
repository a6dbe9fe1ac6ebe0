package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.Finding;
import io.arbiter.server.puzzle.VersionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored version.
 *
 * @param needs what the validation still needs; null if nothing is known to be missing
 * @param notes what an import could not convert; null for a bundle
 */
record Draft(
    String slug,
    int version,
    VersionState state,
    String hash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> needs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> notes) {}
