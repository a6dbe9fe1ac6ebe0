package io.arbiter.publication;

import java.util.UUID;

/** Who looks. */
record Viewer(UUID player, boolean admin) {}
