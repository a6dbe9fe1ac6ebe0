/** Code that players write, and the languages that they write in. */
package io.arbiter.core.source;
