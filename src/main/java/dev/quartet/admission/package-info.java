/**
 * Step 1, receive: who asks, size limits, attachments, the conversation.
 *
 * <p>Start at {@link dev.quartet.admission.Admission}.
 */
@NullMarked
package dev.quartet.admission;

import org.jspecify.annotations.NullMarked;
