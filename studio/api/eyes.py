"""Looking into the files of a session, for the edits that are decided by what is seen and heard."""

import logging
from collections.abc import Set
from dataclasses import dataclass

from studio.api.analyses import Analyses
from studio.api.uploads import Uploads
from studio.sight.analysis import Analysis

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Eyes:
    """Finds out what uploaded files are like."""

    analyses: Analyses
    uploads: Uploads

    async def see(self, session_id: str, media: Set[str]) -> dict[str, Analysis]:
        """Look into these files; one that cannot be looked into is left out, and spoils nothing else."""
        if not media:
            return {}
        paths = await self.uploads.sources(session_id)
        seen: dict[str, Analysis] = {}
        for one in sorted(media & paths.keys()):
            try:
                seen[one] = await self.analyses.of(paths[one])
            except Exception:
                _log.exception("looking into a file failed", extra={"action": "analysis_failed"})
        return seen
