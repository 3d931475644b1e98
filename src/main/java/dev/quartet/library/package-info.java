/**
 * Everything loaded on demand: scripts, skills, pipelines, memory; index, registry, resource.
 *
 * <p>Start at {@link dev.quartet.library.Library}.
 */
@NullMarked
package dev.quartet.library;

import org.jspecify.annotations.NullMarked;
