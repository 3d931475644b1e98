package dev.quartet.decision.reflex.parameter;
final class Texts implements Step { @Override public void assign(Assignment assignment) {} }
