/**
 * Shows the paths of a submission, a bundle, a rejudging and a webhook's delivery, what happens in
 * a contest by the clock, and what operators see. Each is shown from top to bottom in one file:
 * which loop reads what from where, who decides, who writes, and what is published next. Begin with
 * {@link io.arbiter.app.pipeline.SubmissionPipeline}.
 *
 * <p>Invariant: every loop of the process starts here, and nothing here decides anything.
 */
@NullMarked
package io.arbiter.app.pipeline;

import org.jspecify.annotations.NullMarked;
