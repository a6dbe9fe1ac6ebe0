/**
 * Shows each path of the program from top to bottom in one file: which loop reads what, who
 * decides, who writes, and what is published next. Begin with {@link
 * io.arbiter.app.pipeline.SubmissionPipeline}.
 *
 * <p>Invariant: every loop of the process starts here, and nothing here decides anything.
 */
package io.arbiter.app.pipeline;
