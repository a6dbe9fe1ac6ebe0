/** Checks the files with which operators run and watch Arbiter, without a cluster or an engine. */
package io.arbiter.deployment;
