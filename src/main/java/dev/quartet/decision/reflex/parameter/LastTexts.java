package dev.quartet.decision.reflex.parameter;
final class LastTexts implements Step { @Override public void assign(Assignment assignment) {} }
