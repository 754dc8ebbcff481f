/**
 * The answer. {@link loadline.core.decision.Decide#decide} is a pure function of a {@link loadline.core.model.Question}
 * and {@link loadline.core.decision.Facts}; a {@link loadline.core.decision.Decision} carries the
 * {@link loadline.core.decision.Answer}, what it rests on, and every {@link loadline.core.decision.Reason}.
 *
 * <p>The rules are numbered in {@code spec/decide.md}; code and page are kept in step. Rules: silence is not permission;
 * all reasons are given; the strictest policy stands; what cannot be evaluated blocks.
 */
package loadline.core.decision;
