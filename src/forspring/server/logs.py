"""Logs that a machine can read, one JSON object a line, without personal data: no address's query, no form, no name."""

from __future__ import annotations

import logging
import logging.config
import sys
import traceback

import structlog

SHARED = (
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
PLACES = 8


def configure() -> None:
    """Send what is worth knowing to standard error."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        _without_persons,
                        structlog.processors.JSONRenderer(ensure_ascii=False),
                    ],
                    "foreign_pre_chain": SHARED,
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {"axes": {"level": "ERROR"}, "django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
        }
    )
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _without_persons(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Of an error its kind and its places in the code, never its words; of a request nothing, for it holds what people typed."""
    told = {name: value for name, value in event.items() if name not in {"request", "exc_info"}}
    error = event.get("exc_info")
    if isinstance(error, tuple) and error[0] is not None:
        told["error"] = error[0].__name__
        told["places"] = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error[2])[-PLACES:]]
    return told
