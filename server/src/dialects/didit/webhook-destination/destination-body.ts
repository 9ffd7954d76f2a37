import type { DestinationStatistics, WebhookDestination } from "#core/webhook/webhook-destination.ts";
import type { JsonObject } from "#lib/json.ts";

/** A destination in a list: without its secret. */
export function listedBody(
  destination: WebhookDestination,
  statistics: DestinationStatistics | undefined,
): JsonObject {
  const {
    total_deliveries,
    failed_deliveries,
    error_rate_percentage,
    avg_response_time_ms,
    last_delivery_at,
  } = summary(statistics);
  return {
    ...common(destination),
    subscribed_events_count: destination.subscriptions.length,
    deliveries_count: total_deliveries,
    failed_deliveries_count: failed_deliveries,
    average_response_time_ms: avg_response_time_ms,
    ...{ error_rate_percentage, last_delivery_at },
  };
}

/** A destination by itself: with its secret and what became of the tries. */
export function destinationBody(
  destination: WebhookDestination,
  statistics: DestinationStatistics | undefined,
): JsonObject {
  return { ...common(destination), secret_shared_key: destination.secret, summary: summary(statistics) };
}

function common(destination: WebhookDestination) {
  return {
    uuid: destination.id,
    label: destination.label,
    url: destination.url,
    enabled: destination.isEnabled,
    webhook_version: destination.version,
    subscribed_events: [...destination.subscriptions],
    retry_schedule: destination.retrySchedule,
    created_at: destination.createdAt.toISOString(),
    updated_at: destination.updatedAt.toISOString(),
  };
}

function summary(statistics: DestinationStatistics | undefined) {
  const whole = (value: number | undefined) => (value === undefined ? null : Math.round(value));
  const [tries, failed] = [statistics?.tries ?? 0, statistics?.failedTries ?? 0];
  return {
    total_deliveries: tries,
    failed_deliveries: failed,
    error_rate_percentage: tries === 0 ? 0 : Math.round((failed / tries) * 100),
    min_response_time_ms: whole(statistics?.shortestMs),
    avg_response_time_ms: whole(statistics?.averageMs),
    max_response_time_ms: whole(statistics?.longestMs),
    last_delivery_at: statistics?.lastTryAt?.toISOString() ?? null,
  };
}
