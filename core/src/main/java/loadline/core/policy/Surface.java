package loadline.core.policy;

/** Where a model meets the world. {@code NONE} is for questions about weights or training runs. */
public enum Surface { NONE, INTERNAL, TRUSTED_PARTNER, API, FINE_TUNING_API, PUBLIC_CHAT, AGENTIC, AUTONOMOUS, OPEN_WEIGHTS }
