/**
 * Quartet answers every request with the cheapest thing that does it right.
 *
 * <p>Start at {@link dev.quartet.RequestFlow}, the five steps of a request; {@link dev.quartet.App}
 * makes every object.
 */
@NullMarked
package dev.quartet;

import org.jspecify.annotations.NullMarked;
