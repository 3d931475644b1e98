/**
 * What every room stands on: ids, JSON, hashes, cancellation, processes and their sandbox.
 *
 * <p>Uses nothing of ours. Start at {@link dev.quartet.platform.Processes}.
 */
@NullMarked
package dev.quartet.platform;

import org.jspecify.annotations.NullMarked;
