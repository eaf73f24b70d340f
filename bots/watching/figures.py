"""Every figure that Cutroom shows: its name, what it counts, and what it is told apart by."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# From a press of a button to the longest turn; a long upload and an edit may take minutes.
TURN_S: Final = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900)
CALL_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
WORD_S: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
EXPORT_S: Final = (1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1200, 3600)
LAG_S: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Figures:
    """All of them, in one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, what: str, *told_by: str) -> Counter:
            return Counter(f"cutroom_{name}", what, told_by, registry=registry)

        def gauge(name: str, what: str, *told_by: str) -> Gauge:
            return Gauge(f"cutroom_{name}", what, told_by, registry=registry)

        def times(name: str, what: str, buckets: tuple[float, ...], *told_by: str) -> Histogram:
            return Histogram(f"cutroom_{name}_seconds", what, told_by, registry=registry, buckets=buckets)

        self.turns = counter("turns_total", "Turns that have ended.", "action", "outcome")
        self.turn = times("turn", "From a turn's arrival to its end.", TURN_S, "action")
        self.word = times(
            "first_word", "From arrival to the bot's, from asking to the agent's.", WORD_S, "speaker"
        )
        self.stages = counter("exports_total", "Exports that have come to a stage.", "stage")
        self.export = times("export", "From the wish for an export to its end.", EXPORT_S, "outcome")
        self.step = times("export_step", "What bringing an export on from a stage takes.", EXPORT_S, "stage")
        self.calls = times("backend_call", "One call of the backend.", CALL_S, "endpoint")
        self.errors = counter("backend_errors_total", "Refusals of the backend.", "endpoint", "code")
        self.chats = times("platform_call", "One call of a platform.", CALL_S, "platform", "call")
        self.said = counter("platform_calls_total", "Calls of a platform.", "platform", "call", "outcome")
        self.floods = counter("platform_throttled_total", "Times a platform asked to slow down.", "platform")
        self.hushed = counter("platform_throttled_seconds_total", "For how long, in all.", "platform")
        self.connected = gauge("platform_connected", "Whether a platform hears us.", "platform")
        self.bytes = counter("bytes_total", "Bytes of files that have moved.", "way")
        self.waiting = gauge("queue_waiting_jobs", "Jobs that wait.", "queue")
        self.running = gauge("queue_running_jobs", "Jobs that run.", "queue")
        self.oldest = gauge("queue_oldest_seconds", "How long a job has waited that could run.", "queue")
        self.served = times("studio_request", "One answer of the studio.", CALL_S, "endpoint")
        self.answers = counter("studio_requests_total", "Answers of the studio.", "endpoint", "status")
        self.renders = times("studio_render", "The work on one render.", EXPORT_S, "outcome")
        self.lag = times("event_loop_lag", "How late the event loop was.", LAG_S)
        self.free = gauge("disk_free_bytes", "What is free where the data is kept.")
        self.ready = gauge("ready", "Whether a part is ready, as /readyz tells.", "part")
