package dev.quartet.ledger.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes: those of OpenTelemetry's conventions, and ours beside them. */
final class Conventions {
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
  static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
  static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
  static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
  static final AttributeKey<String> WORKFLOW = AttributeKey.stringKey("gen_ai.workflow.name");
  static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
  static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");
  static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");
  static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHE_READ =
      AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> CACHE_WRITE =
      AttributeKey.longKey("gen_ai.usage.cache_creation.input_tokens");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  static final AttributeKey<String> REQUEST = AttributeKey.stringKey("quartet.request.id");
  static final AttributeKey<String> STATUS = AttributeKey.stringKey("quartet.status");
  static final AttributeKey<String> TIER = AttributeKey.stringKey("quartet.tier");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("quartet.route");
  static final AttributeKey<String> SOURCE = AttributeKey.stringKey("quartet.source");
  static final AttributeKey<Double> CONFIDENCE = AttributeKey.doubleKey("quartet.confidence");
  static final AttributeKey<Double> COST = AttributeKey.doubleKey("quartet.cost.usd");
  static final AttributeKey<Double> BASELINE = AttributeKey.doubleKey("quartet.baseline.usd");
  static final AttributeKey<Double> SAVING = AttributeKey.doubleKey("quartet.saving.usd");
  static final AttributeKey<String> STEP = AttributeKey.stringKey("quartet.step.name");
  static final AttributeKey<String> EFFECT = AttributeKey.stringKey("quartet.effect");
  static final AttributeKey<Long> EXIT_CODE = AttributeKey.longKey("quartet.exit_code");
  static final AttributeKey<Boolean> CACHED = AttributeKey.booleanKey("quartet.cached");

  private Conventions() {}

  static double dollars(long nanos) {
    return nanos / 1e9;
  }
}
