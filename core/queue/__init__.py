from core.queue.contract import (
    DEFAULT_TERMS,
    Args,
    Handler,
    Job,
    Later,
    Queue,
    Retry,
    Scalar,
    Status,
    Terms,
    Token,
)
from core.queue.sqlite import SCHEMA, SqliteQueue

__all__ = [
    "DEFAULT_TERMS",
    "SCHEMA",
    "Args",
    "Handler",
    "Job",
    "Later",
    "Queue",
    "Retry",
    "Scalar",
    "SqliteQueue",
    "Status",
    "Terms",
    "Token",
]
