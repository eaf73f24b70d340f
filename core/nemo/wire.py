"""The backend's wire contract as types: what is asked, what is answered, and the numbers errors go by.

Canonical shapes are what the studio serves. Where the cloud is known to answer in other ways too, the model
reads those as well and always turns into the canonical form.
"""

from enum import IntEnum, StrEnum
from typing import Any, Final, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, field_validator, model_validator

AGENT: Final = "nemo_agent"
MIB: Final = 1024 * 1024
MAX_FILE_BYTES: Final = 500 * MIB

VIDEO_TYPES: Final = frozenset({"mp4", "mov", "avi", "webm", "mkv"})
IMAGE_TYPES: Final = frozenset({"jpg", "jpeg", "png", "gif", "webp"})
AUDIO_TYPES: Final = frozenset({"mp3", "wav", "m4a", "aac"})
FILE_TYPES: Final = VIDEO_TYPES | IMAGE_TYPES | AUDIO_TYPES

ATTRIBUTION_HEADERS: Final = ("X-Skill-Source", "X-Skill-Version", "X-Skill-Platform")


class Path:
    """The exact paths of the API."""

    ANONYMOUS_TOKEN: Final = "/api/auth/anonymous-token"  # noqa: S105 - a path
    CLAIM_TOKEN: Final = "/api/auth/claim-token"  # noqa: S105 - a path
    SESSIONS: Final = "/api/tasks/me/with-session/nemo_agent"
    RUN: Final = "/run_sse"
    UPLOAD: Final = "/api/upload-video/nemo_agent/me/{session_id}"
    CREDITS: Final = "/api/credits/balance/simple"
    STATE: Final = "/api/state/nemo_agent/me/{session_id}/latest"
    RENDERS: Final = "/api/render/proxy/lambda"
    RENDER: Final = "/api/render/proxy/lambda/{render_id}"
    RENDER_CANCEL: Final = "/api/render/proxy/lambda/{render_id}/cancel"
    RENDER_DOWNLOAD: Final = "/api/render/proxy/{render_id}/download"


class Code(IntEnum):
    """What an envelope's `code` means."""

    OK = 0
    TOKEN_EXPIRED = 1001
    SESSION_LOST = 1002
    TOKEN_MALFORMED = 1010
    TOKEN_REVOKED = 1011
    OUT_OF_CREDITS = 2001
    UNSUPPORTED_FILE = 4001
    FILE_TOO_LARGE = 4002
    BAD_REQUEST = 400
    EXPORT_BLOCKED = 402
    SCOPE_MISSING = 403
    NOT_FOUND = 404
    RATE_LIMITED = 429
    SERVER_ERROR = 500


class Kind(StrEnum):
    """What a file holds."""

    VIDEO = "video"
    IMAGE = "image"
    AUDIO = "audio"


class Wire(BaseModel):
    """A frozen piece of the contract that keeps what it does not know."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


class Token(Wire):
    """An anonymous token, as issued."""

    token: str = Field(repr=False)
    user_id: str = ""
    expires_at: str | int | float | None = None
    credits: int | float = 0


class Session(Wire):
    """A project's session."""

    task_id: str
    session_id: str
    user_id: str = ""


class ClaimToken(Wire):
    """What opens a project in the browser."""

    claim_token: str = Field(repr=False)
    expires_in: int = 604_800


class UploadedFile(Wire):
    """One file as the backend understood it."""

    filename: str
    file_type: Kind
    cdn_url: str
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    fps: float | None = None
    hash: str | None = None


class Uploads(Wire):
    """The answer to an upload."""

    files: list[UploadedFile]
    session_state_applied: bool = False


class Credits(Wire):
    """What an account may still spend."""

    available: float
    frozen: float = 0
    total: float


class State(Wire):
    """A project as it stands; any part may be absent, null or empty."""

    draft: dict[str, Any] | None = None
    video_infos: Any = None
    canvas_config: dict[str, Any] | None = None
    video_analyses: Any = None
    generated_media: Any = None

    @field_validator("draft", "canvas_config", mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return value if value or isinstance(value, dict) else None


class Snapshot(Wire):
    """The answer to a question for the state."""

    session_id: str = ""
    task_id: str = ""
    task_name: str = ""
    state: State = State()

    @model_validator(mode="before")
    @classmethod
    def _missing_state(cls, value: Any) -> Any:
        if isinstance(value, dict):
            told = {key: part for key, part in value.items() if part is not None}
            return {**told, "state": value.get("state") or {}}
        return value


class Output(Wire):
    """What a render should come out as; all after the quality are requests that a backend may ignore."""

    format: Literal["mp4"] = "mp4"
    quality: str = "high"
    resolution: str | None = None
    fps: float | None = None
    max_bytes: int | None = Field(None, ge=1)  # how large the file may be
    copy_of: str | None = Field(None, max_length=128)  # a finished render that this shall be a copy of


class RenderRequest(Wire):
    """Ask for a render; `sessionId` is the contract's only camelCase field."""

    id: str = Field(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9_.-]+$")
    session_id: str = Field(validation_alias=AliasChoices("sessionId"), serialization_alias="sessionId")
    draft: dict[str, Any]
    output: Output = Output()


class RenderStatus(StrEnum):
    """Where a render is."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class RenderOutput(Wire):
    """A finished render."""

    url: str
    duration: float | None = None
    size: int | None = None
    # What the studio found when it checked the file (`studio.verdict`); the contract has no word for it.
    faults: list[str] | None = None


class Render(Wire):
    """One render job; reads shape A (canonical, `taskId` and `output`) and shape B (`id` and `outputUrl`)."""

    id: str = Field(validation_alias=AliasChoices("taskId", "id"), serialization_alias="taskId")
    status: RenderStatus
    progress: float = 0
    output: RenderOutput | None = None
    error: str | None = None

    @field_validator("progress", mode="before")
    @classmethod
    def _unknown(cls, value: Any) -> Any:
        return 0 if value is None else value

    @model_validator(mode="before")
    @classmethod
    def _shape_b(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("outputUrl") and not value.get("output"):
            return {**value, "output": {"url": value["outputUrl"]}}
        return value


class MessagePart(Wire):
    """One piece of what a person says."""

    text: str = Field(min_length=1, max_length=20_000)


class Message(Wire):
    """What a person says."""

    parts: list[MessagePart] = Field(min_length=1, max_length=100)

    @property
    def text(self) -> str:
        """The whole of it."""
        return "\n".join(part.text for part in self.parts)


class RunRequest(Wire):
    """Ask the agent for a turn; ADK's camelCase names are read as well."""

    app_name: str = Field(AGENT, validation_alias=AliasChoices("app_name", "appName"))
    user_id: str = Field("me", validation_alias=AliasChoices("user_id", "userId"))
    session_id: str = Field(validation_alias=AliasChoices("session_id", "sessionId"))
    new_message: Message = Field(validation_alias=AliasChoices("new_message", "newMessage"))
