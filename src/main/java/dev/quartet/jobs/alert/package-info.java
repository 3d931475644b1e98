/**
 * What a person is told, and by which channels.
 *
 * <p>Start at {@link dev.quartet.jobs.alert.Alerts}.
 */
@NullMarked
package dev.quartet.jobs.alert;

import org.jspecify.annotations.NullMarked;
