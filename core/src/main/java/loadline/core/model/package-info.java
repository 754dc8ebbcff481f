/**
 * What is trained and deployed: {@link loadline.core.model.Checkpoint} (saved weights with lineage and effective compute),
 * {@link loadline.core.model.Subject} (what a question is about), {@link loadline.core.model.Question},
 * {@link loadline.core.model.Fallback} (what is served instead).
 *
 * <p>Rules: a checkpoint is known by its digest; everything derived from one assessed checkpoint is its family; effective
 * compute is an interval or unknown, never a single trusted number.
 */
package loadline.core.model;
