/**
 * Takes a job, gives one judgement, and tells operators what the worker does.
 *
 * <p>Invariant: the judgement is published before the job is acknowledged.
 */
package io.arbiter.worker;
